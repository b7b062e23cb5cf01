"""The closed lists of trade."""

from typing import Final, Literal, get_args

QuoteState = Literal["draft", "sent", "accepted", "refused", "expired"]
OrderKind = Literal["order", "sample"]
OrderState = Literal["draft", "confirmed", "in_production", "partially_shipped", "shipped", "closed", "cancelled"]
ApprovalState = Literal["open", "approved", "refused"]
ChangeState = Literal["open", "approved", "refused"]
Board = Literal["milestone", "production"]
StepState = Literal["open", "doing", "done", "problem"]
#: Milestones of an order in their usual order, and the steps of production.
MilestoneKind = Literal[
    "contract", "deposit", "production", "inspection", "booking", "shipment", "documents", "balance", "arrival",
    "sample_sent", "sample_feedback", "other",
]  # fmt: skip
ProductionKind = Literal["artwork", "mould", "material", "production_run", "packing", "inspection", "other"]
RateSource = Literal["entered", "file", "feed", "erp"]
NumberKind = Literal["quote", "order", "sample"]

QUOTE_STATES: Final[tuple[str, ...]] = get_args(QuoteState)
ORDER_KINDS: Final[tuple[str, ...]] = get_args(OrderKind)
ORDER_STATES: Final[tuple[str, ...]] = get_args(OrderState)
APPROVAL_STATES: Final[tuple[str, ...]] = get_args(ApprovalState)
CHANGE_STATES: Final[tuple[str, ...]] = get_args(ChangeState)
BOARDS: Final[tuple[str, ...]] = get_args(Board)
STEP_STATES: Final[tuple[str, ...]] = get_args(StepState)
RATE_SOURCES: Final[tuple[str, ...]] = get_args(RateSource)
