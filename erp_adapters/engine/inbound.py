"""What came from the ERP becomes ours: a page of records, one decision each, in the transaction that keeps the cursor.

`judge` decides and changes nothing (the rehearsal calls it too); `receive` keeps the record and carries the decision
out.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from erp_adapters.contract.records import Record
from erp_adapters.engine.book import bind, binding_of, keep_unresolved, lookups_for, mapping_of
from erp_adapters.engine.local import Local, LocalMatch, LocalRecord, LocalRefusedError
from erp_adapters.engine.mapping import Mapped, MappingDocument, inward
from erp_adapters.engine.merging import Clash, merge
from erp_adapters.engine.models import ErpBinding, ErpConflict, ErpInbound, ErpOutbound
from erp_adapters.engine.outbound import ask_update
from erp_adapters.engine.plain import ABOUT, at_path, fingerprint, normal, plain_of
from erp_adapters.engine.problems import problem
from erp_adapters.engine.transforms import Lookups
from tenants.orm import new_id, now
from tenants.session import WriteSession

_FLIPS: Final = 5
_FLIP_TIME: Final = timedelta(minutes=10)
#: What of their document is kept at the binding for people: states, numbers, amounts.
_KEPT: Final = (
    "status", "remote_status", "locked", "total", "untaxed", "tax", "currency", "paid", "delivery_status",
    "billing_status", "external_number", "reference",
)  # fmt: skip

Kind = Literal["same", "create", "change", "send", "link", "conflict", "propose", "wait", "refuse", "ignore"]


class Verdict(msgspec.Struct, kw_only=True):
    """What is to happen with a record of theirs."""

    kind: Kind
    values: dict[str, Any] = {}
    take: dict[str, Any] = {}
    send: set[str] = set()
    clashes: list[Clash] = []
    base: dict[str, Any] = {}
    local: LocalRecord | None = None
    candidates: list[LocalMatch] = []
    problem: dict[str, Any] | None = None


def content_of(record: Record) -> tuple[dict[str, Any], str]:
    """The record as JSON with its own document, and the hash of its content."""
    tree = plain_of(record, raw=True)
    return tree, fingerprint({name: value for name, value in tree.items() if name not in ABOUT})


def title_of(tree: Mapping[str, Any]) -> str:
    """What a record of theirs is called in lists."""
    return str(
        tree.get("name") or tree.get("external_number") or tree.get("reference") or tree.get("external_id") or ""
    )


async def judge(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    tree: Mapping[str, Any],
    document: MappingDocument,
    lookups: Lookups,
    *,
    creating: bool = True,
    force_theirs: bool = False,
) -> tuple[Verdict, ErpBinding | None]:
    """Decide about one record."""
    binding = await binding_of(session, link_id, entity, external_id=str(tree.get("external_id")))
    if binding is not None and binding.state == "ignored":
        return Verdict(kind="ignore"), binding
    mapped = inward(document, tree, lookups)
    if mapped.problems:
        return _stuck(mapped), binding
    if binding is not None and binding.local_id is not None:
        record = (await local.load(session, entity, [binding.local_id])).get(binding.local_id)
        if record is None:
            return Verdict(kind="refuse", problem=problem("gone")), binding
        return await _meet(session, document, tree, mapped, record, binding, force_theirs=force_theirs), binding
    verdict = await _greet(session, local, entity, tree, document, mapped, creating=creating, force_theirs=force_theirs)
    return verdict, binding


async def _greet(
    session: WriteSession,
    local: Local,
    entity: str,
    tree: Mapping[str, Any],
    document: MappingDocument,
    mapped: Mapped,
    *,
    creating: bool,
    force_theirs: bool,
) -> Verdict:
    """Decide about a record that is linked to none of ours."""
    missing = [rule.field for rule in document.rules if rule.required and mapped.values.get(rule.field) is None]
    if missing:
        return Verdict(kind="refuse", problem=problem("required", missing[0], field=missing[0]))
    matches = await local.match(session, entity, mapped.values, tree.get("reference"))
    if matches and matches[0].sure:
        record = (await local.load(session, entity, [matches[0].id])).get(matches[0].id)
        if record is not None:
            verdict = await _meet(session, document, tree, mapped, record, None, force_theirs=force_theirs)
            verdict.candidates = matches
            return verdict
    if matches:
        found = [{"id": str(each.id), "title": each.title, "how": each.how} for each in matches]
        return Verdict(kind="propose", candidates=matches, problem=problem("match", candidates=found))
    if not creating or entity not in local.creates:
        return Verdict(kind="ignore")
    return Verdict(kind="create", values=mapped.values, take=mapped.values, base=mapped.values)


def _stuck(mapped: Mapped) -> Verdict:
    first = mapped.problems[0]
    code = first.code if first.code in {"unresolved", "unlinked"} else "mapping"
    kind: Kind = "wait" if code != "mapping" else "refuse"
    return Verdict(kind=kind, values=mapped.values, problem=problem(code, first.text, field=first.field))


async def _meet(
    session: WriteSession,
    document: MappingDocument,
    tree: Mapping[str, Any],
    mapped: Mapped,
    record: LocalRecord,
    binding: ErpBinding | None,
    *,
    force_theirs: bool,
) -> Verdict:
    disputed = await _disputed(session, binding) if binding is not None and not force_theirs else []
    modified = tree.get("modified_at")
    found = merge(
        document,
        binding.base if binding is not None else None,
        record.values,
        mapped.values,
        seen=binding.theirs.get("values") if binding is not None else None,
        released=bool(tree.get("locked")),
        ours_at=record.changed_at,
        theirs_at=datetime.fromisoformat(modified) if isinstance(modified, str) else None,
        disputed=disputed,
    )
    if force_theirs:
        differing = {each.field: each.theirs for each in found.clashes} | {
            field: mapped.values[field] for field in found.send if field in mapped.values
        }
        found.take |= differing
        found.base |= differing
        found.send, found.clashes = set(), []
    kind: Kind = "same"
    if found.clashes:
        kind = "conflict"
    elif found.take:
        kind = "change"
    elif found.send:
        kind = "send"
    elif binding is None:
        kind = "link"
    return Verdict(
        kind=kind, values=mapped.values, take=found.take, send=found.send, clashes=found.clashes, base=found.base,
        local=record,
    )  # fmt: skip


async def _disputed(session: WriteSession, binding: ErpBinding) -> list[str]:
    row = await session.scalar(
        select(ErpConflict).where(ErpConflict.binding_id == binding.id, ErpConflict.state == "open")
    )
    return [each["field"] for each in row.fields] if row is not None else []


class Received(msgspec.Struct, kw_only=True):
    """What came of a page; `needed` are records that others name and that are to be fetched."""

    counts: dict[str, int] = {}
    needed: set[tuple[str, str]] = set()

    def count(self, kind: str) -> None:
        """One more."""
        self.counts[kind] = self.counts.get(kind, 0) + 1


async def receive(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    records: Sequence[Record],
    *,
    creating: bool,
    sending: bool,
    approvals: bool = False,
    again: bool = False,
    force_theirs: bool = False,
) -> Received:
    """Keep records and carry out what they mean here. `creating`: new ones may become records of ours; `approvals`:
    only after a person's yes; `sending`: what stands here is sent where it wins; `again`: also those that came
    before just so."""
    made = Received(counts={}, needed=set())
    fresh = await _keep(session, link_id, entity, records, made, again=again)
    if entity not in local.entities:
        for tree in fresh:
            await _hear(session, local, link_id, entity, tree)
            await _mark(session, link_id, entity, tree, "applied", None)
            made.count("stored")
        return made
    found = await mapping_of(session, link_id, entity)
    if found is None:
        return made
    _, document = found
    lookups = await lookups_for(session, link_id, document, fresh, outward=False)
    for tree in fresh:
        verdict, binding = await judge(
            session, local, link_id, entity, tree, document, lookups, creating=creating, force_theirs=force_theirs
        )
        if verdict.kind == "create" and approvals:
            verdict = msgspec.structs.replace(verdict, kind="wait", problem=problem("approval"))
        await _carry_out(session, local, link_id, entity, tree, verdict, binding, made, sending=sending)
    await keep_unresolved(session, link_id, lookups)
    made.needed |= {(name, value) for name, value, outward in lookups.unlinked if not outward}
    return made


async def _keep(
    session: WriteSession, link_id: UUID, entity: str, records: Sequence[Record], made: Received, *, again: bool
) -> list[dict[str, Any]]:
    """Store the records; answers those that are to be looked at."""
    by_id = {str(record.external_id): record for record in records}
    old = {
        row.external_id: row
        for row in await session.scalars(
            select(ErpInbound)
            .where(ErpInbound.link_id == link_id, ErpInbound.entity == entity, ErpInbound.external_id.in_(list(by_id)))
            .with_for_update()
        )
    }
    fresh: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    moment = now()
    for external_id, record in by_id.items():
        tree, digest = content_of(record)
        row = old.get(external_id)
        same = row is not None and row.content_hash == digest and row.state in {"applied", "ignored", "conflict"}
        if row is not None and same and not again:
            row.external_version, row.read_at = tree.get("version"), moment
            made.count("same")
            continue
        fresh.append(tree)
        modified = tree.get("modified_at")
        rows.append({
            "id": new_id(), "link_id": link_id, "entity": entity, "external_id": external_id,
            "external_number": tree.get("external_number"), "external_version": tree.get("version"),
            "modified_at": datetime.fromisoformat(modified) if modified else None, "record": tree,
            "content_hash": digest, "state": "new", "problem": None, "read_at": moment, "tries": 0,
        })  # fmt: skip
    if rows:
        statement = insert(ErpInbound).values(rows)
        kept = ("external_number", "external_version", "modified_at", "record", "content_hash", "state", "problem",
                "read_at")  # fmt: skip
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "link_id", "entity", "external_id"],
                set_={name: statement.excluded[name] for name in kept},
            )
        )
    return fresh


async def _hear(session: WriteSession, local: Local, link_id: UUID, entity: str, tree: Mapping[str, Any]) -> None:
    wanted = [str(each.get("external_id")) for each in tree.get("orders") or [] if each.get("external_id")]
    _, order = at_path(tree, "order.external_id")
    wanted += [str(order)] if order else []
    ids: list[UUID] = []
    if wanted:
        found = await session.scalars(
            select(ErpBinding.local_id).where(
                ErpBinding.link_id == link_id, ErpBinding.entity == "sales_order", ErpBinding.external_id.in_(wanted)
            )
        )
        ids = [each for each in found if each is not None]
    await local.heard(session, link_id, entity, tree, ids)


async def _carry_out(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    tree: dict[str, Any],
    verdict: Verdict,
    binding: ErpBinding | None,
    made: Received,
    *,
    sending: bool,
) -> None:
    state, said = "applied", verdict.problem
    match verdict.kind:
        case "ignore":
            state = "ignored"
        case "wait" | "refuse" | "propose":
            state = {"wait": "waiting", "refuse": "refused", "propose": "proposed"}[verdict.kind]
        case _:
            try:
                async with session.begin_nested():
                    await _take(session, local, link_id, entity, tree, verdict, binding, sending=sending)
                state = "conflict" if verdict.kind == "conflict" else "applied"
            except LocalRefusedError as error:
                state, said = "refused", problem("refused-here", error.said, field=error.field, cause=error.code)
    made.count(verdict.kind if state != "refused" else "refuse")
    await _mark(session, link_id, entity, tree, state, said)


async def _take(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    tree: dict[str, Any],
    verdict: Verdict,
    binding: ErpBinding | None,
    *,
    sending: bool,
) -> None:
    external_id, number = str(tree["external_id"]), tree.get("external_number")
    local_id = verdict.local.id if verdict.local is not None else None
    if verdict.take or verdict.kind == "create":
        local_id = await local.apply(session, entity, local_id, verdict.take)
    if local_id is None:
        return
    row = binding or await bind(session, link_id, entity, local_id, external_id, number)
    looped = _flip(row, verdict.take)
    row.base = verdict.base
    if verdict.take or verdict.kind == "create":
        # Lading may keep a value in a form of its own (a telephone number); that is no change of ours.
        kept = (await local.load(session, entity, [local_id])).get(local_id)
        if kept is not None:
            row.base = {**row.base, **{name: kept.values.get(name) for name in verdict.take}}
    note_theirs(row, tree, verdict.values)
    if entity == "sales_order":
        await local.heard(session, link_id, entity, tree, [local_id])
    if binding is not None:
        await _refresh(session, row, verdict)
    if verdict.clashes:
        await _dispute(session, row, tree, verdict)
        await _hold_back(session, row, {each.field for each in verdict.clashes})
    if verdict.send and sending and not looped:
        await ask_update(session, local, link_id, entity, local_id, why="differs", fields=verdict.send)


def note_theirs(row: ErpBinding, tree: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Keep at the binding what was last read: version, the values in our words, states and amounts."""
    ids = {
        f"{path}.external_id": found
        for path in ("addresses.0",)
        if (found := at_path(tree, f"{path}.external_id")[1]) is not None
    }
    # What people were told of last stays, whatever is read.
    said = {"said": row.theirs["said"]} if row.theirs and row.theirs.get("said") else {}
    row.theirs = {
        **said,
        "values": dict(values),
        "ids": ids,
        **{name: tree[name] for name in _KEPT if name in tree},
        "lines": [
            {name: line.get(name) for name in ("external_id", "shipped_quantity", "produced_quantity")}
            for line in tree.get("lines") or []
        ],
    }
    row.external_version = tree.get("version")
    row.external_number = tree.get("external_number") or row.external_number
    row.last_in_hash = fingerprint(values)
    row.read_at = row.synced_at = now()
    if row.state == "missing":
        row.state = "linked"


def _flip(row: ErpBinding, fields: Collection[str]) -> bool:
    """Count changes that came from there; whether a field goes back and forth."""
    moment, looped = now(), False
    flips: dict[str, list[str]] = {}
    for field, instants in (row.flips or {}).items():
        recent = [each for each in instants if moment - datetime.fromisoformat(each) < _FLIP_TIME]
        if recent:
            flips[field] = recent
    for field in fields:
        flips[field] = [*flips.get(field, []), moment.isoformat()]
        looped = looped or len(flips[field]) > _FLIPS
    row.flips = flips
    return looped


async def _dispute(session: WriteSession, row: ErpBinding, tree: Mapping[str, Any], verdict: Verdict) -> None:
    fields = [msgspec.to_builtins(each) for each in verdict.clashes]
    modified = tree.get("modified_at")
    open_one = await session.scalar(
        select(ErpConflict).where(ErpConflict.binding_id == row.id, ErpConflict.state == "open").with_for_update()
    )
    if open_one is not None:
        known = {each["field"] for each in fields}
        open_one.fields = [*(each for each in open_one.fields if each["field"] not in known), *fields]
        return
    ours = verdict.local
    session.add(
        ErpConflict(
            link_id=row.link_id,
            binding_id=row.id,
            entity=row.entity,
            title=ours.title if ours is not None else title_of(tree),
            fields=fields,
            ours_by=ours.changed_by if ours is not None else None,
            ours_at=ours.changed_at if ours is not None else None,
            theirs_by=None,
            theirs_at=datetime.fromisoformat(modified) if modified else None,
        )
    )
    await session.flush()


async def _refresh(session: WriteSession, row: ErpBinding, verdict: Verdict) -> None:
    """An open conflict shows what both sides say now; where they say the same, it is over."""
    open_one = await session.scalar(
        select(ErpConflict).where(ErpConflict.binding_id == row.id, ErpConflict.state == "open").with_for_update()
    )
    if open_one is None or verdict.local is None:
        return
    left = []
    for each in open_one.fields:
        field = each["field"]
        ours, theirs = verdict.local.values.get(field), verdict.values.get(field, each["theirs"])
        if normal(ours) == normal(theirs):
            row.base = {**row.base, field: ours}
        else:
            left.append({**each, "ours": ours, "theirs": theirs})
    open_one.fields = left or open_one.fields
    if not left:
        open_one.state, open_one.decided_at = "gone", now()
        await session.flush()


async def _hold_back(session: WriteSession, row: ErpBinding, fields: Collection[str]) -> None:
    """What is disputed is not sent before somebody has decided; steps that have not begun lose these fields."""
    waiting = await session.scalars(
        select(ErpOutbound).where(
            ErpOutbound.link_id == row.link_id, ErpOutbound.entity == row.entity,
            ErpOutbound.local_id == row.local_id, ErpOutbound.operation == "update", ErpOutbound.phase.is_(None),
            ErpOutbound.state.in_(("waiting", "approval", "dead")),
        ).with_for_update()
    )  # fmt: skip
    for step in waiting:
        step.fields = sorted(set(step.fields or step.payload) - set(fields))
        if not step.fields:
            step.state, step.done_at = "merged", now()


async def _mark(
    session: WriteSession,
    link_id: UUID,
    entity: str,
    tree: Mapping[str, Any],
    state: str,
    said: dict[str, Any] | None,
) -> None:
    await session.execute(
        update(ErpInbound)
        .where(
            ErpInbound.link_id == link_id,
            ErpInbound.entity == entity,
            ErpInbound.external_id == str(tree["external_id"]),
        )
        .values(state=state, problem=said, tries=ErpInbound.tries + 1)
        .execution_options(synchronize_session=False)
    )
