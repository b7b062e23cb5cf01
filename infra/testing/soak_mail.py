"""A long run of the mail engine while everything goes wrong, outside of CI: `make soak MINUTES=10 SEED=1`.

Two `lading mail` processes look after one Dovecot mailbox through a relay. Meanwhile mail is delivered, moved,
flagged and deleted, connections are cut anywhere, and processes are killed with SIGKILL. In the end the ledger of each
folder must be exact, and each letter that was ever seen on the server must be here once.
"""

import argparse
import asyncio
import contextlib
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import psutil
from sqlalchemy import func, select

from backend.accounts.service.tenants import create_tenant
from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox, request_sync
from backend.metadata import all_tables
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.local.process import Child, Command
from infra.migrations.runner import migrate
from mail_ingest.store.models import MailFolder, Message, MessagePlacement
from mail_ingest.testing.dovecot import Dovecot
from tenants.context import system_actor
from tenants.runtime import Runtime, open_runtime

_ACTOR = system_actor("soak")
_USER, _PASSWORD = "soak@orders.example", "s3cret pass"
_FOLDERS = ("INBOX", "Kunden", "Archive")
_PROCESSES = 2
_FIRST = 300
_SETTLE_SECONDS = 240.0


@dataclass(slots=True)
class Tally:
    """What happened."""

    delivered: int = 0
    expunged: int = 0
    moved: int = 0
    flagged: int = 0
    cut: int = 0
    killed: int = 0

    def __str__(self) -> str:
        return (
            f"{self.delivered} delivered, {self.expunged} expunged, {self.moved} moved, {self.flagged} flagged,"
            f" {self.cut} connections cut, {self.killed} processes killed"
        )


class Relay:
    """Passes connections on to a server, and cuts them when told to."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._open: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def start(self) -> int:
        """Listen; answers the port."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Cut all and listen no more."""
        if self._server is not None:
            self._server.close()
        self.cut(lambda: True)
        await asyncio.gather(*self._open, return_exceptions=True)

    def cut(self, chosen: Callable[[], bool]) -> int:
        """Cut each connection that `chosen` picks; how many."""
        cut = [task for task in self._open if chosen()]
        for task in cut:
            task.cancel()
        return len(cut)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is None:
            return
        self._open.add(task)
        there_writer: asyncio.StreamWriter | None = None
        try:
            there_reader, there_writer = await asyncio.open_connection("127.0.0.1", self._to)
            done, rest = await asyncio.wait(
                {
                    asyncio.ensure_future(_pump(reader, there_writer)),
                    asyncio.ensure_future(_pump(there_reader, writer)),
                },
                return_when=asyncio.FIRST_COMPLETED,
            )
            for each in rest:
                each.cancel()
            await asyncio.gather(*done, *rest, return_exceptions=True)
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            self._open.discard(task)
            for end in (writer, there_writer):
                if end is not None:
                    end.transport.abort()


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
    while data := await source.read(16_384):
        target.write(data)
        await target.drain()


def _letter(chance: random.Random, number: int) -> bytes:
    message = EmailMessage()
    message["Message-ID"] = f"<soak.{number}@mail.example>"
    message["From"] = f"Buyer {number % 37} <buyer{number % 37}@firm{number % 37}.example>"
    message["To"] = _USER
    message["Subject"] = f"{'Re: ' if number % 3 else ''}Order {number // 3}"
    message["Date"] = "Mon, 02 Nov 2026 08:00:00 +0000"
    if number % 3:
        message["References"] = f"<soak.{number - 1}@mail.example>"
    message.set_content("Steel coils, hot rolled.\n" * chance.randrange(3, 400))
    if chance.random() < 0.2:
        message.add_attachment(
            chance.randbytes(chance.randrange(1000, 300_000)), "application", "pdf", filename="a.pdf"
        )
    return message.as_bytes()


class Soak:
    """One mailbox, everything that happens to it, and what is true in the end."""

    def __init__(self, runtime: Runtime, dovecot: Dovecot, relay: Relay, env: dict[str, str], folder: Path, seed: int):
        self._runtime = runtime
        self._dovecot = dovecot
        self._relay = relay
        self._env = env
        self._folder = folder
        self._chance = random.Random(seed)
        self._children: list[Child] = []
        self._started = 0
        self.tally = Tally()

    async def run(self, port: int, seconds: float, calm: float) -> list[str]:
        """Let everything go wrong for so long, about every `calm` seconds; what is not as it should be in the end."""
        self._deliver(_FIRST)
        async with self._runtime.database.system_session() as session:
            tenant_id = (await create_tenant(session, "Soak")).id
        wanted = NewMailbox(_USER, _PASSWORD, Endpoint("localhost", port, "tls"), username=_USER)
        async with self._runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            mailbox_id = (await add_mailbox(session, _ACTOR, self._runtime.vault, wanted)).id
        try:
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                self._keep_running()
                await asyncio.sleep(self._chance.uniform(0.2, 2 * calm))
                await self._something()
            self._keep_running()
            return await self._settled(tenant_id, mailbox_id)
        finally:
            for child in self._children:
                child.stop()

    def _keep_running(self) -> None:
        self._children = [child for child in self._children if child.exit_code() is None]
        while len(self._children) < _PROCESSES:
            self._started += 1
            name = f"mail{self._started}"
            argv = (sys.executable, "-c", "from backend.cli import main; main()", "mail")
            command = Command(argv=argv, env=self._env, cwd=Path(__file__).parents[2])
            log, pid_file = self._folder / f"{name}.log", self._folder / f"{name}.pid"
            self._children.append(Child.start(name, command, log=log, pid_file=pid_file))

    async def _something(self) -> None:
        kinds = {"deliver": 8, "expunge": 3, "move": 3, "flag": 3, "cut": 6, "kill": 2}
        (kind,) = self._chance.choices(list(kinds), list(kinds.values()))
        if kind == "deliver":
            self._deliver(self._chance.randrange(1, 40))
        elif kind == "cut":
            self.tally.cut += self._relay.cut(lambda: self._chance.random() < 0.5)
        elif kind == "kill":
            child = self._chance.choice(self._children)
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(child.pid).send_signal(signal.SIGKILL)
            child.wait(10)
            self.tally.killed += 1
        else:
            await asyncio.to_thread(self._change, kind)

    def _deliver(self, count: int) -> None:
        letters = []
        for _ in range(count):
            letters.append(_letter(self._chance, self.tally.delivered))
            self.tally.delivered += 1
        self._dovecot.deliver(_USER, letters, folder=self._chance.choice(_FOLDERS))

    def _change(self, kind: str) -> None:
        """What a person does in another program."""
        source, target = self._chance.sample(_FOLDERS, 2)
        with self._dovecot.client(_USER) as client:
            if client.select(source)[0] != "OK":
                return
            found = client.uid("SEARCH", "ALL")[1][0] or b""
            uids = found.split()
            chosen = self._chance.sample(uids, min(len(uids), self._chance.randrange(1, 8)))
            if not chosen:
                return
            joined = b",".join(sorted(chosen, key=int)).decode()
            if kind == "flag":
                client.uid("STORE", joined, "+FLAGS.SILENT", self._chance.choice(["(\\Seen)", "(\\Flagged)"]))
                self.tally.flagged += len(chosen)
            elif kind == "move":
                client.create(target)
                client.uid("COPY", joined, target)
                self.tally.moved += len(chosen)
            if kind in {"move", "expunge"}:
                client.uid("STORE", joined, "+FLAGS.SILENT", "(\\Deleted)")
                client.uid("EXPUNGE", joined)
                self.tally.expunged += len(chosen) if kind == "expunge" else 0

    async def _settled(self, tenant_id: UUID, mailbox_id: UUID) -> list[str]:
        """Wait until nothing is wrong any more; what still is, after a while."""
        deadline = time.monotonic() + _SETTLE_SECONDS
        while True:
            async with self._runtime.database.tenant_session(tenant_id, _ACTOR) as session:
                await request_sync(session, _ACTOR, mailbox_id)
            await asyncio.sleep(3)
            wrong = await self._wrong(tenant_id, mailbox_id)
            if not wrong or time.monotonic() > deadline:
                return wrong

    async def _wrong(self, tenant_id: UUID, mailbox_id: UUID) -> list[str]:
        wrong: list[str] = []
        async with self._runtime.database.tenant_read_session(tenant_id, _ACTOR) as session:
            rows = await session.scalars(select(MailFolder).where(MailFolder.mailbox_id == mailbox_id))
            folders = {row.name: row for row in rows}
            doubles = await session.scalar(
                select(func.count() - func.count(func.distinct(Message.message_id_header))).select_from(Message)
            )
            known = set(await session.scalars(select(Message.message_id_header)))
            if doubles:
                wrong.append(f"{doubles} letters are here twice")
            for name in _FOLDERS:
                row = folders.get(name)
                if row is None:
                    continue
                there, ids = await asyncio.to_thread(self._on_server, name)
                open_places = select(MessagePlacement.uid).where(
                    MessagePlacement.folder_id == row.id,
                    MessagePlacement.uid_validity == row.uid_validity,
                    MessagePlacement.gone_at.is_(None),
                )
                placed = sorted(await session.scalars(open_places))
                if placed != there:
                    wrong.append(f"{name}: missing {set(there) - set(placed)}, too many {set(placed) - set(there)}")
                counters = (row.on_server, row.stored, row.skipped, row.drift, row.backfill_done)
                if counters != (len(there), len(there), 0, 0, True):
                    wrong.append(f"{name}: {len(there)} on the server, and the ledger says {counters}")
                if lost := ids - known:
                    wrong.append(f"{name}: {len(lost)} letters on the server are not here, such as {min(lost)}")
        return wrong

    def _on_server(self, name: str) -> tuple[list[int], set[str]]:
        """UIDs and Message-IDs of a folder, asked past the relay."""
        with self._dovecot.client(_USER) as client:
            if client.select(name, readonly=True)[0] != "OK":
                return [], set()
            uids = [int(uid) for uid in (client.uid("SEARCH", "ALL")[1][0] or b"").split()]
            if not uids:
                return [], set()
            answer = client.uid("FETCH", "1:*", "(BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])")[1]
        heads = b"".join(each[1] for each in answer if isinstance(each, tuple))
        return uids, {found.decode().strip("<>") for found in re.findall(rb"<[^>]+>", heads)}


async def soak(minutes: float, seed: int, calm: float) -> int:
    """Soak; the number of things that are wrong in the end."""
    with bench_servers() as (folder, postgres, redis), Dovecot() as dovecot:
        dovecot.add_user(_USER, _PASSWORD)
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        ours, trusted = "127.0.0.0/8,::1/128", dovecot.authority.ca_file
        settings = bench_settings(urls, redis.url(), folder, allowed_networks=ours, extra_ca_file=trusted)
        env = environment(settings, allowed_networks=ours, extra_ca_file=str(trusted))
        relay = Relay(dovecot.tls_port)
        port = await relay.start()
        try:
            async with open_runtime(settings, "lading-soak") as runtime:
                soaking = Soak(runtime, dovecot, relay, env, folder, seed)
                began = time.monotonic()
                wrong = await soaking.run(port, minutes * 60, calm)
        finally:
            await relay.stop()
    sys.stderr.write(f"{soaking.tally} in {time.monotonic() - began:.0f} s\n")
    for each in wrong:
        sys.stderr.write(f"WRONG: {each}\n")
    sys.stderr.write("the ledger is exact\n" if not wrong else "")
    return len(wrong)


def main() -> None:
    """Soak, and fail when something is wrong in the end."""
    options = argparse.ArgumentParser(prog="python -m infra.testing.soak_mail", description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--calm", type=float, default=2.0, help="seconds between two blows, on average")
    given = options.parse_args()
    sys.exit(1 if asyncio.run(soak(given.minutes, given.seed, given.calm)) else 0)


if __name__ == "__main__":
    main()
