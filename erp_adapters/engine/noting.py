"""What came of steps is written down: links, what both sides now agree on, or why it did not work."""

import random
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from erp_adapters.contract.capabilities import Capabilities, Idempotency
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import (
    Accepted,
    Conflict,
    Duplicate,
    Forbidden,
    NeedsConfirmation,
    NotFound,
    Ok,
    RateLimited,
    Rejected,
    Single,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.engine.book import lookups_for, mapping_of, switches_of
from erp_adapters.engine.judging import content_of
from erp_adapters.engine.local import Local
from erp_adapters.engine.mapping import inward
from erp_adapters.engine.models import ErpBinding, ErpInbound, ErpOutbound
from erp_adapters.engine.plain import fingerprint, normal
from erp_adapters.engine.preparing import HANDING_OVER, POLLING, Prepared, bindings_of
from erp_adapters.engine.problems import problem, problem_of
from erp_adapters.engine.taking import note_theirs
from tenants.orm import new_id, now
from tenants.session import WriteSession

_LONGEST: Final = 1800.0
_GIVE_UP: Final = timedelta(hours=24)
_LONGEST_POLL: Final = 300.0

Outcome = tuple[Prepared, Single]


def backoff(attempts: int) -> timedelta:
    """5 s to 30 min, exponential with full jitter."""
    return timedelta(seconds=max(1.0, random.uniform(0.0, min(_LONGEST, 5.0 * 2 ** min(attempts, 12)))))  # noqa: S311


async def note(
    session: WriteSession, local: Local, link_id: UUID, able: Capabilities, outcomes: Sequence[Outcome]
) -> list[Outcome]:
    """Write down what came of steps; answers those whose record changed there meanwhile and must be read again."""
    results = {prepared.row_id: (prepared, result) for prepared, result in outcomes}
    rows = [
        row
        for row in await session.scalars(
            select(ErpOutbound).where(ErpOutbound.id.in_(list(results))).order_by(ErpOutbound.id).with_for_update()
        )
        if row.state == "sending"
    ]
    done: list[tuple[ErpOutbound, Ok | Duplicate]] = []
    stale: list[Outcome] = []
    for row in rows:
        prepared, result = results[row.id]
        kept = msgspec.to_builtins(result)
        kept.pop("record", None)
        row.exchange = {**(row.exchange or {}), "answer": kept}
        if isinstance(result, Ok | Duplicate):
            done.append((row, result))
        elif isinstance(result, Conflict) and row.operation == "update":
            stale.append((prepared, result))
        else:
            failed(row, result, able, doubt=prepared.unknown)
    await _done(session, local, link_id, done)
    return stale


async def _done(
    session: WriteSession, local: Local, link_id: UUID, done: Sequence[tuple[ErpOutbound, Ok | Duplicate]]
) -> None:
    if not done:
        return
    bindings = await bindings_of(session, link_id, [(row.entity, row.local_id) for row, _ in done])
    taken = await _taken(session, link_id, done)
    lines: list[dict[str, Any]] = []
    well: list[tuple[ErpOutbound, Ok | Duplicate, ErpBinding]] = []
    for row, result in done:
        owner = taken.get((row.entity, result.external_id))
        if owner is not None and owner != row.local_id:
            row.state, row.phase, row.problem = "dead", None, problem("linked-twice", result.external_id)
            continue
        binding = _bound(session, link_id, row, result, bindings.get((row.entity, row.local_id)))
        bindings[row.entity, row.local_id] = binding
        lines += _lines(binding, result.line_ids)
        well.append((row, result, binding))
        sent = set(row.fields) if row.fields else set(row.payload)
        if row.operation in {"create", "update"}:
            binding.base = {**binding.base, **{name: row.payload[name] for name in sent if name in row.payload}}
            binding.last_out_hash = fingerprint(row.payload)
        binding.synced_at = now()
        row.state, row.phase, row.problem, row.done_at = "done", None, None, now()
        row.remote = {"id": result.external_id, "number": result.number, "version": result.version}
    await session.flush()
    if lines:
        await session.execute(insert(ErpBinding).values(lines).on_conflict_do_nothing())
    await _note_answers(session, local, link_id, well)
    await _fewer(session, link_id, [row for row, _, _ in well])


async def _taken(
    session: WriteSession, link_id: UUID, done: Sequence[tuple[ErpOutbound, Ok | Duplicate]]
) -> dict[tuple[str, str], UUID]:
    """Whose the ERP's records are already."""
    found: dict[tuple[str, str], UUID] = {}
    for entity in sorted({row.entity for row, _ in done}):
        ids = sorted({result.external_id for row, result in done if row.entity == entity})
        rows = await session.execute(
            select(ErpBinding.external_id, ErpBinding.local_id).where(
                ErpBinding.link_id == link_id, ErpBinding.entity == entity, ErpBinding.external_id.in_(ids),
                ErpBinding.local_id.is_not(None),
            )
        )  # fmt: skip
        found |= {(entity, str(external)): local for external, local in rows if local is not None}
    return found


def _bound(
    session: WriteSession, link_id: UUID, row: ErpOutbound, result: Ok | Duplicate, binding: ErpBinding | None
) -> ErpBinding:
    if binding is None:
        binding = ErpBinding(
            id=new_id(), link_id=link_id, entity=row.entity, local_id=row.local_id, base={}, theirs={},
            earlier_ids=[], flips={},
        )  # fmt: skip
        session.add(binding)
    elif binding.external_id not in {None, result.external_id}:
        binding.earlier_ids = [*binding.earlier_ids, binding.external_id]
    binding.external_id, binding.state = result.external_id, "linked"
    binding.external_number = result.number or binding.external_number
    binding.external_version = result.version or binding.external_version
    return binding


def _lines(parent: ErpBinding, pairs: Mapping[str, str]) -> list[dict[str, Any]]:
    made = []
    for local, external in pairs.items():
        try:
            local_id = UUID(local)
        except ValueError:
            continue
        made.append({
            "id": new_id(), "link_id": parent.link_id, "entity": f"{parent.entity}.line", "local_id": local_id,
            "external_id": external, "parent_id": parent.id, "state": "linked", "base": {}, "theirs": {},
            "earlier_ids": [], "flips": {},
        })  # fmt: skip
    return made


async def _note_answers(
    session: WriteSession, local: Local, link_id: UUID, well: Sequence[tuple[ErpOutbound, Ok | Duplicate, ErpBinding]]
) -> None:
    """Keep the records as they are after our steps, so that reading them back is no news (echo suppression)."""
    told: list[tuple[ErpOutbound, ErpBinding, Record, bool]] = [
        (row, binding, result.record, result.already and row.operation == "create")
        for row, result, binding in well
        if isinstance(result, Ok) and result.record is not None
    ]
    for entity in sorted({row.entity for row, *_ in told}):
        mine = [
            (row, binding, *content_of(record), found) for row, binding, record, found in told if row.entity == entity
        ]
        news = await _compare(
            session, link_id, entity, [(row, binding, tree, found) for row, binding, tree, _, found in mine]
        )
        rows = {
            str(binding.external_id): {
                "id": new_id(), "link_id": link_id, "entity": entity, "external_id": str(binding.external_id),
                "external_number": binding.external_number, "external_version": binding.external_version,
                "record": tree, "content_hash": digest, "state": "new" if row.id in news else "applied",
                "problem": None, "read_at": now(), "tries": 0,
            }
            for row, binding, tree, digest, _ in mine
        }  # fmt: skip
        statement = insert(ErpInbound).values(list(rows.values()))
        kept = ("external_number", "external_version", "record", "content_hash", "state", "problem", "read_at")
        await session.execute(
            statement.on_conflict_do_update(
                index_elements=["tenant_id", "link_id", "entity", "external_id"],
                set_={name: statement.excluded[name] for name in kept},
            )
        )
        for row, _, tree, _, _ in mine:
            await local.heard(session, link_id, entity, tree, [row.local_id])


async def _compare(
    session: WriteSession,
    link_id: UUID,
    entity: str,
    answers: Sequence[tuple[ErpOutbound, ErpBinding, dict[str, Any], bool]],
) -> set[UUID]:
    """Note what the ERP has of the fields that we sent; answers the rows whose record holds what others changed there,
    which must be looked at like any record that is read."""
    document = await mapping_of(session, link_id, entity)
    if document is None:
        return set()
    lookups = await lookups_for(session, link_id, document[1], [tree for _, _, tree, _ in answers], outward=False)
    news: set[UUID] = set()
    for row, binding, tree, found in answers:
        if found:
            news.add(row.id)  # found again after its answer was lost: people may have been at it since
            continue
        before = binding.theirs.get("values") or {}
        sent = set(row.fields) if row.fields else set(row.payload)
        values = inward(document[1], tree, lookups).values
        foreign = {
            field for field, value in values.items()
            if field not in sent and normal(value) != normal(before.get(field, row.payload.get(field)))
        }  # fmt: skip
        note_theirs(binding, tree, {**values, **{field: before.get(field) for field in foreign}})
        if foreign:
            news.add(row.id)
    return news


async def _fewer(session: WriteSession, link_id: UUID, rows: Sequence[ErpOutbound]) -> None:
    """Count down the first records that wait for a yes; with the last one the others go."""
    written = [row.entity for row in rows if row.operation in {"create", "update"}]
    if not written:
        return
    switches = await switches_of(session, link_id)
    for entity in sorted(set(written)):
        switch = switches.get((entity, "out"))
        if switch is None or switch.approvals_left <= 0:
            continue
        switch.approvals_left = max(0, switch.approvals_left - written.count(entity))
        if switch.approvals_left == 0:
            held = ErpOutbound.link_id == link_id, ErpOutbound.entity == entity, ErpOutbound.state == "approval"
            await session.execute(
                update(ErpOutbound).where(*held).values(state="waiting").execution_options(synchronize_session=False)
            )


def failed(row: ErpOutbound, result: Single, able: Capabilities, *, doubt: bool) -> None:
    """What a row becomes that was not done. `doubt`: an earlier attempt may have arrived, and nobody knows yet."""
    if isinstance(result, Accepted):
        _accepted(row, result)
        return
    row.problem = problem_of(result)
    at_work = row.phase == POLLING
    match result:
        case RateLimited() | Unavailable() | Unauthenticated():
            if at_work or doubt:
                row.state, row.phase = "unknown", row.phase or HANDING_OVER
            else:
                row.state, row.phase = "waiting", None  # nothing was done: next time what is newest then is sent
            after = None if isinstance(result, Unauthenticated) else result.after
            row.next_at = now() + (timedelta(seconds=after) if after is not None else backoff(row.attempts))
        case UnknownOutcome():
            row.state = "unknown" if _findable(row, able) else "dead"
            row.phase = HANDING_OVER
            row.next_at = now() + backoff(row.attempts)
        case Rejected(code="locked"):
            row.state, row.problem = "dead", problem("locked", result.message)
        case Rejected() | Forbidden() | NeedsConfirmation() | NotFound() | Conflict():
            row.state, row.phase = "dead", HANDING_OVER if doubt else None
    if row.state in {"waiting", "unknown"} and now() - row.created_at > _GIVE_UP:
        row.state, row.problem = "dead", problem("too-old", (row.problem or {}).get("said", ""))


def _accepted(row: ErpOutbound, result: Accepted) -> None:
    """The ERP took it on: ask again, soon at first, then every few minutes."""
    before = (row.exchange or {}).get("poll") or {}
    polls = int(before.get("polls", 0)) + 1
    row.exchange = {**(row.exchange or {}), "poll": {"token": result.token, "polls": polls}}
    row.state, row.phase, row.problem = "unknown", POLLING, None
    row.next_at = now() + timedelta(seconds=min(_LONGEST_POLL, 1.5**polls))
    if now() - row.created_at > _GIVE_UP:
        row.state, row.problem = "dead", problem("too-old")


def _findable(row: ErpOutbound, able: Capabilities) -> bool:
    offered = able.entities.get(Entity(row.entity))
    return row.operation != "create" or (
        offered is not None and (bool(offered.find_by) or offered.idempotency is not Idempotency.NONE)
    )
