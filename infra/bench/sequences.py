"""10,000 letters of sequences: written and queued, handed to a mail server of this machine, and their copies filed.

What is measured: how fast a worker decides, fills and queues; how fast a dispatcher of its own hands letters over to a
real submission server, with tracking, suppression and gate asked for each at that moment; its memory and its processor
time.
"""

import asyncio
import logging
import os
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import psutil
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from sqlalchemy import func, insert, select, update

from backend.accounts.service.tenants import add_seat, create_account, create_tenant
from backend.customers.models import Company, Contact, ContactEmail
from backend.mailboxes.schemas import Endpoint, NewMailbox
from backend.mailboxes.service.accounts import add_mailbox
from backend.metadata import all_tables
from backend.outreach.sending.models import OutgoingMessage, SendingLimit
from backend.outreach.sequences.models import MailSequence, SequenceEnrolment, SequenceSend, SequenceStep
from backend.outreach.sequences.runner import SequenceRunner
from backend.outreach.templates.models import Template, TemplateLanguage
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from mail_ingest.testing.dovecot import Dovecot
from tenants.access import permissions_of
from tenants.context import Actor, system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime, open_runtime
from tenants.settings import Settings

_LETTERS: Final = 10_000
_SEQUENCES: Final = 5
_MAILBOXES: Final = 4
#: Half past nine on a Tuesday in São Paulo: what is due then goes at once.
_MOMENT: Final = datetime(2027, 3, 9, 12, 30, tzinfo=UTC)
_ACTOR: Final = system_actor("bench")
_PASSWORD: Final = "s3cret pass"
_BODY: Final = "<p>Dear {{ contact.name }},</p><p>see <a href='https://acme.example/list'>our list</a>.</p>"
_PROGRAM: Final = """
import uvloop
from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.outreach.sending.dispatcher import Dispatcher
from backend.outreach.sequences import gate
from tenants.runtime import open_runtime
from tenants.settings import load_settings

async def main():
    async with open_runtime(load_settings(), "sending") as runtime:
        keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
        await Dispatcher(runtime, keeper.access_token).run()

uvloop.run(main())
"""
_NOTES: Final = [
    "queueing: one worker's runner in this process; every letter is decided about, filled from its template in one of"
    " two languages, given its foot and reader's page, and queued",
    "sending: one dispatcher process, four mailboxes over TLS to a submission server in this process; sender,"
    " suppression, consent and the sequence's own gate are asked for each letter at that moment; copies go to Sent of a"
    " Dovecot on the same machine, from where `filed` counts",
    "a mailbox hands its letters over one after the other: the rate is that of four connections. What bounds it on a"
    " busy machine is the wait for a core and for the disk; two commits a letter, before its dot and after the answer,"
    " keep it from being lost or doubled",
    "doubled: letters that the server took more than once, by Message-ID",
    "PostgreSQL, Redis, Dovecot, the submission server and both processes share the machine",
]


class _Sink:
    """Takes everything, and remembers Message-IDs."""

    def __init__(self) -> None:
        self.port = 0
        self.taken: list[bytes] = []

    async def handle_MAIL(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_DATA(  # noqa: N802 - as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        start = content.lower().find(b"message-id:")
        self.taken.append(content[start : content.find(b"\r\n", start)].strip())
        return "250 2.0.0 Taken"

    def serve(self, dovecot: Dovecot) -> None:
        """Listen in a thread of its own."""
        ready = threading.Event()

        def sign_in(server: SMTP, session: Session, envelope: Envelope, kind: str, data: LoginPassword) -> AuthResult:
            return AuthResult(success=data.password == _PASSWORD.encode(), handled=False)

        async def listen() -> None:
            loop = asyncio.get_running_loop()
            server = await loop.create_server(
                lambda: SMTP(self, loop=loop, enable_SMTPUTF8=True, authenticator=sign_in, auth_require_tls=False),
                "127.0.0.1", 0, ssl=dovecot.authority.server_context(),
            )  # fmt: skip
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await asyncio.Event().wait()

        threading.Thread(target=asyncio.run, args=(listen(),), daemon=True).start()
        ready.wait()


async def run(scale: Scale) -> Report:
    """Fill, queue, send and file."""
    letters = min(_LETTERS, scale.messages)
    with bench_servers() as (folder, postgres, redis), Dovecot() as dovecot:
        sink = _Sink()
        sink.serve(dovecot)
        trust: dict[str, Any] = {
            "extra_ca_file": dovecot.authority.ca_file, "allowed_networks": "127.0.0.0/8,::1/128",
            "tracking_url": "https://go.bench.example",
        }  # fmt: skip
        settings = bench_settings(postgres.urls(), redis.url(), folder, **trust)
        await migrate(settings.database_owner_url or "", all_tables())
        logging.getLogger("mail.log").setLevel(logging.ERROR)  # the sink would tell of every command
        async with open_runtime(settings, "lading-bench") as runtime:
            tenant_id = await _fill(runtime, dovecot, sink, letters)
            queued = await _queue(runtime, tenant_id, letters)
            sent = await _send(settings, runtime, tenant_id, sink, letters, trust)
    return Report(
        bench="sequences",
        unit={
            "rate": "letters per second",
            "seconds": "s",
            "memory": "MiB, highest",
            "cpu": "s of one core",
            "cpu_per_letter": "ms of one core, copy in Sent included",
        },
        scale={"letters": letters, "sequences": _SEQUENCES, "mailboxes": _MAILBOXES},
        ours={"queueing": queued, "sending": sent, "doubled": len(sink.taken) - len(set(sink.taken))},
        theirs={},
        ratio={},
        notes=_NOTES,
    )


async def _fill(runtime: Runtime, dovecot: Dovecot, sink: _Sink, letters: int) -> UUID:
    async with runtime.database.system_session() as system:
        tenant = await create_tenant(system, "Bench")
        account = await create_account(system, email="li@bench.example", name="Li Wei", password="not for signing in")
        seat = await add_seat(system, tenant.id, account, "owner")
    actor = Actor("user", "Li Wei", "owner", account.id, seat.id, permissions_of("owner"))
    boxes: list[tuple[UUID, str]] = []
    for number in range(_MAILBOXES):
        address = f"sales{number}@bench.example"
        dovecot.add_user(address, _PASSWORD)
        async with runtime.database.tenant_session(tenant.id, actor) as session:
            given = NewMailbox(
                address=address, secret=_PASSWORD, display_name="Bench Sales",
                imap=Endpoint("localhost", dovecot.tls_port, "tls"), smtp=Endpoint("localhost", sink.port, "tls"),
            )  # fmt: skip
            made = await add_mailbox(session, actor, runtime.vault, given)
            session.add(SendingLimit(id=made.id, per_hour=10**9, per_day=10**9))
            boxes.append((made.id, address))
    async with runtime.database.tenant_session(tenant.id, _ACTOR) as session:
        template = Template(id=new_id(), name="Offer", name_key="offer", sharing="all", source_language="en")
        session.add(template)
        await session.flush()
        for tag in ("en", "pt-BR"):
            session.add(TemplateLanguage(template_id=template.id, language=tag, status="approved",
                                         subject="Work lights", html=_BODY))  # fmt: skip
        for number in range(_SEQUENCES):
            sequence = MailSequence(id=new_id(), name=f"S{number}", name_key=f"s{number}", owner_id=seat.id,
                                    status="running", daily_cap=2000)  # fmt: skip
            session.add(sequence)
            await session.flush()
            session.add(SequenceStep(sequence_id=sequence.id, position=0, template_id=template.id))
            await session.flush()
            await _people(session, sequence.id, seat.id, boxes, number, letters // _SEQUENCES)
    return tenant.id


async def _people(session: Any, sequence_id: UUID, seat_id: UUID, boxes: list[Any], batch: int, count: int) -> None:
    companies, contacts, emails, enrolments = [], [], [], []
    for number in range(count):
        company, contact, label = new_id(), new_id(), f"{batch}-{number}"
        mailbox_id, sender = boxes[number % len(boxes)]
        address = f"ana@moinho{label}.example"
        companies.append({"id": company, "name": f"Moinho {label}", "name_key": f"moinho {label}", "country": "BR",
                          "time_zone": "America/Sao_Paulo", "source": "manual", "owner_id": seat_id})  # fmt: skip
        contacts.append({"id": contact, "name": f"Ana {label}", "name_key": f"ana {label}", "email": address,
                         "emails": [address], "company_id": company, "source": "manual",
                         "language": "pt-BR" if number % 2 else "en"})  # fmt: skip
        emails.append({"id": new_id(), "contact_id": contact, "address": address})
        enrolments.append({"id": new_id(), "sequence_id": sequence_id, "contact_id": contact, "company_id": company,
                           "name": f"Ana {label}", "address": address, "author_id": seat_id, "mailbox_id": mailbox_id,
                           "from_address": sender, "next_at": _MOMENT, "created_at": _MOMENT})  # fmt: skip
    for model, rows in ((Company, companies), (Contact, contacts), (ContactEmail, emails),
                        (SequenceEnrolment, enrolments)):  # fmt: skip
        await session.execute(insert(model), rows)


async def _queue(runtime: Runtime, tenant_id: UUID, letters: int) -> dict[str, float]:
    # The mail stays here until all is queued, so that each half is measured by itself.
    process, begun = psutil.Process(), time.perf_counter()
    cpu = process.cpu_times()
    runner = SequenceRunner(runtime, clock=lambda: _MOMENT)
    while await runner.tick():
        pass
    seconds = time.perf_counter() - begun
    used = process.cpu_times()
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        queued = await session.scalar(select(func.count(SequenceSend.id)))
    if queued != letters:
        raise RuntimeError(f"{queued} of {letters} letters were queued")
    return {
        "rate": round(letters / seconds, 1),
        "seconds": round(seconds, 1),
        "cpu": round(used.user + used.system - cpu.user - cpu.system, 1),
        "memory": round(process.memory_info().rss / 2**20),
    }


async def _send(
    settings: Settings, runtime: Runtime, tenant_id: UUID, sink: _Sink, letters: int, trust: dict[str, Any]
) -> dict[str, float]:
    variables = environment(settings, **{name: str(value) for name, value in trust.items()}, log_level="error")
    async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
        await session.execute(update(SendingLimit).values(paused_until=None, pause=None))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _PROGRAM, env={**os.environ, **variables}, cwd=Path(__file__).parents[2]
    )
    watched, highest, first, last = psutil.Process(process.pid), 0, 0.0, 0.0
    filed, before, begun = 0, 0, watched.cpu_times()
    while filed < letters and process.returncode is None:
        await asyncio.sleep(0.5)
        highest = max(highest, watched.memory_info().rss)
        taken, moment = len(sink.taken), time.perf_counter()
        if taken and not first:
            first, before, begun = moment, taken, watched.cpu_times()
        last = last or (moment if taken >= letters else 0.0)
        async with runtime.database.tenant_session(tenant_id, _ACTOR) as session:
            filed = (await session.scalar(select(func.count()).where(OutgoingMessage.filing == "done"))) or 0
    ended, cpu = time.perf_counter(), watched.cpu_times()
    used = cpu.user + cpu.system - begun.user - begun.system
    process.terminate()
    await process.wait()
    return {
        "rate": round((letters - before) / (last - first), 1),
        "seconds": round(last - first, 1),
        "filed": round(letters / (ended - first), 1),
        "cpu": round(cpu.user + cpu.system, 1),
        "cpu_per_letter": round(1000 * used / max(1, letters - before), 2),
        "memory": round(highest / 2**20),
    }
