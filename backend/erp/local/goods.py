"""Stock and prices as the ERP tells them, kept where a product finds them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from backend.erp.models import ErpPrice, ErpStock
from i18n.words import fold
from tenants.orm import new_id, now
from tenants.session import WriteSession


def _number(value: Any) -> Decimal | None:
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def _name(ref: Mapping[str, Any] | None, *names: str) -> str:
    return next((str(ref[name]) for name in names if ref and ref.get(name)), "")


def _day(value: Any) -> date | None:
    return date.fromisoformat(str(value)[:10]) if value else None


async def _keep(session: WriteSession, table: Any, link_id: UUID, external_id: str, values: dict[str, Any]) -> None:
    key = {"link_id": link_id, "external_id": external_id}
    told = values | {"read_at": now()}
    statement = insert(table).values(id=new_id(), **key, **told)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["tenant_id", "link_id", "external_id"], set_=told)
    )


async def keep_stock(session: WriteSession, link_id: UUID, tree: Mapping[str, Any]) -> None:
    """Keep how much of a product lies in a warehouse."""
    product = tree.get("product") or {}
    if not product.get("external_id") and not product.get("number"):
        return
    values = {name: _number(tree.get(name)) for name in ("on_hand", "reserved", "available", "incoming")}
    names = {
        "product": _name(product, "external_id", "number"),
        "code_key": fold(_name(product, "number")),
        "warehouse": _name(tree.get("warehouse"), "name", "number", "external_id"),
        "unit": _name(tree.get("unit"), "number", "name"),
    }
    await _keep(session, ErpStock, link_id, str(tree["external_id"]), names | values)


async def keep_price(session: WriteSession, link_id: UUID, tree: Mapping[str, Any]) -> None:
    """Keep a price; one that has no amount any more goes."""
    product, amount = tree.get("product") or {}, _number(tree.get("amount"))
    external_id = str(tree["external_id"])
    if amount is None or not tree.get("currency") or not (product.get("external_id") or product.get("number")):
        await session.execute(delete(ErpPrice).where(ErpPrice.link_id == link_id, ErpPrice.external_id == external_id))
        return
    values = {
        "product": _name(product, "external_id", "number"),
        "code_key": fold(_name(product, "number")),
        "price_list": _name(tree.get("price_list"), "name", "number", "external_id"),
        "customer": _name(tree.get("customer"), "external_id") or None,
        "amount": amount,
        "currency": str(tree["currency"]).upper(),
        "unit": _name(tree.get("unit"), "number", "name"),
        "from_quantity": _number(tree.get("from_quantity")) or Decimal(0),
        "valid_from": _day(tree.get("valid_from")),
        "valid_to": _day(tree.get("valid_to")),
    }
    await _keep(session, ErpPrice, link_id, external_id, values)


async def drop(session: WriteSession, link_id: UUID, entity: str, external_ids: Sequence[str]) -> None:
    """Forget stock or prices that are not there any more."""
    ids = list(external_ids)
    if entity == "stock":
        await session.execute(delete(ErpStock).where(ErpStock.link_id == link_id, ErpStock.external_id.in_(ids)))
    elif entity == "price":
        await session.execute(delete(ErpPrice).where(ErpPrice.link_id == link_id, ErpPrice.external_id.in_(ids)))
