"""Looks through all companies and people for those that are one.

No record is compared with every other one: two meet only where they share a key, and a key that many share is passed
over. PostgreSQL joins the keys; pairs come in a stream, so memory holds the ids of what was found and no more. Each
step has a transaction of its own.
"""

import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.models import DuplicateCluster, DuplicatePair, DuplicateSearch
from backend.customers.duplicates.scoring import SHOWN, Score, score, verdict_of
from backend.customers.duplicates.sweep import sweep_keys
from backend.customers.models import Company, Contact
from backend.customers.vocabulary import FactSubject
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.session import Database, ReadSession, WriteSession

#: A key that more records share than this tells nothing.
_TOO_COMMON: Final = 25
_MOST_MEMBERS: Final = 12
_BATCH: Final = 500

_COMPANY_PAIRS: Final = """
    WITH held AS (
        SELECT DISTINCT coalesce(k.company_id, c.company_id) AS company_id, k.value, k.country,
            CASE k.kind WHEN 'web_domain' THEN 'domain' WHEN 'mail_domain' THEN 'domain'
                WHEN 'domain_label' THEN 'domain_family' ELSE k.kind END AS kind
        FROM identity_key k LEFT JOIN contact c ON c.tenant_id = k.tenant_id AND c.id = k.contact_id
        WHERE k.tenant_id = :tenant AND k.kind NOT IN ('person_name', 'employer_name', 'email')
    ), live AS (
        SELECT h.*, count(*) OVER (PARTITION BY h.kind, h.value) AS many
        FROM held h JOIN company m ON m.tenant_id = :tenant AND m.id = h.company_id
        WHERE m.archived_at IS NULL AND m.bin <> 'noise'
    )
    SELECT a.company_id AS low, b.company_id AS high, array_agg(DISTINCT CASE
        WHEN a.kind <> 'name' THEN a.kind
        WHEN a.country IS NULL OR b.country IS NULL THEN 'name'
        WHEN a.country = b.country THEN 'name_country' ELSE 'name_elsewhere' END) AS codes
    FROM live a JOIN live b ON a.kind = b.kind AND a.value = b.value AND a.company_id < b.company_id
    WHERE a.many <= :common GROUP BY 1, 2
"""
_CONTACT_PAIRS: Final = """
    WITH named AS (
        SELECT c.id, c.company_id, k.value,
            count(*) OVER (PARTITION BY k.value, c.company_id) AS many
        FROM identity_key k JOIN contact c ON c.tenant_id = k.tenant_id AND c.id = k.contact_id
        WHERE k.tenant_id = :tenant AND k.kind = 'person_name' AND c.archived_at IS NULL AND c.bin <> 'noise'
    ), reached AS (
        SELECT k.contact_id, k.kind, k.value, count(*) OVER (PARTITION BY k.kind, k.value) AS many
        FROM identity_key k WHERE k.tenant_id = :tenant AND k.contact_id IS NOT NULL AND k.kind IN ('phone', 'social')
    )
    SELECT low, high, array_agg(DISTINCT code) || ARRAY['person_name'] AS codes FROM (
        SELECT a.id AS low, b.id AS high, 'same_company' AS code
        FROM named a JOIN named b ON a.value = b.value AND a.company_id = b.company_id AND a.id < b.id
        WHERE a.many <= :common
        UNION ALL
        SELECT a.id, b.id, x.kind
        FROM reached x JOIN reached y ON x.kind = y.kind AND x.value = y.value AND x.contact_id < y.contact_id
        JOIN named a ON a.id = x.contact_id JOIN named b ON b.id = y.contact_id AND a.value = b.value
        WHERE x.many <= :common
    ) found GROUP BY 1, 2
"""
_STATEMENTS: Final[dict[FactSubject, str]] = {"company": _COMPANY_PAIRS, "contact": _CONTACT_PAIRS}


@dataclass(frozen=True, slots=True)
class Found:
    """What a run saw: records, pairs worth showing, clusters of them, seconds."""

    records: int
    pairs: int
    clusters: int
    seconds: float


class Clusters:
    """Union-find over ids; a cluster that would hold more than a person can compare at once does not grow."""

    def __init__(self, most: int = _MOST_MEMBERS) -> None:
        self._most = most
        self._parents: dict[UUID, UUID] = {}
        self._sizes: dict[UUID, int] = defaultdict(lambda: 1)
        self.scores: dict[UUID, float] = defaultdict(float)

    def root(self, one: UUID) -> UUID:
        """The smallest id of its cluster."""
        found = one
        while (parent := self._parents.get(found, found)) != found:
            found = parent
        while (parent := self._parents.get(one, one)) != found:
            self._parents[one] = found
            one = parent
        return found

    def join(self, one: UUID, other: UUID, score: float) -> bool:
        """Put both into one cluster; False where that would be too large."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            if self._sizes[low] + self._sizes[high] > self._most:
                return False
            self._parents[high] = low
            self._parents.setdefault(low, low)
            self._sizes[low] += self._sizes.pop(high, 1)
            self.scores[low] = max(self.scores[low], self.scores.pop(high, 0.0))
        self.scores[low] = max(self.scores[low], score)
        return True

    def members(self) -> dict[UUID, list[UUID]]:
        """All ids by the smallest of their cluster."""
        found: dict[UUID, list[UUID]] = defaultdict(list)
        for each in [*self._parents]:
            found[self.root(each)].append(each)
        return found


async def find_duplicates(database: Database, tenant_id: UUID) -> Found:
    """Bring keys, pairs and clusters of a tenant up to date; pairs that somebody dismissed stay so."""
    actor, started, moment = system_actor("customers.find_duplicates"), time.monotonic(), now()
    await sweep_keys(database, tenant_id)
    pairs = clusters = 0
    for subject in _STATEMENTS:
        groups, written = await _find(database, tenant_id, subject, moment)
        pairs, clusters = pairs + written, clusters + groups
    async with database.tenant_session(tenant_id, actor) as session:
        counted = [await session.scalar(select(func.count()).select_from(model)) for model in (Company, Contact)]
        found = Found(sum(each or 0 for each in counted), pairs, clusters, round(time.monotonic() - started, 2))
        values = {"found_at": moment, "records": found.records, "seconds": found.seconds}
        statement = insert(DuplicateSearch).values(id=tenant_id, **values)
        await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    return found


async def _find(database: Database, tenant_id: UUID, subject: FactSubject, moment: datetime) -> tuple[int, int]:
    actor, clusters, written = system_actor("customers.find_duplicates"), Clusters(), 0
    async with database.tenant_read_session(tenant_id, actor) as reading:
        dismissed = {
            (row.low_id, row.high_id)
            for row in await reading.execute(
                select(DuplicatePair.low_id, DuplicatePair.high_id).where(DuplicatePair.dismissed_at.is_not(None))
            )
        }
        async for batch in _batches(reading, subject):
            kept = [each for each in batch if each[:2] not in dismissed and clusters.join(*each[:2], each[2].value)]
            async with database.tenant_session(tenant_id, actor) as session:
                await _write_pairs(session, subject, kept, moment)
            written += len(kept)
    groups = sorted(clusters.members().items())
    for start in range(0, len(groups), _BATCH):
        async with database.tenant_session(tenant_id, actor) as session:
            await _write_clusters(session, subject, groups[start : start + _BATCH], clusters, moment)
    async with database.tenant_session(tenant_id, actor) as session:
        await _drop_stale(session, subject, moment)
    return len(groups), written


async def _batches(session: ReadSession, subject: FactSubject) -> AsyncIterator[list[tuple[UUID, UUID, Score]]]:
    """Pairs with their scores, so many at a time, off a cursor of the database."""
    driver = await session.driver()
    # DECLARE takes no parameters: both are formatted by us, a UUID and a number.
    sql = _STATEMENTS[subject].replace(":tenant", f"'{UUID(str(session.info['tenant_id']))}'::uuid")
    await driver.execute(f"DECLARE pairs NO SCROLL CURSOR FOR {sql.replace(':common', str(_TOO_COMMON))}")
    while rows := await driver.fetch(f"FETCH {_BATCH} FROM pairs"):
        scored = ((row["low"], row["high"], score(row["codes"])) for row in rows)
        yield [(low, high, result) for low, high, result in scored if result is not None and result.value >= SHOWN]
    await driver.execute("CLOSE pairs")


async def _write_pairs(
    session: WriteSession, subject: FactSubject, pairs: Iterable[tuple[UUID, UUID, Score]], moment: datetime
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "subject_kind": subject,
            "low_id": low,
            "high_id": high,
            "score": result.value,
            "verdict": result.verdict,
            "reasons": list(result.reasons),
            "found_at": moment,
        }
        for low, high, result in sorted(pairs, key=lambda each: each[:2])
    ]
    if not rows:
        return
    statement = insert(DuplicatePair)
    names = ("score", "verdict", "reasons", "found_at")
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "low_id", "high_id"],
            set_={name: statement.excluded[name] for name in names},
            where=DuplicatePair.dismissed_at.is_(None),
        ),
        rows,
    )


async def _write_clusters(
    session: WriteSession,
    subject: FactSubject,
    groups: Sequence[tuple[UUID, list[UUID]]],
    clusters: Clusters,
    moment: datetime,
) -> None:
    """A cluster's id is the smallest of its members, so that it keeps it from night to night."""
    rows = [
        {
            "id": root,
            "subject_kind": subject,
            "score": clusters.scores[root],
            "verdict": verdict_of(clusters.scores[root]),
            "size": len(members),
            "found_at": moment,
        }
        for root, members in groups
    ]
    statement = insert(DuplicateCluster)
    names = ("score", "verdict", "size", "found_at")
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "id"], set_={name: statement.excluded[name] for name in names}
        ),
        rows,
    )
    for root, members in groups:
        await session.execute(
            update(DuplicatePair)
            .where(DuplicatePair.low_id.in_(members), DuplicatePair.found_at == moment)
            .where(DuplicatePair.dismissed_at.is_(None))
            .values(cluster_id=root)
            .execution_options(synchronize_session=False)
        )


async def _drop_stale(session: WriteSession, subject: FactSubject, moment: datetime) -> None:
    """What this run did not see again is gone: merged, changed, or put aside."""
    older = (
        and_(
            DuplicatePair.subject_kind == subject, DuplicatePair.found_at < moment, DuplicatePair.dismissed_at.is_(None)
        ),
        and_(DuplicateCluster.subject_kind == subject, DuplicateCluster.found_at < moment),
    )
    for model, where in zip((DuplicatePair, DuplicateCluster), older, strict=True):
        await session.execute(delete(model).where(where).execution_options(synchronize_session=False))
