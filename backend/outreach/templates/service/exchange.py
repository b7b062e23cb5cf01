"""Templates as a file, to be given to another tenant: texts and folders, without people, history and attachments."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.outreach.templates import schemas
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.errors import TemplateFileError
from backend.outreach.templates.events import TemplatesChanged
from backend.outreach.templates.models import Template
from backend.outreach.templates.queries import versions_of
from backend.outreach.templates.service.writing import (
    clean_folder,
    clean_name,
    clean_subject,
    good_tag,
    has_errors,
    new_version,
)
from backend.outreach.templates.sharing import visible
from tenants import audit
from tenants.context import Actor
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_VERSION: Final = 1
_MAX_TEXT: Final = 200_000


async def export_templates(session: ReadSession, actor: Actor, ids: Sequence[UUID] | None) -> schemas.TemplateFile:
    """The chosen templates, or all that the actor sees, as a file."""
    statement = select(Template).where(visible(actor), Template.archived_at.is_(None)).order_by(Template.name_key)
    if ids is not None:
        statement = statement.where(Template.id.in_(ids))
    templates = list(await session.scalars(statement.limit(1000)))
    versions = await versions_of(session, [template.id for template in templates])
    return schemas.TemplateFile(
        "lading-templates",
        _VERSION,
        [
            {
                "name": template.name,
                "folder": template.folder,
                "source_language": template.source_language,
                "languages": {
                    version.language: {
                        "subject": version.subject,
                        "preheader": version.preheader,
                        "html": version.html,
                        "status": version.status,
                    }
                    for version in versions[template.id]
                },
            }
            for template in templates
        ],
    )


async def import_templates(
    session: WriteSession, actor: Actor, given: schemas.TemplateFile
) -> schemas.TemplatesImported:
    """Make the templates of a file one's own. Languages with mistakes become drafts.

    Raises `NotAllowedError`, `TemplateFileError`, `ValidationFailedError`.
    """
    actor.require("conversations.write")
    if given.version > _VERSION:
        raise TemplateFileError
    made, drafts = [], 0
    for item in given.templates:
        template, languages = _read(item, actor)
        session.add(template)
        await session.flush()
        for tag, (subject, preheader, html, status) in languages.items():
            broken = has_errors(subject, html, tag, preheader)
            drafts += broken
            await new_version(
                session,
                actor,
                template,
                tag,
                subject=subject,
                preheader=preheader,
                html=html,
                status="draft" if broken else status,
                origin="import",
            )
        made.append(template.id)
        audit.record(session, "template.created", subject_id=template.id, subject_name=template.name)
    await session.flush()
    if made:
        append(session, TemplatesChanged(template_ids=made))
    return schemas.TemplatesImported(made, drafts)


def _read(item: Any, actor: Actor) -> tuple[Template, dict[str, tuple[str, str, str, str]]]:
    try:
        name, key = clean_name(_text(item["name"], 200))
        languages = {
            good_tag(tag, "templates"): (
                clean_subject(_text(text["subject"], 1000)),
                clean_subject(_text(text.get("preheader", ""), 500)),
                clean_source(_text(text["html"], _MAX_TEXT)),
                "approved" if text.get("status") == "approved" else "draft",
            )
            for tag, text in item["languages"].items()
        }
        source = good_tag(_text(item["source_language"], 35), "templates")
        folder = clean_folder(_text(item.get("folder", ""), 200))
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise TemplateFileError from error
    if source not in languages or len(languages) > 100:
        raise TemplateFileError
    template = Template(
        id=new_id(),
        name=name,
        name_key=key,
        folder=folder,
        sharing="mine" if actor.membership_id else "all",
        owner_id=actor.membership_id,
        source_language=source,
    )
    return template, languages


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError
    return value
