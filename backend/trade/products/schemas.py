"""What the routes of products take and give. Amounts are decimals written as text."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.custom_fields.schemas import CustomValues
from backend.customers.schemas import CompanyRef

Code = Annotated[str, Meta(min_length=1, max_length=60)]
Name = Annotated[str, Meta(min_length=1, max_length=300)]
Text = Annotated[str, Meta(max_length=10_000)]
Line = Annotated[str, Meta(max_length=200)]


class ProductVariantInput(msgspec.Struct, kw_only=True):
    """A variant; `id` is that of one that is kept. `attributes` such as {"colour": "red"}."""

    id: UUID | None = None
    sku: Code
    attributes: dict[str, str] = {}
    moq: Decimal | None = None
    cost: Decimal | None = None


class ProductCodeInput(msgspec.Struct, kw_only=True):
    """What a customer calls the product."""

    company_id: UUID
    part_number: Code
    description: Text | None = None


class ProductInput(msgspec.Struct, kw_only=True):
    """A product, whole: variants and customers' codes that are not given are dropped. Texts by language are
    {BCP 47: text}. Packing is that of one export carton (cm, kg). Costs that are hidden from the writer stay."""

    sku: Code
    name: Name
    names: dict[str, str] = {}
    description: Text | None = None
    descriptions: dict[str, str] = {}
    category: Line | None = None
    unit: Line = "H87"
    hs_code: Line | None = None
    origin: Line | None = None
    rebate_rate: Decimal | None = None
    moq: Decimal | None = None
    lead_days: Annotated[int, Meta(ge=0, le=1000)] | None = None
    cost: Decimal | None = None
    cost_currency: Line | None = None
    pcs_per_carton: Decimal | None = None
    carton_length: Decimal | None = None
    carton_width: Decimal | None = None
    carton_height: Decimal | None = None
    net_weight: Decimal | None = None
    gross_weight: Decimal | None = None
    variants: Annotated[list[ProductVariantInput], Meta(max_length=200)] = []
    codes: Annotated[list[ProductCodeInput], Meta(max_length=200)] = []
    custom: CustomValues | UnsetType = UNSET


class ProductVariantView(msgspec.Struct, kw_only=True):
    """A variant of a product."""

    id: UUID
    sku: str
    attributes: dict[str, str]
    moq: Decimal | None
    cost: Decimal | None


class CustomerCode(msgspec.Struct, kw_only=True):
    """What a customer calls a product."""

    company: CompanyRef
    part_number: str
    description: str | None


class ProductPictureView(msgspec.Struct):
    """A picture; its content is at `/product-pictures/{id}/content`."""

    id: UUID
    filename: str
    media_type: str
    size: int


class ProductRow(msgspec.Struct, kw_only=True):
    """A product in a list. `carton_volume` in m³."""

    id: UUID
    sku: str
    name: str
    category: str | None
    unit: str
    hs_code: str | None
    moq: Decimal | None
    cost: Decimal | None
    cost_currency: str | None
    pcs_per_carton: Decimal | None
    carton_volume: Decimal | None
    picture_id: UUID | None
    archived: bool
    updated_at: datetime
    version: int
    #: The tenant's own fields, by key.
    custom: dict[str, Any]


class ProductFile(ProductRow, kw_only=True):
    """A product with everything that is known of it."""

    names: dict[str, str]
    description: str | None
    descriptions: dict[str, str]
    origin: str | None
    rebate_rate: Decimal | None
    lead_days: int | None
    carton_length: Decimal | None
    carton_width: Decimal | None
    carton_height: Decimal | None
    net_weight: Decimal | None
    gross_weight: Decimal | None
    variants: list[ProductVariantView]
    codes: list[CustomerCode]
    pictures: list[ProductPictureView]
    erp_owned: bool
    costs_hidden: bool
    may_change: bool


class NewProductPicture(msgspec.Struct, kw_only=True):
    """A picture, as base64."""

    filename: Name
    media_type: Annotated[str, Meta(min_length=3, max_length=100)]
    content: bytes


class ProductSheet(msgspec.Struct, kw_only=True):
    """A spreadsheet (XLSX or CSV, as base64) of products. Without `apply` nothing is kept."""

    filename: Name
    content: bytes
    apply: bool = False


class ProductSheetProblem(msgspec.Struct):
    """What is wrong with a cell; `column` is its head."""

    column: str
    text: str


class ProductSheetRow(msgspec.Struct, kw_only=True):
    """A row of the sheet as it would be kept: `action` is create, change, same or refuse."""

    number: int
    sku: str
    name: str
    action: str
    problems: list[ProductSheetProblem]


class ProductSheetPreview(msgspec.Struct, kw_only=True):
    """What a sheet would do, or did. `columns`: which field each head of it was taken for; null for none."""

    columns: dict[str, str | None]
    rows: list[ProductSheetRow]
    creates: int
    changes: int
    same: int
    refused: int
    applied: bool
