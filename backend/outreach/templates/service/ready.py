"""The templates that come with Lading: brought to each tenant once, and brought up to date only where it asks.

A tenant's own change is never overwritten: a language whose text is still the ready one carries that text's digest.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select

from backend.outreach.templates import schemas
from backend.outreach.templates.events import TemplatesChanged
from backend.outreach.templates.models import Template, TemplateLanguage
from backend.outreach.templates.queries import versions_of
from backend.outreach.templates.ready import SOURCE_LANGUAGE, Ready, ready_templates
from backend.outreach.templates.service.writing import clean_name, locked_versions, new_version, set_text
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession


async def list_ready(session: ReadSession) -> list[schemas.ReadyTemplate]:
    """Each ready template with what the tenant has of it."""
    rows = {
        row.ready_key: row for row in await session.scalars(select(Template).where(Template.ready_key.is_not(None)))
    }
    versions = await versions_of(session, [row.id for row in rows.values()])
    found = []
    for ready in ready_templates():
        row = rows.get(ready.key)
        state: schemas.ReadyState = "missing"
        if row is not None:
            state = "archived" if row.archived_at else _state(ready, versions[row.id])
        found.append(
            schemas.ReadyTemplate(
                key=ready.key,
                name=translate(ready.name, current().locale),
                folder=translate(ready.folder, current().locale),
                languages=list(ready.texts),
                state=state,
                template_id=row.id if row else None,
            )
        )
    return found


async def bring_ready(
    session: WriteSession, actor: Actor, keys: Collection[str] | None = None, *, locale: str, update: bool
) -> schemas.ReadyInstalled:
    """Bring in the ready templates that the tenant never had; with `update` also bring texts up to date that nobody
    changed. Twice does the same as once. Names and folders are written in `locale`."""
    actor.require("conversations.write")
    statement = select(Template).where(Template.ready_key.is_not(None))
    rows = {row.ready_key: row for row in await session.scalars(statement.with_for_update())}
    touched: list[UUID] = []
    made = updated = 0
    for ready in ready_templates():
        if keys is not None and ready.key not in keys:
            continue
        row = rows.get(ready.key)
        if row is None:
            touched.append(await _make(session, actor, ready, locale))
            made += 1
        elif update and row.archived_at is None:
            count = await _update(session, actor, row, ready)
            updated += count
            if count:
                touched.append(row.id)
    await session.flush()
    if touched:
        append(session, TemplatesChanged(template_ids=touched))
    return schemas.ReadyInstalled(made, updated)


def _state(ready: Ready, versions: list[TemplateLanguage]) -> schemas.ReadyState:
    have = {version.language: version for version in versions}
    behind = any(
        tag not in have or have[tag].ready_digest not in {None, text.digest} for tag, text in ready.texts.items()
    )
    if behind:
        return "update"
    return "changed" if any(version.ready_digest is None for version in versions) else "current"


async def _make(session: WriteSession, actor: Actor, ready: Ready, locale: str) -> UUID:
    name, key = clean_name(translate(ready.name, locale))
    template = Template(
        id=new_id(),
        name=name,
        name_key=key,
        folder=translate(ready.folder, locale),
        sharing="all",
        source_language=SOURCE_LANGUAGE,
        ready_key=ready.key,
    )
    session.add(template)
    await session.flush()
    for tag, text in ready.texts.items():
        await new_version(
            session,
            actor,
            template,
            tag,
            subject=text.subject,
            preheader=text.preheader,
            html=text.html,
            status="approved",
            origin="ready",
            ready_digest=text.digest,
        )
    return template.id


async def _update(session: WriteSession, actor: Actor, template: Template, ready: Ready) -> int:
    versions = await locked_versions(session, template.id)
    source = versions.get(template.source_language)
    count = 0
    for tag, text in ready.texts.items():
        version = versions.get(tag)
        if version is None:
            await new_version(
                session, actor, template, tag, subject=text.subject, preheader=text.preheader, html=text.html,
                status="approved", origin="ready", ready_digest=text.digest,
                source_revision=source.revision if source else 1,
            )  # fmt: skip
            count += 1
        elif version.ready_digest is not None and version.ready_digest != text.digest:
            set_text(
                session, actor, version, subject=text.subject, preheader=text.preheader, html=text.html, origin="ready"
            )
            version.ready_digest = text.digest
            version.version += 1
            count += 1
    if count and source is not None and source.ready_digest is not None:
        for version in versions.values():
            if version.ready_digest is not None:
                version.source_revision = source.revision
    return count
