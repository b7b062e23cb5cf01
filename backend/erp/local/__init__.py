"""The CRM's side of the sync: `CrmLocal` answers the engine over customers and trade."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Protocol
from uuid import UUID

from backend.erp.events import ErpOrderNews, ErpTrouble
from backend.erp.local import companies, contacts, orders
from erp_adapters.engine.local import LocalMatch, LocalRecord
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession


class _Side(Protocol):
    """One entity's part."""

    async def load(self, session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]: ...
    async def page(self, session: ReadSession, after: UUID | None, limit: int) -> list[UUID]: ...
    async def match(
        self, session: ReadSession, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]: ...
    async def apply(self, session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID: ...


_SIDES: Final[dict[str, _Side]] = {"customer": companies, "contact": contacts, "sales_order": orders}


class CrmLocal:
    """See `erp_adapters.engine.local.Local`."""

    entities: frozenset[str] = frozenset(_SIDES)
    creates: frozenset[str] = frozenset({"customer", "contact"})

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
        for order_id in order_ids if entity != "customer" else ():
            if entity == "sales_order":
                await orders.follow(session, order_id, record)
            if entity in orders.ABOUT_ORDERS:
                status = str(record.get("status") or "")
                append(session, ErpOrderNews(link_id=link_id, order_id=order_id, entity=entity, status=status))

    async def trouble(self, session: WriteSession, link_id: UUID, name: str, problem: Mapping[str, Any]) -> None:
        """See `Local`."""
        append(session, ErpTrouble(link_id=link_id, name=name, code=str(problem.get("code", ""))))
