"""The ERP's price lists as trade's: one list per name and currency there, its prices those of today. What an ERP does
not know (Incoterm, place, whom it is for, whether it is used) is the people's, and stays."""

from collections import defaultdict
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.erp.models import ErpPrice
from backend.trade.mastered import TradeMastered, note_mastered
from backend.trade.prices.queries import load_price_list
from backend.trade.prices.schemas import PriceItemInput, PriceListInput
from backend.trade.prices.service import create_price_list, write_price_list
from backend.trade.products.models import Product
from erp_adapters.engine.models import ErpBinding, ErpLink
from tenants.context import current
from tenants.orm import now
from tenants.session import WriteSession

_MOST: Final = 20_000


async def refresh_lists(session: WriteSession, link_id: UUID) -> None:
    """Bring the lists of a link to what it told last; lists without prices stay as they are."""
    link = await session.scalar(select(ErpLink).where(ErpLink.id == link_id).with_for_update())
    if link is None:
        return
    for (name, currency), items in sorted((await _items(session, link_id)).items()):
        await _write(session, link, name, currency, items[:_MOST])


async def _items(session: WriteSession, link_id: UUID) -> dict[tuple[str, str], list[PriceItemInput]]:
    """Today's prices for everybody by list and currency, of products that are here."""
    today = now().date()
    rows = list(
        await session.scalars(
            select(ErpPrice).where(
                ErpPrice.link_id == link_id, ErpPrice.customer.is_(None),
                or_(ErpPrice.valid_from.is_(None), ErpPrice.valid_from <= today),
                or_(ErpPrice.valid_to.is_(None), ErpPrice.valid_to >= today),
            ).order_by(ErpPrice.valid_from.asc().nulls_first(), ErpPrice.id)
        )
    )  # fmt: skip
    bound = await session.execute(
        select(ErpBinding.external_id, ErpBinding.local_id).where(
            ErpBinding.link_id == link_id, ErpBinding.entity == "product", ErpBinding.local_id.is_not(None)
        )
    )
    products: dict[str, UUID] = {row.external_id: row.local_id for row in bound}
    live = set(
        await session.scalars(
            select(Product.id).where(Product.id.in_(list(products.values())), Product.archived_at.is_(None))
        )
    )
    lists: dict[tuple[str, str], dict[tuple[UUID, Decimal], PriceItemInput]] = defaultdict(dict)
    for row in rows:
        product = products.get(row.product)
        if product is not None and product in live and row.amount >= 0:
            # Of several prices of one quantity that which began last counts.
            lists[row.price_list, row.currency][product, row.from_quantity] = PriceItemInput(
                product_id=product, min_quantity=row.from_quantity, price=row.amount
            )
    return {key: list(items.values()) for key, items in lists.items()}


async def _write(session: WriteSession, link: ErpLink, name: str, currency: str, items: list[PriceItemInput]) -> None:
    actor, key = current().actor, f"{name}:{currency}"
    known = await session.scalar(
        select(TradeMastered).where(
            TradeMastered.record_kind == "price_list", TradeMastered.link_id == link.id, TradeMastered.number == key
        )
    )
    if known is None:
        title = " · ".join(each for each in (link.name, name, currency) if each)
        made = await create_price_list(
            session, actor, PriceListInput(name=title[:200], currency=currency, incoterm="EXW", items=items)
        )
        list_id = made.id
    else:
        before = await load_price_list(session, known.record_id)
        kept: dict[str, Any] = {
            field: getattr(before, field) for field in PriceListInput.__struct_fields__ if field != "items"
        }
        if _same(before.items, items):
            return
        await write_price_list(session, actor, before.id, PriceListInput(**kept, items=items), before.version)
        list_id = before.id
    await note_mastered(
        session, "price_list", list_id, link_id=link.id, source=link.name, number=key, fields=["items", "currency"]
    )


def _same(before: Any, after: list[PriceItemInput]) -> bool:
    return {(each.product_id, each.min_quantity, each.price) for each in before} == {
        (each.product_id, each.min_quantity, each.price) for each in after
    }
