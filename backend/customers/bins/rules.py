"""Customer, candidate or noise? Pure: the sum of all signals decides, in whatever order they came.

The rules keep out newsletters, which rivals turn into leads, and never lose a person on free mail, which rivals do: a
person who wrote from there is at least a candidate, unless all of it looks like fraud.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from backend.customers.vocabulary import Bin

#: From here on, what a message is for counts as known.
SURE: Final = 0.55


@dataclass(frozen=True, slots=True)
class Tally:
    """What is known of a company, or of a person without one. Messages are counted once each."""

    free_mail: bool = False
    #: Messages that people of theirs wrote to us, by what they are for (`MessageKind` values; unsure ones "other").
    kinds: Mapping[str, int] = field(default_factory=dict)
    #: Conversations in which they wrote something other than offers after we had written to them.
    answered_us: int = 0
    #: Conversations in which we wrote to them after they had written something other than offers.
    we_answered: int = 0
    #: Messages of ours that are addressed to them.
    we_wrote: int = 0
    #: Messages of others, written by people, that are addressed or copied to them.
    named: int = 0
    #: What their programs sent, by what it is for.
    machines: Mapping[str, int] = field(default_factory=dict)

    @property
    def known(self) -> bool:
        """Whether mail says anything about it."""
        return bool(self.kinds or self.machines or self.we_wrote or self.named)

    @property
    def letters(self) -> int:
        """Messages that people of theirs wrote."""
        return sum(self.kinds.values())

    @property
    def genuine(self) -> int:
        """Those of them that are neither offers nor fraud."""
        return self.letters - self.kinds.get("pitch", 0) - self.kinds.get("scam", 0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A bin and why. `open` says that the rules have no more than a guess, so that the classifier may decide."""

    bin: Bin
    reasons: tuple[str, ...]
    open: bool = False


def judge(tally: Tally) -> Verdict | None:
    """The bin that the signals speak for; None where there are none."""
    customer = _customer(tally)
    if customer:
        return Verdict("customer", customer)
    hope = _hope(tally)
    if hope:
        return Verdict("candidate", hope, open=True)
    if tally.letters:
        return Verdict("noise", _offers(tally))
    return Verdict("noise", _machines(tally)) if tally.machines else None


def only_machines(tally: Tally) -> bool:
    """Whether programs write from there and people have no part in anything."""
    return bool(tally.machines) and not (tally.letters or tally.we_wrote or tally.named)


def _customer(tally: Tally) -> tuple[str, ...]:
    if not tally.genuine:
        return ()
    spoke = {
        "answered_us": bool(tally.answered_us),
        "we_answered": bool(tally.we_answered),
        "ordered": bool(tally.kinds.get("order") and tally.we_wrote),
        "paid": bool(tally.kinds.get("payment") and tally.we_wrote),
    }
    return tuple(code for code, holds in spoke.items() if holds)


def _hope(tally: Tally) -> tuple[str, ...]:
    """Why somebody may become a customer; empty where nothing speaks for it."""
    if tally.genuine:
        return (*_asked(tally), *_free_mail(tally))
    if tally.we_wrote:
        return ("we_wrote", *_offers(tally))
    if tally.letters:
        return ("free_mail", *_offers(tally)) if tally.free_mail and tally.kinds.get("pitch") else ()
    return ("introduced", *_free_mail(tally)) if tally.named else ()


def _asked(tally: Tally) -> tuple[str, ...]:
    asked = {"ordered": "order", "paid": "payment", "inquiry": "inquiry"}
    return tuple(code for code, kind in asked.items() if tally.kinds.get(kind)) or ("wrote",)


def _free_mail(tally: Tally) -> tuple[str, ...]:
    return ("free_mail",) if tally.free_mail else ()


def _offers(tally: Tally) -> tuple[str, ...]:
    return tuple(kind for kind in ("pitch", "scam") if tally.kinds.get(kind))


def _machines(tally: Tally) -> tuple[str, ...]:
    return ("newsletter",) if tally.machines.get("newsletter") else ("notification",)
