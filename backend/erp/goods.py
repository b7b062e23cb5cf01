"""Stock and prices of the ERPs for a product, while somebody quotes it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.erp import more_schemas as more
from backend.erp.models import ErpPrice, ErpStock
from backend.trade.orders.schemas import Order
from backend.trade.products.goods import products_by_sku
from erp_adapters.engine.models import ErpBinding, ErpCursor, ErpInbound, ErpLink
from i18n.words import fold
from tenants.orm import now
from tenants.session import ReadSession

_MOST_WAREHOUSES: Final = 50


async def goods_at(
    session: ReadSession, sku: str, *, company_id: UUID | None, currency: str | None, quantity: Decimal
) -> more.ErpGoods:
    """What every linked ERP knows of a product: its stock, and the price that it would take for a quantity."""
    key = fold(sku.strip())
    ids = await _external(session, key)
    found = []
    for link in await session.scalars(select(ErpLink).where(ErpLink.state != "setup").order_by(ErpLink.name)):
        mine, through = _of(link.id, key, ids.get(link.id, ())), await read_through(session, link.id)
        stock = list(
            await session.scalars(
                select(ErpStock).where(*mine(ErpStock)).order_by(ErpStock.warehouse).limit(_MOST_WAREHOUSES)
            )
        )
        customer = await _customer(session, link.id, company_id)
        rows = list(await session.scalars(select(ErpPrice).where(*mine(ErpPrice))))
        price = best_price(rows, customer=customer, currency=currency, quantity=quantity) or await _list_price(
            session, link.id, ids.get(link.id, ()), currency
        )
        if price is not None:
            price.read_at = max(price.read_at, through.get("price", price.read_at))
        if stock or price:
            views = [_stock(row, max(row.read_at, through.get("stock", row.read_at))) for row in stock]
            found.append(more.ErpGoodsAt(link.id, link.name, _text(_available(stock)), views, price))
    return more.ErpGoods(sku, found)


async def read_through(session: ReadSession, link_id: UUID) -> dict[str, datetime]:
    """Up to when each entity of a link was read to its end: what did not change since is as fresh as that."""
    rows = await session.execute(select(ErpCursor.entity, ErpCursor.through).where(ErpCursor.link_id == link_id))
    return {entity: through for entity, through in rows if through is not None}


async def _external(session: ReadSession, key: str) -> dict[UUID, list[str]]:
    """The product's ids at every link."""
    product = (await products_by_sku(session, [key])).get(key)
    if product is None:
        return {}
    rows = await session.execute(
        select(ErpBinding.link_id, ErpBinding.external_id).where(
            ErpBinding.entity == "product", ErpBinding.local_id == product[0], ErpBinding.external_id.is_not(None)
        )
    )
    ids: dict[UUID, list[str]] = defaultdict(list)
    for link_id, external_id in rows:
        ids[link_id].append(str(external_id))
    return ids


def _of(link_id: UUID, key: str, ids: Collection[str]):  # type: ignore[no-untyped-def]  # conditions of either table
    def conditions(table: type[ErpStock] | type[ErpPrice]):  # type: ignore[no-untyped-def]
        return table.link_id == link_id, or_(table.product.in_(list(ids)), table.code_key == key)

    return conditions


async def _customer(session: ReadSession, link_id: UUID, company_id: UUID | None) -> str | None:
    if company_id is None:
        return None
    return await session.scalar(
        select(ErpBinding.external_id).where(
            ErpBinding.link_id == link_id, ErpBinding.entity == "customer", ErpBinding.local_id == company_id
        )
    )


def best_price(
    rows: Sequence[ErpPrice], *, customer: str | None, currency: str | None, quantity: Decimal
) -> more.ErpPriceView | None:
    """The price that counts: the customer's own before a list's, of the currency, of the highest step that the
    quantity reaches, the lowest of equals; None where there is none in that currency."""
    today = now().date()
    fit = [
        row for row in rows
        if row.customer in {None, customer}
        and (currency is None or row.currency == currency.upper())
        and row.from_quantity <= quantity
        and (row.valid_from is None or row.valid_from <= today)
        and (row.valid_to is None or row.valid_to >= today)
    ]  # fmt: skip
    if not fit:
        return None
    row = min(fit, key=lambda each: (each.customer is None, -each.from_quantity, each.amount))
    return more.ErpPriceView(
        amount=_text(row.amount) or "0",
        currency=row.currency,
        unit=row.unit,
        price_list=row.price_list,
        from_quantity=_text(row.from_quantity) or "0",
        own=row.customer is not None,
        read_at=row.read_at,
    )


async def _list_price(
    session: ReadSession, link_id: UUID, ids: Collection[str], currency: str | None
) -> more.ErpPriceView | None:
    """The price that stands at the product itself."""
    row = await session.scalar(
        select(ErpInbound).where(
            ErpInbound.link_id == link_id, ErpInbound.entity == "product", ErpInbound.external_id.in_(list(ids))
        )
    )
    if row is None or not row.record.get("list_price"):
        return None
    known = row.record.get("currency") or ""
    if currency is not None and known and known != currency.upper():
        return None
    return more.ErpPriceView(str(row.record["list_price"]), known, "", "", "0", own=False, read_at=row.read_at)


def _available(rows: Sequence[ErpStock]) -> Decimal | None:
    known = [_free(row) for row in rows]
    told = [each for each in known if each is not None]
    return sum(told, Decimal(0)) if told else None


def _free(row: ErpStock) -> Decimal | None:
    if row.available is not None or row.on_hand is None:
        return row.available
    return row.on_hand - (row.reserved or 0)


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _stock(row: ErpStock, read_at: datetime) -> more.ErpStockView:
    return more.ErpStockView(
        row.warehouse, row.unit, _text(row.on_hand), _text(row.reserved), _text(_free(row)), _text(row.incoming),
        read_at,
    )  # fmt: skip


async def stock_cover(session: ReadSession, link_id: UUID, order: Order) -> tuple[int, int]:
    """Of how many lines of an order the stock of a link covers how many; (0, 0) where it tells of none."""
    known = covered = 0
    wanted: dict[str, Decimal] = defaultdict(Decimal)
    for line in order.lines:
        if line.sku:
            wanted[fold(line.sku)] += line.quantity
    for key, quantity in wanted.items():
        ids = (await _external(session, key)).get(link_id, ())
        free = _available(list(await session.scalars(select(ErpStock).where(*_of(link_id, key, ids)(ErpStock)))))
        if free is not None:
            known, covered = known + 1, covered + (free >= quantity)
    return covered, known
