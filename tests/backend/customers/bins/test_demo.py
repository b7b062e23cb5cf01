"""The demo's mail and the bounces, sorted: every buyer is a customer with a filled file, no newsletter is."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.customers.bins.models import BinSignal
from backend.customers.models import Company, Contact, FactSource, ProfileFact
from backend.customers.names import company_key
from infra.demo import script
from infra.demo.model import FREE_MAIL_DOMAINS
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.demo import take_in
from tests.backend.customers.mail import learn_from, our_mailbox, store_raw
from tests.support import TestTenant

OURS = {"harbourline.example", "shenglan.example"}
#: Sheets of the cast that are no companies, and tenants' own.
NO_COMPANIES = {"Machines", "New inquiries", "Old addresses", "Private addresses", "Suppliers"}
#: Who writes to the other tenant only.
NOT_HERE = {"atelier-noura.example", "gaoming-kiln.example"}
#: What the files of buyers hold, checked by eye against the cast's signatures.
FILES = Path(__file__).with_name("demo_files.toml")
BOUNCES = Path(__file__).parents[5] / "shared" / "mail" / "dev" / "bounces"


def domain_of(address: str) -> str:
    return address.rpartition("@")[2].casefold()


def buyers() -> dict[str, script.Company]:
    """The companies that Harbourline writes with, by their domain."""
    found: dict[str, script.Company] = {}
    for company in script.companies():
        domains = {domain_of(person.address) for person in company.people.values()}
        if company.name not in NO_COMPANIES and not domains & (OURS | NOT_HERE | FREE_MAIL_DOMAINS):
            found |= dict.fromkeys(domains, company)
    return found


def machines() -> set[str]:
    (sheet,) = [company for company in script.companies() if company.name == "Machines"]
    return {person.address.casefold() for person in sheet.people.values()}


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", company_key(text)) if len(word) > 3 or not word.isascii()}


async def test_every_buyer_has_a_file_and_no_program_is_a_customer(database: Database, tenant: TestTenant) -> None:
    await take_in(database, tenant.id, "harbourline")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        companies = {row.domain: row for row in await session.scalars(select(Company))}
        contacts = list(await session.scalars(select(Contact)))
        evidence = set(
            await session.scalars(select(ProfileFact.subject_id).join(FactSource, FactSource.fact_id == ProfileFact.id))
        )
    customers = {domain: row for domain, row in companies.items() if row.bin == "customer"}
    expected = buyers()
    suppliers = {"ruigong-tools.example", "mingshuo-lighting.example", "huixiang-box.example"}
    assert set(customers) == set(expected) | suppliers
    countries = {d: customers[d].country for d in expected}
    assert {d: found for d, found in countries.items() if found not in (None, expected[d].country)} == {}
    assert [d for d, found in countries.items() if found is None] == []
    assert [d for d in expected if customers[d].id not in evidence or customers[d].language is None] == []
    # By its own name in its own writing, or at least by the name that its domain gives away.
    exact = [d for d, one in expected.items() if company_key(customers[d].name) == company_key(one.name)]
    assert len(exact) >= 0.8 * len(expected)
    people = {contact.email: contact for contact in contacts}
    for person in (one for company in expected.values() for one in company.people.values()):
        if person.address in people:
            assert (person.address, people[person.address].bin) == (person.address, "customer")
    told = tomllib.loads(FILES.read_text("utf-8"))
    assert _otherwise(told["companies"], companies) == {}
    assert _otherwise(told["people"], people) == {}
    free = {one.email: one.bin for one in contacts if domain_of(one.email or "") in FREE_MAIL_DOMAINS}
    assert free == {
        "wanjiru.kamau.nairobi@freemail.example": "customer",
        "luisquispe.ferretero@freemail.example": "customer",
        "farida.rahman.tools@freemail.example": "candidate",
    }
    assert {one.email for one in contacts if one.email in machines() and one.bin != "noise"} == set()
    assert {row.domain for row in companies.values() if row.bin == "noise"} >= {
        "tooltradeweekly.example",
        "hangyun-zhoubao.example",
        "bestpack-ribbon.example",
    }
    assert {row.domain for row in companies.values() if row.bin == "candidate"} >= {
        "karoo-agri.example",
        "kritika-ergaleia.example",
    }


def _otherwise(told: dict[str, dict[str, str]], rows: Mapping[str | None, Any]) -> dict[str, dict[str, object]]:
    """What files hold that differs from what they should."""
    wrong = {
        key: {name: getattr(rows[key], name) for name, value in fields.items() if getattr(rows[key], name) != value}
        for key, fields in told.items()
    }
    return {key: found for key, found in wrong.items() if found}


@pytest.mark.skipif(not BOUNCES.is_dir(), reason="the set of bounces is not here")
async def test_no_bounce_ever_becomes_a_customer(database: Database, tenant: TestTenant) -> None:
    await our_mailbox(database, tenant.id)
    raws = [path.read_bytes() for path in sorted(BOUNCES.rglob("*.eml"))]
    assert raws
    await learn_from(database, tenant.id, await store_raw(database, tenant.id, raws))
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for model in (Company, Contact):
            assert list(await session.scalars(select(model.id).where(model.bin != "noise"))) == []
        assert list(await session.scalars(select(BinSignal.id).where(BinSignal.human))) == []
