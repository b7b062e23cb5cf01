"""What trade tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class _QuoteEvent(Event, frozen=True, kw_only=True):
    kind: ClassVar[str] = "quote"

    quote_id: UUID
    company_id: UUID
    deal_id: UUID | None = None

    def subject_ids(self) -> list[UUID]:
        """The quote."""
        return [self.quote_id]


class QuoteChanged(_QuoteEvent, frozen=True, kw_only=True):
    """A quote was made (`made`), or something of it changed."""

    made: bool = False


class QuoteSent(_QuoteEvent, frozen=True, kw_only=True):
    """A version of a quote went out."""

    version: int


class QuoteAnswered(_QuoteEvent, frozen=True, kw_only=True):
    """The customer accepted or refused."""

    accepted: bool


class ApprovalAsked(_QuoteEvent, frozen=True, kw_only=True):
    """Somebody wants to sell below the floor."""

    approval_id: UUID


class ApprovalDecided(_QuoteEvent, frozen=True, kw_only=True):
    """A manager decided."""

    approval_id: UUID
    approved: bool


class _OrderEvent(Event, frozen=True, kw_only=True):
    kind: ClassVar[str] = "order"

    order_id: UUID
    company_id: UUID
    deal_id: UUID | None = None

    def subject_ids(self) -> list[UUID]:
        """The order."""
        return [self.order_id]


class OrderCreated(_OrderEvent, frozen=True, kw_only=True):
    """An order is new, a draft."""


class OrderConfirmed(_OrderEvent, frozen=True, kw_only=True):
    """An order is confirmed: production may be planned, papers derived, the ERP told."""


class OrderChanged(_OrderEvent, frozen=True, kw_only=True):
    """Something of an order changed. `substance`: what it obliges to (lines, prices, terms), not only notes."""

    substance: bool = False


class OrderCancelled(_OrderEvent, frozen=True, kw_only=True):
    """An order was cancelled."""


class OrderMilestoneReached(_OrderEvent, frozen=True, kw_only=True):
    """A milestone or a step of production is done."""

    step_id: UUID
    milestone: str


class ProductsChanged(Event, frozen=True, kw_only=True):
    """Products were made or changed."""

    kind: ClassVar[str] = "product"

    product_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The products."""
        return self.product_ids
