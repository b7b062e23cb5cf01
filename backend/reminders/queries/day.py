"""The day of a rep: whom to turn to, in the order of their clocks."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Final, cast
from uuid import UUID

from sqlalchemy import select

from backend.customers.clock import Place, time_at
from backend.customers.queries.last_words import LastWords, last_words, reply_times
from backend.customers.queries.occasions import Interest
from backend.customers.queries.whom import Whom, companies_by_id, contacts_by_id
from backend.reminders.models import Reminder
from backend.reminders.queries.inquiries import Inquiry, unanswered
from backend.reminders.queries.reminders import views_of
from backend.reminders.queries.strip import bars_of, zones_of
from backend.reminders.queries.warm import RECENT, interested
from backend.reminders.schemas import Reminder as ReminderView
from backend.reminders.today import Group, LastSaid, Scope, Today, TodayCounts, TodayRow
from i18n import formats
from i18n.messages import translate, translate_plural
from i18n.moments import Moment, Window, good_moment, working_hours_between
from i18n.reply_hours import reply_hours
from i18n.zones import resolve_wall_time, zone
from tenants.context import Actor, current
from tenants.orm import now
from tenants.session import ReadSession

_MOST: Final = 200
#: Desk hours of a working day.
_A_DAY: Final = 9
_ORDER: Final[tuple[Group, ...]] = ("now", "later", "overdue", "waiting", "warm")


async def load_today(session: ReadSession, actor: Actor, *, here: str, scope: Scope) -> Today:
    """The day on the clock `here`; `mine` is what is assigned to the actor and the mail of their customers."""
    moment = now()
    today = moment.astimezone(zone(here)).date()
    start = resolve_wall_time(datetime.combine(today, time()), here)
    end = resolve_wall_time(datetime.combine(today + timedelta(days=1), time()), here)
    seat = actor.membership_id if scope == "mine" else None
    statement = select(Reminder).where(Reminder.ended_at.is_(None), Reminder.next_at < end)
    if scope == "mine":
        statement = statement.where(Reminder.assignee_id == seat)
    found = list(await session.scalars(statement.order_by(Reminder.next_at, Reminder.id).limit(_MOST + 1)))
    more = len(found) > _MOST
    views = await views_of(session, actor, found[:_MOST])
    inquiries = await unanswered(session, actor, mine=scope == "mine", at=moment)
    looks = await interested(session, actor, moment)
    rows = await _Rows(session, actor, here, moment, start).make(views, inquiries, looks, mine=scope == "mine")
    rows.sort(key=lambda row: (_ORDER.index(row.group), _rank(row), row.at))
    counts = TodayCounts(**{group: sum(row.group == group for row in rows) for group in _ORDER})
    return Today(
        day_start=start,
        day_end=end,
        mine=bars_of(Place(here, None), start, end),
        zones=await zones_of(session, seat if scope == "mine" else None, start, end),
        rows=rows,
        counts=counts,
        more=more,
    )


def _rank(row: TodayRow) -> int:
    """Within a group those who can be reached now come first; who wrote is warmer than who only looked."""
    looked = row.group == "warm" and row.waited_hours is None
    return (2 if looked else 0) + (0 if row.good else 1)


class _Rows:
    def __init__(self, session: ReadSession, actor: Actor, here: str, moment: datetime, start: datetime) -> None:
        self._session, self._actor = session, actor
        self._here, self._now, self._start = here, moment, start
        self._locale = current().locale

    async def make(
        self,
        reminders: Iterable[ReminderView],
        inquiries: Iterable[Inquiry],
        looks: Iterable[tuple[Interest, str]],
        *,
        mine: bool,
    ) -> list[TodayRow]:
        reminders, inquiries, looks = list(reminders), list(inquiries), list(looks)
        pairs = [
            *((one.company.id if one.company else None, one.contact.id if one.contact else None) for one in reminders),
            *((each.company_id, each.contact_id) for each in inquiries),
            *((look.company_id, look.contact_id) for look, _ in looks),
        ]
        companies = {company for company, _ in pairs if company}
        contacts = {contact for _, contact in pairs if contact}
        people = await contacts_by_id(self._session, contacts, self._now)
        firms = await companies_by_id(self._session, companies)
        said = await last_words(self._session, companies, contacts)
        wrote = await reply_times(self._session, contacts)
        rows: list[TodayRow] = []
        for each in reminders:
            company, contact = pairs[len(rows)]
            whom = people.get(contact) if contact else firms.get(company) if company else None
            words = (said.get(contact) if contact else None) or (said.get(company) if company else None)
            rows.append(self._reminder(each, whom, words, wrote.get(contact, []) if contact else []))
        rows += [
            self._inquiry(inquiry, people[inquiry.contact_id], wrote.get(inquiry.contact_id, []))
            for inquiry in inquiries
        ]
        asked = {inquiry.conversation_id for inquiry in inquiries}
        for look, subject in looks:
            found = people.get(look.contact_id) if look.contact_id else None
            if found is None or found.archived or found.bin == "noise" or look.conversation_id in asked:
                continue
            if mine and found.owner_id not in (None, self._actor.membership_id):
                continue
            rows.append(self._look(look, subject, found, wrote.get(look.contact_id, []) if look.contact_id else []))
        return rows

    def _look(self, look: Interest, subject: str, whom: Whom, wrote: list[datetime]) -> TodayRow:
        moment, hours = self._moment(whom, wrote)
        looked = translate("Followed a link in our mail", self._locale)
        return self._row(
            cast("UUID", look.conversation_id),
            "warm",
            whom,
            moment,
            hours,
            why=looked if look.kind == "clicked" else translate("Opened our mail", self._locale),
            at=look.at,
            conversation_id=look.conversation_id,
            subject=subject,
        )

    def _reminder(
        self, view: ReminderView, whom: Whom | None, words: LastWords | None, wrote: list[datetime]
    ) -> TodayRow:
        at = cast("datetime", view.next_at)
        moment, hours = self._moment(whom, wrote)
        group: Group = "later"
        if at < self._start:
            group = "overdue"
        elif view.due and (moment is None or moment.reason in ("good", "desk", "lunch")):
            group = "now"
        return self._row(
            view.id,
            group,
            whom,
            moment,
            hours,
            why=view.text,
            at=at,
            reminder=view,
            conversation_id=view.conversation_id or (words.conversation_id if words else None),
            last_said=LastSaid(words.text, words.direction, words.at, words.conversation_id) if words else None,
        )

    def _inquiry(self, inquiry: Inquiry, whom: Whom, wrote: list[datetime]) -> TodayRow:
        place = whom.place
        waited = (
            working_hours_between(inquiry.at, self._now, place.zone, place.territory)
            if place
            else working_hours_between(inquiry.at, self._now, self._here, None)
        )
        hours, days = int(waited), int(waited / _A_DAY)
        why = translate("Waiting for an answer", self._locale)
        if days > 1:
            why = translate_plural(
                "No answer for {n} working day", "No answer for {n} working days", days, self._locale
            )
        elif hours:
            why = translate_plural(
                "No answer for {n} working hour", "No answer for {n} working hours", hours, self._locale
            )
        # Who answers a letter of ours is interested; after some days it is a question like others.
        warm = inquiry.replied and self._now - inquiry.at <= RECENT
        if warm:
            why = translate("Answered our mail", self._locale)
        moment, learnt = self._moment(whom, wrote)
        return self._row(
            inquiry.conversation_id,
            "warm" if warm else "waiting",
            whom,
            moment,
            learnt,
            why=why,
            at=inquiry.at,
            conversation_id=inquiry.conversation_id,
            subject=inquiry.subject,
            last_said=LastSaid(inquiry.snippet, "in", inquiry.at, inquiry.conversation_id),
            waited=round(waited, 1),
        )

    def _moment(self, whom: Whom | None, wrote: list[datetime]) -> tuple[Moment | None, Window | None]:
        if whom is None or whom.place is None:
            return None, None
        learnt = reply_hours(wrote, whom.place.zone)
        hours = (learnt,) if learnt else None
        return good_moment(self._now, whom.place.zone, whom.place.territory, hours=hours), learnt

    def _row(
        self,
        row_id: UUID,
        group: Group,
        whom: Whom | None,
        moment: Moment | None,
        hours: Window | None,
        *,
        why: str,
        at: datetime,
        reminder: ReminderView | None = None,
        conversation_id: UUID | None = None,
        subject: str | None = None,
        last_said: LastSaid | None = None,
        waited: float | None = None,
    ) -> TodayRow:
        place = whom.place if whom else None
        past = group in ("overdue", "waiting", "warm")
        return TodayRow(
            id=row_id,
            group=group,
            company=whom.company if whom else None,
            contact=whom.contact if whom else None,
            email=whom.email if whom else None,
            phone=whom.phone if whom else None,
            local_time=time_at(place, self._locale) if place else None,
            travelling=whom.travelling if whom else False,
            good=moment.good if moment else False,
            moment=moment.reason if moment else None,
            next_good_at=moment.next_good_at if moment else None,
            reply_hours=f"{hours[0]:%H:%M}-{hours[1]:%H:%M}" if hours else None,
            why=why,
            at=at,
            at_text=formats.ago(at, self._now, self._here, self._locale)
            if past
            else f"{at.astimezone(zone(self._here)):%H:%M}",
            reminder=reminder,
            conversation_id=conversation_id,
            subject=subject,
            last_said=last_said,
            waited_hours=waited,
        )
