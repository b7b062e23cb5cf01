"""Both sides laid beside each other: the rehearsal (what would happen) and the reconciliation (what differs).

Neither changes a record on either side. A run starts from the beginning when its process died.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import delete, select, update

from erp_adapters.contract.adapter import Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import Refused
from erp_adapters.engine.book import lookups_for, mapping_of, switches_of
from erp_adapters.engine.judging import Verdict, content_of, judge, title_of
from erp_adapters.engine.lanes import Lane, check_lane
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import MappingDocument, inward, outward
from erp_adapters.engine.merging import merge
from erp_adapters.engine.models import ErpBinding, ErpCursor, ErpFinding, ErpLink, ErpRun
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.outbound import changed_fields
from erp_adapters.engine.problems import problem, problem_of
from erp_adapters.engine.pulling import ORDER, forgotten
from erp_adapters.engine.sending import Sessions
from tenants.orm import now
from tenants.session import WriteSession

_MOST: Final = 20_000
_PAGE: Final = 200
_OUTCOMES: Final[Mapping[str, str]] = {
    "create": "create", "change": "change", "conflict": "change", "send": "change", "link": "skip", "same": "skip",
    "ignore": "skip", "propose": "refuse", "wait": "refuse", "refuse": "refuse",
}  # fmt: skip


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
                    await self._reconcile(run_id)
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
        await self._reconcile(run.id)

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

    async def _pages(self, entity: str) -> AsyncIterator[Sequence[Record]]:
        count = 0
        async for page in self._open.adapter.read(self._open.link, Entity(entity), Window()):
            yield page.records
            count += len(page.records)
            if page.last or count >= _MOST:
                return

    def _mapped(self) -> list[str]:
        able = self._open.capabilities
        return [each for each in ORDER if each in self._local.entities and able.can(Entity(each), Operation.READ)]

    # Rehearsal

    async def _rehearse(self, run_id: UUID) -> None:
        await self._begin(run_id)
        counts: dict[str, int] = {}
        for entity in self._mapped():
            async with self._sessions() as session:
                found = await mapping_of(session, self._lane.link_id, entity)
            if found is None:
                continue
            would_link: set[UUID] = set()
            async for records in self._pages(entity):
                async with self._sessions() as session:
                    await check_lane(session, self._lane)
                    await self._rehearse_page(session, run_id, entity, found[1], records, counts, would_link)
                    await self._progress(session, run_id, counts)
            await self._rehearse_out(run_id, entity, found[1], counts, would_link)
        await self._end(run_id, "done")

    async def _begin(self, run_id: UUID) -> None:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            await session.execute(delete(ErpFinding).where(ErpFinding.run_id == run_id))

    async def _progress(self, session: WriteSession, run_id: UUID, counts: Mapping[str, int]) -> None:
        await session.execute(
            update(ErpRun).where(ErpRun.id == run_id).values(counts=dict(counts))
            .execution_options(synchronize_session=False)
        )  # fmt: skip

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
        for tree in trees:
            verdict, _ = await judge(session, self._local, self._lane.link_id, entity, tree, document, lookups)
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
        if not self._open.capabilities.can(Entity(entity), Operation.CREATE):
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
                    counts[f"{entity}.out.{outcome}"] = counts.get(f"{entity}.out.{outcome}", 0) + 1
                    session.add(
                        ErpFinding(
                            link_id=self._lane.link_id, run_id=run_id, entity=entity, direction="out",
                            outcome=outcome, local_id=record.id, title=record.title, fields=fields, reason=reason,
                        )
                    )  # fmt: skip
                await session.flush()
                await self._progress(session, run_id, counts)
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

    # Reconciliation

    async def _reconcile(self, run_id: UUID) -> None:
        await self._begin(run_id)
        counts: dict[str, int] = {}
        sums: dict[tuple[str, str], list[Decimal]] = {}
        for entity in self._mapped():
            async with self._sessions() as session:
                found = await mapping_of(session, self._lane.link_id, entity)
                switches = await switches_of(session, self._lane.link_id)
            if found is None or not any(switch.active for (each, _), switch in switches.items() if each == entity):
                continue
            there: set[str] = set()
            references: dict[str, str] = {}
            async for records in self._pages(entity):
                async with self._sessions() as session:
                    await check_lane(session, self._lane)
                    await self._compare(session, run_id, entity, found[1], records, counts, there, references, sums)
                    await self._progress(session, run_id, counts)
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                await self._only_here(session, run_id, entity, there, counts, sums)
                await self._progress(session, run_id, counts)
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            listed = [
                {"label": label, "currency": currency, "ours": str(ours), "theirs": str(theirs)}
                for (label, currency), (ours, theirs) in sorted(sums.items())
            ]
            await session.execute(
                update(ErpRun).where(ErpRun.id == run_id)
                .values(sums=listed, counts=counts, state="done", ended_at=now())
                .execution_options(synchronize_session=False)
            )  # fmt: skip
            await session.execute(
                update(ErpLink).where(ErpLink.id == self._lane.link_id).values(reconciled_at=now())
                .execution_options(synchronize_session=False)
            )  # fmt: skip

    async def _compare(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        document: MappingDocument,
        records: Sequence[Record],
        counts: dict[str, int],
        there: set[str],
        references: dict[str, str],
        sums: dict[tuple[str, str], list[Decimal]],
    ) -> None:
        trees = [content_of(record)[0] for record in records]
        rows = await session.scalars(
            select(ErpBinding).where(
                ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity,
                ErpBinding.external_id.in_([str(tree["external_id"]) for tree in trees]),
            )
        )  # fmt: skip
        bound = {row.external_id: row for row in rows}
        ours = await self._local.load(session, entity, [row.local_id for row in bound.values() if row.local_id])
        lookups = await lookups_for(session, self._lane.link_id, document, trees, outward=False)
        for tree in trees:
            external_id, reference = str(tree["external_id"]), tree.get("reference")
            there.add(external_id)
            counts[f"{entity}.theirs"] = counts.get(f"{entity}.theirs", 0) + 1
            binding = bound.get(external_id)
            record = ours.get(binding.local_id) if binding is not None and binding.local_id else None
            _sum(sums, entity, tree, record)
            if reference and references.setdefault(str(reference), external_id) != external_id:
                self._differs(session, run_id, entity, "duplicate", tree, record, [], counts)
            elif binding is not None and binding.state == "ignored":
                continue
            elif record is None:
                self._differs(session, run_id, entity, "missing_here", tree, None, [], counts)
            elif binding is not None:
                mapped = inward(document, tree, lookups)
                found = merge(
                    document, binding.base, record.values, mapped.values, seen=binding.theirs.get("values"),
                    released=bool(tree.get("locked")),
                )  # fmt: skip
                fields = {*found.take, *found.send, *(each.field for each in found.clashes)}
                fields |= changed_fields(document, binding, record.values) & set(mapped.values)
                differing = [
                    {"field": name, "ours": record.values.get(name), "theirs": mapped.values.get(name)}
                    for name in sorted(fields)
                ]
                if differing:
                    self._differs(session, run_id, entity, "differs", tree, record, differing, counts)
        await session.flush()

    def _differs(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        outcome: str,
        tree: Mapping[str, Any],
        record: LocalRecord | None,
        fields: list[dict[str, Any]],
        counts: dict[str, int],
    ) -> None:
        counts[f"{entity}.{outcome}"] = counts.get(f"{entity}.{outcome}", 0) + 1
        session.add(
            ErpFinding(
                link_id=self._lane.link_id, run_id=run_id, entity=entity, direction="in", outcome=outcome,
                local_id=record.id if record is not None else None,
                external_id=str(tree.get("external_id") or "") or None,
                title=record.title if record is not None else title_of(tree), fields=fields,
            )
        )  # fmt: skip

    async def _only_here(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        there: set[str],
        counts: dict[str, int],
        sums: dict[tuple[str, str], list[Decimal]],
    ) -> None:
        """Links whose other end is gone, and documents of ours that are overdue for being sent."""
        rows = await session.scalars(
            select(ErpBinding).where(
                ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity, ErpBinding.state != "ignored",
                ErpBinding.external_id.is_not(None), ErpBinding.parent_id.is_(None),
            )
        )  # fmt: skip
        gone = [row for row in rows if row.external_id not in there]
        ours = await self._local.load(session, entity, [row.local_id for row in gone if row.local_id])
        for row in gone:
            record = ours.get(row.local_id) if row.local_id is not None else None
            if record is None:
                continue  # gone on both sides
            tree = {"external_id": row.external_id, "external_number": row.external_number}
            _sum(sums, entity, {}, record)
            self._differs(session, run_id, entity, "missing_there", tree, record, [], counts)
        await session.flush()


def _sum(
    sums: dict[tuple[str, str], list[Decimal]], entity: str, tree: Mapping[str, Any], record: LocalRecord | None
) -> None:
    """Order values by customer and currency, to the cent."""
    if entity != "sales_order":
        return
    customer = str(((tree.get("customer") or {}).get("name")) or (record.values.get("company") if record else "") or "")
    theirs, currency = tree.get("untaxed"), tree.get("currency")
    if theirs is not None and currency:
        sums.setdefault((customer, str(currency)), [Decimal(0), Decimal(0)])[1] += Decimal(str(theirs))
    if record is not None and record.values.get("untaxed") is not None:
        key = (customer, str(record.values.get("currency") or currency or ""))
        sums.setdefault(key, [Decimal(0), Decimal(0)])[0] += Decimal(str(record.values["untaxed"]))
