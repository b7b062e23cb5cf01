"""Who may hear of which records over server-sent events: each domain says it for its own kinds of news."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias
from uuid import UUID

from tenants.session import ReadSession

#: The seats that may hear of each record (None for everybody), or None where everybody may hear of all of them. A
#: record that is missing is nobody's news.
Audience: TypeAlias = dict[UUID, set[UUID] | None] | None
Asker: TypeAlias = Callable[[ReadSession, Sequence[UUID]], Awaitable[Audience]]

_ASKERS: dict[str, Asker] = {}


def register_audience(kind: str, asker: Asker) -> None:
    """News of `kind` reach those alone whom `asker` names; called when the program is put together."""
    _ASKERS[kind] = asker


def asker_of(kind: str) -> Asker | None:
    """Who is to be asked about news of a kind; None where everybody hears them."""
    return _ASKERS.get(kind)
