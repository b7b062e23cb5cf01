"""Rows as they are answered."""

from typing import Any, cast
from uuid import UUID

from backend.customers.schemas import Owner
from backend.outreach.templates import schemas
from backend.outreach.templates.engine.check import check
from backend.outreach.templates.engine.syntax import Problem
from backend.outreach.templates.models import Template, TemplateLanguage, TemplateRevision
from i18n.locale import best_match, direction
from i18n.messages import translate
from i18n.names import language_name
from tenants.context import current


def problem_view(part: schemas.Part, language: str, problem: Problem) -> schemas.TemplateProblem:
    """A problem in the caller's language."""
    place = problem.place
    return schemas.TemplateProblem(
        code=problem.code,
        message=translate(problem.message, current().locale, **problem.params),
        part=part,
        language=language,
        line=place.line,
        column=place.column,
        offset=place.offset,
        length=place.length,
        expression=problem.expression,
        field=problem.params.get("name") if problem.code in {"empty", "unknown"} else None,
        warning=problem.warning,
    )


def problems_of(version: TemplateLanguage) -> list[schemas.TemplateProblem]:
    """What is wrong with a version whoever is to get it."""
    subject = check(version.subject, version.language, html=False)
    line = check(version.preheader, version.language, html=False)
    body = check(version.html, version.language, html=True)
    found = [problem_view("subject", version.language, each) for each in subject]
    found += [problem_view("preheader", version.language, each) for each in line]
    return found + [problem_view("body", version.language, each) for each in body]


def file_views(files: list[Any]) -> list[schemas.TemplateAttachment]:
    """The files of a version."""
    return [
        schemas.TemplateAttachment(UUID(each["id"]), each["filename"], each["content_type"], each["size"])
        for each in files
    ]


def outdated(version: TemplateLanguage, source: TemplateLanguage | None) -> bool:
    """Whether the source was changed after this version followed it."""
    return source is not None and version.id != source.id and version.source_revision < source.revision


def source_of(template: Template, versions: list[TemplateLanguage]) -> TemplateLanguage | None:
    """The version that the others follow."""
    return next((each for each in versions if each.language == template.source_language), None)


def mark_view(version: TemplateLanguage, source: TemplateLanguage | None) -> schemas.LanguageMark:
    """A language in a list."""
    return schemas.LanguageMark(
        language=version.language,
        name=language_name(version.language, current().locale),
        status=cast("schemas.Status", version.status),
        outdated=outdated(version, source),
        is_source=source is not None and version.id == source.id,
    )


def version_view(version: TemplateLanguage, source: TemplateLanguage | None) -> schemas.LanguageVersion:
    """A language with its text."""
    return schemas.LanguageVersion(
        id=version.id,
        language=version.language,
        name=language_name(version.language, current().locale),
        direction=direction(version.language),
        is_source=source is not None and version.id == source.id,
        status=cast("schemas.Status", version.status),
        outdated=outdated(version, source),
        subject=version.subject,
        preheader=version.preheader,
        html=version.html,
        files=file_views(version.files),
        problems=problems_of(version),
        revision=version.revision,
        changed_by=version.changed_by,
        updated_at=version.updated_at,
        version=version.version,
    )


def _own_subject(versions: list[TemplateLanguage], source: TemplateLanguage | None) -> str:
    """The subject in the caller's own language where there is one, so that a list reads in one language."""
    match = best_match(current().locale, tuple(version.language for version in versions))
    own = next((version.subject for version in versions if version.language == match), "")
    return own or (source.subject if source else "")


def row_values(
    template: Template, versions: list[TemplateLanguage], owner: Owner | None, *, changeable: bool
) -> dict[str, Any]:
    """What a template's row and its page have in common."""
    source = source_of(template, versions)
    ordered = sorted(versions, key=lambda each: (source is None or each.id != source.id, each.language))
    return {
        "id": template.id,
        "name": template.name,
        "folder": template.folder,
        "sharing": template.sharing,
        "team_id": template.team_id,
        "owner": owner,
        "source_language": template.source_language,
        "subject": _own_subject(versions, source),
        "ready_key": template.ready_key,
        "languages": [mark_view(each, source) for each in ordered],
        "may_change": changeable,
        "archived_at": template.archived_at,
        "updated_at": template.updated_at,
        "version": template.version,
    }


def revision_view(row: TemplateRevision, current_revision: int) -> schemas.TemplateRevisionView:
    """A text of the past."""
    return schemas.TemplateRevisionView(
        id=row.id,
        language=row.language,
        revision=row.revision,
        subject=row.subject,
        preheader=row.preheader,
        html=row.html,
        files=file_views(row.files),
        origin=row.origin,
        actor=row.actor_name,
        at=row.at,
        is_current=row.revision == current_revision,
    )
