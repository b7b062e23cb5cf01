"""The runs that people ask for: reading everything anew, the rehearsal (what would happen), and the reconciliation
(what differs, in `reconciling`).

The last two change no record on either side. A run starts from the beginning when its process died.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, update

from erp_adapters.contract.capabilities import EntityCapabilities, Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import Refused
from erp_adapters.engine.book import lookups_for, mapping_of, switches_of
from erp_adapters.engine.judging import Verdict, content_of, judge, page_context, title_of
from erp_adapters.engine.lanes import Lane, check_lane
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import MappingDocument, outward
from erp_adapters.engine.models import ErpBinding, ErpCursor, ErpFinding, ErpRun
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.problems import problem, problem_of
from erp_adapters.engine.pulling import forgotten
from erp_adapters.engine.reconciling import (
    Reconciliation,
    begin_run,
    every_page,
    mapped_entities,
    note_progress,
)
from erp_adapters.engine.sending import Sessions
from tenants.orm import now
from tenants.session import WriteSession

_MOST: Final = 20_000
_PAGE: Final = 200
_OUTCOMES: Final[Mapping[str, str]] = {
    "create": "create", "change": "change", "conflict": "change", "send": "change", "link": "skip", "same": "skip",
    "ignore": "skip", "propose": "refuse", "wait": "refuse", "refuse": "refuse",
}  # fmt: skip


def takes_currency(able: EntityCapabilities, record: LocalRecord) -> bool:
    """Whether the ERP takes a new record in the currency of ours."""
    currency = record.values.get("currency")
    return able.currencies is None or currency is None or str(currency) in able.currencies


class Comparer:
    """Runs at one open link under one lane."""

    def __init__(self, opened: OpenLink, local: Local, lane: Lane, sessions: Sessions) -> None:
        self._open, self._local, self._lane, self._sessions = opened, local, lane, sessions

    async def asked(self) -> None:
        """Carry out the runs that people asked for."""
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            runs = [
                (run.id, run.kind, run.entity)
                for run in await session.scalars(
                    select(ErpRun)
                    .where(ErpRun.link_id == self._lane.link_id, ErpRun.state == "running")
                    .order_by(ErpRun.started_at)
                )
            ]
        for run_id, kind, entity in runs:
            try:
                if kind == "resync":
                    await self._resync(run_id, entity)
                elif kind == "rehearsal":
                    await self._rehearse(run_id)
                elif kind == "reconciliation":
                    await self._reconciliation().run(run_id)
            except Refused as refused:
                await self._end(run_id, "failed", problem_of(refused.result))
                raise

    async def reconcile_nightly(self) -> None:
        """The comparison that nobody needs to ask for."""
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            run = ErpRun(link_id=self._lane.link_id, kind="reconciliation", counts={}, sums=[])
            session.add(run)
            await session.flush()
        await self._reconciliation().run(run.id)

    def _reconciliation(self) -> Reconciliation:
        return Reconciliation(self._open, self._local, self._lane, self._sessions)

    async def _end(self, run_id: UUID, state: str, said: dict[str, Any] | None = None) -> None:
        async with self._sessions() as session:
            await session.execute(
                update(ErpRun).where(ErpRun.id == run_id).values(state=state, ended_at=now(), problem=said)
                .execution_options(synchronize_session=False)
            )  # fmt: skip

    async def _resync(self, run_id: UUID, entity: str | None) -> None:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            found = select(ErpCursor).where(ErpCursor.link_id == self._lane.link_id)
            for cursor in await session.scalars(found if entity is None else found.where(ErpCursor.entity == entity)):
                forgotten(cursor)
        await self._end(run_id, "done")

    # Rehearsal

    async def _rehearse(self, run_id: UUID) -> None:
        await begin_run(self._sessions, self._lane, run_id)
        counts: dict[str, int] = {}
        for entity in mapped_entities(self._open, self._local):
            async with self._sessions() as session:
                found = await mapping_of(session, self._lane.link_id, entity)
            if found is None:
                continue
            would_link: set[UUID] = set()
            async for records in every_page(self._open, entity, most=_MOST):
                async with self._sessions() as session:
                    await check_lane(session, self._lane)
                    await self._rehearse_page(session, run_id, entity, found[1], records, counts, would_link)
                    await note_progress(session, run_id, counts)
            await self._rehearse_out(run_id, entity, found[1], counts, would_link)
        await self._end(run_id, "done")

    async def _rehearse_page(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        document: MappingDocument,
        records: Sequence[Record],
        counts: dict[str, int],
        would_link: set[UUID],
    ) -> None:
        trees = [content_of(record)[0] for record in records]
        lookups = await lookups_for(session, self._lane.link_id, document, trees, outward=False)
        ids = [str(tree["external_id"]) for tree in trees]
        page = await page_context(session, self._local, self._lane.link_id, entity, ids)
        for tree in trees:
            verdict, _ = await judge(session, self._local, entity, tree, document, lookups, page)
            if verdict.problem and verdict.problem["code"] == "unlinked":
                # What it names is itself still to be taken over: that is no reason against it.
                verdict = msgspec.structs.replace(verdict, kind="create", problem=None, take=verdict.values)
            if verdict.local is not None:
                would_link.add(verdict.local.id)
            outcome = _OUTCOMES[verdict.kind]
            counts[f"{entity}.in.{outcome}"] = counts.get(f"{entity}.in.{outcome}", 0) + 1
            session.add(self._finding(run_id, entity, "in", outcome, tree, verdict))
        await session.flush()

    def _finding(
        self, run_id: UUID, entity: str, direction: str, outcome: str, tree: Mapping[str, Any], verdict: Verdict
    ) -> ErpFinding:
        record = verdict.local
        reason = verdict.problem
        if verdict.kind == "conflict":
            reason = problem("conflict")
        elif verdict.kind in {"link", "same"}:
            how = verdict.candidates[0].how if verdict.candidates else ""
            reason = {"code": verdict.kind, "how": how}
        fields = [{"field": each.field, "ours": each.ours, "theirs": each.theirs} for each in verdict.clashes]
        fields += [
            {"field": name, "ours": record.values.get(name) if record else None, "theirs": value}
            for name, value in verdict.take.items()
        ]
        fields += [
            {"field": name, "ours": record.values.get(name), "theirs": verdict.values.get(name), "way": "out"}
            for name in sorted(verdict.send)
            if record is not None
        ]
        return ErpFinding(
            link_id=self._lane.link_id, run_id=run_id, entity=entity, direction=direction, outcome=outcome,
            local_id=record.id if record is not None else None, external_id=str(tree.get("external_id") or "") or None,
            title=title_of(tree), fields=fields, reason=reason,
        )  # fmt: skip

    async def _rehearse_out(
        self, run_id: UUID, entity: str, document: MappingDocument, counts: dict[str, int], would_link: set[UUID]
    ) -> None:
        """What would go there: records of ours that nothing there stands for, as far as the switch's scope reaches."""
        able = self._open.capabilities.entities.get(Entity(entity))
        if able is None or Operation.CREATE not in able.operations:
            return
        after: UUID | None = None
        seen = 0
        while seen < _MOST:
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                switch = (await switches_of(session, self._lane.link_id)).get((entity, "out"))
                everything = entity == "sales_order" or (switch is not None and switch.scope == "all")
                ids = await self._local.page(session, entity, after, _PAGE)
                records = await self._local.load(session, entity, ids)
                bound = await self._bound(session, entity, ids)
                lookups = await lookups_for(
                    session, self._lane.link_id, document, [each.values for each in records.values()], outward=True
                )
                for record in records.values():
                    if record.id in bound or record.id in would_link:
                        continue
                    outcome, reason, fields = self._would_send(record, document, lookups, everything)
                    if outcome == "create" and not takes_currency(able, record):
                        outcome, reason, fields = "refuse", problem("currency", field="currency"), []
                    counts[f"{entity}.out.{outcome}"] = counts.get(f"{entity}.out.{outcome}", 0) + 1
                    session.add(
                        ErpFinding(
                            link_id=self._lane.link_id, run_id=run_id, entity=entity, direction="out",
                            outcome=outcome, local_id=record.id, title=record.title, fields=fields, reason=reason,
                        )
                    )  # fmt: skip
                await session.flush()
                await note_progress(session, run_id, counts)
            if len(ids) < _PAGE:
                return
            seen, after = seen + len(ids), ids[-1]

    @staticmethod
    def _would_send(
        record: LocalRecord, document: MappingDocument, lookups: Any, everything: bool
    ) -> tuple[str, dict[str, Any] | None, list[dict[str, Any]]]:
        if not everything:
            return "skip", {"code": "scope"}, []
        mapped = outward(document, record.values, lookups, creating=True)
        # Customers of an order go there before it.
        stuck = [each for each in mapped.problems if each.code != "unlinked"]
        if stuck:
            return "refuse", problem(stuck[0].code, stuck[0].text, field=stuck[0].field), []
        return "create", None, [
            {"field": name, "ours": value, "theirs": None} for name, value in record.values.items() if value is not None
        ]  # fmt: skip

    async def _bound(self, session: WriteSession, entity: str, ids: Sequence[UUID]) -> dict[UUID, ErpBinding]:
        rows = await session.scalars(
            select(ErpBinding).where(
                ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity,
                ErpBinding.local_id.in_(list(ids)), ErpBinding.external_id.is_not(None),
            )
        )  # fmt: skip
        return {row.local_id: row for row in rows if row.local_id is not None}
