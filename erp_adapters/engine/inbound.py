"""What came from the ERP becomes ours: a page of records, one decision each, in the transaction that keeps the cursor.

`judging` decides and changes nothing; `receive` keeps the records and carries the decisions out.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import nullcontext
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from erp_adapters.contract.records import Record
from erp_adapters.engine.book import bind, keep_unresolved, lookups_for, mapping_of
from erp_adapters.engine.disputes import dispute, hold_back, refresh
from erp_adapters.engine.judging import Verdict, content_of, judge, page_context
from erp_adapters.engine.local import Local, LocalRefusedError
from erp_adapters.engine.models import ErpBinding, ErpInbound
from erp_adapters.engine.outbound import ask_update
from erp_adapters.engine.plain import at_path, fingerprint
from erp_adapters.engine.problems import problem
from tenants.orm import new_id, now
from tenants.session import WriteSession

_FLIPS: Final = 5
_FLIP_TIME: Final = timedelta(minutes=10)
#: What of their document is kept at the binding for people: states, numbers, amounts.
_KEPT: Final = (
    "status", "remote_status", "locked", "total", "untaxed", "tax", "currency", "paid", "delivery_status",
    "billing_status", "external_number", "reference",
)  # fmt: skip

#: (external id, state, why) of a record that came.
Mark = tuple[str, str, dict[str, Any] | None]


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
            made.count("stored")
        await _mark(session, link_id, entity, [(str(tree["external_id"]), "applied", None) for tree in fresh])
        return made
    found = await mapping_of(session, link_id, entity)
    if found is None:
        return made
    _, document = found
    lookups = await lookups_for(session, link_id, document, fresh, outward=False)
    page = await page_context(session, local, link_id, entity, [str(tree["external_id"]) for tree in fresh])
    marks: list[Mark] = []
    for tree in fresh:
        verdict, binding = await judge(
            session, local, link_id, entity, tree, document, lookups, creating=creating, force_theirs=force_theirs,
            page=page,
        )  # fmt: skip
        if verdict.kind == "create" and approvals:
            verdict = msgspec.structs.replace(verdict, kind="wait", problem=problem("approval"))
        state, said = await _carry_out(session, local, link_id, entity, tree, verdict, binding, sending=sending)
        made.count(verdict.kind if state != "refused" else "refuse")
        marks.append((str(tree["external_id"]), state, said))
    await _mark(session, link_id, entity, marks)
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


async def remember(session: WriteSession, link_id: UUID, entity: str, tree: Mapping[str, Any]) -> None:
    """Keep a record as it was just seen without looking at what it means. Its hash stays what it was: when it is read
    in its turn, it is looked at."""
    told = {
        "record": dict(tree), "external_number": tree.get("external_number"), "external_version": tree.get("version"),
    }  # fmt: skip
    statement = insert(ErpInbound).values(
        id=new_id(), link_id=link_id, entity=entity, external_id=str(tree["external_id"]), content_hash="",
        state="ignored", read_at=now(), tries=0, **told,
    )  # fmt: skip
    key = ["tenant_id", "link_id", "entity", "external_id"]
    await session.execute(statement.on_conflict_do_update(index_elements=key, set_=told))


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
    *,
    sending: bool,
) -> tuple[str, dict[str, Any] | None]:
    """Do it; answers the state of the record that came, and why it is so."""
    state, said = "applied", verdict.problem
    match verdict.kind:
        case "ignore":
            state = "ignored"
        case "wait" | "refuse" | "propose":
            state = {"wait": "waiting", "refuse": "refused", "propose": "proposed"}[verdict.kind]
        case _:
            try:
                # Only what is taken over here can be refused half way.
                whole = session.begin_nested() if verdict.take or verdict.kind == "create" else nullcontext()
                async with whole:
                    await _take(session, local, link_id, entity, tree, verdict, binding, sending=sending)
                state = "conflict" if verdict.kind == "conflict" else "applied"
            except LocalRefusedError as error:
                state, said = "refused", problem("refused-here", error.said, field=error.field, cause=error.code)
    return state, said


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
        await refresh(session, row, verdict)
    if verdict.clashes:
        await dispute(session, row, tree, verdict)
        await hold_back(session, row, {each.field for each in verdict.clashes})
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


async def _mark(session: WriteSession, link_id: UUID, entity: str, marks: Sequence[Mark]) -> None:
    """Note what became of records that came: those without a reason together, the others one by one."""
    plain: dict[str, list[str]] = {}
    for external_id, state, said in marks:
        if said is None:
            plain.setdefault(state, []).append(external_id)
    groups: list[tuple[list[str], str, dict[str, Any] | None]] = [(ids, state, None) for state, ids in plain.items()]
    groups += [([external_id], state, said) for external_id, state, said in marks if said is not None]
    for ids, state, said in groups:
        await session.execute(
            update(ErpInbound)
            .where(ErpInbound.link_id == link_id, ErpInbound.entity == entity, ErpInbound.external_id.in_(ids))
            .values(state=state, problem=said, tries=ErpInbound.tries + 1)
            .execution_options(synchronize_session=False)
        )
