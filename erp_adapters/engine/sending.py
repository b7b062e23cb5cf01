"""Taking steps there. A step is three transactions and no more: begin (what is sent is fixed and kept), call, note.

A process that dies after `begin` leaves the row in `sending`; whoever holds the lane next makes it `unknown`, looks the
record up by our reference (or asks what came of it, where the ERP had taken it on), and only then sends the very same
body again.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Final, TypeVar
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from erp_adapters.contract.adapter import Command, NaturalKey
from erp_adapters.contract.capabilities import Idempotency, KeyKind, Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import (
    Failure,
    NotFound,
    Ok,
    Partial,
    Refused,
    Rejected,
    Single,
    UnknownOutcome,
)
from erp_adapters.engine import noting, preparing
from erp_adapters.engine.book import binding_of
from erp_adapters.engine.inbound import receive
from erp_adapters.engine.lanes import Lane, LaneLostError, check_lane
from erp_adapters.engine.local import Local
from erp_adapters.engine.models import ErpOutbound
from erp_adapters.engine.noting import Outcome
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.plain import plain_of
from erp_adapters.engine.preparing import Prepared
from erp_adapters.engine.problems import problem, problem_of
from tenants.orm import now
from tenants.session import WriteSession

Sessions = Callable[[], AbstractAsyncContextManager[WriteSession]]
T = TypeVar("T")
_TRIES: Final = 3
_COLLISIONS: Final = frozenset({"40001", "40P01"})

_log = structlog.get_logger(__name__)


class LinkDownError(Exception):
    """The link as a whole does not work: stop this turn. `result` says why."""

    def __init__(self, result: Failure) -> None:
        super().__init__(result.message)
        self.result = result


class Sender:
    """Takes steps at one open link under one lane."""

    def __init__(self, opened: OpenLink, local: Local, lane: Lane, sessions: Sessions) -> None:
        self.opened, self.local, self.lane, self.sessions = opened, local, lane, sessions

    async def transact(self, work: Callable[[WriteSession], Awaitable[T]]) -> T:
        """One transaction under the lane; again where it collided with another. Raises `LaneLostError`."""
        for left in reversed(range(_TRIES)):
            try:
                async with self.sessions() as session:
                    await check_lane(session, self.lane)
                    return await work(session)
            except DBAPIError as error:
                if left == 0 or getattr(error.orig, "sqlstate", "") not in _COLLISIONS:
                    raise
        raise AssertionError("unreachable")

    async def recover(self) -> None:
        """Steps that another process left in mid-work: those that may have arrived are to be looked up."""

        async def work(session: WriteSession) -> None:
            left = ErpOutbound.link_id == self.lane.link_id, ErpOutbound.state == "sending"
            await session.execute(
                update(ErpOutbound).where(*left, ErpOutbound.fence != self.lane.fence)
                .values(state="unknown", next_at=now()).execution_options(synchronize_session=False)
            )  # fmt: skip

        await self.transact(work)

    # Begin

    async def begin(self, row_ids: Sequence[UUID]) -> list[Prepared]:
        """Fix what these rows send. One that cannot even be looked at is put aside and holds up no other."""

        async def work(session: WriteSession) -> list[Prepared]:
            return await preparing.prepare(session, self.local, self.lane.link_id, self.lane.fence, row_ids)

        try:
            return await self.transact(work)
        except (LaneLostError, OperationalError, InterfaceError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - one record's defect must not hold up the others
            if len(row_ids) > 1:
                return [made for row_id in row_ids for made in await self.begin([row_id])]
            await self._defect(row_ids[0], error)
            return []

    async def give_up(self, prepared: Collection[Prepared]) -> None:
        """Steps that were begun and not handed over wait again. What may have been taken before stays unknown."""
        kept = [each.row_id for each in prepared if not each.unknown and each.token is None]
        doubtful = [each.row_id for each in prepared if each.unknown or each.token is not None]

        async def work(session: WriteSession) -> None:
            await preparing.release(session, self.lane.link_id, self.lane.fence, kept)
            await session.execute(
                update(ErpOutbound).where(ErpOutbound.id.in_(doubtful), ErpOutbound.state == "sending")
                .values(state="unknown", next_at=now()).execution_options(synchronize_session=False)
            )  # fmt: skip

        if prepared:
            await self.transact(work)

    # Call

    async def call(self, unit: Sequence[Prepared]) -> list[Outcome]:
        """Hand steps over, as one batch where there are several; one result for each."""
        try:
            if len(unit) == 1:
                return [await self._one(unit[0])]
            batch = await self.opened.adapter.write_many(self.opened.link, [each.command for each in unit])
            results: list[Single] = list(batch.results[: len(unit)])
        except Refused as refused:
            results = [refused.result] * len(unit)
        except Exception as error:  # noqa: BLE001 - an adapter may raise anything; what it had done by then is unknown
            _log.error("an ERP adapter failed at a step", exc_info=error)
            results = [UnknownOutcome(message=type(error).__name__)] * len(unit)
        lost = [UnknownOutcome(message="the batch did not answer for it")] * (len(unit) - len(results))
        return list(zip(unit, [*results, *lost], strict=True))

    async def _one(self, prepared: Prepared) -> Outcome:
        adapter, link, command = self.opened.adapter, self.opened.link, prepared.command
        if prepared.token is not None:
            told = await adapter.poll(link, prepared.token)
            told = told.results[0] if isinstance(told, Partial) and len(told.results) == 1 else told
            if not isinstance(told, NotFound | UnknownOutcome | Partial):
                return prepared, told
        result: Single | None = None
        if prepared.unknown:
            result = await self._look_up(prepared)
            if result is None and self._findable(command):
                prepared = msgspec.structs.replace(prepared, unknown=False)
        try:
            if result is None and command.operation is Operation.UPDATE and command.entity is Entity.SALES_ORDER:
                result = await self._still_open(command)
            return prepared, result if result is not None else await adapter.write(link, command)
        except Refused as refused:
            return prepared, refused.result

    def _findable(self, command: Command) -> bool:
        """Whether a look-up tells for sure that it is not there."""
        able = self.opened.capabilities.entities.get(command.entity)
        known = bool(getattr(command.record, "reference", None))
        return (
            command.operation is Operation.CREATE and able is not None and KeyKind.REFERENCE in able.find_by and known
        )

    async def _look_up(self, prepared: Prepared) -> Single | None:
        """What came of a step that may have been taken; None when it was not, or may be sent again safely."""
        command = prepared.command
        if command.operation is not Operation.CREATE:
            return None  # the adapter compares before each of these
        if self._findable(command) and command.record is not None:
            key = NaturalKey(kind=KeyKind.REFERENCE, value=str(command.record.reference))
            found = await self.opened.adapter.find(self.opened.link, command.entity, key)
            return _found(found[0], command) if found else None
        able = self.opened.capabilities.entities.get(command.entity)
        safe = able is not None and able.idempotency is not Idempotency.NONE
        return None if safe or prepared.decided else UnknownOutcome(message="it cannot be looked up")

    async def _still_open(self, command: Command) -> Single | None:
        """Orders lock there while work on them has begun, and not every ERP refuses by itself: look right before."""
        record = await self.opened.adapter.get(self.opened.link, command.entity, str(command.external_id))
        if getattr(record, "locked", None) is True:
            return Rejected(message=str(getattr(record, "remote_status", "") or ""), code="locked")
        return None

    # Note

    async def note(self, outcomes: Sequence[Outcome]) -> None:
        """Write down what came of steps."""

        async def work(session: WriteSession) -> list[Outcome]:
            return await noting.note(session, self.local, self.lane.link_id, self.opened.capabilities, outcomes)

        try:
            stale = await self.transact(work)
        except (LaneLostError, OperationalError, InterfaceError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - one record's defect must not hold up the others
            if len(outcomes) > 1:
                for each in outcomes:
                    await self.note([each])
                return
            await self._defect(outcomes[0][0].row_id, error)
            return
        for prepared, result in stale:
            await self._reconsider(prepared, result)

    async def _defect(self, row_id: UUID, error: Exception) -> None:
        _log.error("a step towards an ERP failed here", row_id=str(row_id), exc_info=error)

        async def work(session: WriteSession) -> None:
            await session.execute(
                update(ErpOutbound).where(ErpOutbound.id == row_id)
                .values(state="dead", problem=problem("defect", type(error).__name__))
                .execution_options(synchronize_session=False)
            )  # fmt: skip

        await self.transact(work)

    async def _reconsider(self, prepared: Prepared, result: Single) -> None:
        """It changed there meanwhile: read it, compare three ways, and let that decide what is still to be sent."""
        command = prepared.command
        try:
            record = await self.opened.adapter.get(self.opened.link, command.entity, str(command.external_id))
        except Refused as refused:
            told = refused.result
            await self.transact(lambda session: self._unread(session, prepared, told))
            return
        await self.transact(lambda session: self._merge(session, prepared.row_id, record, result))

    async def _unread(self, session: WriteSession, prepared: Prepared, result: Failure) -> None:
        row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == prepared.row_id).with_for_update())
        if row is not None:
            noting.failed(row, result, self.opened.capabilities, doubt=prepared.unknown)

    async def _merge(self, session: WriteSession, row_id: UUID, record: Record, result: Single) -> None:
        row = await session.scalar(select(ErpOutbound).where(ErpOutbound.id == row_id).with_for_update())
        if row is None:
            return
        binding = await binding_of(session, row.link_id, row.entity, local_id=row.local_id)
        if binding is not None and binding.external_version == plain_of(record).get("version"):
            # Not the version: its state forbids it.
            row.state, row.phase, row.problem = "dead", None, problem_of(result)
            return
        row.state, row.phase, row.done_at = "merged", None, now()
        await session.flush()
        await receive(session, self.local, row.link_id, row.entity, [record], creating=False, sending=True, again=True)


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
