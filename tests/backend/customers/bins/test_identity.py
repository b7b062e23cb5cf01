"""Whose people are whose: buyers on free mail, families of domains, and those who change employer."""

import random
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from backend.customers.learning import run
from backend.customers.learning.employers import Hints, choose_employer
from backend.customers.models import Company, CompanyDomain, Contact, TimelineEntry
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.backend.customers.bins.test_orders import bins
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant, make_tenant

SIGNED = "Dear Wei,\n\nplease quote.\n\nBest regards\n{name}\n{company}\nPhone: {phone}\n"


def signed(name: str, company: str, phone: str) -> str:
    return SIGNED.format(name=name, company=company, phone=phone)


FIRM = Mail(
    "Mona Fathy <mona@nile-tools.example>", subject="Drills", minute=1,
    body=signed("Mona Fathy", "Nile Tools Trading LLC", "+20 2 2735 6464"),
)  # fmt: skip
BY_NAME = Mail(
    "Karim Adel <karim.adel@gmail.com>", subject="Saws", minute=2,
    body=signed("Karim Adel", "NILE TOOLS TRADING L.L.C.", "+20 10 0555 0199"),
)  # fmt: skip
BY_PHONE = Mail(
    "Huda <huda77@hotmail.com>", subject="Files", minute=3,
    body=signed("Huda Samir", "Nile Tools Purchasing Office", "+20 2 2735 6464"),
)  # fmt: skip
ALONE = Mail(
    "Omar <omar@gmail.com>", subject="Axes", minute=4, body=signed("Omar Said", "Delta Mills", "+20 3 555 0188")
)


@pytest.fixture
async def ours(database: Database, tenant: TestTenant) -> TestTenant:
    await our_mailbox(database, tenant.id)
    return tenant


async def take(database: Database, tenant_id: Any, *mails: Mail) -> None:
    await learn_from(database, tenant_id, await store(database, tenant_id, *mails))


async def employers(database: Database, tenant_id: Any) -> dict[str, tuple[str | None, str | None]]:
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        rows = await session.execute(
            select(Contact.email, Company.domain, Contact.employer_reason)
            .outerjoin(Company, (Company.tenant_id == Contact.tenant_id) & (Company.id == Contact.company_id))
            .order_by(Contact.email)
        )
        return {row.email: (row.domain, row.employer_reason) for row in rows}


async def test_buyers_on_free_mail_find_the_firm_that_they_sign_for(database: Database, ours: TestTenant) -> None:
    await take(database, ours.id, BY_NAME, BY_PHONE, ALONE)
    assert set((await employers(database, ours.id)).values()) == {(None, None)}
    await take(database, ours.id, FIRM)
    found = await employers(database, ours.id)
    assert found["karim.adel@gmail.com"] == ("nile-tools.example", "name")
    assert found["huda77@hotmail.com"][0] in ("nile-tools.example", None)
    assert found["omar@gmail.com"] == (None, None)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        (company,) = await session.scalars(select(Company).where(Company.domain == "nile-tools.example"))
        assert company.conversations_count >= 2


async def test_the_whole_history_follows_to_a_firm_that_is_found_late(
    database: Database, ours: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "_AT_ONCE", 2)
    earlier = [replace(BY_NAME, subject=f"Saws {number}", minute=10 + number) for number in range(7)]
    await take(database, ours.id, *earlier)
    await take(database, ours.id, FIRM)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        moved = list(await session.scalars(select(OutboxEvent.payload).where(OutboxEvent.type == "PartsMoved")))
    left = [[UUID(each) for each in payload["message_ids"]] for payload in moved]
    assert [len(each) for each in left] == [2, 2, 1]
    for batch in left:
        await learn_from(database, ours.id, batch)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        (company,) = await session.scalars(select(Company).where(Company.domain == "nile-tools.example"))
        entries = select(TimelineEntry.message_id).where(TimelineEntry.company_id == company.id)
        assert len(set(await session.scalars(entries))) == len(earlier) + 1


@pytest.mark.parametrize("seed", range(4))
async def test_employers_are_the_same_in_any_order(database: Database, ours: TestTenant, seed: int) -> None:
    mails = [FIRM, BY_NAME, BY_PHONE, ALONE]
    await take(database, ours.id, *mails)
    other = await make_tenant(database, "Shuffled")
    await our_mailbox(database, other.id)
    random.Random(seed).shuffle(mails)
    for mail in mails:
        await take(database, other.id, mail)
    assert await employers(database, other.id) == await employers(database, ours.id)
    assert await bins(database, other.id) == await bins(database, ours.id)


async def test_what_a_person_says_about_an_employer_stands(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours.id, FIRM, BY_NAME)
    items = (await client.get("/contacts", bin="candidate")).json()["items"]
    karim = next(item for item in items if item["email"] == "karim.adel@gmail.com")
    company_id = karim["company"]["id"]
    answer = await client.patch(f"/contacts/{karim['id']}", {"company_id": None}, karim["version"])
    assert answer.status_code == 200, answer.text
    again = Mail("Karim Adel <karim.adel@gmail.com>", subject="More saws", minute=9, body=BY_NAME.body)
    await take(database, ours.id, again)
    assert (await employers(database, ours.id))["karim.adel@gmail.com"] == (None, None)
    assert (await client.get(f"/companies/{company_id}")).json()["conversations_count"] == 1


async def test_who_changes_employer_moves_and_history_stays(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours.id, FIRM, Mail("Ana <ana@porto.example>", subject="Hello", minute=5))
    people = {item["email"]: item for item in (await client.get("/contacts", bin="candidate")).json()["items"]}
    mona, ana = people["mona@nile-tools.example"], people["ana@porto.example"]
    new, old = ana["company"]["id"], mona["company"]["id"]
    answer = await client.patch(f"/contacts/{mona['id']}", {"company_id": new}, mona["version"])
    assert answer.status_code == 200, answer.text
    await learn_again(database, ours)
    assert (await client.get(f"/companies/{old}")).json()["conversations_count"] == 1
    assert (await client.get(f"/companies/{new}")).json()["conversations_count"] == 1
    assert (await employers(database, ours.id))["mona@nile-tools.example"][0] == "porto.example"


async def learn_again(database: Database, tenant: TestTenant) -> None:
    from mail_ingest.store.models import Message

    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        ids = list(await session.scalars(select(Message.id)))
    await learn_from(database, tenant.id, ids)


FAMILY = tuple(
    Mail(f"P{n} <p{n}@{domain}>", subject=f"Hello {n}", minute=n)
    for n, domain in enumerate(["kranbrandt.de", "kranbrandt.com", "kranbrandt.com.br", "import.de", "import.com"])
)


@pytest.mark.parametrize("batches", [1, 5])
async def test_domains_of_one_family_are_one_company_in_any_order(
    database: Database, ours: TestTenant, batches: int
) -> None:
    mails = list(FAMILY)
    random.Random(batches).shuffle(mails)
    for n in range(batches):
        await take(database, ours.id, *mails[n::batches])
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        companies = {tuple(row.domains): row.name for row in await session.scalars(select(Company))}
        families = {row.domain: row.family_of for row in await session.scalars(select(CompanyDomain))}
    assert companies == {
        ("kranbrandt.com", "kranbrandt.de", "kranbrandt.com.br"): "Kranbrandt",
        ("import.de",): "Import",
        ("import.com",): "Import",
    }
    assert families["kranbrandt.com"] is None
    assert families["kranbrandt.de"] == families["kranbrandt.com.br"] == "kranbrandt.com"


def test_two_that_answer_equally_well_are_none() -> None:
    one, two = new_id(), new_id()
    hints = Hints()
    hints.companies["name"] = {one, two}
    assert choose_employer(hints, {}) is None
    hints.countries = {"EG"}
    assert choose_employer(hints, {one: "EG", two: "CN"}) == (one, "name")
    hints.companies["phone"] = {two}
    assert choose_employer(hints, {}) == (two, "phone")
    hints.companies["website"] = {one, two}
    assert choose_employer(hints, {}) is None
