"""Records of theirs as they came: a page is compared with what is kept in one query, and written in one."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text

from erp_adapters.contract.adapter import Unread
from erp_adapters.contract.records import Record
from erp_adapters.engine.judging import content_of
from erp_adapters.engine.plain import plain_raw
from erp_adapters.engine.problems import problem
from tenants.orm import new_id, now
from tenants.prepared import Prepared
from tenants.session import WriteSession

#: Of these nothing is left to do when the same comes again.
_SETTLED: Final = frozenset({"applied", "ignored", "conflict"})
_KNOWN: Final = Prepared(
    text(
        "SELECT external_id, content_hash, state FROM erp_inbound WHERE tenant_id = :tenant AND link_id = :link"
        " AND entity = :entity AND external_id = ANY(CAST(:ids AS text[])) ORDER BY external_id FOR UPDATE"
    )
)
_SEEN: Final = Prepared(
    text(
        """
        UPDATE erp_inbound SET external_version = r.version, read_at = :read_at
        FROM jsonb_to_recordset(CAST(CAST(:rows AS text) AS jsonb)) AS r(external_id text, version text)
        WHERE tenant_id = :tenant AND link_id = :link AND entity = :entity AND erp_inbound.external_id = r.external_id
        """
    )
)
_KEEP: Final = Prepared(
    text(
        """
        INSERT INTO erp_inbound (tenant_id, id, link_id, entity, external_id, external_number, external_version,
            modified_at, record, content_hash, state, problem, read_at, tries)
        SELECT :tenant, r.id, :link, :entity, r.external_id, r.external_number, r.version, r.modified_at, r.record,
            r.content_hash, r.state, r.problem, :read_at, r.tries
        FROM jsonb_to_recordset(CAST(CAST(:rows AS text) AS jsonb)) AS r(id uuid, external_id text,
            external_number text, version text, modified_at timestamptz, record jsonb, content_hash text, state text,
            problem jsonb, tries integer)
        ON CONFLICT (tenant_id, link_id, entity, external_id) DO UPDATE SET
            external_number = excluded.external_number, external_version = excluded.external_version,
            modified_at = excluded.modified_at, record = excluded.record, content_hash = excluded.content_hash,
            state = excluded.state, problem = excluded.problem, read_at = excluded.read_at,
            tries = erp_inbound.tries + excluded.tries
        """
    )
)


class Arrival(msgspec.Struct):
    """A record that came and is to be looked at; `state` and `problem` tell what became of it."""

    tree: dict[str, Any]
    digest: str
    state: str = "new"
    problem: dict[str, Any] | None = None

    @property
    def external_id(self) -> str:
        """Its id there."""
        return str(self.tree["external_id"])

    @property
    def number(self) -> str | None:
        """Its number there."""
        return self.tree.get("external_number")

    @property
    def version(self) -> str | None:
        """Its version there."""
        return self.tree.get("version")

    @property
    def modified_at(self) -> datetime | None:
        """When it was changed there."""
        told = self.tree.get("modified_at")
        return datetime.fromisoformat(told) if told else None


async def sift(
    session: WriteSession, link_id: UUID, entity: str, records: Sequence[Record], *, again: bool
) -> tuple[list[Arrival], int]:
    """Those of a page that are to be looked at, the last where one comes twice, and how many are known just so. The
    known are locked, and noted as seen; `again`: also these are to be looked at."""
    by_id = {str(record.external_id): record for record in records}
    rows = await _KNOWN.fetch(session, link=link_id, entity=entity, ids=list(by_id))
    settled = {row["external_id"]: row["content_hash"] for row in rows if row["state"] in _SETTLED}
    fresh: list[Arrival] = []
    seen: list[dict[str, Any]] = []
    for external_id, record in by_id.items():
        tree, digest = content_of(record)
        if settled.get(external_id) == digest and not again:
            seen.append({"external_id": external_id, "version": tree.get("version")})
        else:
            fresh.append(Arrival(tree, digest))
    if seen:
        await _SEEN.fetch(session, link=link_id, entity=entity, rows=_json(seen), read_at=now())
    return fresh, len(seen)


async def keep(session: WriteSession, link_id: UUID, entity: str, arrivals: Sequence[Arrival]) -> None:
    """Write down records as they came, with what became of them."""
    rows = [
        {
            "id": new_id(), "external_id": each.external_id, "external_number": each.number, "version": each.version,
            "modified_at": each.tree.get("modified_at"), "record": each.tree, "content_hash": each.digest,
            "state": each.state, "problem": each.problem, "tries": int(each.state != "new"),
        }
        for each in arrivals
    ]  # fmt: skip
    if rows:
        await _KEEP.fetch(session, link=link_id, entity=entity, rows=_json(rows), read_at=now())


async def put_aside(session: WriteSession, link_id: UUID, entity: str, unread: Sequence[Unread]) -> None:
    """Keep records that came and cannot be read, for people; what is linked to them stays as it is."""
    trees = [{"external_id": each.external_id, "raw": plain_raw(each.raw)} for each in unread]
    told = [problem("unreadable", each.message) for each in unread]
    arrivals = [Arrival(tree, "", "refused", said) for tree, said in zip(trees, told, strict=True)]
    await keep(session, link_id, entity, list({each.external_id: each for each in arrivals}.values()))


async def remember(session: WriteSession, link_id: UUID, entity: str, tree: Mapping[str, Any]) -> None:
    """Keep a record as it was just seen without looking at what it means. Its hash stays what it was: when it is read
    in its turn, it is looked at."""
    await _REMEMBER.fetch(
        session, id=new_id(), link=link_id, entity=entity, external_id=str(tree["external_id"]), record=_json(tree),
        number=tree.get("external_number"), version=tree.get("version"), read_at=now(),
    )  # fmt: skip


_REMEMBER: Final = Prepared(
    text(
        """
        INSERT INTO erp_inbound (tenant_id, id, link_id, entity, external_id, external_number, external_version,
            record, content_hash, state, read_at, tries)
        VALUES (:tenant, :id, :link, :entity, :external_id, :number, :version, CAST(CAST(:record AS text) AS jsonb),
            '', 'ignored', :read_at, 0)
        ON CONFLICT (tenant_id, link_id, entity, external_id) DO UPDATE SET external_number = excluded.external_number,
            external_version = excluded.external_version, record = excluded.record
        """
    )
)


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
