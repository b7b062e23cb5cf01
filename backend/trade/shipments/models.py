"""Tables of shipments."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Mapped

from backend.trade.incoterms import TRANSPORTS
from backend.trade.shapes import Quantity, one_of
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique

SHIPMENT_STATES = ("planned", "booked", "departed", "arrived", "delivered", "cancelled")
CONTAINER_KINDS = ("20GP", "40GP", "40HQ", "45HQ", "20RF", "40RH", "20OT", "40OT", "20FR", "40FR", "LCL")


class Shipment(TenantScoped, Timestamped, Versioned, Base):
    """Goods on their way: of `order_id`, and of others that go along (`ShipmentOrder`). Cut-offs are instants; `dates`
    is what ETD and ETA were before:
    [{"field", "before", "after", "at", "by", "reason"}]."""

    __tablename__ = "shipment"
    __table_args__ = (
        tenant_index("order_id"),
        tenant_index("updated_at", "id"),
        tenant_index("etd", postgresql_where=text("state IN ('planned', 'booked')")),
        tenant_index("eta", postgresql_where=text("state = 'departed'")),
        tenant_unique("number"),
        tenant_fk("sales_order", "order_id"),
        one_of("state", SHIPMENT_STATES),
        one_of("transport", TRANSPORTS),
    )

    order_id: Mapped[UUID]
    number: Mapped[str]
    state: Mapped[str]
    transport: Mapped[str]
    carrier: Mapped[str | None]
    forwarder: Mapped[str | None]
    booking_number: Mapped[str | None]
    #: Courier's or air waybill's number.
    tracking_number: Mapped[str | None]
    bl_number: Mapped[str | None]
    #: original, telex, seaway.
    bl_kind: Mapped[str | None]
    vessel: Mapped[str | None]
    voyage: Mapped[str | None]
    port_of_loading: Mapped[str | None]
    port_of_discharge: Mapped[str | None]
    freight: Mapped[str | None]
    si_cutoff: Mapped[datetime | None]
    vgm_cutoff: Mapped[datetime | None]
    cy_cutoff: Mapped[datetime | None]
    etd: Mapped[date | None]
    eta: Mapped[date | None]
    departed_on: Mapped[date | None]
    arrived_on: Mapped[date | None]
    delivered_on: Mapped[date | None]
    #: When the papers went to the bank or to the buyer.
    presented_on: Mapped[date | None]
    dates: Mapped[list[Any]]
    note: Mapped[str | None]


class ShipmentOrder(TenantScoped, Base):
    """An order whose goods are in a shipment: the one that it was made for, and those that go along."""

    __tablename__ = "shipment_order"
    __table_args__ = (
        tenant_unique("shipment_id", "order_id"),
        tenant_index("order_id"),
        tenant_fk("shipment", "shipment_id", ondelete="CASCADE"),
        tenant_fk("sales_order", "order_id"),
    )

    shipment_id: Mapped[UUID]
    order_id: Mapped[UUID]


class ShipmentContainer(TenantScoped, Base):
    """A container of a shipment; weights in kg, volume in m³."""

    __tablename__ = "shipment_container"
    __table_args__ = (
        tenant_unique("shipment_id", "number"),
        tenant_fk("shipment", "shipment_id", ondelete="CASCADE"),
        one_of("kind", CONTAINER_KINDS),
    )

    shipment_id: Mapped[UUID]
    number: Mapped[str]
    kind: Mapped[str]
    seal: Mapped[str | None]
    packages: Mapped[int]
    gross_weight: Mapped[Quantity]
    volume: Mapped[Quantity]
    vgm: Mapped[Quantity | None]


class ShipmentLine(TenantScoped, Base):
    """How much of an order's line is in a shipment."""

    __tablename__ = "shipment_line"
    __table_args__ = (
        tenant_unique("shipment_id", "order_line_id"),
        tenant_fk("shipment", "shipment_id", ondelete="CASCADE"),
        tenant_fk("order_line", "order_line_id", ondelete="CASCADE"),
    )

    shipment_id: Mapped[UUID]
    order_line_id: Mapped[UUID]
    quantity: Mapped[Quantity]
