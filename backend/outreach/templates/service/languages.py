"""Writing a template in its languages."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from backend.outreach.templates import schemas
from backend.outreach.templates.engine.check import check
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.errors import (
    SourceLanguageError,
    TemplateLanguageExistsError,
    TemplateNotReadyError,
)
from backend.outreach.templates.events import TemplatesChanged
from backend.outreach.templates.models import Template, TemplateLanguage, TemplateRevision
from backend.outreach.templates.queries import find_template
from backend.outreach.templates.service.own_fields import unknown_fields
from backend.outreach.templates.service.writing import (
    clean_subject,
    good_tag,
    has_errors,
    locked_template,
    locked_versions,
    new_version,
    set_text,
)
from backend.outreach.templates.sharing import require_change
from backend.outreach.templates.views import problem_view, problems_of, version_view
from backend.outreach.tracking.destinations import is_safe_destination
from backend.outreach.tracking.links import hrefs_in
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import VersionConflictError


async def save_language(
    session: WriteSession,
    actor: Actor,
    template_id: UUID,
    language: str,
    given: schemas.LanguageText,
    expected: int,
) -> schemas.LanguageVersion:
    """Give a version another text and status, if it is still at version `expected`.

    What a template may never contain is refused in drafts too. Raises `NotAllowedError`, `NotFoundError`,
    `VersionConflictError`, `TemplateNotReadyError`, `ValidationFailedError`.
    """
    template, versions, version = await open_version(session, actor, template_id, language)
    source = versions.get(template.source_language)
    if version.version != expected:
        raise VersionConflictError(extra={"current": version_view(version, source)})
    _refuse_forbidden(given, version.language)
    _refuse_unsafe_links(given.html)
    changed = set_text(
        session, actor, version, subject=given.subject, preheader=given.preheader, html=given.html, origin="edit"
    )
    if given.status == "approved":
        unknown = await unknown_fields(session, version)
        if unknown or has_errors(version.subject, version.html, version.language, version.preheader):
            raise TemplateNotReadyError(extra={"problems": [*problems_of(version), *unknown]})
    version.status = given.status
    if source is not None and given.follows_source:
        version.source_revision = source.revision
    elif changed and source is version:
        version.source_revision = version.revision
    return await finish_version(session, template, version, source)


async def add_language(
    session: WriteSession, actor: Actor, template_id: UUID, given: schemas.LanguageCopy
) -> schemas.LanguageVersion:
    """Begin another language as a draft, with the text of one that is there to be translated.

    Raises `NotAllowedError`, `NotFoundError`, `TemplateLanguageExistsError`, `ValidationFailedError`.
    """
    template = await _changeable(session, actor, template_id)
    versions = await locked_versions(session, template_id)
    tag = good_tag(given.language)
    if tag in versions:
        raise TemplateLanguageExistsError(language=tag)
    source = versions.get(template.source_language)
    model = versions.get(good_tag(given.source, "source")) if given.source else source
    if model is None:
        raise NotFoundError
    # A language that was there before goes on in its own history.
    last = await session.scalar(
        select(func.max(TemplateRevision.revision)).where(
            TemplateRevision.template_id == template_id, TemplateRevision.language == tag
        )
    )
    version = await new_version(
        session,
        actor,
        template,
        tag,
        subject=model.subject,
        preheader=model.preheader,
        html=model.html,
        files=model.files,
        origin="copy",
        source_revision=source.revision if source else 1,
        revision=(last or 0) + 1,
    )
    return await finish_version(session, template, version, source)


async def remove_language(session: WriteSession, actor: Actor, template_id: UUID, language: str) -> None:
    """Take a language out; its history stays, and adding it again goes on there.

    Raises `SourceLanguageError` for the one that the others follow.
    """
    template, versions, version = await open_version(session, actor, template_id, language)
    if version.language == template.source_language and len(versions) > 1:
        raise SourceLanguageError
    if len(versions) == 1:
        raise SourceLanguageError
    await session.delete(version)
    await session.flush()
    audit.record(session, "template.changed", subject_id=template.id, subject_name=template.name, removed=language)
    append(session, TemplatesChanged(template_ids=[template.id]))


async def restore_revision(
    session: WriteSession, actor: Actor, template_id: UUID, language: str, revision: int
) -> schemas.LanguageVersion:
    """Bring back what a version said once, as its newest revision. Raises `NotAllowedError`, `NotFoundError`."""
    template, versions, version = await open_version(session, actor, template_id, language)
    row = await session.scalar(
        select(TemplateRevision).where(
            TemplateRevision.template_id == template_id,
            TemplateRevision.language == version.language,
            TemplateRevision.revision == revision,
        )
    )
    if row is None:
        raise NotFoundError
    set_text(
        session, actor, version, subject=row.subject, preheader=row.preheader, html=row.html, files=row.files,
        origin="restore",
    )  # fmt: skip
    if has_errors(version.subject, version.html, version.language, version.preheader):
        version.status = "draft"
    source = versions.get(template.source_language)
    if version is source:
        version.source_revision = version.revision
    return await finish_version(session, template, version, source)


async def open_version(
    session: WriteSession, actor: Actor, template_id: UUID, language: str
) -> tuple[Template, dict[str, TemplateLanguage], TemplateLanguage]:
    """A template, its versions and one of them, locked for a change that the actor may make."""
    template = await _changeable(session, actor, template_id)
    versions = await locked_versions(session, template_id)
    version = versions.get(good_tag(language))
    if version is None:
        raise NotFoundError
    return template, versions, version


async def _changeable(session: WriteSession, actor: Actor, template_id: UUID) -> Template:
    await find_template(session, actor, template_id)
    template = await locked_template(session, template_id)
    await require_change(session, actor, template)
    return template


def _refuse_unsafe_links(html: str) -> None:
    """A link leads to the web, or opens a mail or a call; whatever else it says, readers' programs disagree about."""
    for href in hrefs_in(html):
        scheme = href.partition(":")[0].lower()
        if href and not href.startswith("#") and scheme not in {"mailto", "tel"} and not is_safe_destination(href):
            message = N_("A link may lead to an http or https address only: {link}")
            raise ValidationFailedError(errors=[FieldProblem("html", "unsafe-link", message, link=href[:200])])


def _refuse_forbidden(given: schemas.LanguageText, language: str) -> None:
    problems: list[Any] = []
    parts = (("subject", clean_subject(given.subject)), ("preheader", clean_subject(given.preheader)))
    for part, source in (*parts, ("body", clean_source(given.html))):
        found = [each for each in check(source, language, html=part == "body") if each.code == "forbidden"]
        problems += [problem_view(part, language, each) for each in found]  # type: ignore[arg-type] # the two parts
    if problems:
        field = FieldProblem("html", "forbidden", N_("The text does what a template may not do."))
        raise ValidationFailedError(errors=[field], extra={"problems": problems})


async def finish_version(
    session: WriteSession, template: Template, version: TemplateLanguage, source: TemplateLanguage | None
) -> schemas.LanguageVersion:
    """Write a changed version, count it up, and tell of it."""
    if version.version is not None:  # None until a new one is flushed
        version.version += 1
    await session.flush()
    audit.record(
        session, "template.changed", subject_id=template.id, subject_name=template.name, language=version.language
    )
    append(session, TemplatesChanged(template_ids=[template.id]))
    return version_view(version, source)
