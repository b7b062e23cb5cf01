"""The queue of a link at work: steps are begun ahead, called side by side, and noted together as answers come.

How many calls there are at once is the link's limit to say (`limits`); that more steps than that are under way keeps
the ERP busy while ours are written down.
"""

import asyncio
from collections.abc import Callable
from typing import Final

from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity
from erp_adapters.contract.results import Failure, RateLimited, Unauthenticated, Unavailable
from erp_adapters.engine.noting import Outcome
from erp_adapters.engine.outbound import due_heads
from erp_adapters.engine.preparing import Prepared
from erp_adapters.engine.sending import LinkDownError, Sender

_HEADS: Final = 128
#: Begun in one transaction; noted in one.
_CHUNK: Final = 16
_MOST_CALLERS: Final = 32
_MOST_BATCH: Final = 50

Unit = list[Prepared]


class Push:
    """One emptying of a link's queue."""

    def __init__(self, sender: Sender, over: Callable[[], bool]) -> None:
        self._sender, self._over = sender, over
        parallel = max(1, max((limit.parallel for limit in sender.opened.capabilities.limits), default=1))
        self._callers = min(_MOST_CALLERS, 2 * parallel)
        self._ready: asyncio.Queue[Unit | None] = asyncio.Queue(maxsize=2 * self._callers)
        self._answers: asyncio.Queue[list[Outcome] | None] = asyncio.Queue()
        self._flying = 0
        self._noted = asyncio.Event()
        self._unsent: list[Prepared] = []
        self._down: Failure | None = None

    async def run(self) -> None:
        """Until nothing is due, the turn is over or the link is down. Raises `LinkDownError`, `LaneLostError`."""
        try:
            async with asyncio.TaskGroup() as group:
                noting = group.create_task(self._note())
                calling = [group.create_task(self._call()) for _ in range(self._callers)]
                await self._feed()
                for _ in calling:
                    await self._ready.put(None)
                await asyncio.gather(*calling)
                await self._answers.put(None)
                await noting
        except BaseExceptionGroup as errors:
            raise _first(errors) from errors
        await self._sender.give_up(self._unsent)
        if self._down is not None:
            raise LinkDownError(self._down)

    async def _feed(self) -> None:
        while not self._over() and self._down is None:
            self._noted.clear()
            async with self._sender.sessions() as session:
                heads = await due_heads(session, self._sender.lane.link_id, _HEADS)
            if not heads:
                if not self._flying:
                    return
                await self._noted.wait()  # what is noted may let others go
            for at in range(0, len(heads), _CHUNK):
                if self._over() or self._down is not None:
                    return
                begun = await self._sender.begin(heads[at : at + _CHUNK])
                self._flying += len(begun)
                for unit in self._units(begun):
                    await self._ready.put(unit)

    def _units(self, begun: list[Prepared]) -> list[Unit]:
        """Steps that go together: new records where the ERP takes several at once."""
        units: list[Unit] = []
        open_ones: dict[tuple[Entity, Operation], Unit] = {}
        for each in begun:
            command = each.command
            able = self._sender.opened.capabilities.entities.get(command.entity)
            batch = min(_MOST_BATCH, able.batch) if able is not None else 1
            # An order is looked at right before it is changed, and what is in doubt is looked up: one by one.
            alone = each.unknown or each.token is not None
            fits = command.operation is Operation.CREATE or (
                command.operation is Operation.UPDATE and command.entity is not Entity.SALES_ORDER
            )
            if batch < 2 or alone or not fits:
                units.append([each])
                continue
            unit = open_ones.get((command.entity, command.operation))
            if unit is None or len(unit) >= batch:
                unit = open_ones[command.entity, command.operation] = []
                units.append(unit)
            unit.append(each)
        return units

    async def _call(self) -> None:
        while (unit := await self._ready.get()) is not None:
            if self._down is not None:
                self._unsent += unit
                self._landed(len(unit))
                continue
            outcomes = await self._sender.call(unit)
            for _, result in outcomes:
                if isinstance(result, Unauthenticated | RateLimited | Unavailable):
                    self._down = result
            await self._answers.put(outcomes)

    async def _note(self) -> None:
        while (first := await self._answers.get()) is not None:
            outcomes, ended = list(first), False
            while len(outcomes) < _CHUNK and not self._answers.empty():
                more = self._answers.get_nowait()
                ended = more is None
                if more is None:
                    break
                outcomes += more
            await self._sender.note(outcomes)
            self._landed(len(outcomes))
            if ended:
                return

    def _landed(self, count: int) -> None:
        self._flying -= count
        self._noted.set()


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    found = errors.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found
