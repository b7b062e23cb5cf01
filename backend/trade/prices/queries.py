"""Reads of price lists."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import ARRAY, Date, Text, Uuid, and_, any_, bindparam, func, or_, select

from backend.trade.incoterms import Incoterm
from backend.trade.prices import schemas
from backend.trade.prices.models import PriceList, PriceListItem
from backend.trade.products.models import Product, ProductVariant
from tenants.errors import NotFoundError
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession


@dataclass(frozen=True, slots=True)
class ListPrice:
    """A unit price of a list from a quantity on. `grouped`: the list is for the customer's group, not for all."""

    list_name: str
    currency: str
    incoterm: Incoterm
    grouped: bool
    variant_id: UUID | None
    min_quantity: Decimal
    price: Decimal


_DAY: Final = bindparam("day", type_=Date())
_PRICES: Final = Prepared(
    select(
        PriceListItem.product_id,
        PriceListItem.variant_id,
        PriceListItem.min_quantity,
        PriceListItem.price,
        PriceList.name,
        PriceList.currency,
        PriceList.incoterm,
        PriceList.customer_group,
    )
    .join(PriceList, and_(PriceList.tenant_id == PriceListItem.tenant_id, PriceList.id == PriceListItem.price_list_id))
    .where(PriceListItem.tenant_id == tenant, PriceList.active)
    .where(PriceListItem.product_id == any_(bindparam("ids", type_=ARRAY(Uuid()))))
    .where(
        or_(
            PriceList.customer_group.is_(None), PriceList.customer_group == any_(bindparam("tags", type_=ARRAY(Text())))
        )
    )
    .where(or_(PriceList.valid_from.is_(None), PriceList.valid_from <= _DAY))
    .where(or_(PriceList.valid_until.is_(None), PriceList.valid_until >= _DAY))
    .order_by(PriceList.name_key, PriceListItem.min_quantity)
)


async def prices_for(
    session: ReadSession, product_ids: Collection[UUID], tags: Sequence[str], on: date
) -> dict[UUID, list[ListPrice]]:
    """Prices of products that hold for a company with these tags on a day, by product."""
    if not product_ids:
        return {}
    by_product: dict[UUID, list[ListPrice]] = defaultdict(list)
    for row in await _PRICES.fetch(session, ids=list(product_ids), tags=list(tags), day=on):
        by_product[row["product_id"]].append(
            ListPrice(
                row["name"],
                row["currency"],
                row["incoterm"],
                row["customer_group"] is not None,
                row["variant_id"],
                row["min_quantity"],
                row["price"],
            )
        )
    return by_product


def best_price(
    found: Sequence[ListPrice], variant_id: UUID | None, term: Incoterm, quantity: Decimal
) -> ListPrice | None:
    """The price that counts: the customer's group before all, the variant before its product, the largest break that
    the quantity reaches; the smallest break where it reaches none."""
    fitting = [each for each in found if each.incoterm == term and each.variant_id in (None, variant_id)]
    if not fitting:
        return None
    reached = [each for each in fitting if each.min_quantity <= quantity]
    if not reached:
        least = min(each.min_quantity for each in fitting)
        reached = [each for each in fitting if each.min_quantity == least]
    return max(reached, key=lambda each: (each.grouped, each.variant_id is not None, each.min_quantity))


async def list_price_lists(session: ReadSession) -> list[schemas.PriceListRow]:
    """All price lists with how many prices they hold, by name."""
    counts = (
        select(PriceListItem.price_list_id, func.count().label("items"))
        .group_by(PriceListItem.price_list_id)
        .subquery()
    )
    found = await session.execute(
        select(PriceList, counts.c["items"])
        .outerjoin(counts, counts.c.price_list_id == PriceList.id)
        .order_by(PriceList.name_key)
    )
    return [price_list_row(row.PriceList, row[1] or 0) for row in found]


def price_list_row(row: PriceList, items: int) -> schemas.PriceListRow:
    """A list's head as it is answered."""
    return schemas.PriceListRow(
        id=row.id,
        name=row.name,
        currency=row.currency,
        incoterm=row.incoterm,  # type: ignore[arg-type]
        place=row.place,
        customer_group=row.customer_group,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        active=row.active,
        items_count=items,
        version=row.version,
    )


async def load_price_list(session: ReadSession, price_list_id: UUID) -> schemas.PriceListFile:
    """A list with its prices, by product and quantity; raises `NotFoundError`."""
    row = await session.scalar(select(PriceList).where(PriceList.id == price_list_id))
    if row is None:
        raise NotFoundError
    found = await session.execute(
        select(
            PriceListItem.product_id,
            PriceListItem.variant_id,
            PriceListItem.min_quantity,
            PriceListItem.price,
            func.coalesce(ProductVariant.sku, Product.sku).label("sku"),
            Product.name,
            Product.unit,
        )
        .join(Product, and_(Product.tenant_id == PriceListItem.tenant_id, Product.id == PriceListItem.product_id))
        .outerjoin(
            ProductVariant,
            and_(ProductVariant.tenant_id == PriceListItem.tenant_id, ProductVariant.id == PriceListItem.variant_id),
        )
        .where(PriceListItem.price_list_id == price_list_id)
        .order_by(Product.sku_key, ProductVariant.sku_key, PriceListItem.min_quantity)
    )
    items = [schemas.PriceItem(**row._mapping) for row in found]
    head = price_list_row(row, len(items))
    return schemas.PriceListFile(**{name: getattr(head, name) for name in head.__struct_fields__}, items=items)
