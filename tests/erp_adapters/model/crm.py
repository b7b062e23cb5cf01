"""The model CRM: a table of records, changed in the transactions that the engine commits."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from erp_adapters.engine.local import LocalMatch, LocalRecord
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession

#: Outside the schema whose tables other tests look at.
TABLES: Final = (
    "CREATE SCHEMA IF NOT EXISTS model_crm",
    "CREATE TABLE IF NOT EXISTS model_crm.record (tenant uuid, entity text, id uuid PRIMARY KEY, body jsonb,"
    " changed_at timestamptz)",
    "GRANT USAGE ON SCHEMA model_crm TO PUBLIC",
    "GRANT ALL ON model_crm.record TO PUBLIC",
)


async def make_tables(owner: AsyncEngine) -> None:
    """Have the table, made by a role that may."""
    async with owner.begin() as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(4711)"))
        for statement in TABLES:
            await connection.execute(text(statement))


def reference_of(record_id: UUID) -> str:
    return f"LAD-{str(record_id)[-12:]}"


class ModelLocal:
    """`Local` over the table."""

    entities: frozenset[str] = frozenset({"customer", "sales_order"})
    creates: frozenset[str] = frozenset({"customer"})

    def __init__(self) -> None:
        self.troubles: list[str] = []

    async def _rows(self, session: Any, where: str, **values: Any) -> dict[UUID, LocalRecord]:
        found = await session.execute(
            text(f"SELECT id, body, changed_at FROM model_crm.record WHERE tenant = :tenant AND {where}"),
            {"tenant": session.info["tenant_id"], **values},
        )
        made = {}
        for identity, body, changed_at in found:
            values_of = msgspec.json.decode(body) if isinstance(body, str | bytes) else body
            company = values_of.get("company_id")
            made[identity] = LocalRecord(
                id=identity, title=str(values_of.get("name") or identity), reference=reference_of(identity),
                values=values_of, changed_at=changed_at, needs=(("customer", UUID(company)),) if company else (),
            )  # fmt: skip
        return made

    async def load(self, session: ReadSession, entity: str, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
        return await self._rows(session, "entity = :entity AND id = ANY(:ids)", entity=entity, ids=list(ids))

    async def every(self, session: ReadSession, entity: str) -> dict[UUID, LocalRecord]:
        return await self._rows(session, "entity = :entity", entity=entity)

    async def page(self, session: ReadSession, entity: str, after: UUID | None, limit: int) -> list[UUID]:
        return [each for each in sorted(await self.every(session, entity)) if after is None or each > after][:limit]

    async def match(
        self, session: ReadSession, entity: str, values: Mapping[str, Any], reference: str | None
    ) -> list[LocalMatch]:
        if not reference:
            return []
        found = (await self._rows(session, "entity = :entity AND id::text LIKE :like", entity=entity,
                                  like=f"%{reference.removeprefix('LAD-')}")).values()  # fmt: skip
        return [LocalMatch(id=each.id, title=each.title, how="reference", sure=True) for each in found]

    async def apply(self, session: WriteSession, entity: str, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
        identity = local_id or new_id()
        before = {} if local_id is None else dict((await self.load(session, entity, [local_id]))[local_id].values)
        if "lines" in values:
            values = {**values, "lines": [_line(line) for line in values["lines"]]}
        await session.execute(
            text(
                "INSERT INTO model_crm.record VALUES (:tenant, :entity, :id, CAST(:body AS jsonb), :at)"
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at"
            ),
            {
                "tenant": session.info["tenant_id"], "entity": entity, "id": identity,
                "body": msgspec.json.encode({**before, **values}).decode(), "at": datetime.now(UTC),
            },
        )  # fmt: skip
        return identity

    async def heard(
        self, session: WriteSession, link_id: UUID, entity: str, record: Mapping[str, Any], order_ids: Sequence[UUID]
    ) -> None:
        return

    async def gone(self, session: WriteSession, link_id: UUID, entity: str, external_ids: Sequence[str]) -> None:
        return

    async def trouble(self, session: WriteSession, link_id: UUID, name: str, problem: Mapping[str, Any]) -> None:
        self.troubles.append(str(problem.get("code")))


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in line.items() if name != "external_id"}
