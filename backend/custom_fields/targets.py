"""What the rooms above know of records that values point at: their names, as the reader sees them.

A domain registers how its records are named when it is imported: `register("company", names)`. Colleagues and files
are known here.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import select

from tenants.directory.models import Membership
from tenants.session import ReadSession

#: Given ids of records, the names of those that the session's actor sees.
Names = Callable[[ReadSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]

_KNOWN: Final[dict[str, Names]] = {}


def register(target: str, names: Names) -> None:
    """Let a domain tell the names of its records to those who see them."""
    _KNOWN[target] = names


async def names_of(session: ReadSession, target: str, ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of records of a kind, those that the session's actor sees; of a kind nobody registered, none."""
    if not ids:
        return {}
    names = _KNOWN.get(target)
    return dict(await names(session, ids)) if names else {}


async def colleagues(session: ReadSession, ids: Collection[UUID], *, active: bool = False) -> dict[UUID, str]:
    """The names of colleagues by seat; with `active`, of those alone who still are."""
    if not ids:
        return {}
    wanted = select(Membership.id, Membership.name).where(Membership.id.in_(ids))
    found = await session.execute(wanted.where(Membership.active) if active else wanted)
    return {row.id: row.name for row in found}
