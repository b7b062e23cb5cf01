"""What records of theirs mean here is carried out: a page as a whole, its bindings written at once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from erp_adapters.engine.arrivals import Arrival
from erp_adapters.engine.book import bind
from erp_adapters.engine.disputes import dispute, hold_back, refresh
from erp_adapters.engine.judging import PageContext, Verdict, judge, page_context
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import MappingDocument
from erp_adapters.engine.models import ErpBinding
from erp_adapters.engine.outbound import ask_update
from erp_adapters.engine.plain import at_path, fingerprint
from erp_adapters.engine.problems import problem
from erp_adapters.engine.transforms import Lookups
from tenants.orm import new_id, now
from tenants.prepared import prepared_insert
from tenants.session import WriteSession

_FLIPS: Final = 5
_FLIP_TIME: Final = timedelta(minutes=10)
#: Of their document is kept at the binding for people: states, numbers, amounts.
_KEPT: Final = (
    "status", "remote_status", "locked", "total", "untaxed", "tax", "currency", "paid", "delivery_status",
    "billing_status", "external_number", "reference",
)  # fmt: skip
_INSERT: Final = prepared_insert(ErpBinding)
_NOTHING: Final = "{}"
#: What becomes of records that are not taken over.
_LEFT: Final = {"ignore": "ignored", "wait": "waiting", "refuse": "refused", "propose": "proposed"}


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """How the records of a page are looked at. `creating`: new ones may become records of ours; `approvals`: only after
    a person's yes; `sending`: what stands here is sent where it wins; `force_theirs`: whatever differs is taken."""

    link_id: UUID
    entity: str
    document: MappingDocument
    lookups: Lookups
    creating: bool
    approvals: bool
    sending: bool
    force_theirs: bool


class _Taken(msgspec.Struct):
    """A record that stands for one of ours."""

    arrival: Arrival
    verdict: Verdict
    binding: ErpBinding | None
    local_id: UUID

    @property
    def written(self) -> bool:
        """Whether ours was made or changed."""
        return bool(self.verdict.take) or self.verdict.kind == "create"

    @property
    def plain(self) -> bool:
        """Whether nothing is left to do once both are linked."""
        return self.verdict.kind == "create" or not (self.verdict.clashes or self.verdict.send)


async def take(session: WriteSession, local: Local, rules: Rules, arrivals: Sequence[Arrival]) -> list[str]:
    """Carry out what records mean, and say at each what became of it; answers the kinds of what was decided. Raises
    what the CRM raises at any of them."""
    page = await page_context(session, local, rules.link_id, rules.entity, [each.external_id for each in arrivals])
    kinds: list[str] = []
    taken: list[_Taken] = []
    for arrival in arrivals:
        verdict, binding = await judge(
            session, local, rules.entity, arrival.tree, rules.document, rules.lookups, page,
            creating=rules.creating, force_theirs=rules.force_theirs,
        )  # fmt: skip
        if verdict.kind == "create" and rules.approvals:
            verdict = msgspec.structs.replace(verdict, kind="wait", problem=problem("approval"))
        kinds.append(verdict.kind)
        arrival.problem = verdict.problem
        if verdict.kind in _LEFT:
            arrival.state = _LEFT[verdict.kind]
            continue
        arrival.state = "conflict" if verdict.kind == "conflict" else "applied"
        # Right away, since the next one may be the same record of ours.
        local_id = verdict.local.id if verdict.local is not None else None
        if verdict.take or verdict.kind == "create":
            local_id = await local.apply(session, rules.entity, local_id, verdict.take)
        if local_id is not None:
            taken.append(_Taken(arrival, verdict, binding, local_id))
    written = [each.local_id for each in taken if each.written]
    kept = await local.load(session, rules.entity, written) if written else {}
    await _link(session, local, rules, page, taken, kept)
    return kinds


async def _link(
    session: WriteSession,
    local: Local,
    rules: Rules,
    page: PageContext,
    taken: Sequence[_Taken],
    kept: Mapping[UUID, LocalRecord],
) -> None:
    """Write down what both sides agree on: of new pairs together, of the others one by one."""
    linked = await _linked(session, rules, taken)
    later: list[_Taken] = []
    for each in taken:
        if each.binding is None and each.plain and each.local_id not in linked:
            linked.add(each.local_id)
            session.put(_INSERT, _row(rules, each, kept))
        else:
            later.append(each)
    for each in later:
        await _settle(session, local, rules, page, each, kept)
    if rules.entity == "sales_order":
        await session.flush()
        for each in taken:
            await local.heard(session, rules.link_id, rules.entity, each.arrival.tree, [each.local_id])


async def _linked(session: WriteSession, rules: Rules, taken: Sequence[_Taken]) -> set[UUID]:
    """Records of ours, matched with new ones of theirs, that are linked already: a document that was amended there."""
    matched = [each.local_id for each in taken if each.binding is None and each.verdict.kind != "create"]
    if not matched:
        return set()
    known = await session.scalars(
        select(ErpBinding.local_id).where(
            ErpBinding.link_id == rules.link_id, ErpBinding.entity == rules.entity, ErpBinding.local_id.in_(matched)
        )
    )
    return {each for each in known if each is not None}


def _row(rules: Rules, taken: _Taken, kept: Mapping[UUID, LocalRecord]) -> dict[str, Any]:
    moment, tree = now(), taken.arrival.tree
    told = seen_there(tree, taken.verdict.values)
    return {
        **told, "theirs": _json(told["theirs"]), "base": _json(_base(taken, kept)), "id": new_id(),
        "link_id": rules.link_id, "entity": rules.entity, "local_id": taken.local_id,
        "external_id": taken.arrival.external_id, "external_number": taken.arrival.number, "earlier_ids": "[]",
        "parent_id": None, "state": "linked", "last_out_hash": None, "flips": _NOTHING, "created_at": moment,
        "updated_at": moment,
    }  # fmt: skip


def _base(taken: _Taken, kept: Mapping[UUID, LocalRecord]) -> dict[str, Any]:
    """What ours is now that both agree: Lading may keep a value in a form of its own (a telephone number), and that is
    no change of ours."""
    base = taken.verdict.base
    if taken.written and (record := kept.get(taken.local_id)) is not None:
        base = {**base, **{name: record.values.get(name) for name in taken.verdict.take}}
    return base


async def _settle(
    session: WriteSession,
    local: Local,
    rules: Rules,
    page: PageContext,
    taken: _Taken,
    kept: Mapping[UUID, LocalRecord],
) -> None:
    verdict, arrival = taken.verdict, taken.arrival
    if taken.binding is None:
        await session.flush()
        row = await bind(
            session, rules.link_id, rules.entity, taken.local_id, arrival.external_id, arrival.number
        )  # fmt: skip
    else:
        row = taken.binding
    looped = _flip(row, verdict.take)
    row.base = _base(taken, kept)
    note_theirs(row, arrival.tree, verdict.values)
    if (conflict := page.conflicts.get(row.id)) is not None:
        await refresh(session, row, conflict, arrival.tree, verdict)
    if verdict.clashes:
        await dispute(session, row, page.conflicts.get(row.id), arrival.tree, verdict)
        await hold_back(session, row, {each.field for each in verdict.clashes})
    if verdict.send and rules.sending and not looped:
        await session.flush()
        await ask_update(
            session, local, rules.link_id, rules.entity, taken.local_id, why="differs", fields=verdict.send
        )


def seen_there(tree: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """What a binding keeps of what was read: version, the values in our words, states and amounts."""
    moment = now()
    ids = {
        f"{path}.external_id": found
        for path in ("addresses.0",)
        if (found := at_path(tree, f"{path}.external_id")[1]) is not None
    }
    theirs = {
        "values": dict(values),
        "ids": ids,
        **{name: tree[name] for name in _KEPT if name in tree},
        "lines": [
            {name: line.get(name) for name in ("external_id", "shipped_quantity", "produced_quantity")}
            for line in tree.get("lines") or []
        ],
    }
    return {
        "theirs": theirs,
        "external_version": tree.get("version"),
        "last_in_hash": fingerprint(values),
        "read_at": moment,
        "synced_at": moment,
    }


def note_theirs(row: ErpBinding, tree: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    """Keep at the binding what was last read."""
    # What people were told of last stays, whatever is read.
    said = {"said": row.theirs["said"]} if row.theirs and row.theirs.get("said") else {}
    for name, value in seen_there(tree, values).items():
        setattr(row, name, {**said, **value} if name == "theirs" else value)
    row.external_number = tree.get("external_number") or row.external_number
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


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
