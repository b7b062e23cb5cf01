"""Bins and profiles are the same in whatever order mail comes, and after it is read anew."""

import asyncio
import random
from itertools import chain
from typing import Any
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.customers.bins.models import BinDecision, BinSignal
from backend.customers.bins.settling import standing_decisions
from backend.customers.models import Company, Contact, ProfileFact
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import TestTenant, make_tenant

ANA = "Ana Lima <ana.lima@porto-cais.example>"
SIGNED = "Dear Wei,\n\nplease send your offer.\n\nBest regards\nMo Salah\nSalah Trading LLC\n+20 2 27356464\n"
MAILS = (
    Mail(ANA, subject="LED strips"),
    Mail("Wei <sales@anchor.test>", (ANA,), subject="LED strips", minute=30),
    Mail("Newsletter <news@porto-cais.example>", subject="Our spring", minute=40, kind="machine"),
    Mail("Mo Salah <buyer.mo@gmail.com>", subject="Price list?", minute=50, body=SIGNED),
    Mail("Fair News <news@fairs.example>", subject="Visit us", minute=60, kind="machine"),
    Mail("no-reply@portal.example", subject="Your account", minute=70, kind="machine"),
    Mail("Wei <sales@anchor.test>", ("Kurt <k@kranbau.example>",), subject="Cranes", minute=80),
    Mail("Kurt <k@kranbau.example>", subject="Cranes", minute=5000),
    Mail("Ana Lima <ana.lima@porto-cais.example>", ("Agent <agent@spedition.example>",), subject="Docs", minute=95),
    Mail("MAILER-DAEMON@relay.example", subject="Undelivered", minute=99, kind="machine"),
)


async def bins(database: Database, tenant_id: UUID) -> dict[str, Any]:
    """Every bin with its reasons, and every value known, in words that do not depend on ids."""
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        companies = {row.id: row for row in await session.scalars(select(Company))}
        contacts = {row.id: row for row in await session.scalars(select(Contact))}
        standing = await standing_decisions(session, company_ids=companies, contact_ids=contacts)
        names = {each: row.domain for each, row in companies.items()} | {
            each: row.email for each, row in contacts.items()
        }
        facts = await session.scalars(select(ProfileFact))
        signals = await session.scalars(select(BinSignal))
        return {
            "bins": {
                names[row.id]: (row.bin, standing[row.id].reasons if row.id in standing else None, row.name)
                for row in chain[Company | Contact](companies.values(), contacts.values())
            },
            "employers": {row.email: companies[row.company_id].domain for row in contacts.values() if row.company_id},
            "facts": sorted(
                (names[fact.subject_id] or "", fact.field, fact.value, fact.sources, round(fact.confidence, 6))
                for fact in facts
            ),
            "signals": sorted((names[one.contact_id] or "", one.kind, one.role, one.human) for one in signals),
        }


async def test_each_sender_is_in_its_bin(database: Database, tenant: TestTenant) -> None:
    await our_mailbox(database, tenant.id)
    await learn_from(database, tenant.id, await store(database, tenant.id, *MAILS))
    found = (await bins(database, tenant.id))["bins"]
    assert {name: bin_ for name, (bin_, _, _) in found.items()} == {
        "porto-cais.example": "customer",
        "ana.lima@porto-cais.example": "customer",
        "news@porto-cais.example": "noise",
        "buyer.mo@gmail.com": "candidate",
        "fairs.example": "noise",
        "news@fairs.example": "noise",
        "portal.example": "noise",
        "no-reply@portal.example": "noise",
        "kranbau.example": "customer",
        "k@kranbau.example": "customer",
        "spedition.example": "candidate",
        "agent@spedition.example": "candidate",
    }
    assert found["kranbau.example"][1] == ("answered_us",)
    assert "free_mail" in found["buyer.mo@gmail.com"][1]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_order_and_any_batches_end_the_same(database: Database, seed: int) -> None:
    rng = random.Random(seed)
    straight = await make_tenant(database, "Straight")
    await our_mailbox(database, straight.id)
    await learn_from(database, straight.id, await store(database, straight.id, *MAILS))
    mixed = await make_tenant(database, "Shuffled")
    await our_mailbox(database, mixed.id)
    ids = await store(database, mixed.id, *rng.sample(MAILS, len(MAILS)))
    while ids:
        size = rng.randint(1, len(ids))
        await learn_from(database, mixed.id, ids[:size])
        ids = ids[size:]
    assert await bins(database, mixed.id) == await bins(database, straight.id)


async def test_reading_anew_gives_the_same_profile_and_decides_nothing_again(
    database: Database, tenant: TestTenant
) -> None:
    await our_mailbox(database, tenant.id)
    ids = await store(database, tenant.id, *MAILS)
    await learn_from(database, tenant.id, ids)
    before, decisions = await bins(database, tenant.id), await _decisions(database, tenant.id)
    await asyncio.gather(*(learn_from(database, tenant.id, ids[n::2]) for n in range(2)))
    assert await bins(database, tenant.id) == before
    assert await _decisions(database, tenant.id) == decisions


async def _decisions(database: Database, tenant_id: UUID) -> int:
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        return len(list(await session.scalars(select(BinDecision.id))))
