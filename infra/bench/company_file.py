"""Opening the file of a company with 10,000 events: each call of the screen, and the time to its first paint."""

import asyncio
import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text

from backend.accounts.service.tenants import create_account
from backend.metadata import all_tables
from infra.bench.installation import bench_servers, bench_settings, environment
from infra.bench.load import Connection, Samples, UnexpectedAnswerError, request
from infra.bench.mail_search_fill import Filled, fill
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.bench.servers import free_port, running
from infra.migrations.runner import migrate
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime, open_runtime

#: Events of the scale's 20,000 messages.
_SHARE: Final = 2
_PEOPLE: Final = 40
_GOAL_MS: Final = 1000
_EMAIL: Final = "rep@bench.example"
_SECRET: Final = "correct horse 9"
_ROOT: Final = Path(__file__).parents[2]
_PAINT: Final = Path(__file__).with_name("company_file_paint.mjs")
#: What the screen asks for when it opens, as `frontend/src/features/customers/routes/CompanyPage.tsx` does.
_CALLS: Final = {
    "company": "",
    "timeline": "/timeline?with_total=true",
    "facts": "/facts",
    "requests": "/requests",
    "relations": "/relations",
    "files": "/files?limit=6&with_total=true",
    "portrait": "/portrait",
}
_NOTES: Final = [
    "one company with all events: mail of 40 people in threads of three, a note after every hundredth, 500 facts with"
    " their sources; `lading api`, one process, signed in as a rep who may see all mail",
    "restricted: nineteen of twenty mailboxes are closed to the reader, so every event's mail is asked for its sight",
    "together: all calls of the screen at once over six connections, as a browser does; ms until the last is answered",
    "paint: headless Chromium from the navigation to the first 50 events on screen, everything cached but the data;"
    " absent where no browser or built web app is found",
]

_FILL: Final = """
INSERT INTO company (tenant_id, id, name, name_key, domains, stage, source, bin, tags, time_zone, country,
    contacts_count, conversations_count, last_message_at, created_at, updated_at, version)
  VALUES (:tenant, :company, 'Kranbau Weber GmbH', 'kranbau weber gmbh', '{}', 'customer', 'mail', 'customer', '{}',
    'Europe/Berlin', 'DE', :people, 1, now(), now(), now(), 1);
INSERT INTO contact (tenant_id, id, company_id, name, name_key, emails, source, bin, messages_count, created_at,
    updated_at, version)
  SELECT :tenant, gen_random_uuid(), :company, 'Person ' || n, 'person ' || n, '{}', 'mail', 'customer', 1, now(),
    now(), 1 FROM generate_series(1, :people) n;
CREATE TEMP TABLE seat AS SELECT id, row_number() OVER () AS n FROM contact WHERE company_id = :company;
CREATE TEMP TABLE letter AS SELECT id, conversation_id, sent_at, subject, row_number() OVER (ORDER BY sent_at) AS n
  FROM message WHERE tenant_id = :tenant;
INSERT INTO participation (tenant_id, id, contact_id, company_id, message_id, conversation_id, role, at)
  SELECT :tenant, gen_random_uuid(), s.id, :company, l.id, l.conversation_id, 'from', l.sent_at
  FROM letter l JOIN seat s ON s.n = l.n % :people + 1;
INSERT INTO timeline_entry (tenant_id, id, company_id, contact_id, kind, at, summary, message_id, conversation_id,
    direction)
  SELECT :tenant, gen_random_uuid(), :company, s.id, 'message', l.sent_at, l.subject, l.id, l.conversation_id,
    CASE WHEN l.n % 2 = 0 THEN 'in' ELSE 'out' END
  FROM letter l JOIN seat s ON s.n = l.n % :people + 1;
INSERT INTO timeline_entry (tenant_id, id, company_id, kind, at, summary)
  SELECT :tenant, gen_random_uuid(), :company, 'note', sent_at, 'They want samples first.' FROM letter
  WHERE n % 100 = 0;
INSERT INTO profile_fact (tenant_id, id, subject_kind, subject_id, field, value, normalized, confidence, sources,
    last_at)
  SELECT :tenant, gen_random_uuid(), 'company', :company,
    (ARRAY['phone', 'website', 'address', 'product', 'quantity', 'incoterm'])[n % 6 + 1], 'Value ' || n, 'value ' || n,
    0.8, 1, now() FROM generate_series(1, 500) n;
INSERT INTO fact_source (tenant_id, id, fact_id, message_id, conversation_id, value, confidence, part, start, "end",
    quote, at)
  SELECT :tenant, gen_random_uuid(), f.id, l.id, l.conversation_id, f.value, 0.8, 'text', 0, 5, f.value, l.sent_at
  FROM (SELECT id, value, row_number() OVER () AS n FROM profile_fact WHERE subject_id = :company) f
  JOIN letter l ON l.n = f.n;
UPDATE profile_fact f SET source_id = s.id FROM fact_source s WHERE s.fact_id = f.id;
"""


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


async def run(scale: Scale) -> Report:
    """Fill, open the file again and again, and measure."""
    events = max(200, scale.messages // _SHARE)
    company = new_id()
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        port = free_port()
        settings = bench_settings(urls, redis.url(), folder, port=port)
        _say(f"filling {events} events")
        async with open_runtime(settings, "lading-bench") as runtime:
            filled = await fill(runtime, events)
            await _set_password(runtime)
            await _fill_company(runtime, urls.owner_url, filled, company)
            program = ["-c", "from backend.cli import main; main()", "api"]
            variables = environment(settings)
            web = os.environ.get("LADING_WEB_DIR")
            if web:
                variables["LADING_WEB_DIR"] = web
            async with running("api", program, port=port, folder=folder, path="/healthz", env=variables):
                cookie = await _sign_in(port)
                everything = await _measure(port, cookie, company, 4 * scale.rounds)
                paint = await _paint(port, company, scale.rounds)
                await _close_most(runtime, filled)
                restricted = await _measure(port, cookie, company, 4 * scale.rounds)
    slowest = max(everything["together"]["p95"], paint["p50"] if paint else 0)
    return Report(
        bench="company_file",
        unit={"each": "ms", "together": "ms", "paint": "ms"},
        scale={"events": events + events // 100, "people": _PEOPLE, "facts": 500, "rounds": scale.rounds},
        ours={"everything": everything, "restricted": restricted, "paint": paint},
        theirs={"goal": {"together": _GOAL_MS, "paint": _GOAL_MS}},
        ratio={"goal": round(_GOAL_MS / slowest, 2)},
        notes=_NOTES,
    )


async def _set_password(runtime: Runtime) -> None:
    async with runtime.database.system_session() as session:
        model = await create_account(session, email="model@bench.example", name="Model", password=_SECRET)
        await session.flush()
        await session.execute(
            text("UPDATE user_account SET password_hash = :hash WHERE email = :email").bindparams(
                hash=model.password_hash, email=_EMAIL
            )
        )


async def _fill_company(runtime: Runtime, owner_url: str, filled: Filled, company: UUID) -> None:
    async with runtime.database.tenant_session(filled.tenant_id, system_actor("bench")) as session:
        for statement in _FILL.split(";\n"):
            if statement.strip():
                named = {"tenant": filled.tenant_id, "company": company, "people": _PEOPLE}
                used = {name: value for name, value in named.items() if f":{name}" in statement}
                await session.execute(text(statement).bindparams(**used))
    import asyncpg

    connection = await asyncpg.connect(owner_url)
    try:
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


async def _close_most(runtime: Runtime, filled: Filled) -> None:
    async with runtime.database.tenant_session(filled.tenant_id, system_actor("bench")) as session:
        for mailbox_id in filled.mailboxes[1:]:
            mailbox = await session.get_one(Mailbox, (filled.tenant_id, mailbox_id))
            mailbox.visibility = "owner"


async def _sign_in(port: int) -> str:
    import httpx

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/api/v1") as client:
        answer = await client.post("/session", json={"email": _EMAIL, "password": _SECRET})
        answer.raise_for_status()
        return "; ".join(f"{name}={value}" for name, value in answer.cookies.items())


async def _measure(port: int, cookie: str, company: UUID, rounds: int) -> dict[str, Any]:
    asked = {
        name: request("GET", f"/api/v1/companies/{company}{path}", headers={"Cookie": cookie})
        for name, path in _CALLS.items()
    }
    each = {name: Samples() for name in asked}
    together = Samples()
    connections = [await Connection.open(port) for _ in range(6)]
    try:
        for number in range(rounds + 2):
            for name, sent in asked.items():
                began = time.perf_counter()
                await _ask(connections[0], sent)
                if number > 1:  # the first two fill caches and prepare statements
                    each[name].latencies.append(time.perf_counter() - began)
            began = time.perf_counter()
            await _all_at_once(connections, list(asked.values()))
            if number > 1:
                together.latencies.append(time.perf_counter() - began)
    finally:
        for connection in connections:
            connection.close()
    return {name: _numbers(samples) for name, samples in {**each, "together": together}.items()}


async def _ask(connection: Connection, sent: bytes) -> None:
    answer = await connection.ask(sent)
    if answer.status != 200:
        raise UnexpectedAnswerError(f"{sent[:120]!r} was answered {answer.status}: {answer.body[:300]!r}")


async def _all_at_once(connections: list[Connection], sent: list[bytes]) -> None:
    waiting: asyncio.Queue[bytes] = asyncio.Queue()
    for each in sent:
        waiting.put_nowait(each)

    async def work(connection: Connection) -> None:
        while not waiting.empty():
            await _ask(connection, waiting.get_nowait())

    await asyncio.gather(*(work(connection) for connection in connections))


def _numbers(samples: Samples) -> dict[str, float]:
    return {
        "p50": round(samples.percentile(0.5) * 1000, 1),
        "p95": round(samples.percentile(0.95) * 1000, 1),
    }


async def _paint(port: int, company: UUID, rounds: int) -> dict[str, float] | None:
    """Milliseconds from the navigation to the first events; None where there is no browser or no built web app."""
    node, chromium = shutil.which("node"), os.environ.get("LADING_CHROMIUM") or shutil.which("chromium")
    web = Path(os.environ.get("LADING_WEB_DIR") or _ROOT / "frontend" / "dist")
    driver = _ROOT / "frontend" / "node_modules" / "playwright-core"
    if not (node and chromium and (web / "index.html").exists() and driver.exists()):
        _say("no browser or no built web app: paint is not measured")
        return None
    told = {"base": f"http://127.0.0.1:{port}", "path": f"/companies/{company}", "email": _EMAIL, "secret": _SECRET,
            "chromium": chromium, "driver": str(driver), "rounds": rounds}  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        node, str(_PAINT), json.dumps(told), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, err = await process.communicate()
    if process.returncode != 0:
        raise UnexpectedAnswerError(err.decode()[-500:])
    samples = Samples([each / 1000 for each in json.loads(out)], 1.0)
    return _numbers(samples)
