"""What quotes and orders need of products: one read for many."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, Uuid, any_, bindparam, select

from backend.trade.products.models import Product, ProductCustomerCode, ProductVariant
from tenants.errors import NotFoundError
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_CUBIC_CM: Final = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product as papers need it: `cost` of one unit in `cost_currency`, carton sizes in cm, weights in kg."""

    id: UUID
    sku: str
    name: str
    names: dict[str, str]
    description: str | None
    unit: str
    hs_code: str | None
    origin: str | None
    rebate_rate: Decimal | None
    cost: Decimal | None
    cost_currency: str | None
    pcs_per_carton: Decimal | None
    carton_length: Decimal | None
    carton_width: Decimal | None
    carton_height: Decimal | None
    net_weight: Decimal | None
    gross_weight: Decimal | None


@dataclass(frozen=True, slots=True)
class VariantFacts:
    """A variant where it differs from its product."""

    sku: str
    cost: Decimal | None


_ids: Final = any_(bindparam("ids", type_=ARRAY(Uuid())))
_COLUMNS: Final = tuple(ProductFacts.__dataclass_fields__)
_PRODUCTS: Final = Prepared(
    select(*(Product.__table__.c[name] for name in _COLUMNS)).where(Product.tenant_id == tenant, Product.id == _ids)
)
_VARIANTS: Final = Prepared(
    select(ProductVariant.id, ProductVariant.product_id, ProductVariant.sku, ProductVariant.cost).where(
        ProductVariant.tenant_id == tenant, ProductVariant.product_id == _ids
    )
)
_CODES: Final = Prepared(
    select(ProductCustomerCode.product_id, ProductCustomerCode.part_number).where(
        ProductCustomerCode.tenant_id == tenant,
        ProductCustomerCode.company_id == bindparam("company", type_=Uuid()),
        ProductCustomerCode.product_id == _ids,
    )
)


@dataclass(frozen=True, slots=True)
class Goods:
    """A product with its variants by id."""

    product: ProductFacts
    variants: dict[UUID, VariantFacts]

    def cost(self, variant_id: UUID | None) -> Decimal | None:
        """What one unit costs, in the product's cost currency."""
        variant = self.variants.get(variant_id) if variant_id else None
        return variant.cost if variant is not None and variant.cost is not None else self.product.cost

    def sku(self, variant_id: UUID | None) -> str:
        """Our number of it."""
        variant = self.variants.get(variant_id) if variant_id else None
        return variant.sku if variant is not None else self.product.sku

    def volume(self, quantity: Decimal) -> Decimal | None:
        """m³ of a quantity in export cartons, unrounded; None where packing is not known."""
        one = carton_volume(self.product)
        return None if one is None else one * quantity / (self.product.pcs_per_carton or 1)


def carton_volume(product: Product | ProductFacts) -> Decimal | None:
    """m³ of one export carton; None where a measure is missing."""
    if not (product.carton_length and product.carton_width and product.carton_height and product.pcs_per_carton):
        return None
    return product.carton_length * product.carton_width * product.carton_height / _CUBIC_CM


async def goods_of(session: ReadSession, wanted: Iterable[tuple[UUID | None, UUID | None]]) -> dict[UUID, Goods]:
    """Products by id, of pairs of product and variant ids, archived ones too. Raises `NotFoundError` for one that is
    not there, or a variant of another product."""
    pairs = {(product_id, variant_id) for product_id, variant_id in wanted if product_id is not None}
    ids = {product_id for product_id, _ in pairs}
    if not ids:
        return {}
    found: dict[UUID, Goods] = {}
    for row in await _PRODUCTS.fetch(session, ids=list(ids)):
        values = {name: row[name] for name in _COLUMNS}
        if isinstance(values["names"], str):  # JSON as the driver gives it
            values["names"] = msgspec.json.decode(values["names"])
        found[values["id"]] = Goods(ProductFacts(**values), {})
    for row in await _VARIANTS.fetch(session, ids=list(ids)):
        found[row["product_id"]].variants[row["id"]] = VariantFacts(row["sku"], row["cost"])
    for product_id, variant_id in pairs:
        if product_id not in found or (variant_id is not None and variant_id not in found[product_id].variants):
            raise NotFoundError
    return found


async def part_numbers(session: ReadSession, company_id: UUID, product_ids: Collection[UUID]) -> dict[UUID, str]:
    """What the company calls these products."""
    rows = await _CODES.fetch(session, company=company_id, ids=list(product_ids))
    return {row["product_id"]: row["part_number"] for row in rows}


async def products_by_sku(session: ReadSession, keys: Iterable[str]) -> dict[str, tuple[UUID, UUID | None]]:
    """Ids of product and variant by folded number, of those that are not put aside."""
    wanted = list(keys)
    products = await session.execute(
        select(Product.sku_key, Product.id).where(Product.sku_key.in_(wanted), Product.archived_at.is_(None))
    )
    variants = await session.execute(
        select(ProductVariant.sku_key, ProductVariant.product_id, ProductVariant.id).where(
            ProductVariant.sku_key.in_(wanted), ProductVariant.archived_at.is_(None)
        )
    )
    found: dict[str, tuple[UUID, UUID | None]] = {row.sku_key: (row.product_id, row.id) for row in variants}
    return {**found, **{row.sku_key: (row.id, None) for row in products}}
