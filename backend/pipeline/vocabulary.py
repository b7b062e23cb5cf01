"""The closed lists of the domain."""

from typing import Literal, get_args

#: What a stage is about, in an exporter's words; "other" for stages of a tenant's own.
StageKind = Literal[
    "inquiry",
    "quotation",
    "sample",
    "contract",
    "deposit",
    "production",
    "inspection",
    "shipment",
    "balance",
    "after_sales",
    "other",
]
DealStatus = Literal["open", "won", "lost"]
#: How a deal was closed.
Outcome = Literal["won", "lost"]
DealSource = Literal["mail", "manual", "form", "api", "import"]
#: "move": to another stage, or into the first. "undo": a move taken back. "close" and "reopen": the end of a deal.
MoveKind = Literal["create", "move", "undo", "close", "reopen"]
#: Who a saved view is for.
Sharing = Literal["me", "team", "all"]

STAGE_KINDS: tuple[str, ...] = get_args(StageKind)
STATUSES: tuple[str, ...] = get_args(DealStatus)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
SOURCES: tuple[str, ...] = get_args(DealSource)
MOVE_KINDS: tuple[str, ...] = get_args(MoveKind)
SHARINGS: tuple[str, ...] = get_args(Sharing)
