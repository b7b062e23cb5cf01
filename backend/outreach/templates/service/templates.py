"""Making, changing, copying and putting aside templates."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import select, update

from backend.outreach.templates import schemas
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.events import TemplatesChanged
from backend.outreach.templates.models import Template
from backend.outreach.templates.queries import find_template, load_template
from backend.outreach.templates.service.writing import (
    clean_folder,
    clean_name,
    clean_subject,
    good_tag,
    locked_template,
    locked_versions,
    new_version,
)
from backend.outreach.templates.sharing import may_change, require_change, teams_of, visible
from i18n.messages import N_, translate
from tenants import audit
from tenants.context import Actor, current
from tenants.directory.models import Team
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError


async def create_template(session: WriteSession, actor: Actor, given: schemas.NewTemplate) -> schemas.TemplateView:
    """Make a template with its first language, a draft. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("conversations.write")
    name, key = clean_name(given.name)
    language = good_tag(given.language)
    sharing, team_id = await _sharing(session, actor, given.sharing, given.team_id)
    template = Template(
        id=new_id(),
        name=name,
        name_key=key,
        folder=clean_folder(given.folder),
        sharing=sharing,
        owner_id=actor.membership_id,
        team_id=team_id,
        source_language=language,
    )
    session.add(template)
    await session.flush()
    await new_version(
        session,
        actor,
        template,
        language,
        subject=clean_subject(given.subject),
        html=clean_source(given.html),
        origin="edit",
    )
    return await _told(session, actor, template, "template.created")


async def change_template(
    session: WriteSession, actor: Actor, template_id: UUID, given: schemas.TemplatePatch, expected: int
) -> schemas.TemplateView:
    """Change name, folder, sharing or source language of a template that is still at version `expected`.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`.
    """
    template = await _changeable(session, actor, template_id)
    if template.version != expected:
        raise VersionConflictError(extra={"current": await load_template(session, actor, template_id)})
    if given.name is not UNSET:
        template.name, template.name_key = clean_name(given.name)
    if given.folder is not UNSET:
        template.folder = clean_folder(given.folder)
    if given.sharing is not UNSET or given.team_id is not UNSET:
        wanted = template.sharing if given.sharing is UNSET else given.sharing
        team_id = template.team_id if given.team_id is UNSET else given.team_id
        template.sharing, template.team_id = await _sharing(session, actor, wanted, team_id)
        if template.sharing == "mine" and template.owner_id is None:
            template.owner_id = actor.membership_id
    if given.source_language is not UNSET and given.source_language != template.source_language:
        await _set_source(session, template, good_tag(given.source_language, "source_language"))
    template.version += 1
    return await _told(session, actor, template, "template.changed")


async def copy_template(session: WriteSession, actor: Actor, template_id: UUID) -> schemas.TemplateView:
    """Make a copy of one's own of any template that one sees, with all languages as they are."""
    actor.require("conversations.write")
    original = await find_template(session, actor, template_id)
    name, key = clean_name(translate("{name} (copy)", current().locale, name=original.name))
    copy = Template(
        id=new_id(),
        name=name,
        name_key=key,
        folder=original.folder,
        sharing="mine",
        owner_id=actor.membership_id,
        source_language=original.source_language,
    )
    session.add(copy)
    await session.flush()
    versions = await locked_versions(session, original.id)
    source = versions.get(original.source_language)
    for version in versions.values():
        behind = source is not None and version is not source and version.source_revision < source.revision
        await new_version(
            session,
            actor,
            copy,
            version.language,
            subject=version.subject,
            preheader=version.preheader,
            html=version.html,
            status=version.status,
            files=version.files,
            origin="copy",
            source_revision=0 if behind else 1,
        )
    return await _told(session, actor, copy, "template.created")


async def archive_template(session: WriteSession, actor: Actor, template_id: UUID) -> None:
    """Put a template aside. Raises `NotAllowedError`, `NotFoundError`."""
    template = await _changeable(session, actor, template_id)
    if template.archived_at is None:
        template.archived_at = now()
        template.version += 1
        await _told(session, actor, template, "template.archived")


async def return_template(session: WriteSession, actor: Actor, template_id: UUID) -> schemas.TemplateView:
    """Bring a template back. Raises `NotAllowedError`, `NotFoundError`."""
    template = await _changeable(session, actor, template_id)
    if template.archived_at is not None:
        template.archived_at = None
        template.version += 1
        return await _told(session, actor, template, "template.restored")
    return await load_template(session, actor, template_id)


async def rename_folder(session: WriteSession, actor: Actor, folder: str, name: str) -> int:
    """Move every template of a folder that the actor may change to another name; answers how many."""
    actor.require("conversations.write")
    wanted, teams = clean_folder(name), await teams_of(session, actor)
    rows = await session.scalars(select(Template).where(visible(actor), Template.folder == folder).with_for_update())
    moved = [row.id for row in rows if may_change(actor, row, teams)]
    await session.execute(
        update(Template)
        .where(Template.id.in_(moved))
        .values(folder=wanted, version=Template.version + 1, updated_at=now())
        .execution_options(synchronize_session=False)
    )
    if moved:
        append(session, TemplatesChanged(template_ids=moved))
    return len(moved)


async def _changeable(session: WriteSession, actor: Actor, template_id: UUID) -> Template:
    await find_template(session, actor, template_id)
    template = await locked_template(session, template_id)
    await require_change(session, actor, template)
    return template


async def _sharing(
    session: WriteSession, actor: Actor, sharing: schemas.Sharing | str, team_id: UUID | None
) -> tuple[str, UUID | None]:
    if sharing != "team":
        # A machine has no templates of its own.
        return ("all" if actor.membership_id is None else sharing), None
    known = team_id is not None and await session.scalar(
        select(Team.id).where(Team.id == team_id, Team.archived_at.is_(None))
    )
    if not known:
        raise ValidationFailedError(errors=[FieldProblem("team_id", "missing", N_("Choose a team."))])
    return sharing, team_id


async def _set_source(session: WriteSession, template: Template, language: str) -> None:
    versions = await locked_versions(session, template.id)
    chosen = versions.get(language)
    if chosen is None:
        raise NotFoundError
    before = versions.get(template.source_language)
    for version in versions.values():
        behind = before is not None and version is not before and version.source_revision < before.revision
        version.source_revision = chosen.revision - 1 if behind else chosen.revision
    template.source_language = language


async def _told(session: WriteSession, actor: Actor, template: Template, action: str) -> schemas.TemplateView:
    await session.flush()
    audit.record(session, action, subject_id=template.id, subject_name=template.name)
    append(session, TemplatesChanged(template_ids=[template.id]))
    return await load_template(session, actor, template.id)
