"""The closed lists of the domain."""

from typing import Final, Literal, get_args

from i18n.messages import N_

#: Why a rule takes a customer away. "no_contact": no valid follow-up for so many days; "no_order": no order since it
#: was taken on, or since the last one; "never_won": it never became a customer; "contract_end": so many days after its
#: contract ended; "owner_left": its owner's seat is closed.
Trigger = Literal["no_contact", "no_order", "never_won", "contract_end", "owner_left"]
#: What resets the clock of "no_contact". Mass mail and edits never do.
FollowUp = Literal["inbound", "outbound", "meeting", "call", "note", "quote"]
#: How a customer came from one hand to another.
MoveKind = Literal["recycled", "released", "claimed", "assigned", "imported", "handed_over", "returned"]
RequestState = Literal["open", "approved", "refused", "withdrawn"]
HandoverKind = Literal["leaves", "leave"]
HandoverState = Literal["running", "done", "returned"]

TRIGGERS: Final[tuple[Trigger, ...]] = get_args(Trigger)
FOLLOW_UPS: Final[tuple[FollowUp, ...]] = get_args(FollowUp)
MOVE_KINDS: Final[tuple[MoveKind, ...]] = get_args(MoveKind)
REQUEST_STATES: Final[tuple[RequestState, ...]] = get_args(RequestState)
HANDOVER_KINDS: Final[tuple[HandoverKind, ...]] = get_args(HandoverKind)
HANDOVER_STATES: Final[tuple[HandoverState, ...]] = get_args(HandoverState)

#: Why a customer was taken away, as its log says it.
TRIGGER_TEXTS: Final[dict[Trigger, str]] = {
    "no_contact": N_("no valid follow-up for {days} days"),
    "no_order": N_("no order for {days} days"),
    "never_won": N_("did not become a customer within {days} days"),
    "contract_end": N_("its contract ended more than {days} days ago"),
    "owner_left": N_("its owner does not work here any more"),
}
#: Days before a rule takes a customer that its owner is told.
WARNED_AT: Final = (7, 3, 1)
