"""The reconciliation: what differs between both sides, with sums to the cent. It changes no record on either side.

Records of ours are compared field by field; stock, prices, credit and invoices by what was last kept of them.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select, update

from erp_adapters.contract.adapter import Window
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.engine.arrivals import remember
from erp_adapters.engine.book import lookups_for, mapping_of, switches_of
from erp_adapters.engine.judging import after_discount, content_of, title_of
from erp_adapters.engine.lanes import Lane, check_lane
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import MappingDocument, inward
from erp_adapters.engine.merging import merge
from erp_adapters.engine.models import ErpBinding, ErpFinding, ErpInbound, ErpLink, ErpRun
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.outbound import changed_fields
from erp_adapters.engine.plain import ABOUT, normal
from erp_adapters.engine.pulling import ORDER, Puller
from erp_adapters.engine.sending import Sessions
from tenants.orm import now
from tenants.session import WriteSession

#: What is kept as it came and compared as a whole; of deliveries and receipts trade has records of its own.
KEPT: Final = ("price", "stock", "credit", "invoice")
_BATCH: Final = 200
_CENT: Final = Decimal("0.01")
_ZERO: Final = Decimal(0)


async def every_page(opened: OpenLink, entity: str, *, most: int | None = None) -> AsyncIterator[Sequence[Record]]:
    """All records of an entity, page by page; at most about `most`."""
    count = 0
    async for page in opened.adapter.read(opened.link, Entity(entity), Window()):
        yield page.records
        count += len(page.records)
        if page.last or (most is not None and count >= most):
            return


def mapped_entities(opened: OpenLink, local: Local) -> list[str]:
    """The entities that stand for records of ours and can be read."""
    return [each for each in ORDER if each in local.entities and opened.capabilities.can(Entity(each), Operation.READ)]


async def begin_run(sessions: Sessions, lane: Lane, run_id: UUID) -> None:
    """Forget what an earlier try of the run found."""
    async with sessions() as session:
        await check_lane(session, lane)
        await session.execute(delete(ErpFinding).where(ErpFinding.run_id == run_id))


async def note_progress(session: WriteSession, run_id: UUID, counts: Mapping[str, int]) -> None:
    """Show how far a run is."""
    await session.execute(
        update(ErpRun).where(ErpRun.id == run_id).values(counts=dict(counts))
        .execution_options(synchronize_session=False)
    )  # fmt: skip


class Sums:
    """Both sides' sums by what they are of, whose, and in which currency or unit."""

    def __init__(self) -> None:
        self._sums: dict[tuple[str, str, str], list[Decimal]] = {}

    def add(self, what: str, label: str, currency: str, amount: Any, *, theirs: bool) -> None:
        """Count an amount in; nothing where there is none."""
        if amount is not None:
            pair = self._sums.setdefault((what, label, currency), [_ZERO, _ZERO])
            pair[theirs] += Decimal(str(amount))

    def listed(self) -> list[dict[str, str]]:
        """As they are kept at the run."""
        return [
            {"what": what, "label": label, "currency": currency, "ours": str(ours), "theirs": str(theirs)}
            for (what, label, currency), (ours, theirs) in sorted(self._sums.items())
        ]


class Reconciliation:
    """One run at one open link under one lane."""

    def __init__(self, opened: OpenLink, local: Local, lane: Lane, sessions: Sessions) -> None:
        self._open, self._local, self._lane, self._sessions = opened, local, lane, sessions
        self._counts: dict[str, int] = {}
        self._sums = Sums()

    async def run(self, run_id: UUID) -> None:
        """Compare everything that flows. Raises `Refused`."""
        await begin_run(self._sessions, self._lane, run_id)
        for entity in mapped_entities(self._open, self._local):
            async with self._sessions() as session:
                found = await mapping_of(session, self._lane.link_id, entity)
                switches = await switches_of(session, self._lane.link_id)
            if found is None or not any(switch.active for (each, _), switch in switches.items() if each == entity):
                continue
            there: set[str] = set()
            references: dict[str, str] = {}
            async for records in every_page(self._open, entity):
                async with self._sessions() as session:
                    await check_lane(session, self._lane)
                    await self._compare(session, run_id, entity, found[1], records, there, references)
                    await note_progress(session, run_id, self._counts)
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                await self._only_here(session, run_id, entity, there)
                await note_progress(session, run_id, self._counts)
        async with self._sessions() as session:
            kept = await Puller(self._open, self._local, self._lane, self._sessions).entities(session)
        for entity in (each for each in kept if each in KEPT):
            await self._kept(run_id, entity)
        await self._end(run_id)

    async def _end(self, run_id: UUID) -> None:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            await session.execute(
                update(ErpRun).where(ErpRun.id == run_id)
                .values(sums=self._sums.listed(), counts=dict(self._counts), state="done", ended_at=now())
                .execution_options(synchronize_session=False)
            )  # fmt: skip
            await session.execute(
                update(ErpLink).where(ErpLink.id == self._lane.link_id).values(reconciled_at=now())
                .execution_options(synchronize_session=False)
            )  # fmt: skip

    def _count(self, name: str) -> None:
        self._counts[name] = self._counts.get(name, 0) + 1

    # Records of ours

    async def _compare(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        document: MappingDocument,
        records: Sequence[Record],
        there: set[str],
        references: dict[str, str],
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
            self._count(f"{entity}.theirs")
            binding = bound.get(external_id)
            record = ours.get(binding.local_id) if binding is not None and binding.local_id else None
            self._add_order(entity, tree, record)
            if reference and references.setdefault(str(reference), external_id) != external_id:
                await self._differs(session, run_id, entity, "duplicate", tree, record)
            elif binding is not None and binding.state == "ignored":
                continue
            elif record is None:
                await self._differs(session, run_id, entity, "missing_here", tree)
            elif binding is not None:
                values = after_discount(inward(document, tree, lookups).values)
                differing = _differing(document, binding, record, values, tree)
                if differing:
                    await self._differs(session, run_id, entity, "differs", tree, record, differing)
        await session.flush()

    def _add_order(self, entity: str, tree: Mapping[str, Any], record: LocalRecord | None) -> None:
        if entity != "sales_order":
            return
        values = record.values if record is not None else {}
        customer = str(((tree.get("customer") or {}).get("name")) or values.get("company") or "")
        currency = tree.get("currency")
        if currency:
            self._sums.add("orders", customer, str(currency), tree.get("untaxed"), theirs=True)
        own = str(values.get("currency") or currency or "")
        self._sums.add("orders", customer, own, values.get("untaxed"), theirs=False)

    async def _differs(
        self,
        session: WriteSession,
        run_id: UUID,
        entity: str,
        outcome: str,
        tree: Mapping[str, Any],
        record: LocalRecord | None = None,
        fields: list[dict[str, Any]] | None = None,
        title: str = "",
    ) -> None:
        self._count(f"{entity}.{outcome}")
        if outcome != "missing_there":
            # Whoever takes it over takes what was seen now.
            await remember(session, self._lane.link_id, entity, tree)
        session.add(
            ErpFinding(
                link_id=self._lane.link_id, run_id=run_id, entity=entity, direction="in", outcome=outcome,
                local_id=record.id if record is not None else None,
                external_id=str(tree.get("external_id") or "") or None,
                title=title or (record.title if record is not None else title_of(tree)), fields=fields or [],
            )
        )  # fmt: skip

    async def _only_here(self, session: WriteSession, run_id: UUID, entity: str, there: set[str]) -> None:
        """Links whose other end is gone."""
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
            self._add_order(entity, {}, record)
            await self._differs(session, run_id, entity, "missing_there", tree, record)
        await session.flush()

    # What is kept as it came

    async def _kept(self, run_id: UUID, entity: str) -> None:
        there: set[str] = set()
        async for records in every_page(self._open, entity):
            found = {str(record.external_id): content_of(record) for record in records}
            there.update(found)
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                rows = await session.scalars(
                    select(ErpInbound).where(
                        ErpInbound.link_id == self._lane.link_id, ErpInbound.entity == entity,
                        ErpInbound.external_id.in_(list(found)),
                    )
                )  # fmt: skip
                before = {row.external_id: row for row in rows}
                for external_id, (tree, digest) in found.items():
                    self._count(f"{entity}.theirs")
                    row = before.get(external_id)
                    self._add_kept(entity, tree, theirs=True)
                    if row is not None:
                        self._add_kept(entity, row.record, theirs=False)
                    if row is None or row.content_hash != digest:
                        outcome = "missing_here" if row is None else "stale"
                        fields = _changed(row.record if row is not None else {}, tree)
                        await self._differs(session, run_id, entity, outcome, tree, None, fields, _named(tree))
                await session.flush()
                await note_progress(session, run_id, self._counts)
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            mine = ErpInbound.link_id == self._lane.link_id, ErpInbound.entity == entity
            known = await session.scalars(select(ErpInbound.external_id).where(*mine))
            gone = [each for each in known if each not in there]
            for at in range(0, len(gone), _BATCH):
                batch = ErpInbound.external_id.in_(gone[at : at + _BATCH])
                for row in await session.scalars(select(ErpInbound).where(*mine, batch)):
                    self._add_kept(entity, row.record, theirs=False)
                    title = _named(row.record)
                    await self._differs(session, run_id, entity, "missing_there", row.record, title=title)
            await session.flush()
            await note_progress(session, run_id, self._counts)

    def _add_kept(self, entity: str, tree: Mapping[str, Any], *, theirs: bool) -> None:
        if entity == "stock":
            unit = tree.get("unit") or {}
            label = _name(tree.get("warehouse"))
            self._sums.add("stock", label, _name(unit), tree.get("on_hand"), theirs=theirs)
        elif entity == "invoice" and tree.get("status") not in {"draft", "cancelled"}:
            amount = tree.get("open_amount")
            signed = f"-{amount}" if amount is not None and tree.get("credit") else amount
            label = _name(tree.get("customer"))
            self._sums.add("receivables", label, str(tree.get("currency") or ""), signed, theirs=theirs)


def _differing(
    document: MappingDocument,
    binding: ErpBinding,
    record: LocalRecord,
    values: Mapping[str, Any],
    tree: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """The fields that differ; of an order that is the same line by line, its sum before tax when that is another."""
    found = merge(
        document, binding.base, record.values, values, seen=binding.theirs.get("values"),
        released=bool(tree.get("locked")),
    )  # fmt: skip
    fields = {*found.take, *found.send, *(each.field for each in found.clashes)}
    fields |= changed_fields(document, binding, record.values) & set(values)
    differing = [
        {"field": name, "ours": record.values.get(name), "theirs": values.get(name)} for name in sorted(fields)
    ]
    ours, theirs = record.values.get("untaxed"), tree.get("untaxed")
    if not differing and ours is not None and theirs is not None:
        apart = abs(Decimal(str(ours)) - Decimal(str(theirs)))
        if apart >= _CENT:
            differing.append({"field": "untaxed", "ours": ours, "theirs": theirs})
    return differing


def _changed(before: Mapping[str, Any], tree: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The plain values of a kept record that are others now."""
    names = [name for name in {**before, **tree} if name not in ABOUT]
    return [
        {"field": name, "ours": before.get(name), "theirs": tree.get(name)}
        for name in names
        if normal(before.get(name)) != normal(tree.get(name))
        and not isinstance(before.get(name) or tree.get(name), dict | list)
    ]


def _name(ref: Any) -> str:
    found = ref if isinstance(ref, Mapping) else {}
    return str(found.get("name") or found.get("number") or found.get("external_id") or "")


def _named(tree: Mapping[str, Any]) -> str:
    """What a kept record is called: its number, or of what and whose it is."""
    parts = [_name(tree.get(each)) for each in ("product", "warehouse", "price_list", "customer")]
    told = " · ".join(part for part in parts if part)
    return str(tree.get("external_number") or told or title_of(tree))
