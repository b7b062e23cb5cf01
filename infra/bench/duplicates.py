"""Seeing twins on the way in, and looking for duplicates at night, in a tenant of many companies."""

import random
import sys
import time
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from typing import Any, Final
from uuid import UUID

import psutil
from sqlalchemy import insert, text

from backend.accounts.service.tenants import create_tenant
from backend.customers.duplicates.finder import find_duplicates
from backend.customers.duplicates.keys import Given, IdentityKeys
from backend.customers.duplicates.sweep import sweep_keys
from backend.customers.duplicates.twins import find_twins
from backend.customers.models import Company, Contact
from backend.metadata import all_tables
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime, open_runtime
from tenants.session import make_engine

_BATCH: Final = 1000
#: One company in so many is there twice, in another spelling.
_TWICE: Final = 20
_ASKED: Final = 400
_GOAL_P95_MS: Final = 30.0
_GOAL_SECONDS: Final = 300.0
_FIRST: Final = (
    "Blue",
    "Nord",
    "Alpha",
    "Kern",
    "Harbour",
    "Silver",
    "Delta",
    "Prime",
    "Sun",
    "West",
    "Atlas",
    "Nova",
    "Orient",
    "Polar",
    "Terra",
    "Vita",
    "Zenith",
    "Baltic",
)
_LAST: Final = (
    "Valves",
    "Lamps",
    "Tools",
    "Foods",
    "Textil",
    "Pumps",
    "Paper",
    "Optics",
    "Marine",
    "Steel",
    "Cables",
    "Toys",
    "Trading",
    "Logistics",
    "Ceramics",
)
_FORMS: Final = ("Ltd", "GmbH", "S.A.", "LLC", "Co., Ltd.", "Sp. z o.o.", "S.p.A.", "")
_COUNTRIES: Final = ("DE", "FR", "PL", "US", "BR", "AE", "VN", "IT")
_NOTES: Final = [
    "twins: twins.find_twins for what a form sends (name, country, domain, phone), half of them there already, one"
    " connection",
    "night: finder.find_duplicates as the nightly job runs it: keys of what changed, pairs, clusters; memory is what"
    " our process grew by while it ran; one company in twenty is there twice",
    "keys: sweep.sweep_keys over all records, as after an upgrade",
]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


async def run(scale: Scale) -> Report:
    """Fill, make keys, ask, look."""
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        settings = bench_settings(urls, redis.url(), folder)
        async with open_runtime(settings, "lading-bench") as runtime:
            _say(f"filling {scale.companies} companies")
            tenant_id = await _fill(runtime, scale.companies)
            await _analyze(urls.owner_url)
            began = time.monotonic()
            records = await sweep_keys(runtime.database, tenant_id)
            keys = {"records": records, "seconds": round(time.monotonic() - began, 1)}
            _say(f"keys: {keys}")
            await _analyze(urls.owner_url)
            twins = await _ask(runtime, tenant_id, scale.companies)
            _say(f"twins: {twins}")
            night = await _look(runtime, tenant_id)
            _say(f"night: {night}")
    return Report(
        bench="duplicates",
        unit={"twins": "ms", "night": "s"},
        scale={"companies": scale.companies, "contacts": scale.companies, "keys": keys},
        ours={"twins": twins, "night": night},
        theirs={"twins": {"p95_ms": _GOAL_P95_MS}, "night": {"seconds": _GOAL_SECONDS}},
        ratio={
            "twins_p95": round(_GOAL_P95_MS / twins["p95_ms"], 2),
            "night": round(_GOAL_SECONDS / max(night["seconds"], 0.01), 2),
        },
        notes=_NOTES,
    )


def _company(number: int) -> dict[str, Any]:
    """A company that is always the same for its number; one in twenty is its predecessor once more."""
    twice = number % _TWICE == 1
    chance = random.Random(number - 1 if twice else number)
    name = f"{chance.choice(_FIRST)} {chance.choice(_LAST)} {chance.randrange(10**6)}"
    at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=number)
    return {
        "id": new_id(),
        "name": f"{name.upper() if twice else name} {_FORMS[number % len(_FORMS)]}".strip(),
        "name_key": name.casefold(),
        "domains": [] if twice else [f"firm{number}.example"],
        "tags": [],
        "country": chance.choice(_COUNTRIES),
        "phone": f"+49431{chance.randrange(10**6, 10**7)}" if chance.random() < 0.5 else None,
        "address": f"Street {chance.randrange(10**4)}, {chance.randrange(10**5)} Town"
        if chance.random() < 0.5
        else None,
        "source": "import",
        "created_at": at,
        "updated_at": at,
    }


async def _fill(runtime: Runtime, companies: int) -> UUID:
    actor = system_actor("bench")
    async with runtime.database.system_session() as session:
        tenant_id = (await create_tenant(session, "Duplicates")).id
    for start in range(0, companies, _BATCH):
        rows = [_company(number) for number in range(start, min(start + _BATCH, companies))]
        people = [
            {
                "id": new_id(),
                "company_id": row["id"],
                "name": f"Person {start + place} Name",
                "name_key": "person",
                "emails": [f"p{start + place}@gmail.com"],
                "source": "import",
            }
            for place, row in enumerate(rows)
        ]
        async with runtime.database.tenant_session(tenant_id, actor) as session:
            await session.execute(insert(Company), rows)
            await session.execute(insert(Contact), people)
    return tenant_id


async def _analyze(owner_url: str) -> None:
    engine = make_engine(owner_url)
    async with engine.connect() as connection:
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(text("ANALYZE"))
    await engine.dispose()


async def _ask(runtime: Runtime, tenant_id: UUID, companies: int) -> dict[str, Any]:
    chance, actor = random.Random(1), system_actor("bench")
    times, found = [], 0
    for turn in range(_ASKED):
        number = chance.randrange(companies) if turn % 2 else companies + turn
        row = _company(number)
        keys = IdentityKeys.of(
            Given(
                name=row["name"],
                country=row["country"],
                domains=tuple(row["domains"]),
                phones=tuple(filter(None, [row["phone"]])),
            )
        )
        async with runtime.database.tenant_read_session(tenant_id, actor) as session:
            began = time.perf_counter()
            twins = await find_twins(session, keys)
            times.append((time.perf_counter() - began) * 1000)
        found += any(twin.verdict == "certain" for twin in twins)
    return {
        "p50_ms": round(median(times), 2),
        "p95_ms": round(quantiles(times, n=20)[18], 2),
        "asked": len(times),
        "certain": found,
    }


async def _look(runtime: Runtime, tenant_id: UUID) -> dict[str, Any]:
    process = psutil.Process()
    before = process.memory_info().rss
    found = await find_duplicates(runtime.database, tenant_id)
    grown = max(0, process.memory_info().rss - before)
    again = await find_duplicates(runtime.database, tenant_id)
    return {
        "seconds": found.seconds,
        "seconds_next_night": again.seconds,
        "pairs": found.pairs,
        "clusters": found.clusters,
        "grown_mib": round(grown / 2**20, 1),
    }
