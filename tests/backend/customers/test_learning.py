"""Customers appear from mail: who becomes one, in any order, once, and who never does."""

import asyncio
import itertools
import random

import pytest
from sqlalchemy import func, select

from backend.customers.models import Company, CustomerSearch, Participation, TimelineEntry
from backend.customers.queries import customers_for_conversations
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.backend.customers.mail import US, Mail, known, learn_from, our_mailbox, store
from tests.support import TestTenant, make_tenant

BUYER = "Ana Lima <ana.lima@porto-cais.example>"
CORRESPONDENCE = (
    Mail(BUYER, subject="LED strips", language="pt", cc=("Rui Reis <rui@porto-cais.example>",)),
    Mail("Wei <sales@anchor.test>", (BUYER,), subject="LED strips", minute=30),
    Mail(BUYER, subject="LED strips", minute=90, language="pt"),
    Mail("ana.lima@porto-cais.example", subject="Samples", minute=200, language="en"),
    Mail("Jürgen Groß <j.gross@kranbau.example>", cc=("someone@elsewhere.example",), minute=10, language="de"),
    Mail("Wei <sales@anchor.test>", ("einkauf@kranbau.example", "k.weber@kranbau.example"), minute=11),
    Mail("buyer.mo@gmail.com", subject="Price list?", minute=300),
    Mail("Mo Salah <buyer.mo@gmail.com>", subject="Price list?", minute=310),
)


@pytest.fixture
async def ours(database: Database, tenant: TestTenant) -> TestTenant:
    await our_mailbox(database, tenant.id)
    return tenant


async def test_people_and_companies_appear(database: Database, ours: TestTenant) -> None:
    await learn_from(database, ours.id, await store(database, ours.id, *CORRESPONDENCE))
    found = await known(database, ours.id)
    assert set(found["companies"]) == {"porto-cais.example", "kranbau.example"}
    assert set(found["contacts"]) == {
        "ana.lima@porto-cais.example",
        "rui@porto-cais.example",
        "j.gross@kranbau.example",
        "einkauf@kranbau.example",
        "k.weber@kranbau.example",
        "buyer.mo@gmail.com",
    }
    name, domain, *_, messages, _last, _bin = found["contacts"]["ana.lima@porto-cais.example"]
    assert (name, domain, messages) == ("Ana Lima", "porto-cais.example", 4)
    company = found["companies"]["porto-cais.example"]
    assert company[0] == "Porto Cais"
    assert company[4:7] == (2, 2, CORRESPONDENCE[3].at)


async def test_a_person_on_free_mail_is_a_contact_without_a_company(database: Database, ours: TestTenant) -> None:
    await learn_from(database, ours.id, await store(database, ours.id, *CORRESPONDENCE))
    name, company, *_ = (await known(database, ours.id))["contacts"]["buyer.mo@gmail.com"]
    assert (name, company) == ("Mo Salah", None)


@pytest.mark.parametrize("seed", range(6))
async def test_any_order_and_any_batches_end_the_same(database: Database, tenant: TestTenant, seed: int) -> None:
    await our_mailbox(database, tenant.id)
    await learn_from(database, tenant.id, await store(database, tenant.id, *CORRESPONDENCE))
    other = await make_tenant(database, "Shuffled")
    await our_mailbox(database, other.id)
    shuffled = list(CORRESPONDENCE)
    rng = random.Random(seed)
    rng.shuffle(shuffled)
    ids = await store(database, other.id, *shuffled)
    cuts = sorted({0, len(ids), *(rng.randrange(len(ids)) for _ in range(3))})
    for start, end in itertools.pairwise(cuts):
        await learn_from(database, other.id, ids[start:end])
    assert await known(database, other.id) == await known(database, tenant.id)


async def test_learning_again_changes_nothing_and_tells_nobody_of_new_ones(
    database: Database, ours: TestTenant
) -> None:
    ids = await store(database, ours.id, *CORRESPONDENCE)
    await learn_from(database, ours.id, ids)
    before = await known(database, ours.id), await _sizes(database, ours)
    await learn_from(database, ours.id, ids)
    assert (await known(database, ours.id), await _sizes(database, ours)) == before
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        told = await session.scalar(select(func.count()).where(OutboxEvent.type == "CompanyCreated"))
        versions = set(await session.scalars(select(Company.version)))
    assert told == 1
    assert versions <= {1, 2}


async def test_jobs_side_by_side_make_each_customer_once(database: Database, ours: TestTenant) -> None:
    mails = [
        Mail(f"Person {n % 5} <p{n % 5}@firm{n % 3}.example>", subject=f"Thread {n % 7}", minute=n) for n in range(60)
    ]
    ids = await store(database, ours.id, *mails)
    await asyncio.gather(*(learn_from(database, ours.id, ids[n::4]) for n in range(4)))
    found = await known(database, ours.id)
    assert set(found["companies"]) == {"firm0.example", "firm1.example", "firm2.example"}
    other = await make_tenant(database, "Alone")
    await our_mailbox(database, other.id)
    await learn_from(database, other.id, await store(database, other.id, *mails))
    assert found == await known(database, other.id)


@pytest.mark.parametrize(
    "mail",
    [
        Mail("News <news@shop.example>", kind="machine"),
        Mail("no-reply@bank.example"),
        Mail("MAILER-DAEMON@relay.example"),
        Mail("Wei <sales@anchor.test>", ("Colleague <lin@anchor.test>",)),
        Mail("Wei <sales@anchor.test>", ("noreply@portal.example",)),
        Mail("not an address"),
    ],
    ids=["newsletter", "no-reply", "bounce", "among ourselves", "written to a machine", "no address"],
)
async def test_machines_and_ourselves_create_nothing(database: Database, ours: TestTenant, mail: Mail) -> None:
    await learn_from(database, ours.id, await store(database, ours.id, mail))
    assert await known(database, ours.id) == {"companies": {}, "contacts": {}}


async def test_a_stranger_in_copy_is_no_contact_until_he_writes(database: Database, ours: TestTenant) -> None:
    copied = Mail(BUYER, cc=("Watcher <w@elsewhere.example>",))
    await learn_from(database, ours.id, await store(database, ours.id, copied))
    assert "w@elsewhere.example" not in (await known(database, ours.id))["contacts"]
    wrote = Mail("Watcher <w@elsewhere.example>", minute=5)
    await learn_from(database, ours.id, await store(database, ours.id, wrote))
    assert "w@elsewhere.example" in (await known(database, ours.id))["contacts"]


async def test_a_circular_makes_only_its_author_a_contact(database: Database, ours: TestTenant) -> None:
    crowd = tuple(f"x{n}@crowd{n}.example" for n in range(30))
    await learn_from(database, ours.id, await store(database, ours.id, Mail(BUYER, (US, *crowd))))
    assert set((await known(database, ours.id))["contacts"]) == {"ana.lima@porto-cais.example"}


async def test_a_company_made_before_we_knew_the_domain_is_ours_is_put_aside(
    database: Database, ours: TestTenant
) -> None:
    colleague = Mail("Lin <lin@anchor-group.test>")
    await learn_from(database, ours.id, await store(database, ours.id, colleague))
    await our_mailbox(database, ours.id, "office@anchor-group.test")
    await learn_from(database, ours.id, [])
    assert (await known(database, ours.id))["companies"]["anchor-group.test"][-1] is True


async def test_mail_of_an_archived_company_does_not_bring_it_back(database: Database, ours: TestTenant) -> None:
    await learn_from(database, ours.id, await store(database, ours.id, Mail(BUYER)))
    async with database.tenant_session(ours.id, ours.owner.actor()) as session:
        from backend.customers.service import archive_company

        company_id = await session.scalar(select(Company.id))
        assert company_id is not None
        await archive_company(session, ours.owner.actor(), company_id)
    more = Mail("Rui <rui@porto-cais.example>", minute=9)
    await learn_from(database, ours.id, await store(database, ours.id, more))
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        assert await session.scalar(select(func.count()).select_from(CustomerSearch)) == 0
    assert list((await known(database, ours.id))["companies"]) == ["porto-cais.example"]


async def test_a_conversation_knows_its_customer(database: Database, ours: TestTenant) -> None:
    ids = await store(database, ours.id, *CORRESPONDENCE)
    await learn_from(database, ours.id, ids)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        conversation_id = await session.scalar(
            select(Participation.conversation_id).where(Participation.message_id == ids[0]).limit(1)
        )
        assert conversation_id is not None
        customer = (await customers_for_conversations(session, [conversation_id]))[conversation_id]
    assert customer.contact.name == "Ana Lima"
    assert customer.company is not None
    assert customer.company.name == "Porto Cais"


async def _sizes(database: Database, tenant: TestTenant) -> list[int]:
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        return [
            await session.scalar(select(func.count()).select_from(model)) or 0
            for model in (Participation, TimelineEntry, CustomerSearch)
        ]


async def test_a_mailing_list_is_no_contact(database: Database, ours: TestTenant) -> None:
    posted = Mail(BUYER, (US, "buyers@lists.trade.example", "buyers@googlegroups.com"))
    await learn_from(database, ours.id, await store(database, ours.id, posted))
    assert set((await known(database, ours.id))["contacts"]) == {"ana.lima@porto-cais.example"}
