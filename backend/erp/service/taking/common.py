"""What all takers share: the document at hand, the orders of ours that it is about, and telling people."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.customers.service.timeline import record
from backend.trade.orders.queries import find_order
from backend.trade.orders.schemas import Order
from erp_adapters.engine.book import bind, binding_of
from erp_adapters.engine.models import ErpBinding, ErpInbound, ErpLink
from erp_adapters.engine.plain import at_path
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import ReadSession, WriteSession


class Decided(msgspec.Struct, frozen=True):
    """What a person said of a document: it is the record `local_id`, or (without) a new one is to be made of it."""

    local_id: UUID | None = None


class Taken(msgspec.Struct, kw_only=True):
    """What became of a document."""

    state: Literal["applied", "proposed", "refused", "ignored", "waiting"] = "applied"
    problem: dict[str, Any] | None = None


class Taking(msgspec.Struct, kw_only=True):
    """A document that is being taken."""

    session: WriteSession
    link: ErpLink
    row: ErpInbound
    decided: Decided | None = None

    @property
    def tree(self) -> Mapping[str, Any]:
        """The document in canonical words."""
        return self.row.record

    @property
    def number(self) -> str:
        """What the ERP calls it."""
        return str(self.row.external_number or self.row.external_id)

    @property
    def status(self) -> str:
        """How far it is."""
        return str(self.tree.get("status") or "")

    def day(self, *names: str) -> date | None:
        """The first of these days that is told."""
        for name in names:
            if self.tree.get(name):
                return date.fromisoformat(str(self.tree[name])[:10])
        return None

    def amount(self, name: str) -> Decimal | None:
        """An amount, if told."""
        return decimal_of(self.tree.get(name))

    async def bound(self, entity: str, external_id: str) -> ErpBinding | None:
        """The binding of a record of theirs, locked."""
        return await binding_of(self.session, self.link.id, entity, external_id=external_id)

    async def bind(self, entity: str, external_id: str, local_id: UUID) -> ErpBinding:
        """Keep that a record of theirs is one of ours, with what was read."""
        row = await self.bound(entity, external_id)
        if row is None or row.local_id != local_id:
            row = await bind(self.session, self.link.id, entity, local_id, external_id, self.number)
        row.theirs = {name: self.tree.get(name) for name in ("status", "remote_status")}
        row.read_at = row.synced_at = now()
        await self.session.flush()
        return row


def decimal_of(value: Any) -> Decimal | None:
    """A number, if it is one."""
    try:
        return None if value is None else Decimal(str(value))
    except InvalidOperation:
        return None


def order_ids_of(tree: Mapping[str, Any]) -> list[str]:
    """The ERP's ids of the orders that a document names."""
    found = [str(each["external_id"]) for each in tree.get("orders") or [] if each.get("external_id")]
    _, one = at_path(tree, "order.external_id")
    return [*found, *([str(one)] if one else [])]


async def orders_of(session: ReadSession, link_id: UUID, external_ids: list[str]) -> dict[str, UUID]:
    """Orders of ours by the ERP's ids."""
    if not external_ids:
        return {}
    rows = await session.scalars(
        select(ErpBinding).where(
            ErpBinding.link_id == link_id, ErpBinding.entity == "sales_order", ErpBinding.external_id.in_(external_ids)
        )
    )
    found = {}
    for row in rows:
        if row.local_id is not None and row.external_id is not None:
            try:
                await find_order(session, row.local_id)
            except NotFoundError:
                continue
            found[row.external_id] = row.local_id
    return found


async def tell_owner(
    session: WriteSession, order: Order, title: str, key: str, *, body: str = "", **params: Any
) -> None:
    """Tell who looks after an order; `title` is a message of the catalogs."""
    if order.owner_id is None:
        return
    news = News(
        kind="erp", title=title, link=f"/orders/{order.id}", dedupe_key=f"erp:{key}",
        params={"number": order.number, **params}, body=body,
    )  # fmt: skip
    await raise_alerts(session, [order.owner_id], news)


async def tell_admins(session: WriteSession, title: str, link: str, key: str, *, body: str = "", **params: Any) -> None:
    """Tell owners and admins."""
    admins = await session.scalars(
        select(Membership.id).where(Membership.role.in_(("owner", "admin")), Membership.active)
    )
    news = News(kind="erp", title=title, link=link, dedupe_key=f"erp:{key}", params=params, body=body)
    await raise_alerts(session, list(admins), news)


async def note_on_timeline(session: WriteSession, order: Order, summary: str, **params: str) -> None:
    """Put a line about an order on its company's timeline; `summary` is a message that names {number}."""
    await record(
        session, company_id=order.company_id, contact_id=None, kind="trade", at=now(),
        summary=summary, params={"number": order.number, **params}, actor_name="ERP",
        details={"what": "order", "id": str(order.id)},
    )  # fmt: skip
