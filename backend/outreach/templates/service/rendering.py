"""A template filled for one contact: the version that fits, everything known, and every problem with its place."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries import load_company, load_contact
from backend.customers.queries.addressees import Addressee, AddresseeCompany
from backend.customers.schemas import CompanyFile, Contact
from backend.outreach.templates import schemas
from backend.outreach.templates.engine.fields import FIELDS, BadValueError, read_given
from backend.outreach.templates.engine.output import clean_source
from backend.outreach.templates.engine.render import Letter, render_version
from backend.outreach.templates.engine.syntax import Place, Problem
from backend.outreach.templates.engine.values import Reader
from backend.outreach.templates.errors import NoTemplateVersionError
from backend.outreach.templates.models import Template, TemplateLanguage
from backend.outreach.templates.queries import find_template, letter_settings, versions_of
from backend.outreach.templates.reasons import reason_text
from backend.outreach.templates.service.business import Values, business_values, speaks_of_business
from backend.outreach.templates.service.manners import person_of
from backend.outreach.templates.service.own_fields import merged, own_of_people, speaks_of_own
from backend.outreach.templates.service.writing import clean_subject, good_tag, text_of
from backend.outreach.templates.views import file_views, outdated, problem_view, source_of
from i18n.locale import direction
from i18n.messages import N_
from i18n.names import country_name, language_name
from i18n.salutations import Person
from i18n.variants import Choice, choose, language_of_country, regional
from i18n.zones import UnknownZoneError, zone
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.session import ReadSession

_START: Final = Place(1, 1, 0, 0)
_Contact = Contact | Addressee
_Company = CompanyFile | AddresseeCompany


async def render(
    session: ReadSession,
    actor: Actor,
    template_id: UUID,
    *,
    contact_id: UUID | None = None,
    language: str | None = None,
    deal_id: UUID | None = None,
    order_id: UUID | None = None,
    given: Mapping[str, Any] | None = None,
    accept_other_script: bool = False,
    draft: schemas.DraftText | None = None,
) -> schemas.Rendered:
    """Fill a template for a contact, in `language` or in the one that fits the contact best.

    `deal_id` and `order_id` name what the letter speaks of; without them it is the newest of the contact's company. The
    groups of `given` go over it (see `engine.fields.read_given`). Whoever sends the result checks `may_send` first.
    `draft` is filled in place of the saved text of `language`.
    Raises `NotFoundError`, `NoTemplateVersionError`, `ValidationFailedError`.
    """
    template = await find_template(session, actor, template_id)
    versions = (await versions_of(session, [template.id]))[template.id]
    contact = await load_contact(session, contact_id) if contact_id else None
    company = await load_company(session, contact.company.id) if contact and contact.company else None
    who = Filled(contact, company, await person_of(session, contact))
    settings, sender = await letter_settings(session), await sender_of(session, actor)
    typed = _given(given)
    texts = [text_of(version) for version in versions] + ([text_of(draft)] if draft else [])
    known: Values = {}
    own = speaks_of_own(texts)
    if deal_id or order_id or (company and speaks_of_business(texts)):
        company_id = company.id if company else None
        known = await business_values(session, company_id, deal_id=deal_id, order_id=order_id, own=own)
    if own:
        people = await own_of_people(session, [contact_id] if contact_id else [], [company.id] if company else [])
        known = people.over(known, contact_id, company.id if company else None)
    values = {group: merged(known.get(group, {}), typed.get(group, {})) for group in {*known, *typed}}
    return fill(template, versions, who, settings, sender, values, language, accept_other_script, draft)


class Filled(NamedTuple):
    """For whom a template is filled."""

    contact: Contact | Addressee | None
    company: CompanyFile | AddresseeCompany | None
    person: Person


def fill(
    template: Template,
    versions: list[TemplateLanguage],
    who: Filled,
    settings: schemas.LetterSettingsView,
    sender: Mapping[str, Any],
    values: Mapping[str, dict[str, Any]],
    language: str | None = None,
    accept_other_script: bool = False,
    draft: schemas.DraftText | None = None,
) -> schemas.Rendered:
    """Fill a template from what was read before. Raises `NotFoundError`, `NoTemplateVersionError`,
    `ValidationFailedError`."""
    contact, company, person = who
    wanted = _language_of(contact, company)
    choice, version = _choose(template, versions, wanted, company, settings.language, language, draft)
    tag = version.language if version else choice.tag
    country = company.country if company else None
    reader = Reader(language=tag, locale=regional(tag, wanted, country), zone=_zone_of(contact), person=person)
    scope = _scope(contact, company, settings, sender, tag, values)
    scope["today"] = now().astimezone(zone(reader.zone)).date()
    subject = clean_subject(draft.subject) if draft else version.subject if version else ""
    body = clean_source(draft.html) if draft else version.html if version else ""
    line = draft.preheader if draft else version.preheader if version else ""
    letter = render_version(subject, body, scope, reader, clean_subject(line))
    problems = _about_version(template, versions, version, choice, accept=accept_other_script, draft=draft is not None)
    return _answer(template, version, choice, letter, problems)


async def sender_of(session: ReadSession, actor: Actor) -> dict[str, Any]:
    """What a letter says of who sends it, beside the company's own."""
    email = None
    if actor.membership_id is not None:
        email = await session.scalar(select(Membership.email).where(Membership.id == actor.membership_id))
    return {"name": actor.name, "email": email}


def _language_of(contact: _Contact | None, company: _Company | None) -> str | None:
    if contact is None:
        return None
    if contact.language:
        return contact.language
    return company.language or language_of_country(company.country) if company else None


def _choose(
    template: Template,
    versions: list[TemplateLanguage],
    wanted: str | None,
    company: _Company | None,
    house: str,
    language: str | None,
    draft: schemas.DraftText | None,
) -> tuple[Choice, TemplateLanguage | None]:
    by_language = {version.language: version for version in versions}
    if language:
        tag = good_tag(language)
        if tag not in by_language and draft is None:
            raise NotFoundError
        return Choice(tag, wanted, "exact" if tag == wanted else "chosen"), by_language.get(tag)
    usable = [version.language for version in versions if version.status == "approved"]
    further = [company.language] if company and company.language else []
    choice = choose(wanted, usable, further=further, house=house)
    if choice is None:
        source = source_of(template, versions)
        if source is None or source.status != "approved":
            raise NoTemplateVersionError
        choice = Choice(source.language, wanted, "source")
    return choice, by_language[choice.tag]


def _zone_of(contact: _Contact | None) -> str:
    try:
        name = contact.time_zone if contact else None
        return zone(name).key if name else "UTC"
    except UnknownZoneError:
        return "UTC"


def _given(given: Mapping[str, Any] | None) -> dict[str, dict[str, Any]]:
    try:
        return read_given(given or {})
    except BadValueError as error:
        problem = FieldProblem(f"given.{error}", "wrong-type", N_("This has the wrong form."))
        raise ValidationFailedError(errors=[problem]) from error


def _scope(
    contact: _Contact | None,
    company: _Company | None,
    settings: schemas.LetterSettingsView,
    sender: Mapping[str, Any],
    language: str,
    given: Mapping[str, dict[str, Any]],
) -> dict[str, Any]:
    scope: dict[str, Any] = {group: {} for group in FIELDS}
    if contact:
        scope["contact"] = {name: getattr(contact, name) for name in FIELDS["contact"]}
    if company:
        scope["company"] = {name: getattr(company, name) for name in FIELDS["company"]}
        scope["company"]["country"] = country_name(company.country, language) if company.country else None
    scope["sender"] = {
        **sender,
        "company": settings.company,
        "website": settings.website,
        "phone": settings.phone,
    }
    for group, values in given.items():
        scope[group] = merged(scope[group], values)
    return scope


def _about_version(
    template: Template,
    versions: list[TemplateLanguage],
    version: TemplateLanguage | None,
    choice: Choice,
    *,
    accept: bool,
    draft: bool,
) -> list[Problem]:
    if version is None or draft:
        return []
    name = language_name(version.language, current().locale)
    found = []
    if choice.reason == "script_mismatch":
        message = N_("The contact reads another script: this version is in {language}.")
        found.append(Problem("script-mismatch", message, {"language": name}, _START, warning=accept))
    if choice.reason == "other_region":
        message = N_("This version was written for another region: {language}.")
        found.append(Problem("other-region", message, {"language": name}, _START, warning=True))
    if version.status == "draft":
        found.append(Problem("draft", N_("The version in {language} is a draft."), {"language": name}, _START))
    if outdated(version, source_of(template, versions)):
        message = N_("The version in {language} is older than the text it was translated from.")
        found.append(Problem("outdated", message, {"language": name}, _START, warning=True))
    return found


def _answer(
    template: Template, version: TemplateLanguage | None, choice: Choice, letter: Letter, problems: list[Problem]
) -> schemas.Rendered:
    views = [problem_view("body", choice.tag, each) for each in problems]
    views += [problem_view(part, choice.tag, each) for part, each in letter.problems]
    return schemas.Rendered(
        template_id=template.id,
        template_name=template.name,
        language=choice.tag,
        wanted=choice.wanted,
        reason=choice.reason,
        reason_text=reason_text(choice.reason, current().locale),
        direction=direction(choice.tag),
        subject=letter.subject,
        preheader=letter.preheader,
        fragment=letter.fragment,
        html=letter.html,
        text=letter.text,
        attachments=file_views(version.files) if version else [],
        problems=views,
        may_send=all(view.warning for view in views),
    )
