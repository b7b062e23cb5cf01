"""What happens to templates. `render` is how every part of the program fills one."""

from backend.outreach.templates.service.exchange import export_templates, import_templates
from backend.outreach.templates.service.files import add_file, read_file, remove_file
from backend.outreach.templates.service.languages import add_language, remove_language, restore_revision, save_language
from backend.outreach.templates.service.manners import change_manner, load_manner
from backend.outreach.templates.service.own_fields import own_catalogue
from backend.outreach.templates.service.ready import bring_ready, list_ready
from backend.outreach.templates.service.rendering import render
from backend.outreach.templates.service.settings import change_settings
from backend.outreach.templates.service.templates import (
    archive_template,
    change_template,
    copy_template,
    create_template,
    rename_folder,
    return_template,
)

__all__ = [
    "add_file",
    "add_language",
    "archive_template",
    "bring_ready",
    "change_manner",
    "change_settings",
    "change_template",
    "copy_template",
    "create_template",
    "export_templates",
    "import_templates",
    "list_ready",
    "load_manner",
    "own_catalogue",
    "read_file",
    "remove_file",
    "remove_language",
    "rename_folder",
    "render",
    "restore_revision",
    "return_template",
    "save_language",
]
