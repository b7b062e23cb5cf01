"""What the routes of goods, sources and mappings give: what reps see, and what an admin maps by."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.erp.schemas import Words
from erp_adapters.engine.mapping import MappingDocument


class ErpStockView(msgspec.Struct):
    """What lies in a warehouse of the ERP, in the unit there."""

    warehouse: str
    unit: str
    on_hand: str | None
    reserved: str | None
    available: str | None
    incoming: str | None
    read_at: datetime


class ErpPriceView(msgspec.Struct):
    """The ERP's price for a quantity. `own`: made for this customer."""

    amount: str
    currency: str
    unit: str
    price_list: str
    from_quantity: str
    own: bool
    read_at: datetime


class ErpGoodsAt(msgspec.Struct):
    """A product at one link: stock by warehouse, all that is available, and the price that would count."""

    link_id: UUID
    link_name: str
    available: str | None
    stock: list[ErpStockView]
    price: ErpPriceView | None


class ErpGoods(msgspec.Struct):
    """What the ERPs know of a product."""

    sku: str
    links: list[ErpGoodsAt]


class ErpSourceView(msgspec.Struct):
    """The ERP that a record comes from: its number there, and what is changed there only."""

    source: str
    number: str
    fields: list[str]
    read_at: datetime


class ErpRemoteField(msgspec.Struct):
    """A field of the ERP's entity as it is there, with values of real records. `path` is how a mapping names it."""

    path: str
    label: str
    type: str
    required: bool
    writable: bool
    custom: bool
    line: bool
    choices: dict[str, str]
    samples: list[str]


class ErpMappingVersion(msgspec.Struct):
    """A version of a mapping: number 0 is the preset."""

    number: int
    made_by: str
    made_at: datetime | None
    document: MappingDocument


class NewErpValue(msgspec.Struct, forbid_unknown_fields=True):
    """A line to add to a value table."""

    table: Annotated[str, Meta(min_length=1, max_length=40)]
    theirs: Words
    ours: Words
