"""How a language version gets its text: cleaned, checked, kept in the history. Every way in goes through here."""

from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select

from backend.outreach.templates.engine.check import check
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.engine.syntax import normalize
from backend.outreach.templates.models import Template, TemplateLanguage, TemplateRevision
from backend.outreach.templates.schemas import DraftText
from i18n.locale import canonical_tag
from i18n.messages import N_
from i18n.words import fold
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession

Origin = Literal["edit", "restore", "copy", "import", "ready"]


def good_tag(tag: str, field: str = "language") -> str:
    """The canonical spelling of a language tag; raises `ValidationFailedError`."""
    canonical = canonical_tag(tag)
    if canonical is None:
        raise ValidationFailedError(errors=[FieldProblem(field, "unknown", N_("This is no language tag."))])
    return canonical


def clean_name(name: str) -> tuple[str, str]:
    """A name and its sort key; raises `ValidationFailedError` when nothing is left."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise ValidationFailedError(errors=[FieldProblem("name", "missing", N_("This is needed."))])
    return cleaned, fold(cleaned)


def clean_folder(folder: str) -> str:
    """A folder's name; a slash parts levels."""
    return "/".join(part for part in (" ".join(each.split()) for each in folder.split("/")) if part)


def clean_subject(subject: str) -> str:
    """A subject's source: one line."""
    return " ".join(normalize(subject).split())


def text_of(version: TemplateLanguage | DraftText) -> str:
    """All that a version says, to be searched for what it speaks of."""
    return f"{version.subject}\n{version.preheader}\n{version.html}"


def has_errors(subject: str, html: str, language: str, preheader: str = "") -> bool:
    """Whether a text has problems that are no warnings; its subject must not be empty."""
    lines = [*check(subject, language, html=False), *check(preheader, language, html=False)]
    problems = [*lines, *check(html, language, html=True)]
    return not subject.strip() or any(not problem.warning for problem in problems)


async def locked_template(session: WriteSession, template_id: UUID) -> Template:
    """A template, locked for a change; raises `NotFoundError`."""
    template: Template | None = await session.scalar(
        select(Template).where(Template.id == template_id).with_for_update()
    )
    if template is None:
        raise NotFoundError
    return template


async def locked_versions(session: WriteSession, template_id: UUID) -> dict[str, TemplateLanguage]:
    """A template's language versions, locked, by language."""
    rows = await session.scalars(
        select(TemplateLanguage).where(TemplateLanguage.template_id == template_id).with_for_update()
    )
    return {row.language: row for row in rows}


def note_revision(session: WriteSession, actor: Actor, version: TemplateLanguage, origin: Origin) -> None:
    """Keep what a version says now in its history."""
    session.add(
        TemplateRevision(
            id=new_id(),
            template_id=version.template_id,
            language=version.language,
            revision=version.revision,
            subject=version.subject,
            preheader=version.preheader,
            html=version.html,
            files=version.files,
            origin=origin,
            actor_id=actor.membership_id,
            actor_name=actor.name,
        )
    )


async def new_version(
    session: WriteSession,
    actor: Actor,
    template: Template,
    language: str,
    *,
    subject: str,
    html: str,
    origin: Origin,
    preheader: str = "",
    status: str = "draft",
    source_revision: int = 1,
    files: list[Any] | None = None,
    ready_digest: str | None = None,
    revision: int = 1,
) -> TemplateLanguage:
    """Add a language to a template. `subject` and `html` are cleaned already."""
    version = TemplateLanguage(
        id=new_id(),
        template_id=template.id,
        language=language,
        status=status,
        subject=subject,
        preheader=preheader,
        html=html,
        files=files or [],
        revision=revision,
        source_revision=source_revision,
        ready_digest=ready_digest,
        changed_by=actor.name,
    )
    session.add(version)
    note_revision(session, actor, version, origin)
    return version


def set_text(
    session: WriteSession,
    actor: Actor,
    version: TemplateLanguage,
    *,
    subject: str,
    html: str,
    origin: Origin,
    preheader: str | None = None,
    files: list[Any] | None = None,
) -> bool:
    """Give a version another text, kept in its history; answers whether it differs from the one before. The preheader
    and the files stay where none are given."""
    subject, html = clean_subject(subject), clean_source(html)
    line = version.preheader if preheader is None else clean_subject(preheader)
    kept = version.files if files is None else files
    if (subject, line, html, kept) == (version.subject, version.preheader, version.html, version.files):
        return False
    version.subject, version.preheader, version.html, version.files = subject, line, html, kept
    version.revision += 1
    version.changed_by = actor.name
    version.ready_digest = None
    note_revision(session, actor, version, origin)
    return True
