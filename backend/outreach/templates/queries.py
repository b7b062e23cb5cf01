"""Reads of templates."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import or_, select

from backend.customers.queries.languages import count_contact_languages
from backend.customers.schemas import Owner
from backend.outreach.templates import schemas
from backend.outreach.templates.engine.fields import FIELDS, GROUP_LABELS, KNOWN_GROUPS, ROOTS, ROW_FIELDS, Field
from backend.outreach.templates.engine.values import FITTING
from backend.outreach.templates.models import (
    LetterSettings,
    Template,
    TemplateLanguage,
    TemplateRevision,
)
from backend.outreach.templates.sharing import may_change, teams_of, visible
from backend.outreach.templates.views import outdated, revision_view, row_values, source_of, version_view
from i18n.letters import plural_forms
from i18n.locale import canonical_tag, direction
from i18n.messages import N_, translate
from i18n.names import language_name
from i18n.variants import choose
from i18n.words import fold
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

#: Languages the editor offers before others.
OFFERED = (
    "en", "zh-CN", "es", "pt-BR", "ru", "ar", "fr", "de", "it", "ja", "ko", "tr", "pl", "nl", "vi", "th", "id", "fa",
    "he", "uk", "cs", "hu", "ro", "el", "sv", "da", "no", "fi", "zh-Hant", "es-419", "pt-PT", "hi",
)  # fmt: skip

#: Ways to write the contact that are filters, offered among the variables.
_PERSON_FILTERS = {"honorific": N_("Name with title"), "salutation": N_("Salutation")}


async def find_template(session: ReadSession, actor: Actor, template_id: UUID) -> Template:
    """A template that the actor sees, archived or not; raises `NotFoundError`."""
    template: Template | None = await session.scalar(select(Template).where(Template.id == template_id, visible(actor)))
    if template is None:
        raise NotFoundError
    return template


async def versions_of(session: ReadSession, template_ids: Sequence[UUID]) -> dict[UUID, list[TemplateLanguage]]:
    """The language versions of templates, by template."""
    found: dict[UUID, list[TemplateLanguage]] = defaultdict(list)
    rows = await session.scalars(
        select(TemplateLanguage)
        .where(TemplateLanguage.template_id.in_(template_ids))
        .order_by(TemplateLanguage.language)
    )
    for row in rows:
        found[row.template_id].append(row)
    return found


async def list_templates(
    session: ReadSession,
    actor: Actor,
    *,
    q: str | None = None,
    folder: str | None = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
) -> Page[schemas.TemplateRow]:
    """Templates that the actor sees, by name; `q` is looked for in names and subjects."""
    statement = select(Template).where(
        visible(actor), Template.archived_at.is_not(None) if archived else Template.archived_at.is_(None)
    )
    if folder is not None:
        statement = statement.where(Template.folder == folder)
    if q and q.strip():
        subjects = select(TemplateLanguage.template_id).where(
            TemplateLanguage.subject.icontains(q.strip(), autoescape=True)
        )
        named = Template.name_key.contains(fold(q.strip()), autoescape=True)
        statement = statement.where(or_(named, Template.id.in_(subjects)))
    chosen = sorting(None, {"name": SortField(Template.name_key, str)}, Template.id, "name")
    total = await capped_count(session, statement) if with_total else None
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await template_rows(session, actor, rows)}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.name_key,
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def template_rows(session: ReadSession, actor: Actor, templates: Sequence[Template]) -> list[schemas.TemplateRow]:
    """Templates as a list shows them."""
    versions = await versions_of(session, [template.id for template in templates])
    owners = await _owners(session, templates)
    teams = await teams_of(session, actor)
    return [
        schemas.TemplateRow(
            **row_values(
                template,
                versions[template.id],
                owners.get(template.owner_id),
                changeable=may_change(actor, template, teams),
            )
        )
        for template in templates
    ]


async def load_template(session: ReadSession, actor: Actor, template_id: UUID) -> schemas.TemplateView:
    """A template with all its languages, the source first; raises `NotFoundError`."""
    template = await find_template(session, actor, template_id)
    versions = (await versions_of(session, [template.id]))[template.id]
    owners = await _owners(session, [template])
    changeable = may_change(actor, template, await teams_of(session, actor))
    values = row_values(template, versions, owners.get(template.owner_id), changeable=changeable)
    source = source_of(template, versions)
    by_language = {each.language: each for each in versions}
    return schemas.TemplateView(
        **values, versions=[version_view(by_language[mark.language], source) for mark in values["languages"]]
    )


async def find_version(session: ReadSession, template_id: UUID, language: str) -> TemplateLanguage:
    """A template's version in a language; raises `NotFoundError`."""
    version: TemplateLanguage | None = await session.scalar(
        select(TemplateLanguage).where(
            TemplateLanguage.template_id == template_id,
            TemplateLanguage.language == (canonical_tag(language) or language),
        )
    )
    if version is None:
        raise NotFoundError
    return version


async def list_folders(session: ReadSession, actor: Actor) -> list[str]:
    """The folders that have templates the actor sees."""
    rows = await session.scalars(
        select(Template.folder)
        .where(visible(actor), Template.archived_at.is_(None), Template.folder != "")
        .distinct()
        .order_by(Template.folder)
    )
    return list(rows)


async def list_revisions(
    session: ReadSession, actor: Actor, template_id: UUID, language: str
) -> list[schemas.TemplateRevisionView]:
    """What a version said, the latest first, at most 200 of them; raises `NotFoundError`."""
    await find_template(session, actor, template_id)
    version = await find_version(session, template_id, language)
    rows = await session.scalars(
        select(TemplateRevision)
        .where(TemplateRevision.template_id == template_id, TemplateRevision.language == version.language)
        .order_by(TemplateRevision.revision.desc())
        .limit(200)
    )
    return [revision_view(row, version.revision) for row in rows]


async def report_missing(session: ReadSession, actor: Actor) -> list[schemas.MissingVersions]:
    """For each template the languages of contacts that it is not written in, most contacts first."""
    wanted = await count_contact_languages(session)
    house = (await letter_settings(session)).language
    templates = list(
        await session.scalars(
            select(Template).where(visible(actor), Template.archived_at.is_(None)).order_by(Template.name_key)
        )
    )
    versions = await versions_of(session, [template.id for template in templates])
    return [
        report
        for template in templates
        if (report := _missing(template, versions[template.id], wanted, house)) is not None
    ]


def _missing(
    template: Template, versions: list[TemplateLanguage], wanted: dict[str, int], house: str
) -> schemas.MissingVersions | None:
    source = source_of(template, versions)
    usable = [each.language for each in versions if each.status == "approved"]
    missing: dict[str, schemas.MissingLanguage] = {}
    for language, contacts in wanted.items():
        found = choose(language, usable, house=house)
        if found is not None and found.reason in {"exact", "same_language_script", "other_region"}:
            continue
        # Dialects lack the same version: Mexico's and Peru's Spanish are one line.
        base = (canonical_tag(language) or language).split("-")[0]
        key = language if base == "zh" else base
        line = missing.setdefault(
            key,
            schemas.MissingLanguage(
                language=key,
                name=language_name(key, current().locale),
                contacts=0,
                instead=found.tag if found else None,
                reason=found.reason if found else None,
            ),
        )
        line.contacts += contacts
    behind = [each.language for each in versions if outdated(each, source)]
    drafts = [each.language for each in versions if each.status == "draft"]
    if not missing and not behind and not drafts:
        return None
    ordered = sorted(missing.values(), key=lambda line: (-line.contacts, line.language))
    return schemas.MissingVersions(template.id, template.name, ordered, behind, drafts)


async def letter_settings(session: ReadSession) -> schemas.LetterSettingsView:
    """What letters say of the tenant; empty where nobody said anything yet."""
    row = await session.scalar(select(LetterSettings))
    if row is None:
        return schemas.LetterSettingsView("", "", "", "en")
    return schemas.LetterSettingsView(row.company, row.website, row.phone, row.language)


def field_catalogue(own: Mapping[str, list[tuple[str, Field]]] | None = None) -> schemas.TemplateFields:
    """All a template may speak of, in the caller's language. `own`: the tenant's own fields by group, with their paths;
    their labels are in that language already."""
    locale = current().locale
    more = own or {}
    groups = [
        schemas.TemplateFieldGroup(
            name=name,
            label=translate(GROUP_LABELS[name], locale),
            given=name not in KNOWN_GROUPS,
            fields=[
                *(_field(f"{name}.{key}", field, locale) for key, field in fields.items()),
                *(
                    schemas.TemplateField(path, field.label, field.type, list(FITTING[field.type]))
                    for path, field in more.get(name, [])
                ),
            ],
        )
        for name, fields in FIELDS.items()
    ]
    contact = groups[0].fields
    for name, label in _PERSON_FILTERS.items():
        contact.insert(0, schemas.TemplateField(f"contact|{name}", translate(label, locale), "name", []))
    groups[-1].fields.extend(_field(name, field, locale) for name, field in ROOTS.items())
    return schemas.TemplateFields(
        groups=groups,
        row_fields=[_field(name, field, locale) for name, field in ROW_FIELDS.items()],
        languages=[
            schemas.LanguageForms(tag, language_name(tag, locale), direction(tag), list(plural_forms(tag)))
            for tag in OFFERED
        ],
    )


def _field(path: str, field: Field, locale: str) -> schemas.TemplateField:
    return schemas.TemplateField(path, translate(field.label, locale), field.type, list(FITTING[field.type]))


async def _owners(session: ReadSession, templates: Sequence[Template]) -> dict[UUID | None, Owner]:
    ids = {template.owner_id for template in templates} - {None}
    if not ids:
        return {}
    rows = await session.execute(select(Membership.id, Membership.name).where(Membership.id.in_(ids)))
    return {row.id: Owner(row.id, row.name) for row in rows}
