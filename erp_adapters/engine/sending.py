"""Taking one step there. Three transactions and no more: begin (what is to be sent is fixed and kept), call, note.

A process that dies after `begin` leaves the row in `sending` with phase `handing_over`; whoever holds the lane next
makes it `unknown`, looks the record up by our reference, and only then sends the very same body again.
"""

import random
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, update

from erp_adapters.contract.adapter import Command, NaturalKey
from erp_adapters.contract.capabilities import Idempotency, KeyKind, Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import (
    Accepted,
    Conflict,
    Duplicate,
    Failure,
    Forbidden,
    NeedsConfirmation,
    NotFound,
    Ok,
    Partial,
    RateLimited,
    Refused,
    Rejected,
    Result,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.engine.book import (
    bind,
    bind_lines,
    binding_of,
    keep_unresolved,
    lines_of,
    lookups_for,
    mapping_of,
    switches_of,
)
from erp_adapters.engine.inbound import content_of, note_theirs, receive
from erp_adapters.engine.lanes import Lane, check_lane
from erp_adapters.engine.local import Local
from erp_adapters.engine.mapping import LINES, Mapped, inward, outward
from erp_adapters.engine.models import ErpBinding, ErpInbound, ErpOutbound
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.plain import fingerprint, plain_of, put_path, record_of
from erp_adapters.engine.problems import problem, problem_of
from tenants.orm import new_id, now
from tenants.session import WriteSession

Sessions = Callable[[], AbstractAsyncContextManager[WriteSession]]
_LONGEST: Final = 1800.0
_GIVE_UP: Final = timedelta(hours=24)
_STEPS: Final = frozenset({"submit", "approve", "unapprove", "cancel", "close", "reopen", "lock", "unlock"})


class LinkDownError(Exception):
    """The link as a whole does not work: stop this turn. `result` says why."""

    def __init__(self, result: Failure) -> None:
        super().__init__(result.message)
        self.result = result


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A step with what is to be sent, as it was fixed."""

    row_id: UUID
    command: Command
    unknown: bool


def backoff(attempts: int) -> timedelta:
    """5 s to 30 min, exponential with full jitter."""
    return timedelta(seconds=max(1.0, random.uniform(0.0, min(_LONGEST, 5.0 * 2 ** min(attempts, 12)))))  # noqa: S311


class Sender:
    """Takes steps at one open link under one lane."""

    def __init__(self, opened: OpenLink, local: Local, lane: Lane, sessions: Sessions) -> None:
        self._open, self._local, self._lane, self._sessions = opened, local, lane, sessions

    async def recover(self) -> None:
        """Steps that another process left in mid-work: those that may have arrived are to be looked up."""
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            left = ErpOutbound.link_id == self._lane.link_id, ErpOutbound.state == "sending"
            await session.execute(
                update(ErpOutbound).where(*left, ErpOutbound.fence != self._lane.fence)
                .values(state="unknown", next_at=now()).execution_options(synchronize_session=False)
            )  # fmt: skip

    async def take(self, row_id: UUID) -> bool:
        """Take one step; whether it is done. Raises `LinkDownError`, `LaneLostError`."""
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            prepared = await self._begin(session, row_id)
        if prepared is None:
            return False
        result: Result | None = None
        if prepared.unknown:
            result = await self._look_up(prepared)
            if isinstance(result, Unavailable | RateLimited | Unauthenticated):
                return await self._note(prepared, result)
        if (
            result is None
            and prepared.command.operation is Operation.UPDATE
            and (prepared.command.entity is Entity.SALES_ORDER)
        ):
            result = await self._still_open(prepared)
        if result is None:
            result = await self._open.adapter.write(self._open.link, prepared.command)
        return await self._note(prepared, result)

    # Begin

    async def _begin(self, session: WriteSession, row_id: UUID) -> Prepared | None:
        row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == row_id).with_for_update())
        if row is None or row.state not in {"waiting", "unknown"}:
            return None
        unknown = row.state == "unknown"
        command: Command | None = None
        if row.phase == "handing_over" and row.exchange and row.exchange.get("command"):
            command = _command_of(row.exchange["command"])
        else:
            unknown = False
            command = await self._command(session, row)
            if command is None:
                return None
        kept = msgspec.to_builtins(command)
        digest = fingerprint({name: kept.get(name) for name in ("operation", "entity", "external_id", "record")})
        if row.phase == "handing_over" and row.request_hash not in {None, digest}:
            row.state, row.problem = "dead", problem("changed-body")
            return None
        row.state, row.phase, row.fence, row.request_hash = "sending", "handing_over", self._lane.fence, digest
        row.attempts += 1
        row.exchange = {"command": kept}
        return Prepared(row_id=row.id, command=command, unknown=unknown)

    async def _command(self, session: WriteSession, row: ErpOutbound) -> Command | None:
        """What is to be sent, or None where that shows that nothing is, or cannot be."""
        binding = await binding_of(session, row.link_id, row.entity, local_id=row.local_id)
        external_id = binding.external_id if binding is not None else None
        if row.operation == "create" and external_id is not None:
            row.operation = "update"  # somebody linked it meanwhile
        if row.operation in _STEPS:
            return self._step(row, external_id)
        return await self._writing(session, row, binding)

    @staticmethod
    def _step(row: ErpOutbound, external_id: str | None) -> Command | None:
        if external_id is None:
            row.state, row.problem = "dead", problem("unlinked", row.title)
            return None
        return Command(
            operation=Operation(row.operation),
            entity=Entity(row.entity),
            key=str(row.id),
            external_id=external_id,
            confirmed=frozenset((row.remote or {}).get("confirmed") or ()),
        )

    async def _writing(self, session: WriteSession, row: ErpOutbound, binding: ErpBinding | None) -> Command | None:
        external_id = binding.external_id if binding is not None else None
        found = await mapping_of(session, row.link_id, row.entity)
        if found is None:
            row.state, row.problem = "dead", problem("mapping", row.entity)
            return None
        number, document = found
        record = (await self._local.load(session, row.entity, [row.local_id])).get(row.local_id)
        if record is None:
            row.state, row.problem = "dead", problem("gone", row.title)
            return None
        creating = row.operation == "create"
        values = dict(row.payload)
        if LINES in values and binding is not None:
            values[LINES] = _with_line_ids(values[LINES], await lines_of(session, binding.id))
        elif LINES in values:
            values[LINES] = _with_line_ids(values[LINES], {})
        lookups = await lookups_for(session, row.link_id, document, [values], outward=True)
        fields = None if creating or not row.fields else frozenset(row.fields)
        mapped = outward(document, values, lookups, fields=fields, creating=creating)
        await keep_unresolved(session, row.link_id, lookups)
        if mapped.problems:
            first = mapped.problems[0]
            code = first.code if first.code in {"unresolved", "unlinked", "required"} else "mapping"
            row.state, row.problem = "dead", problem(code, first.text, field=first.field)
            return None
        row.mapping_number = number
        tree = self._complete(mapped, binding, record.reference, row)
        try:
            made = record_of(row.entity, tree)
        except msgspec.ValidationError as error:
            row.state, row.problem = "dead", problem("mapping", str(error))
            return None
        return Command(
            operation=Operation(row.operation), entity=Entity(row.entity), key=str(row.id), external_id=external_id,
            record=made, version=binding.external_version if binding is not None and not creating else None,
            confirmed=frozenset((row.remote or {}).get("confirmed") or ()),
        )  # fmt: skip

    @staticmethod
    def _complete(mapped: Mapped, binding: ErpBinding | None, reference: str, row: ErpOutbound) -> dict[str, Any]:
        """Our reference on creation, the ids of parts that are known, and lines that are to go."""
        tree = mapped.values
        if row.operation == "create":
            tree["reference"] = reference
        if binding is not None:
            for path, found in (binding.theirs.get("ids") or {}).items():
                if path.split(".")[0] in tree:
                    put_path(tree, path, found)
            if LINES in tree:
                kept = {line.get("external_id") for line in tree[LINES]}
                before = [line.get("external_id") for line in binding.theirs.get("lines") or []]
                tree["removed_lines"] = [each for each in before if each and each not in kept]
        return tree

    # Unknown outcomes

    async def _look_up(self, prepared: Prepared) -> Result | None:
        """What came of a step that may have been taken; None when it was not, or may be sent again safely."""
        command = prepared.command
        if command.operation is not Operation.CREATE:
            return None  # the adapter compares before each of these
        able = self._open.capabilities.entities.get(command.entity)
        reference = str(getattr(command.record, "reference", "") or "")
        if able is not None and KeyKind.REFERENCE in able.find_by and reference:
            try:
                key = NaturalKey(kind=KeyKind.REFERENCE, value=reference)
                found = await self._open.adapter.find(self._open.link, command.entity, key)
            except Refused as refused:
                return refused.result
            return _found(found[0], command) if found else None
        if able is not None and able.idempotency in {
            Idempotency.KEY,
            Idempotency.UNIQUE_FIELD,
            Idempotency.QUERY_BEFORE,
        }:
            return None
        return UnknownOutcome(message="it cannot be looked up")

    async def _still_open(self, prepared: Prepared) -> Result | None:
        """Orders lock there while work on them has begun, and not every ERP refuses by itself: look right before."""
        try:
            record = await self._open.adapter.get(
                self._open.link, prepared.command.entity, str(prepared.command.external_id)
            )
        except Refused as refused:
            return refused.result
        if getattr(record, "locked", None) is True:
            return Rejected(message=str(getattr(record, "remote_status", "") or ""), code="locked")
        return None

    # Note

    async def _note(self, prepared: Prepared, result: Result) -> bool:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == prepared.row_id).with_for_update())
            if row is None or row.state != "sending":
                return False
            kept = msgspec.to_builtins(result)
            kept.pop("record", None)
            row.exchange = {**(row.exchange or {}), "answer": kept}
            if isinstance(result, Ok | Duplicate):
                await self._done(session, row, result)
                return True
            if isinstance(result, Partial):
                raise TypeError("a single step answered with a batch")
            if isinstance(result, Conflict) and row.operation == "update":
                reread = True
            else:
                reread = False
                self._failed(row, result)
        if reread:
            await self._reconsider(prepared, result)
        if isinstance(result, Unauthenticated | RateLimited | Unavailable):
            raise LinkDownError(result)
        return False

    async def _done(self, session: WriteSession, row: ErpOutbound, result: Ok | Duplicate) -> None:
        binding = await bind(session, row.link_id, row.entity, row.local_id, result.external_id, result.number)
        binding.external_version = result.version or binding.external_version
        await bind_lines(session, binding, result.line_ids)
        sent = set(row.fields) if row.fields else set(row.payload)
        if row.operation in {"create", "update"}:
            binding.base = {**binding.base, **{name: row.payload[name] for name in sent if name in row.payload}}
            binding.last_out_hash = fingerprint(row.payload)
        record = result.record if isinstance(result, Ok) else None
        if record is not None:
            await self._note_answer(session, row, binding, record)
        binding.synced_at = now()
        row.state, row.phase, row.problem, row.done_at = "done", None, None, now()
        row.remote = {"id": result.external_id, "number": result.number, "version": result.version}
        if row.operation in {"create", "update"}:
            await _one_less(session, row)

    async def _note_answer(self, session: WriteSession, row: ErpOutbound, binding: ErpBinding, record: Record) -> None:
        """Keep the record as it is after our step, so that reading it back is no news (echo suppression)."""
        tree, digest = content_of(record)
        found = await mapping_of(session, row.link_id, row.entity)
        if found is not None:
            lookups = await lookups_for(session, row.link_id, found[1], [tree], outward=False)
            note_theirs(binding, tree, inward(found[1], tree, lookups).values)
        old = await session.scalar(
            select(ErpInbound).where(
                ErpInbound.link_id == row.link_id, ErpInbound.entity == row.entity,
                ErpInbound.external_id == binding.external_id,
            ).with_for_update()
        )  # fmt: skip
        if old is None:
            old = ErpInbound(id=new_id(), link_id=row.link_id, entity=row.entity, external_id=str(binding.external_id))
            session.add(old)
        old.record, old.content_hash, old.state, old.read_at = tree, digest, "applied", now()
        old.external_number, old.external_version = binding.external_number, binding.external_version
        await self._local.heard(session, row.link_id, row.entity, tree, [row.local_id])

    def _failed(self, row: ErpOutbound, result: Result) -> None:
        row.problem = problem_of(result)
        match result:
            case RateLimited() | Unavailable():
                # Nothing was done: the next attempt may send what is newest then.
                row.state, row.phase = "waiting", None
                wait = timedelta(seconds=result.after) if result.after is not None else backoff(row.attempts)
                row.next_at = now() + wait
            case Unauthenticated():
                row.state, row.phase, row.next_at = "waiting", None, now() + backoff(row.attempts)
            case UnknownOutcome():
                able = self._open.capabilities.entities.get(Entity(row.entity))
                findable = row.operation != "create" or (
                    able is not None and (able.find_by or able.idempotency is not Idempotency.NONE)
                )
                row.state = "unknown" if findable else "dead"
                row.next_at = now() + backoff(row.attempts)
            case Accepted():
                row.state, row.next_at = "unknown", now() + backoff(row.attempts)
            case Rejected(code="locked"):
                row.state, row.problem = "dead", problem("locked", result.message)
            case Rejected() | Forbidden() | NeedsConfirmation() | NotFound() | Conflict():
                row.state, row.phase = "dead", None
        if row.state in {"waiting", "unknown"} and now() - row.created_at > _GIVE_UP:
            row.state, row.problem = "dead", problem("too-old", (row.problem or {}).get("said", ""))

    async def _reconsider(self, prepared: Prepared, result: Result) -> None:
        """It changed there meanwhile: read it, compare three ways, and let that decide what is still to be sent."""
        command = prepared.command
        try:
            record = await self._open.adapter.get(self._open.link, command.entity, str(command.external_id))
        except Refused as refused:
            async with self._sessions() as session:
                row = await session.scalar(
                    select(ErpOutbound).where(ErpOutbound.id == prepared.row_id).with_for_update()
                )
                if row is not None:
                    self._failed(row, refused.result)
            return
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == prepared.row_id).with_for_update())
            if row is None:
                return
            binding = await binding_of(session, row.link_id, row.entity, local_id=row.local_id)
            if binding is not None and binding.external_version == plain_of(record).get("version"):
                # Not the version: its state forbids it.
                row.state, row.phase, row.problem = "dead", None, problem_of(result)
                return
            row.state, row.phase, row.done_at = "merged", None, now()
            await session.flush()
            await receive(
                session, self._local, row.link_id, row.entity, [record], creating=False, sending=True, again=True
            )


def _command_of(kept: Mapping[str, Any]) -> Command:
    """A command from its JSON; the record's type follows from the entity."""
    record = kept.get("record")
    plain = {**kept, "record": None}
    command = msgspec.convert(plain, Command, strict=False)
    return command if record is None else msgspec.structs.replace(command, record=record_of(kept["entity"], record))


def _with_line_ids(lines: Any, known: Mapping[str, str]) -> list[dict[str, Any]]:
    made = []
    for line in lines or []:
        local = str(line.get("id") or "")
        plain = {name: value for name, value in line.items() if name != "id"}
        more = {"reference": local} if local else {}
        made.append({**plain, **more, **({"external_id": known[local]} if local in known else {})})
    return made


def _found(record: Record, command: Command) -> Ok:
    """A record that was found by our reference, as the answer that got lost."""
    lines: dict[str, str] = {}
    theirs, ours = getattr(record, "lines", None), getattr(command.record, "lines", None)
    if isinstance(theirs, tuple) and isinstance(ours, tuple):
        lines = {str(mine.reference): str(its.external_id) for mine, its in zip(ours, theirs, strict=False)}
    return Ok(
        external_id=str(record.external_id),
        number=record.external_number or None,
        version=record.version or None,
        line_ids=lines,
        record=record,
        already=True,
    )


async def _one_less(session: WriteSession, row: ErpOutbound) -> None:
    switch = (await switches_of(session, row.link_id)).get((row.entity, "out"))
    if switch is not None and switch.approvals_left > 0:
        switch.approvals_left -= 1
        if switch.approvals_left == 0:
            held = ErpOutbound.link_id == row.link_id, ErpOutbound.entity == row.entity, ErpOutbound.state == "approval"
            await session.execute(
                update(ErpOutbound).where(*held).values(state="waiting").execution_options(synchronize_session=False)
            )
