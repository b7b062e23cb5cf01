"""One client program of the bench: opens mailboxes, leaves them waiting, and says what each costs.

`python -m infra.bench.mail_idle.clients KIND LOOP FOLDER PORT COUNT FETCH` prints one JSON object. `FETCH` = 1: each
connection has fetched a message of 270 KB before it waits, as a connection in real use has.
"""

import asyncio
import gc
import ssl
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import psutil
import uvloop
from aioimaplib import aioimaplib

from infra.bench.mail_idle.server import raise_file_limit
from mail_ingest.imap.client import open_imap
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import FolderRole, MessageMeta
from mail_ingest.imap.target import ConnectTarget

_WARM_UP = 50
_AT_ONCE = 20
_META = MessageMeta(uid=1, flags=frozenset(), internal_date=None, size=270_000)

#: Opens one mailbox and leaves it waiting; what it answers is kept alive.
Opener = Callable[[ssl.SSLContext, int, bool], Awaitable[object]]


async def ours(context: ssl.SSLContext, port: int, fetch: bool) -> object:
    """A signed-in source with its folder open, in IDLE."""
    target = ConnectTarget(host="localhost", addresses=("127.0.0.1",), port=port, security="tls", ssl_context=context)
    source = await open_imap(target, PasswordSignIn("li", "secret"))
    inbox = next(folder for folder in await source.list_folders() if folder.role is FolderRole.INBOX)
    await source.open_folder(inbox)
    if fetch:
        async for batch in source.fetch_bodies([_META]):
            assert batch.bodies
    waiting = asyncio.create_task(source.wait_for_change(3600))
    return source, waiting


async def stock_asyncio(context: ssl.SSLContext, port: int, fetch: bool) -> object:
    """The least that asyncio's streams need for the same conversation."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, ssl=context, server_hostname="localhost")
    await reader.readline()
    commands = ["LOGIN li secret", "EXAMINE INBOX", *(["UID FETCH 1 (UID BODY.PEEK[])"] if fetch else [])]
    for number, command in enumerate(commands):
        writer.write(f"a{number} {command}\r\n".encode())
        while not (await reader.readline()).startswith(b"a%d " % number):
            pass
    writer.write(b"a9 IDLE\r\n")
    await reader.readline()
    return reader, writer, asyncio.create_task(reader.readline())


async def with_aioimaplib(context: ssl.SSLContext, port: int, fetch: bool) -> object:
    """aioimaplib's client as its documentation shows it."""
    client = aioimaplib.IMAP4_SSL("localhost", port, ssl_context=context)
    await client.wait_hello_from_server()
    await client.login("li", "secret")
    await client.select()
    if fetch:
        await client.uid("fetch", "1", "(UID BODY.PEEK[])")
    idle = await client.idle_start(timeout=3600)
    return client, idle


OPENERS: dict[str, Opener] = {"ours": ours, "asyncio": stock_asyncio, "aioimaplib": with_aioimaplib}


async def measure(kind: str, folder: Path, port: int, count: int, fetch: bool) -> dict[str, float]:
    """KB per connection: growth of the process's own memory (USS) from after a warm-up."""
    context = ssl.create_default_context(cafile=folder / "ca.pem")
    process = psutil.Process()
    kept = await _open(kind, context, port, _WARM_UP, fetch)
    gc.collect()
    before, cpu, began = process.memory_full_info().uss, process.cpu_times(), time.monotonic()
    kept += await _open(kind, context, port, count, fetch)
    gc.collect()
    after, cpu_after = process.memory_full_info().uss, process.cpu_times()
    return {
        "kb": round((after - before) / count / 1000, 1),
        "cpu_ms_to_open": round(1000 * (cpu_after.user + cpu_after.system - cpu.user - cpu.system) / count, 2),
        "seconds": round(time.monotonic() - began, 1),
    }


async def _open(kind: str, context: ssl.SSLContext, port: int, count: int, fetch: bool) -> list[object]:
    kept: list[object] = []
    for _ in range(0, count, _AT_ONCE):
        kept += await asyncio.gather(*(OPENERS[kind](context, port, fetch) for _ in range(_AT_ONCE)))
    return kept


def main() -> None:
    """See the module."""
    kind, loop, folder, port, count, fetch = sys.argv[1:]
    raise_file_limit()
    runner = asyncio.Runner(loop_factory=uvloop.new_event_loop if loop == "uvloop" else None)
    found = runner.run(measure(kind, Path(folder), int(port), int(count), fetch == "1"))
    sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
    sys.stdout.flush()
    # Thousands of goodbyes would measure nothing.
    psutil.Process().kill()


if __name__ == "__main__":
    main()
