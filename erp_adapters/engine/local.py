"""What the engine asks of the CRM. `backend.erp` answers over the services of customers and trade."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from tenants.session import ReadSession, WriteSession


class LocalRecord(Struct, frozen=True, kw_only=True):
    """A record of ours. `reference` is what the ERP shall know it by; `needs` are records `(entity, id)` that must be
    linked before it; `locked`: nothing about it may change any more."""

    id: UUID
    title: str
    reference: str
    values: Mapping[str, Any]
    changed_at: datetime | None = None
    changed_by: str = ""
    needs: tuple[tuple[str, UUID], ...] = ()


class LocalMatch(Struct, frozen=True, kw_only=True):
    """Who a record of theirs may be among ours. `sure` only by our own reference or a key that names one alone; never
    by a name."""

    id: UUID
    title: str
    how: str
    sure: bool


class LocalRefusedError(Exception):
    """The CRM does not take a record as it is; `said` is in the words of the tenant's language."""

    def __init__(self, code: str, said: str, field: str = "") -> None:
        super().__init__(f"{code}: {said}")
        self.code, self.said, self.field = code, said, field


class Local(Protocol):
    """The CRM's side of every entity that has one."""

    @property
    def entities(self) -> frozenset[str]:
        """The entities that stand for records of ours."""

    @property
    def creates(self) -> frozenset[str]:
        """Those of them whose records of theirs may become new ones here."""

    async def load(self, session: ReadSession, entity: str, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
        """Records as they are; those that are gone are left out."""

    async def page(self, session: ReadSession, entity: str, after: UUID | None, limit: int) -> list[UUID]:
        """Ids of records in the order of their ids."""

    async def match(
        self, session: ReadSession, entity: str, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]:
        """Who it may be, the surest first."""

    async def apply(self, session: WriteSession, entity: str, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
        """Create (without `local_id`) or change a record; raises `LocalRefusedError`."""

    async def heard(
        self, session: WriteSession, link_id: UUID, entity: str, record: Mapping[str, Any], order_ids: Sequence[UUID]
    ) -> None:
        """Something of theirs about orders of ours is new: an order's state, a shipment, an invoice, a receipt."""

    async def gone(self, session: WriteSession, link_id: UUID, entity: str, external_ids: Sequence[str]) -> None:
        """Stock or prices of theirs are not there any more."""

    async def trouble(self, session: WriteSession, link_id: UUID, name: str, problem: Mapping[str, Any]) -> None:
        """A link needs somebody. Called once per problem."""
