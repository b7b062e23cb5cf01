"""Making, ending and reading a feed."""

import hashlib
import secrets
from collections.abc import Collection
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.reminders.feed.calendar import Entry, calendar_of
from backend.reminders.feed.models import CalendarFeed
from backend.reminders.feed.sources import events_of
from backend.reminders.models import Reminder
from tenants import audit
from tenants.context import Actor, system_actor
from tenants.directory.models import Membership, UserAccount
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

_ACTOR: Final = system_actor("calendar feed")
_MOST: Final = 2000
#: Bytes of chance in an address; 16 would do.
_CHANCE: Final = 24


class FeedView(msgspec.Struct, frozen=True):
    """Whether there is a feed. `url` is shown once, when it is made."""

    exists: bool
    url: str | None


async def feed_view(session: ReadSession, actor: Actor) -> FeedView:
    """Whether the actor has a feed. Raises `NotAllowedError` for machines."""
    found = await session.scalar(select(CalendarFeed.id).where(CalendarFeed.member_id == _seat(actor)))
    return FeedView(found is not None, None)


async def make_feed(session: WriteSession, actor: Actor, public_url: str) -> FeedView:
    """Make a feed with a new secret address; the old address ends."""
    member_id = _seat(actor)
    await session.execute(delete(CalendarFeed).where(CalendarFeed.member_id == member_id))
    token = secrets.token_urlsafe(_CHANCE)
    session.add(CalendarFeed(id=new_id(), member_id=member_id, token_hash=_hash(token)))
    await session.flush()
    audit.record(session, "calendar_feed.made", subject_id=member_id, subject_name=actor.name)
    tenant_id: UUID = session.info["tenant_id"]
    return FeedView(True, f"{public_url}/calendars/{tenant_id.hex}-{token}.ics")


async def end_feed(session: WriteSession, actor: Actor) -> None:
    """Let the address lead nowhere."""
    member_id = _seat(actor)
    await session.execute(delete(CalendarFeed).where(CalendarFeed.member_id == member_id))
    audit.record(session, "calendar_feed.ended", subject_id=member_id, subject_name=actor.name)


async def read_feed(runtime: Runtime, address: str) -> bytes:
    """The document behind a secret address (`<tenant>-<token>`). Raises `NotFoundError` for any other."""
    name, _, token = address.partition("-")
    try:
        tenant_id = UUID(hex=name)
    except ValueError as error:
        raise NotFoundError from error
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        row = (
            await session.execute(
                select(CalendarFeed.id, CalendarFeed.member_id, Membership.user_id)
                .join(
                    Membership,
                    (Membership.tenant_id == CalendarFeed.tenant_id) & (Membership.id == CalendarFeed.member_id),
                )
                .where(CalendarFeed.token_hash == _hash(token), Membership.active)
            )
        ).first()
        if row is None:
            raise NotFoundError
        await session.execute(update(CalendarFeed).where(CalendarFeed.id == row.id).values(fetched_at=now()))
        events, covered = await events_of(session, row.member_id)
        entries = await _entries(session, row.member_id, runtime.settings.public_url, covered)
    # Accounts belong to no tenant: the system role alone sees them.
    async with runtime.database.system_session() as system:
        owner = (
            await system.execute(select(UserAccount.name, UserAccount.locale).where(UserAccount.id == row.user_id))
        ).one()
    app = runtime.settings.public_url
    return calendar_of(entries, events, owner=owner.name, locale=owner.locale, at=now(), app=app)


async def _entries(session: ReadSession, member_id: UUID, public_url: str, covered: Collection[UUID]) -> list[Entry]:
    rows = list(
        await session.scalars(
            select(Reminder)
            .where(Reminder.assignee_id == member_id, Reminder.ended_at.is_(None), Reminder.next_at.is_not(None))
            .where(Reminder.id.not_in(covered))
            .order_by(Reminder.next_at, Reminder.id)
            .limit(_MOST)
        )
    )
    people = await contacts_by_id(session, [row.contact_id for row in rows if row.contact_id])
    firms = await companies_by_id(session, [row.company_id for row in rows if row.company_id])

    def name_of(row: Reminder) -> str | None:
        whom = people.get(row.contact_id) if row.contact_id else firms.get(row.company_id) if row.company_id else None
        if whom is None:
            return None
        named = whom.contact or whom.company
        return named.name if named else None

    return [
        Entry(
            id=row.id,
            text=row.text,
            name=name_of(row),
            at=row.next_at,
            start=row.start,
            zone_name=row.zone,
            rule=row.rule,
            version=row.version,
            changed_at=row.updated_at,
            link=f"{public_url}/today",
        )
        for row in rows
        if row.next_at is not None
    ]


def _seat(actor: Actor) -> UUID:
    if actor.membership_id is None:
        raise NotAllowedError
    return actor.membership_id


def _hash(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
