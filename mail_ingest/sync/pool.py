"""CPU work on strangers' bytes, done in processes of its own, so that no IDLE ever waits for a parser.

The number of processes is fixed. A message on which the parser hangs or dies still yields a digest that says so:
the raw message is safe in the blob store and can be parsed anew by a later version. What goes to the processes and
comes back is MessagePack: it costs a fraction of what pickling so many small objects does.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial as bound
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self, TypeVar

import msgspec
import structlog

from mail_ingest.store.records import Digest
from mail_ingest.sync.digest import digest_all, undigested
from mail_ingest.understand.domains import add_free_mail
from tenants.garbage import settle

if TYPE_CHECKING:
    from mail_ingest.understand.letters import StoredLetter, Understood

_SHARE_BYTES: Final = 1_000_000
_SHARE_COUNT: Final = 25
#: Letters that a process understands at a time.
_LETTERS: Final = 50

#: Loaded once and shared by the processes.
_PRELOADED: Final = [
    "mail_ingest.sync.digest",
    "mail_ingest.parse.parser",
    "mail_ingest.threads.planning",
    "mail_ingest.threads.subjects",
    "mail_ingest.understand.kinds",
]

_log = structlog.get_logger(__name__)
_DIGESTS: Final = msgspec.msgpack.Decoder(list[Digest])

T = TypeVar("T")


def _prepare_worker(free_mail: Sequence[str]) -> None:
    add_free_mail(free_mail)
    settle()
    # Ctrl-C reaches the whole group; the parent decides when to end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()


def _leave_with(parent: multiprocessing.process.BaseProcess) -> None:
    """Workers wait on a pipe of which they hold both ends: without this they would outlive a killed parent."""
    parent.join()
    os._exit(0)


def _digest_packed(raws: list[bytes], hashes: list[str] | None, partial: list[bool] | None) -> bytes:
    return msgspec.msgpack.encode(digest_all(raws, hashes=hashes, partial=partial))


def _understand_packed(packed: bytes) -> bytes:
    from mail_ingest.sync.reading import understand_all
    from mail_ingest.understand.letters import StoredLetter

    return msgspec.msgpack.encode(understand_all(msgspec.msgpack.decode(packed, type=list[StoredLetter])))


def _nothing() -> None:
    pass


def _load_understanding() -> bool:
    from mail_ingest.sync.reading import warm_up

    warm_up()
    return True


class DigestPool:
    """A pool of parsing processes. Use as an async context manager; safe to share between tasks."""

    def __init__(self, processes: int | None = None, *, free_mail: Sequence[str] = ()) -> None:
        self._free_mail = tuple(free_mail)
        self._processes = processes or max(1, min(4, os.cpu_count() or 1))
        methods = multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if self._context.get_start_method() == "forkserver":
            self._context.set_forkserver_preload(_PRELOADED)
        self._executor = self._start(self._processes)
        self._quarantine = asyncio.Lock()

    def _start(self, processes: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            processes, mp_context=self._context, initializer=_prepare_worker, initargs=(self._free_mail,)
        )

    async def __aenter__(self) -> Self:
        # They start with the first piece of work; whose mail comes first need not wait for that.
        self._executor.submit(_nothing)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self.close)

    def close(self) -> None:
        """End the processes; what is under way is finished first."""
        self._executor.shutdown(cancel_futures=True)

    async def digest(
        self, raws: Sequence[bytes], *, hashes: Sequence[str] | None = None, partial: Sequence[bool] | None = None
    ) -> list[Digest]:
        """The digests of `raws`, in their order. Never raises for what is in them.

        `hashes`: their SHA-256 in hex, where they are known. `partial`: which are only the beginning of a message.
        """

        async def share(places: range) -> list[Digest]:
            some = [raws[place] for place in places]
            known = [hashes[place] for place in places] if hashes else None
            cut = [partial[place] for place in places] if partial else None
            packed = await self._run(bound(_digest_packed, some, known, cut))
            if packed is not None:
                return _DIGESTS.decode(packed)
            singly = [
                bound(_digest_packed, [raw], known and [known[n]], cut and [cut[n]]) for n, raw in enumerate(some)
            ]
            answers = await self._one_by_one(singly)
            return [
                undigested(raw) if answer is None else _DIGESTS.decode(answer)[0]
                for raw, answer in zip(some, answers, strict=True)
            ]

        parts = await asyncio.gather(*(share(places) for places in _shares(raws)))
        return [digest for part in parts for digest in part]

    async def understand(self, letters: Sequence["StoredLetter"]) -> list["Understood"]:
        """What the letters tell, in their order. Never raises for what is in them."""
        from mail_ingest.sync.reading import not_understood
        from mail_ingest.understand.letters import Understood

        done: list[Understood] = []
        for start in range(0, len(letters), _LETTERS):
            some = letters[start : start + _LETTERS]
            packed = await self._run(bound(_understand_packed, msgspec.msgpack.encode(some)))
            if packed is not None:
                done += msgspec.msgpack.decode(packed, type=list[Understood])
                continue
            answers = await self._one_by_one([bound(_understand_packed, msgspec.msgpack.encode([one])) for one in some])
            for letter, answer in zip(some, answers, strict=True):
                done += [not_understood(letter)] if answer is None else msgspec.msgpack.decode(
                    answer, type=list[Understood]
                )  # fmt: skip
        return done

    async def warm_for_understanding(self) -> None:
        """Let a process load what understanding needs before the first letter waits for it."""
        await self._run(_load_understanding)

    async def _run(self, work: Callable[[], T]) -> T | None:
        """The answer of a process; None when it died over it, or over what another task asked of it meanwhile."""
        executor = self._executor
        try:
            return await asyncio.get_running_loop().run_in_executor(executor, work)
        except BrokenProcessPool:
            self._replace(executor)
            return None

    async def _one_by_one(self, pieces: Sequence[Callable[[], T]]) -> list[T | None]:
        """One message killed the process, and took the work of others with it. One after the other, in a process that
        nothing else uses: only that one is lost to the reader."""
        loop = asyncio.get_running_loop()
        answers: list[T | None] = []
        async with self._quarantine:
            executor = self._start(1)
            try:
                for piece in pieces:
                    try:
                        answers.append(await loop.run_in_executor(executor, piece))
                    except BrokenProcessPool:
                        _log.error("a process died on a message")
                        answers.append(None)
                        executor.shutdown(wait=False)
                        executor = self._start(1)
            finally:
                executor.shutdown(wait=False)
        return answers

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if self._executor is broken:
            self._executor = self._start(self._processes)
            broken.shutdown(wait=False)


def _shares(raws: Sequence[bytes]) -> list[range]:
    """Runs of places, of at most so many messages and bytes each."""
    shares: list[range] = []
    room = first = 0
    for place, raw in enumerate(raws):
        if place and (place - first == _SHARE_COUNT or room < len(raw)):
            shares.append(range(first, place))
            first, room = place, _SHARE_BYTES
        elif not place:
            room = _SHARE_BYTES
        room -= len(raw)
    if raws:
        shares.append(range(first, len(raws)))
    return shares
