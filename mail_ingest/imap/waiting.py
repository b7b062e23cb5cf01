"""Hearing of changes in the open folder."""

import asyncio

from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.session import Session
from mail_ingest.imap.source import Change, ChangeKind, StopSignal


class Waiting:
    """`poll` and `wait_for_change` of `MailSource`."""

    __slots__ = ("_session",)

    def __init__(self, session: Session) -> None:
        self._session = session

    async def poll(self) -> Change:
        """See `MailSource.poll`."""
        await self._session.command(b"NOOP")
        return self._change(ChangeKind.TIMEOUT)

    async def wait(self, seconds: float, stop: StopSignal | None) -> Change:
        """See `MailSource.wait_for_change`."""
        session, loop = self._session, asyncio.get_running_loop()
        end = loop.time() + seconds
        stopped = asyncio.ensure_future(_until(stop)) if stop is not None else None
        try:
            while True:
                left = end - loop.time()
                change = self._change(ChangeKind.TIMEOUT)
                if change.kind is ChangeKind.PUSHED:
                    return change
                if stopped is not None and stopped.done():
                    return Change(kind=ChangeKind.STOPPED)
                if left <= 0:
                    return change
                if "IDLE" in session.capabilities:
                    if await self._idle(stopped, left):
                        # Renewed. Some servers forget to push: now they are asked.
                        await session.command(b"NOOP")
                else:
                    pause = min(left, session.options.poll_every)
                    await (asyncio.wait({stopped}, timeout=pause) if stopped is not None else asyncio.sleep(pause))
                    await session.command(b"NOOP")
        finally:
            if stopped is not None:
                stopped.cancel()

    async def _idle(self, stopped: "asyncio.Future[None] | None", left: float) -> bool:
        """Idle once; whether that ended because it has to be renewed."""
        session, loop = self._session, asyncio.get_running_loop()
        lengths, host = session.options.idle_lengths, session.host
        length = lengths.length(host, session.options.idle_refresh)
        began = loop.time()
        try:
            outcome = await session.protocol.idle_until(stopped, refresh=min(left, length), quiet=session.options.quiet)
        except LinkLostError as error:
            if error.bye is None:
                lengths.died(host, min(loop.time() - began, length))
            raise session.lost(error) from error
        if outcome.status.result != "OK":  # advertised, yet refused: poll from now on
            session.capabilities -= {"IDLE"}
            return False
        idled = loop.time() - began
        lengths.survived(host, idled)
        return idled >= length

    def _change(self, otherwise: ChangeKind) -> Change:
        pushed = self._session.protocol.take_pushed()
        return Change(
            kind=ChangeKind.PUSHED if pushed else otherwise,
            exists=pushed.exists,
            expunged=pushed.expunged,
            flags_changed=pushed.flags_changed,
        )


async def _until(stop: StopSignal) -> None:
    await stop.wait()
