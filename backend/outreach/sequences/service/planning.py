"""Who would get what, in which language and when, and all that speaks against it. Changes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries import CompanyFilters, list_companies, list_contacts
from backend.customers.queries.addressees import Addressee, staff_of
from backend.customers.schemas import CompanyRef, ContactRef
from backend.outreach.addresses import address_key
from backend.outreach.sending.identities import Sender, senders_of
from backend.outreach.sequences import schemas
from backend.outreach.sequences.deciding import Facts, Step, planned
from backend.outreach.sequences.errors import NoSequenceSenderError, TooManyPeopleError
from backend.outreach.sequences.models import OPEN, MailSequence, SequenceEnrolment
from backend.outreach.sequences.service.gathering import hours_of, live_steps
from backend.outreach.sequences.service.stepping import author_actor, author_names
from backend.outreach.sequences.timing import known_place
from backend.outreach.sequences.words import PROBLEMS, SUPPRESSED, problem_text
from backend.outreach.suppression.queries import refused
from backend.outreach.templates.errors import NoTemplateVersionError
from backend.outreach.templates.schemas import Rendered
from backend.outreach.templates.service.business import Values, business_values
from backend.outreach.templates.service.press import Press
from backend.outreach.tracking.plans import plan
from backend.pipeline.queries import get_deal
from i18n.formats import moment as moment_text
from i18n.messages import translate
from i18n.names import language_name
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import ReadSession
from tenants.settings import Settings

_PAGE: Final = 200


class Chance(msgspec.Struct, kw_only=True):
    """Somebody who may be put in, and what was found out about it."""

    person: Addressee
    candidate: schemas.Planned
    first_at: datetime | None


class Outlook(msgspec.Struct, kw_only=True):
    """What putting people in would come to."""

    sender: Sender
    chances: list[Chance]


async def look_over(
    session: ReadSession, actor: Actor, settings: Settings, sequence: MailSequence, given: schemas.Enrolling
) -> Outlook:
    """Look at everybody whom `given` names. Raises `NoSequenceSenderError`, `TooManyPeopleError`, `NotAllowedError`,
    and `NotFoundError` for a deal that is not seen."""
    actor.require("conversations.write")
    sender = await _sender(session, actor, given.sender_id)
    ids = await people_of(session, given.whom)
    steps = (await live_steps(session, [sequence.id])).get(sequence.id, [])
    author = author_actor(actor.membership_id, actor.name)
    press = await Press.of(session, author, [step.template_id for step in steps], ids)
    sight = await sight_of(session)
    people = {
        each: press.people[each] for each in ids if each in press.people and sight.may_see(_owner(press.people[each]))
    }
    view = _View(actor, sequence, steps, press, set(given.include), settings)
    await view.read(session, people)
    if given.deal_id is not None:
        view.deal_company = (await get_deal(session, given.deal_id)).company
    if press.speaks_of_business([step.template_id for step in steps]):
        for person in people.values():
            company_id = person.company.id if person.company else None
            theirs = view.deal_company is None or view.deal_company.id == company_id
            deal_id = given.deal_id if theirs else None
            view.values[person.id] = await business_values(
                session, company_id, deal_id=deal_id, own=press.speaks_of_own
            )
    return Outlook(sender=sender, chances=[view.chance(person) for person in people.values()])


async def people_of(session: ReadSession, whom: schemas.EnrolWhom) -> list[UUID]:
    """The contacts whom `whom` names, each once. Raises `TooManyPeopleError`."""
    found = dict.fromkeys(whom.contact_ids)
    companies = dict.fromkeys(whom.company_ids)
    if whom.contacts is not None:
        cursor: str | None = None
        while len(found) <= schemas.MOST_PEOPLE:
            page = await list_contacts(session, q=whom.contacts.q, cursor=cursor, limit=_PAGE)
            found |= dict.fromkeys(each.id for each in page.items)
            cursor = page.next_cursor
            if cursor is None:
                break
    if whom.companies is not None:
        wanted = whom.companies
        filters = CompanyFilters(q=wanted.q, country=wanted.country, owner_id=wanted.owner_id, stage=wanted.stage,
                                 source=wanted.source, starred=wanted.starred)  # fmt: skip
        cursor = None
        while len(companies) <= schemas.MOST_PEOPLE:
            some = await list_companies(session, filters, cursor=cursor, limit=_PAGE)
            companies |= dict.fromkeys(each.id for each in some.items)
            cursor = some.next_cursor
            if cursor is None:
                break
    found |= dict.fromkeys(await staff_of(session, list(companies), one_each=whom.one_each))
    if len(found) > schemas.MOST_PEOPLE:
        raise TooManyPeopleError(most=schemas.MOST_PEOPLE)
    return list(found)


async def _sender(session: ReadSession, actor: Actor, wanted: UUID | None) -> Sender:
    for sender in await senders_of(session, actor.membership_id):
        if wanted is None or sender.id == wanted:
            return sender
    raise NoSequenceSenderError


class _View:
    """All that is asked about a whole group, then about each of them."""

    def __init__(
        self,
        actor: Actor,
        sequence: MailSequence,
        steps: Sequence[Step],
        press: Press,
        include: set[str],
        settings: Settings,
    ) -> None:
        self._actor = actor
        self._sequence = sequence
        self._steps = steps
        self._press = press
        self._include = include
        self._settings = settings
        self._locale = current().locale
        self._moment = now()
        self._taken: dict[str, str] = {}
        #: What is going on with each of them, where letters speak of it.
        self.values: dict[UUID, Values] = {}
        #: Whose the deal is that the letters speak of: nobody else may read of it.
        self.deal_company: CompanyRef | None = None

    async def read(self, session: ReadSession, people: Mapping[UUID, Addressee]) -> None:
        """Ask what is to be known of them, in a few queries."""
        addresses = [person.email for person in people.values() if person.email]
        self._barred = await refused(session, addresses)
        self._hours = await hours_of(session, people)
        self._masks = (await sight_of(session)).masks
        planned_tracking = await plan(session, self._settings, addresses)
        self._untracked = {
            each.address for each in planned_tracking.recipients if each.why in {"no_consent", "refused"}
        }
        owners = {owner for person in people.values() if (owner := _owner(person))}
        self._owners = await author_names(session, owners)
        self._open: dict[UUID, str] = {}
        self._before: set[UUID] = set()
        rows = await session.execute(
            select(
                SequenceEnrolment.contact_id,
                SequenceEnrolment.sequence_id,
                SequenceEnrolment.state,
                MailSequence.name,
            )
            .join(
                MailSequence,
                (MailSequence.tenant_id == SequenceEnrolment.tenant_id)
                & (MailSequence.id == SequenceEnrolment.sequence_id),
            )
            .where(SequenceEnrolment.contact_id.in_(list(people)))
        )
        for row in rows:
            if row.state in OPEN:
                self._open[row.contact_id] = row.name
            elif row.sequence_id == self._sequence.id:
                self._before.add(row.contact_id)

    def chance(self, person: Addressee) -> Chance:
        """What holds for one of them."""
        place = known_place(person.place, self._sequence.time_zone)
        problems = self._about(person)
        letters: list[schemas.PlannedLetter] = []
        start, first_at = self._moment, None
        facts = Facts(enrolled_at=start, place=place, hours=self._hours.get(person.id))
        for number, step in enumerate(self._steps, start=1):
            at = planned(facts, step, start)
            rendered = self._rendered(step, person, number, problems)
            letters.append(
                schemas.PlannedLetter(
                    number=number,
                    template_name=rendered.template_name if rendered else "",
                    language=rendered.language if rendered else None,
                    language_reason=rendered.reason_text if rendered else "",
                    subject=rendered.subject if rendered else "",
                    at=at,
                    there=moment_text(at, place.zone, self._locale, with_zone=True),
                )
            )
            start, first_at = at, first_at or at
        asks = {each.code for each in problems if each.weight == "ask"} - self._include
        stops = any(each.weight == "stop" for each in problems)
        company = person.company
        candidate = schemas.Planned(
            contact=ContactRef(person.id, person.name),
            company=CompanyRef(company.id, company.name, company.country) if company else None,
            address=None if self._masks.hides("mail", _owner(person)) else person.email,
            zone=place.zone,
            letters=letters,
            problems=problems,
            goes_in=not stops and not asks,
        )
        return Chance(person=person, candidate=candidate, first_at=first_at)

    def _about(self, person: Addressee) -> list[schemas.EnrolProblem]:
        found: list[schemas.EnrolProblem] = []
        key = address_key(person.email or "")
        if not key:
            found.append(self._problem("no-address"))
        elif person.email in self._barred:
            why = translate(SUPPRESSED[self._barred[person.email]], self._locale)
            found.append(self._problem("suppressed", why=why))
        elif key in self._taken:
            found.append(self._problem("same-address", who=self._taken[key]))
        else:
            self._taken[key] = person.name
        found += self._about_record(person)
        if person.id in self._open:
            found.append(self._problem("enrolled", sequence=self._open[person.id]))
        elif person.id in self._before:
            found.append(self._problem("enrolled-before"))
        owner = _owner(person)
        if owner is not None and owner != self._actor.membership_id:
            found.append(self._problem("colleague", owner=self._owners.get(owner, "")))
        if person.place is None:
            found.append(self._problem("no-zone", zone=self._sequence.time_zone))
        if key in self._untracked:
            found.append(self._problem("no-consent"))
        return found

    def _about_record(self, person: Addressee) -> list[schemas.EnrolProblem]:
        found: list[schemas.EnrolProblem] = []
        if person.archived:
            found.append(self._problem("archived"))
        if person.noise:
            found.append(self._problem("noise"))
        if self.deal_company and (person.company is None or person.company.id != self.deal_company.id):
            found.append(self._problem("other-deal", company=self.deal_company.name))
        if person.company and person.company.pool_id:
            found.append(self._problem("pool"))
        return found

    def _rendered(
        self, step: Step, person: Addressee, number: int, problems: list[schemas.EnrolProblem]
    ) -> Rendered | None:
        try:
            letter = self._press.fill(step.template_id, person.id, self.values.get(person.id))
        except (NoTemplateVersionError, NotFoundError):
            problems.append(self._problem("no-language", number=number))
            return None
        for each in letter.problems:
            if not each.warning:
                problems.append(self._problem("letter", number=number, problem=each.message))
                break
        if letter.reason not in {"exact", "same_language_script"}:
            language = language_name(letter.language, self._locale)
            problems.append(self._problem("language", number=number, language=language, reason=letter.reason_text))
        return letter

    def _problem(self, code: str, **params: Any) -> schemas.EnrolProblem:
        return schemas.EnrolProblem(
            code=code, weight=PROBLEMS[code][0], text=problem_text(code, self._locale, **params)
        )


def _owner(person: Addressee) -> UUID | None:
    return person.company.owner_id if person.company else None


def preview_of(outlook: Outlook, sequence: MailSequence) -> schemas.EnrolPreview:
    """The outlook as it is shown."""
    people = [chance.candidate for chance in outlook.chances]
    goes_in = sum(each.goes_in for each in people)
    asks = sum(not each.goes_in and not any(problem.weight == "stop" for problem in each.problems) for each in people)
    return schemas.EnrolPreview(
        sender=outlook.sender.address,
        people=people,
        goes_in=goes_in,
        stays_out=len(people) - goes_in,
        asks=asks,
        per_day=sequence.daily_cap,
    )
