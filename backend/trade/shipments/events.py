"""What shipments tell."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class ShipmentChanged(Event, frozen=True, kw_only=True):
    """A shipment was made or changed."""

    kind: ClassVar[str] = "shipment"

    shipment_id: UUID
    order_id: UUID
    company_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The shipment."""
        return [self.shipment_id]


class ShipmentDeparted(ShipmentChanged, frozen=True, kw_only=True):
    """The goods are on board."""

    on: date


class ShipmentDelayed(ShipmentChanged, frozen=True, kw_only=True):
    """Departure or arrival (`field`: etd, eta) is later than it was said."""

    field: str
    before: date
    after: date
