"""Changes: fields, layouts, files, and the values of records."""

from backend.custom_fields.service.fields import archive_field, change_field, create_field, order_fields, return_field
from backend.custom_fields.service.files import CUSTOM_FILE, add_file, find_file, receive_file
from backend.custom_fields.service.layouts import drop_layout, set_layout
from backend.custom_fields.service.writing import Written, require_stage_values, write_values

__all__ = [
    "CUSTOM_FILE",
    "Written",
    "add_file",
    "archive_field",
    "change_field",
    "create_field",
    "drop_layout",
    "find_file",
    "order_fields",
    "receive_file",
    "require_stage_values",
    "return_field",
    "set_layout",
    "write_values",
]
