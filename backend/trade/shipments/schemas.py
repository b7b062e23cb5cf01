"""What the routes of shipments take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef
from backend.trade.calculators.filling import Goods
from backend.trade.calculators.loading import Fit
from backend.trade.incoterms import Transport

Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]
Instant = Annotated[datetime, Meta(tz=True)]
ShipmentState = Literal["planned", "booked", "departed", "arrived", "delivered", "cancelled"]
ContainerKind = Literal["20GP", "40GP", "40HQ", "45HQ", "20RF", "40RH", "20OT", "40OT", "20FR", "40FR", "LCL"]
BlKind = Literal["original", "telex", "seaway"]


class ContainerInput(msgspec.Struct, kw_only=True):
    """A container as it is written; weights in kg, volume in m³."""

    number: Annotated[str, Meta(min_length=4, max_length=20)]
    kind: ContainerKind
    seal: Line | None = None
    packages: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    gross_weight: Decimal = Decimal(0)
    volume: Decimal = Decimal(0)
    vgm: Decimal | None = None


class Container(ContainerInput, kw_only=True):
    """A container. `fault`: the number has not the shape of one, or its check digit is wrong (ISO 6346)."""

    fault: Literal["shape", "check_digit"] | None


class LineInput(msgspec.Struct, kw_only=True):
    """How much of an order's line goes along."""

    order_line_id: UUID
    quantity: Decimal


class ShippedLine(msgspec.Struct, kw_only=True):
    """A line of a shipment, of one of its orders."""

    order_id: UUID
    order_number: str
    order_line_id: UUID
    name: str
    sku: str | None
    unit: str
    ordered: Decimal
    quantity: Decimal
    elsewhere: Decimal


class ShipmentPatch(msgspec.Struct, kw_only=True):
    """Changes; an absent key stays. A later `etd` or `eta` is a delay; `reason` says why."""

    transport: Transport | UnsetType = UNSET
    carrier: Line | UnsetType | None = UNSET
    forwarder: Line | UnsetType | None = UNSET
    booking_number: Line | UnsetType | None = UNSET
    tracking_number: Line | UnsetType | None = UNSET
    bl_number: Line | UnsetType | None = UNSET
    bl_kind: BlKind | UnsetType | None = UNSET
    vessel: Line | UnsetType | None = UNSET
    voyage: Line | UnsetType | None = UNSET
    port_of_loading: Line | UnsetType | None = UNSET
    port_of_discharge: Line | UnsetType | None = UNSET
    freight: Line | UnsetType | None = UNSET
    si_cutoff: Instant | UnsetType | None = UNSET
    vgm_cutoff: Instant | UnsetType | None = UNSET
    cy_cutoff: Instant | UnsetType | None = UNSET
    etd: date | UnsetType | None = UNSET
    eta: date | UnsetType | None = UNSET
    presented_on: date | UnsetType | None = UNSET
    note: Text | UnsetType | None = UNSET
    custom: CustomValues | UnsetType = UNSET
    reason: Line | None = None


class NewShipment(msgspec.Struct, kw_only=True):
    """A shipment of an order; without lines all that is not shipped yet goes along."""

    order_id: UUID
    transport: Transport | None = None
    etd: date | None = None
    eta: date | None = None
    lines: Annotated[list[LineInput], Meta(max_length=2000)] = []
    custom: CustomValues | UnsetType = UNSET


class Cargo(msgspec.Struct, kw_only=True):
    """What a shipment carries, in place of what it carried."""

    lines: Annotated[list[LineInput], Meta(max_length=2000)]
    containers: Annotated[list[ContainerInput], Meta(max_length=200)]


class Milestone(msgspec.Struct, kw_only=True):
    """The goods left, arrived or were handed over on a day."""

    state: Literal["departed", "arrived", "delivered"]
    on: date
    bl_number: Line | None = None


class ShippedOrder(msgspec.Struct, kw_only=True):
    """An order whose goods are in a shipment."""

    id: UUID
    number: str
    customer_po: str | None


class OrderToJoin(msgspec.Struct, kw_only=True):
    """An order that shall go along."""

    order_id: UUID


class DateChange(msgspec.Struct, kw_only=True):
    """What ETD or ETA was before."""

    field: Literal["etd", "eta"]
    before: date | None
    after: date | None
    at: datetime
    by: str
    reason: str | None


class ShipmentRow(msgspec.Struct, kw_only=True):
    """A shipment in a list. `orders`: the one that it was made for first. `next_cutoff` is the first
    that lies ahead; `delayed_days` counts from the first ETA."""

    id: UUID
    number: str
    state: ShipmentState
    transport: Transport
    order_id: UUID
    order_number: str
    orders: list[ShippedOrder]
    company: CompanyRef | None
    carrier: str | None
    vessel: str | None
    voyage: str | None
    port_of_loading: str | None
    port_of_discharge: str | None
    etd: date | None
    eta: date | None
    departed_on: date | None
    arrived_on: date | None
    next_cutoff: datetime | None
    next_cutoff_kind: Literal["si", "vgm", "cy"] | None
    delayed_days: int
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class ShipmentView(ShipmentRow, kw_only=True):
    """A shipment with all that is known of it."""

    forwarder: str | None
    booking_number: str | None
    tracking_number: str | None
    bl_number: str | None
    bl_kind: BlKind | None
    freight: str | None
    si_cutoff: datetime | None
    vgm_cutoff: datetime | None
    cy_cutoff: datetime | None
    delivered_on: date | None
    presented_on: date | None
    note: str | None
    dates: list[DateChange]
    containers: list[Container]
    lines: list[ShippedLine]
    may_change: bool


class Letter(msgspec.Struct, kw_only=True):
    """A mail to open in compose. `language` is the buyer's, or English."""

    to_name: str | None
    to_email: str | None
    language: str
    subject: str
    html: str


class Loading(msgspec.Struct, kw_only=True):
    """Cartons to be loaded."""

    goods: Annotated[list[Goods], Meta(min_length=1, max_length=200)]


class LoadingPlan(msgspec.Struct, kw_only=True):
    """Every way to ship them."""

    fits: list[Fit]
