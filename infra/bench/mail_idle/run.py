"""Opens 2,000 mailboxes with each client in turn, against the same server."""

import asyncio
import sys
import tempfile
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import Any, Final

import msgspec

from infra.bench.registry import Scale
from infra.bench.report import Report

MAILBOXES: Final = 2000
_NOTES: Final = [
    "each client is a process of its own; KB = growth of its unshared memory (USS) per connection, after a warm-up of"
    " 50, with 2,000 connections signed in, INBOX open, in IDLE; kernel memory of the sockets is not counted",
    "fetched: every connection has fetched a message of 270 KB before it waits",
    "ours: open_imap, open_folder, wait_for_change; asyncio: open_connection(ssl=...) and readline;"
    " aioimaplib: IMAP4_SSL and idle_start; each on asyncio's loop and on uvloop",
    "ratio: the better of the other two by ours",
]


async def run(scale: Scale) -> Report:
    """Measure every client on both loops, idle from the start and after a fetch."""
    ours: dict[str, Any] = {}
    theirs: dict[str, Any] = {}
    ratio: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="mail-idle-") as folder:
        server = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "infra.bench.mail_idle.server", folder, stdin=PIPE, stdout=PIPE
        )
        assert server.stdout is not None
        assert server.stdin is not None
        port = int(await server.stdout.readline())
        try:
            for loop in ("asyncio", "uvloop"):
                for fetch in (False, True):
                    case = f"{'fetched' if fetch else 'idle'}_{loop}"
                    found = {
                        kind: await _client(kind, loop, Path(folder), port, fetch)
                        for kind in ("ours", "asyncio", "aioimaplib")
                    }
                    ours[case] = found.pop("ours")
                    theirs[case] = found
                    ratio[case] = round(min(client["kb"] for client in found.values()) / ours[case]["kb"], 1)
        finally:
            server.stdin.close()
            await server.wait()
    return Report(
        bench="mail_idle",
        unit={"kb": "1000 bytes per mailbox", "cpu_ms_to_open": "ms of CPU per mailbox", "seconds": "s for all"},
        scale={"mailboxes": MAILBOXES},
        ours=ours,
        theirs=theirs,
        ratio=ratio,
        notes=_NOTES,
    )


async def _client(kind: str, loop: str, folder: Path, port: int, fetch: bool) -> dict[str, float]:
    print(f"{kind} on {loop}{', fetched' if fetch else ''}", file=sys.stderr, flush=True)
    client = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "infra.bench.mail_idle.clients",
        kind, loop, str(folder), str(port), str(MAILBOXES), str(int(fetch)), stdout=PIPE,
    )  # fmt: skip
    assert client.stdout is not None
    said = await client.stdout.readline()
    await client.wait()
    if not said:
        raise RuntimeError(f"the client {kind} measured nothing")
    return msgspec.json.decode(said, type=dict[str, float])
