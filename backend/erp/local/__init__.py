"""The CRM's side of the sync: `CrmLocal` answers the engine over customers and trade."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from backend.erp.events import ErpCatalogNews, ErpDocumentNews, ErpOrderNews, ErpTrouble
from backend.erp.local import companies, contacts, goods, orders, products
from erp_adapters.engine.local import LocalMatch, LocalRecord
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_TOLD_OF_PRICES: Final = "erp.prices_told"


class _Side(Protocol):
    """One entity's part."""

    async def load(self, session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]: ...
    async def page(self, session: ReadSession, after: UUID | None, limit: int) -> list[UUID]: ...
    async def match(
        self, session: ReadSession, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]: ...
    async def apply(self, session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID: ...


_SIDES: Final[dict[str, _Side]] = {
    "customer": companies,
    "contact": contacts,
    "product": products,
    "sales_order": orders,
}


class CrmLocal:
    """See `erp_adapters.engine.local.Local`."""

    entities: frozenset[str] = frozenset(_SIDES)
    creates: frozenset[str] = frozenset(_SIDES)

    async def load(self, session: ReadSession, entity: str, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
        """See `Local`."""
        return await _SIDES[entity].load(session, ids) if ids else {}

    async def page(self, session: ReadSession, entity: str, after: UUID | None, limit: int) -> list[UUID]:
        """See `Local`."""
        return await _SIDES[entity].page(session, after, limit)

    async def match(
        self, session: ReadSession, entity: str, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]:
        """See `Local`."""
        return await _SIDES[entity].match(session, values, reference)

    async def apply(self, session: WriteSession, entity: str, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
        """See `Local`."""
        return await _SIDES[entity].apply(session, local_id, values)

    async def heard(
        self, session: WriteSession, link_id: UUID, entity: str, record: Mapping[str, Any], order_ids: Sequence[UUID]
    ) -> None:
        """See `Local`."""
        if entity == "stock":
            await goods.keep_stock(session, link_id, record)
        elif entity == "price":
            await goods.keep_price(session, link_id, record)
            self._tell_of_prices(session, link_id)
        elif entity in orders.ABOUT_ORDERS:
            await self._about_orders(session, link_id, entity, record, order_ids)

    async def gone(self, session: WriteSession, link_id: UUID, entity: str, external_ids: Sequence[str]) -> None:
        """See `Local`."""
        await goods.drop(session, link_id, entity, external_ids)
        if entity == "price":
            self._tell_of_prices(session, link_id)

    async def _about_orders(
        self, session: WriteSession, link_id: UUID, entity: str, record: Mapping[str, Any], order_ids: Sequence[UUID]
    ) -> None:
        for order_id in order_ids:
            if entity == "sales_order":
                await orders.follow(session, link_id, order_id, record)
            status = str(record.get("status") or "")
            append(session, ErpOrderNews(link_id=link_id, order_id=order_id, entity=entity, status=status))
        # Receipts name invoices, and these the orders.
        if order_ids or entity == "receipt":
            external_id = str(record["external_id"])
            append(session, ErpDocumentNews(link_id=link_id, entity=entity, external_id=external_id))

    @staticmethod
    def _tell_of_prices(session: WriteSession, link_id: UUID) -> None:
        """Once per transaction: a page holds many prices."""
        told: set[UUID] = session.info.setdefault(_TOLD_OF_PRICES, set())
        if link_id not in told:
            told.add(link_id)
            append(session, ErpCatalogNews(link_id=link_id))

    async def trouble(self, session: WriteSession, link_id: UUID, name: str, problem: Mapping[str, Any]) -> None:
        """See `Local`."""
        append(session, ErpTrouble(link_id=link_id, name=name, code=str(problem.get("code", ""))))
