"""What is asked once more at the moment of sending, of mail that a program wrote: whether it is still meant to go.

The program that writes mail of an origin says so here. A gate runs in the transaction that takes the message out of the
queue, under the message's lock.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeAlias

import msgspec

from backend.outreach.sending.models import Origin, OutgoingMessage
from tenants.session import WriteSession


class Later(msgspec.Struct, frozen=True):
    """Not now: at `at`."""

    at: datetime


class Never(msgspec.Struct, frozen=True):
    """Not any more."""


Gate: TypeAlias = Callable[[WriteSession, OutgoingMessage], Awaitable[Later | Never | None]]
_GATES: dict[Origin, Gate] = {}


def keep_gate(origin: Origin, gate: Gate) -> None:
    """Ask `gate` of every message of this origin."""
    _GATES[origin] = gate


async def ask_gate(session: WriteSession, row: OutgoingMessage) -> Later | Never | None:
    """What its program says; None where it may go."""
    gate = _GATES.get("sequence") if row.origin == "sequence" else None
    return await gate(session, row) if gate else None
