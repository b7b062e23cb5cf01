"""What other rooms put into a colleague's calendar beside reminders."""

from collections.abc import Awaitable, Callable
from typing import Final
from uuid import UUID

from backend.reminders.feed.calendar import Event
from tenants.session import ReadSession

#: Answers the events of a seat, and the reminders that they stand for.
Source = Callable[[ReadSession, UUID], Awaitable[tuple[list[Event], set[UUID]]]]

_SOURCES: Final[list[Source]] = []


def register_source(source: Source) -> None:
    """Let a room's events into every feed; once is enough."""
    if source not in _SOURCES:
        _SOURCES.append(source)


async def events_of(session: ReadSession, member_id: UUID) -> tuple[list[Event], set[UUID]]:
    """The events of a seat, and the reminders that need not be listed beside them."""
    events: list[Event] = []
    covered: set[UUID] = set()
    for source in _SOURCES:
        more, stood_for = await source(session, member_id)
        events += more
        covered |= stood_for
    return events, covered
