"""Digests of raw messages, made in processes of their own, so that no IDLE ever waits for a parser.

The number of processes is fixed. A message on which the parser hangs or dies still yields a digest that says so:
the raw message is safe in the blob store and can be parsed anew by a later version.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Final, Self

import structlog

from mail_ingest.store.records import Digest
from mail_ingest.sync.digest import digest_all, undigested
from mail_ingest.understand.domains import add_free_mail

_SHARE_BYTES: Final = 1_000_000
_SHARE_COUNT: Final = 25

_log = structlog.get_logger(__name__)


def _prepare_worker(free_mail: Sequence[str]) -> None:
    add_free_mail(free_mail)
    # Ctrl-C reaches the whole group; the parent decides when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: multiprocessing.process.BaseProcess) -> None:
    """Workers wait on a pipe of which they hold both ends: without this they would outlive a killed parent."""
    parent.join()
    os._exit(0)


class DigestPool:
    """A pool of parsing processes. Use as an async context manager; safe to share between tasks."""

    def __init__(self, processes: int | None = None, *, free_mail: Sequence[str] = ()) -> None:
        self._free_mail = tuple(free_mail)
        self._processes = processes or max(1, min(4, os.cpu_count() or 1))
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if self._context.get_start_method() == "forkserver":
            self._context.set_forkserver_preload(["mail_ingest.sync.digest", "mail_ingest.understand.extract"])
        self._executor = self._start(self._processes)
        self._quarantine = asyncio.Lock()

    def _start(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes, mp_context=self._context, initializer=_prepare_worker, initargs=(self._free_mail,)
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """End the processes; what is under way is finished first."""
        self._executor.shutdown(cancel_futures=True)

    async def digest(self, raws: Sequence[bytes]) -> list[Digest]:
        """The digests of `raws`, in their order. Never raises for what is in them."""
        shares = list(_shares(raws))
        parts = await asyncio.gather(*(self._share(share) for share in shares))
        return [digest for part in parts for digest in part]

    async def _share(self, raws: list[bytes]) -> list[Digest]:
        executor = self._executor
        try:
            return await asyncio.get_running_loop().run_in_executor(executor, digest_all, raws)
        except BrokenProcessPool:
            self._replace(executor)
        # One message killed the process, and took the work of others with it. One after the other, in a process
        # that nothing else uses: only that one is lost to the reader.
        async with self._quarantine:
            return await self._singly(raws)

    async def _singly(self, raws: list[bytes]) -> list[Digest]:
        loop = asyncio.get_running_loop()
        digests: list[Digest] = []
        executor = self._start(1)
        try:
            for raw in raws:
                try:
                    digests += await loop.run_in_executor(executor, digest_all, [raw])
                except BrokenProcessPool:
                    _log.error("the parser died on a message", size=len(raw))
                    digests.append(undigested(raw))
                    executor.shutdown(wait=False)
                    executor = self._start(1)
        finally:
            executor.shutdown(wait=False)
        return digests

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if self._executor is broken:
            self._executor = self._start(self._processes)
            broken.shutdown(wait=False)


def _shares(raws: Sequence[bytes]) -> list[list[bytes]]:
    shares: list[list[bytes]] = []
    room = 0
    for raw in raws:
        if not shares or len(shares[-1]) == _SHARE_COUNT or room < len(raw):
            shares.append([])
            room = _SHARE_BYTES
        shares[-1].append(raw)
        room -= len(raw)
    return shares
