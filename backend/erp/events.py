"""What the room tells."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class ErpLinkChanged(Event, frozen=True, kw_only=True):
    """A link, its switches, its mapping or its state changed."""

    kind: ClassVar[str] = "erp_link"

    link_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The link."""
        return [self.link_id]


class ErpOrderNews(Event, frozen=True, kw_only=True):
    """The ERP told something new about an order: its state, a shipment, an invoice, a receipt."""

    kind: ClassVar[str] = "erp_order"

    link_id: UUID
    order_id: UUID
    entity: str
    status: str = ""

    def subject_ids(self) -> list[UUID]:
        """The order."""
        return [self.order_id]


class ErpDocumentNews(Event, frozen=True, kw_only=True):
    """A document of the ERP is new or changed: it is taken into trade as it was read last."""

    link_id: UUID
    entity: str
    external_id: str

    def subject_ids(self) -> list[UUID]:
        """The link."""
        return [self.link_id]


class ErpCatalogNews(Event, frozen=True, kw_only=True):
    """Prices of the ERP changed."""

    link_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The link."""
        return [self.link_id]


class ErpTrouble(Event, frozen=True, kw_only=True):
    """A link needs somebody."""

    kind: ClassVar[str] = "erp_link"

    link_id: UUID
    name: str
    code: str

    def subject_ids(self) -> list[UUID]:
        """The link."""
        return [self.link_id]
