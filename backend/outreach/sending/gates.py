"""What is asked once more at the moment of sending, of mail that a program wrote: whether it is still meant to go.

The program that writes mail of an origin says so here. A gate runs in the transaction that takes the message out of the
queue, under the message's lock.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeAlias
from uuid import UUID

import msgspec

from backend.outreach.sending.models import Origin, OutgoingMessage
from tenants.session import WriteSession


class Later(msgspec.Struct, frozen=True):
    """Not now: at `at`."""

    at: datetime


class Never(msgspec.Struct, frozen=True):
    """Not any more."""


#: Of the messages given, those that are not to go now, with what becomes of them.
Said: TypeAlias = dict[UUID, Later | Never]
Gate: TypeAlias = Callable[[WriteSession, Sequence[OutgoingMessage]], Awaitable[Said]]
_GATES: dict[Origin, Gate] = {}


def keep_gate(origin: Origin, gate: Gate) -> None:
    """Ask `gate` of every message of this origin."""
    _GATES[origin] = gate


async def ask_gates(session: WriteSession, rows: Sequence[OutgoingMessage]) -> Said:
    """What the programs that wrote them say; those that may go are missing."""
    found: Said = {}
    for origin, gate in _GATES.items():
        mine = [row for row in rows if row.origin == origin]
        if mine:
            found |= await gate(session, mine)
    return found
