"""Setting and changing reminders."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import ColumnElement, select

from backend.alerts.service import News, raise_alerts
from backend.customers.queries.whom import Whom
from backend.reminders import schemas
from backend.reminders.models import Reminder
from backend.reminders.queries import view_of
from backend.reminders.service.finding import lock_reminder, series_of
from backend.reminders.service.next_steps import announce
from backend.reminders.service.times import Meant, ids_of, known_rule, subject_of, understand
from backend.reminders.timing import first_at, next_at
from i18n.messages import N_, translate
from i18n.zones import resolve_wall_time, tzdata_version
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import now
from tenants.session import WriteSession
from tenants.versions import raise_version


async def create_reminder(session: WriteSession, actor: Actor, given: schemas.NewReminder) -> schemas.Reminder:
    """Set a reminder. Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError` and what `understand` does."""
    actor.require("companies.write")
    whom = await subject_of(session, given)
    if given.conversation_id is not None:
        await _require_conversation(session, actor, given.conversation_id)
    meant = understand(given.when, whom.place if whom else None)
    reminder = await _new(
        session,
        actor,
        text=given.text.strip(),
        whom=whom,
        meant=meant,
        rule=known_rule(given.rule) or meant.rule,
        skip_free_days=given.skip_free_days or meant.skip_free_days,
        assignee_id=given.assignee_id,
    )
    reminder.conversation_id, reminder.deal_id = given.conversation_id, given.deal_id
    await announce(session, [reminder])
    await _tell_assignee(session, actor, reminder)
    return await view_of(session, actor, reminder)


async def set_follow_up(
    session: WriteSession, actor: Actor, subject: schemas.Subject, given: schemas.NewFollowUp
) -> schemas.Reminder:
    """Set the next step with a company or a contact, or in a deal; the one that was planned for it is moved there.

    Raises as `create_reminder`.
    """
    actor.require("companies.write")
    whom = await subject_of(session, subject)
    if whom is None:
        raise NotFoundError
    company_id, contact_id = ids_of(whom)
    meant = understand(given.when, whom.place)
    planned = await session.scalar(
        select(Reminder)
        .where(Reminder.follow_up, Reminder.ended_at.is_(None), Reminder.rule.is_(None))
        .where(*_about(subject, company_id, contact_id))
        .order_by(Reminder.next_at)
        .limit(1)
        .with_for_update()
    )
    text = given.text.strip() if given.text else None
    if planned is None:
        planned = await _new(
            session,
            actor,
            text=text or translate("Follow up", current().locale),
            whom=whom,
            meant=meant,
            rule=meant.rule,
            skip_free_days=meant.skip_free_days,
            assignee_id=given.assignee_id or whom.owner_id,
        )
        planned.follow_up, planned.deal_id = True, subject.deal_id
    else:
        planned.version += 1
        planned.text = text or planned.text
        planned.skip_free_days = planned.skip_free_days or meant.skip_free_days
        if given.assignee_id is not None:
            planned.assignee_id = await _seat(session, given.assignee_id)
        put_at(planned, meant, meant.rule)
    await announce(session, [planned])
    return await view_of(session, actor, planned)


def _about(subject: schemas.Subject, company_id: UUID | None, contact_id: UUID | None) -> list[ColumnElement[bool]]:
    """Which follow-up is the one of a subject: each deal has its own beside that of whom it is with."""
    if subject.deal_id is not None:
        return [Reminder.deal_id == subject.deal_id]
    if contact_id is not None:
        return [Reminder.deal_id.is_(None), Reminder.contact_id == contact_id]
    return [Reminder.deal_id.is_(None), Reminder.contact_id.is_(None), Reminder.company_id == company_id]


async def change_reminder(
    session: WriteSession, actor: Actor, reminder_id: UUID, given: schemas.ReminderPatch, version: int
) -> schemas.Reminder:
    """Change the given fields; another time or rule counts from now on, what fired before stays as it was.

    Raises as `create_reminder`, and `ReminderEndedError`, `VersionConflictError`.
    """
    reminder = await lock_reminder(session, actor, reminder_id)
    raise_version(reminder, version, await view_of(session, actor, reminder))
    whom = await subject_of(session, schemas.Subject(company_id=reminder.company_id, contact_id=reminder.contact_id))
    if given.text is not UNSET:
        reminder.text = given.text.strip()
    before = reminder.assignee_id
    if given.assignee_id is not UNSET:
        reminder.assignee_id = await _seat(session, given.assignee_id)
    if given.skip_free_days is not UNSET:
        reminder.skip_free_days = given.skip_free_days
    rule = known_rule(given.rule) if given.rule is not UNSET else reminder.rule
    if given.when is not UNSET:
        meant = understand(given.when, whom.place if whom else None)
        reminder.skip_free_days = reminder.skip_free_days or meant.skip_free_days
        put_at(reminder, meant, meant.rule or rule)
    elif given.rule is not UNSET or given.skip_free_days is not UNSET:
        reminder.rule = rule
        _derive(reminder)
    await announce(session, [reminder])
    if reminder.assignee_id != before:
        await _tell_assignee(session, actor, reminder)
    return await view_of(session, actor, reminder)


async def _tell_assignee(session: WriteSession, actor: Actor, reminder: Reminder) -> None:
    """A colleague set it for them, or handed it over."""
    if actor.kind == "system" or reminder.assignee_id is None or reminder.assignee_id == actor.membership_id:
        return
    news = News(
        kind="assigned",
        title=N_("{name} gave you something to do"),
        params={"name": actor.name},
        # Its text may quote mail that is closed to them.
        body=reminder.text if reminder.conversation_id is None else "",
        link="/today",
        dedupe_key=f"assigned reminder {reminder.id} {reminder.version}",
    )
    await raise_alerts(session, [reminder.assignee_id], news)


async def _new(
    session: WriteSession,
    actor: Actor,
    *,
    text: str,
    whom: Whom | None,
    meant: Meant,
    rule: str | None,
    skip_free_days: bool,
    assignee_id: UUID | None,
) -> Reminder:
    if not text:
        raise ValidationFailedError(errors=[FieldProblem("text", "missing", N_("This is needed."))])
    company_id, contact_id = ids_of(whom)
    reminder = Reminder(
        text=text,
        created_by=actor.membership_id,
        assignee_id=await _seat(session, assignee_id) if assignee_id else actor.membership_id,
        company_id=company_id,
        contact_id=contact_id,
        territory=whom.place.territory if whom and whom.place else None,
        skip_free_days=skip_free_days,
        tzdata=tzdata_version(),
    )
    put_at(reminder, meant, rule)
    session.add(reminder)
    return reminder


def put_at(reminder: Reminder, meant: Meant, rule: str | None) -> None:
    """Give a reminder its time; whatever was due or put off is over."""
    reminder.start, reminder.zone, reminder.rule = meant.wall, meant.zone, rule
    if resolve_wall_time(meant.wall, meant.zone) != meant.instant and not meant.clock_change:
        # An hour that the clock shows twice, and the second was meant ("in two hours"): only UTC can name it.
        reminder.start, reminder.zone = meant.instant.replace(tzinfo=None), "UTC"
    reminder.due_at = reminder.snooze_wall = reminder.snooze_zone = None
    reminder.snoozed = reminder.late = False
    reminder.missed = 0
    _derive(reminder)


def _derive(reminder: Reminder) -> None:
    """The instant from what was meant: the first from now on."""
    series = series_of(reminder)
    first = first_at(series)
    if first is not None and first <= now() and reminder.rule is not None:
        first = next_at(series, now())
    reminder.fire_at, reminder.tzdata, reminder.moved = first, tzdata_version(), None


async def _seat(session: WriteSession, seat_id: UUID | None) -> UUID | None:
    if seat_id is None:
        return None
    found = await session.scalar(select(Membership.id).where(Membership.id == seat_id, Membership.active))
    if found is None:
        problem = FieldProblem("assignee_id", "unknown", N_("There is no such colleague."))
        raise ValidationFailedError(errors=[problem])
    return seat_id


async def _require_conversation(session: WriteSession, actor: Actor, conversation_id: UUID) -> None:
    seen = await session.scalar(
        select(Conversation.id).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if seen is None:
        raise NotFoundError
