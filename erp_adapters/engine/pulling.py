"""Reading: one page after the other, each committed together with the cursor that covers it."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, delete, or_, select, update

from erp_adapters.contract.adapter import Page, Window
from erp_adapters.contract.calls import closing
from erp_adapters.contract.capabilities import EntityCapabilities, Incremental, Operation
from erp_adapters.contract.records import Entity, Record
from erp_adapters.engine.arrivals import put_aside
from erp_adapters.engine.book import switches_of
from erp_adapters.engine.inbound import Received, receive
from erp_adapters.engine.lanes import Lane, check_lane
from erp_adapters.engine.local import Local
from erp_adapters.engine.models import ErpBinding, ErpCursor, ErpInbound
from erp_adapters.engine.opening import OpenLink
from erp_adapters.engine.plain import record_of
from erp_adapters.engine.sending import Sessions
from tenants.orm import now
from tenants.session import WriteSession

#: Base data first, then whom and what documents name, then documents.
ORDER: Final = (
    "currency", "unit", "tax", "warehouse", "payment_term", "salesperson", "company", "customer", "contact", "product",
    "price", "stock", "credit", "sales_order", "production", "shipment", "invoice", "receipt", "rate",
)  # fmt: skip
#: What is read along with an entity that is switched on: how far its documents are.
ALONG: Final = {
    "sales_order": ("production", "shipment", "invoice", "receipt"),
    "customer": ("credit",),
    "product": ("price", "stock"),
}
SOON: Final = timedelta(seconds=60)
SELDOM: Final = timedelta(minutes=15)
_OPEN_AGAIN: Final = timedelta(hours=1)
_SWEEP: Final = timedelta(days=7)
#: ERPs drop a row of stock that came to nothing, and prices that were taken back: what is not there any more is
#: forgotten here, after each whole reading and each sweep.
_VANISH: Final = frozenset({"stock", "price"})
_SWEEP_VANISHING: Final = timedelta(hours=6)
_FINAL: Final = ("closed", "cancelled", "done")
_BATCH: Final = 50


class Puller:
    """Reads at one open link under one lane. `stop` ends a round between two pages."""

    def __init__(self, opened: OpenLink, local: Local, lane: Lane, sessions: Sessions) -> None:
        self._open, self._local, self._lane, self._sessions = opened, local, lane, sessions

    async def entities(self, session: WriteSession) -> list[str]:
        """What is read now: switched on inwards, able to be read, with what goes along."""
        switches = await switches_of(session, self._lane.link_id)
        wanted = {entity for (entity, direction), row in switches.items() if direction == "in" and row.active}
        wanted |= {along for entity in wanted for along in ALONG.get(entity, ())}
        able = self._open.capabilities
        return [each for each in ORDER if each in wanted and able.can(Entity(each), Operation.READ)]

    async def due(self) -> list[str]:
        """Entities whose next round is due or under way."""
        async with self._sessions() as session:
            entities = await self.entities(session)
            rows = {row.entity: row for row in await self._cursors(session)}
            return [each for each in entities if each not in rows or rows[each].next_at <= now() or rows[each].page]

    async def _cursors(self, session: WriteSession) -> list[ErpCursor]:
        return list(await session.scalars(select(ErpCursor).where(ErpCursor.link_id == self._lane.link_id)))

    async def pull(self, entity: str, *, pages: int = 50) -> int:
        """Read on in an entity; at most `pages` pages. Answers how many records came. Raises `Refused`."""
        able = self._open.capabilities.entities[Entity(entity)]
        since, resume, started = await self._window(entity, able)
        stream = self._open.adapter.read(
            self._open.link, Entity(entity), Window(since=since), resume=resume, size=able.page_size
        )
        count = 0
        async with closing(ahead(stream, pages)) as coming:
            async for page in coming:
                needed = await self._commit(entity, page, started, able, whole=since is None)
                count += len(page.records)
                if needed:
                    await self._fetch(needed)
        await self.again()
        return count

    async def _window(self, entity: str, able: EntityCapabilities) -> tuple[datetime | None, str | None, datetime]:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            row = await session.scalar(
                select(ErpCursor)
                .where(ErpCursor.link_id == self._lane.link_id, ErpCursor.entity == entity)
                .with_for_update()
            )
            if row is None:
                row = ErpCursor(link_id=self._lane.link_id, entity=entity)
                session.add(row)
            if row.page is None or row.round_started is None:
                row.round_started, row.page = self._open.link.clock.now(), None
            since = row.through - able.overlap if row.through is not None else None
            return None if able.incremental is Incremental.NONE else since, row.page, row.round_started

    async def _commit(
        self, entity: str, page: Page, started: datetime, able: EntityCapabilities, *, whole: bool
    ) -> set[tuple[str, str]]:
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            made = await self._receive(session, entity, page.records)
            if page.unread:
                await put_aside(session, self._lane.link_id, entity, page.unread)
            if page.deleted:
                await self._missing(session, entity, page.deleted)
            row = await session.scalar(
                select(ErpCursor)
                .where(ErpCursor.link_id == self._lane.link_id, ErpCursor.entity == entity)
                .with_for_update()
            )
            if row is not None:
                row.records += len(page.records)
                row.page, row.position = page.resume, page.resume
                if page.last:
                    row.page, row.through = None, started
                    row.next_at = now() + (SELDOM if able.incremental is Incremental.NONE else SOON)
                    if whole and entity in _VANISH:
                        # `started` is by the ERP's clock, what was read by ours.
                        begun = started - (self._open.link.clock.now() - now())
                        await self._vanished(session, entity, ErpInbound.read_at < begun)
            return made.needed

    async def _vanished(self, session: WriteSession, entity: str, *where: ColumnElement[bool]) -> None:
        """Forget what is not there any more."""
        gone = await session.scalars(
            delete(ErpInbound)
            .where(ErpInbound.link_id == self._lane.link_id, ErpInbound.entity == entity, *where)
            .returning(ErpInbound.external_id)
        )
        if ids := list(gone):
            await self._local.gone(session, self._lane.link_id, entity, ids)

    async def _receive(
        self, session: WriteSession, entity: str, records: Iterable[Record], *, again: bool = False
    ) -> Received:
        switches = await switches_of(session, self._lane.link_id)
        into, out = switches.get((entity, "in")), switches.get((entity, "out"))
        able = self._open.capabilities
        return await receive(
            session, self._local, self._lane.link_id, entity, list(records),
            creating=into is not None and into.active,
            approvals=into is not None and into.approvals_left > 0,
            sending=out is not None and out.active and able.can(Entity(entity), Operation.UPDATE),
            again=again,
        )  # fmt: skip

    async def _missing(self, session: WriteSession, entity: str, gone: Iterable[str]) -> None:
        await session.execute(
            update(ErpBinding)
            .where(
                ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity,
                ErpBinding.external_id.in_(list(gone)),
            ).values(state="missing").execution_options(synchronize_session=False)
        )  # fmt: skip

    async def _fetch(self, needed: set[tuple[str, str]], depth: int = 2) -> None:
        """Fetch records that others name, and those that these name in turn."""
        further: set[tuple[str, str]] = set()
        for entity in sorted({entity for entity, _ in needed}):
            if not self._open.capabilities.can(Entity(entity), Operation.GET):
                continue
            ids = sorted(each for kind, each in needed if kind == entity)
            for at in range(0, len(ids), _BATCH):
                records = await self._open.adapter.get_many(self._open.link, Entity(entity), ids[at : at + _BATCH])
                async with self._sessions() as session:
                    await check_lane(session, self._lane)
                    further |= (await self._receive(session, entity, records)).needed
        if further - needed and depth > 1:
            await self._fetch(further - needed, depth - 1)
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            await session.execute(
                update(ErpInbound)
                .where(
                    ErpInbound.link_id == self._lane.link_id, ErpInbound.state == "waiting",
                    ErpInbound.problem["code"].astext == "unlinked",
                ).values(state="new").execution_options(synchronize_session=False)
            )  # fmt: skip

    async def again(self) -> None:
        """Look again at records that came, where what they waited for is here now."""
        while True:
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                rows = list(
                    await session.scalars(
                        select(ErpInbound)
                        .where(ErpInbound.link_id == self._lane.link_id, ErpInbound.state == "new")
                        .order_by(ErpInbound.id)
                        .limit(200)
                        .with_for_update()
                    )
                )
                for entity in [each for each in ORDER if any(row.entity == each for row in rows)]:
                    records = [record_of(entity, row.record) for row in rows if row.entity == entity]
                    await self._receive(session, entity, records, again=True)
                stuck = ErpInbound.id.in_([row.id for row in rows]), ErpInbound.state == "new"
                await session.execute(
                    update(ErpInbound).where(*stuck).values(state="ignored")
                    .execution_options(synchronize_session=False)
                )  # fmt: skip
            if len(rows) < 200:
                return

    async def open_ones(self, entity: str) -> None:
        """The slow lane: read open documents again, whose parts change without them; and look for deletions."""
        able = self._open.capabilities.entities[Entity(entity)]
        async with self._sessions() as session:
            row = await session.scalar(
                select(ErpCursor).where(ErpCursor.link_id == self._lane.link_id, ErpCursor.entity == entity)
            )
            if row is None:
                return
            moment = now()
            reread = able.silent_changes and (row.open_read_at is None or moment - row.open_read_at > _OPEN_AGAIN)
            after = _SWEEP_VANISHING if entity in _VANISH else _SWEEP
            sweep = row.swept_at is not None and moment - row.swept_at > after
            row.open_read_at = moment if reread else row.open_read_at
            row.swept_at = moment if sweep or row.swept_at is None else row.swept_at
            ids: list[str] = []
            if reread:
                status = ErpBinding.theirs["status"].astext
                found = await session.scalars(
                    select(ErpBinding.external_id).where(
                        ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity,
                        ErpBinding.external_id.is_not(None), or_(status.is_(None), status.not_in(_FINAL)),
                    )
                )  # fmt: skip
                ids = [each for each in found if each is not None]
        for at in range(0, len(ids), _BATCH):
            records = await self._open.adapter.get_many(self._open.link, Entity(entity), ids[at : at + _BATCH])
            async with self._sessions() as session:
                await check_lane(session, self._lane)
                await self._receive(session, entity, records)
        if sweep:
            await self.sweep(entity)

    async def sweep(self, entity: str) -> None:
        """Mark linked records that are not there any more as missing; ours stay as they are."""
        there: set[str] = set()
        async for ids in self._open.adapter.ids(self._open.link, Entity(entity)):
            there.update(ids)
        async with self._sessions() as session:
            await check_lane(session, self._lane)
            known = await session.scalars(
                select(ErpBinding.external_id).where(
                    ErpBinding.link_id == self._lane.link_id, ErpBinding.entity == entity,
                    ErpBinding.state == "linked", ErpBinding.external_id.is_not(None),
                )
            )  # fmt: skip
            gone = [each for each in known if each is not None and each not in there]
            if gone:
                await self._missing(session, entity, gone)
            if entity in _VANISH:
                kept = await session.scalars(
                    select(ErpInbound.external_id).where(
                        ErpInbound.link_id == self._lane.link_id, ErpInbound.entity == entity
                    )
                )
                lost = [each for each in kept if each not in there]
                if lost:
                    await self._vanished(session, entity, ErpInbound.external_id.in_(lost))


async def ahead(pages: AsyncIterator[Page], most: int) -> AsyncGenerator[Page, None]:
    """Up to `most` pages to the last, the next one asked for while one is worked at."""

    async def following() -> Page | None:
        return await anext(pages, None)

    async with closing(pages):
        coming = asyncio.create_task(following())
        try:
            while (page := await coming) is not None:
                most -= 1
                ended = page.last or most <= 0
                if not ended:
                    coming = asyncio.create_task(following())
                yield page
                if ended:
                    return
        finally:
            coming.cancel()
            await asyncio.gather(coming, return_exceptions=True)


def forgotten(cursor: ErpCursor) -> ErpCursor:
    """The cursor at the beginning again: a full resync."""
    cursor.through = cursor.page = cursor.position = cursor.round_started = None
    cursor.next_at = now()
    return cursor
