"""Twins are seen on every way in, and the finder sees those that are there already."""

import random
from collections import Counter
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from backend.customers.duplicates.finder import Clusters, find_duplicates
from backend.customers.duplicates.keys import Given, IdentityKeys, account_key, address_key, own_site, phone_key
from backend.customers.duplicates.models import DuplicateCluster, DuplicatePair, DuplicateSearch, IdentityKey
from backend.customers.duplicates.scoring import score
from backend.customers.duplicates.store import company_keys_now, refresh_keys
from backend.customers.duplicates.sweep import sweep_keys, want_keys
from backend.customers.duplicates.twins import find_twins
from backend.customers.models import Company, Contact, ProfileFact
from backend.customers.schemas import NewCompany
from backend.customers.service import create_company
from tenants.orm import new_id, now
from tenants.outbox import OutboxEvent
from tenants.session import Database, WriteSession
from tests.support import TestTenant


async def put_company(session: WriteSession, name: str, **columns: Any) -> UUID:
    company_id = new_id()
    tax_id, emails = columns.pop("tax_id", None), columns.pop("emails", [])
    session.add(
        Company(id=company_id, name=name, name_key=name.casefold(), source="manual", domains=[], tags=[], **columns)
    )
    await session.flush()
    if tax_id:
        session.add(
            ProfileFact(
                subject_kind="company",
                subject_id=company_id,
                field="tax_id",
                value=tax_id,
                normalized=tax_id,
                typed_at=now(),
            )
        )
    people = []
    for email in emails:
        people.append(new_id())
        session.add(
            Contact(id=people[-1], company_id=company_id, name=email, name_key=email, emails=[email], source="manual")
        )
    await session.flush()
    await refresh_keys(session, [company_id], people)
    return company_id


@pytest.mark.parametrize(
    ("asked", "verdict", "codes"),
    [
        (Given(tax_ids=("DE 123.456.789",)), "certain", ["tax_id"]),
        (Given(domains=("kern.example",)), "certain", ["domain"]),
        (Given(emails=("new@kern.example",)), "certain", ["domain"]),
        (Given(emails=("Mo@GMail.com",)), "certain", ["email"]),
        (Given(phones=("+49 431 123-4567",)), "likely", ["phone"]),
        (Given(name="KERN VALVES GMBH", country="DE"), "likely", ["name_country"]),
        (Given(name="Kern Valves"), "possible", ["name"]),
        (Given(name="Kern Valves", country="FR"), "possible", ["name_elsewhere"]),
        (Given(name="Kern Valves", country="DE", phones=("0431 1234567",)), "certain", ["name_country", "phone"]),
        (Given(address="Hafenstr. 1, 24103 Kiel"), "possible", ["address"]),
        (Given(website="https://www.kern.example/en/home"), "certain", ["domain"]),
    ],
)
async def test_a_twin_is_found_by_each_key(
    database: Database, tenant: TestTenant, asked: Given, verdict: str, codes: list[str]
) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        found = await put_company(
            session,
            "Kern Valves GmbH",
            country="DE",
            website="https://kern.example",
            phone="+494311234567",
            address="24103 Kiel, Hafenstr. 1",
            tax_id="DE123456789",
            emails=["mo@gmail.com"],
        )
        await put_company(session, "Somebody Else", country="DE")
        twins = await find_twins(session, IdentityKeys.of(asked))
        assert [(each.company_id, each.verdict, [reason.code for reason in each.reasons]) for each in twins] == [
            (found, verdict, codes)
        ]
        assert await find_twins(session, IdentityKeys.of(asked), but=[found]) == []


async def test_twins_are_only_of_the_own_tenant(
    database: Database, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await put_company(session, "Kern", website="https://kern.example")
    async with database.tenant_session(other_tenant.id, other_tenant.owner.actor()) as session:
        assert await find_twins(session, IdentityKeys.of(Given(name="Kern", domains=("kern.example",)))) == []


async def test_what_many_share_tells_nothing(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        for number in range(26):
            await put_company(session, f"Firm {number:03}", phone="+85221234567")
        assert await find_twins(session, IdentityKeys.of(Given(phones=("+852 2123 4567",)))) == []


async def test_noise_is_no_twin_unless_asked_for(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await put_company(session, "Letters", website="https://letters.example", bin="noise")
        asked = IdentityKeys.of(Given(domains=("letters.example",)))
        assert await find_twins(session, asked) == []
        assert [each.name for each in await find_twins(session, asked, noise=True)] == ["Letters"]


@pytest.mark.parametrize(
    "domain", ["gmail.com", "mail.163.com", "alibaba.com", "www.facebook.com", "wixsite.com", "qq.com"]
)
def test_a_shared_site_is_nobodys_own(domain: str) -> None:
    assert own_site(domain) is None


def test_keys_have_one_spelling() -> None:
    assert own_site("www.Kern.CO.UK") == "kern.co.uk"
    assert phone_key("+49 (431) 123-4567;ext=12") == phone_key("0431 1234567", "DE") == "+494311234567"
    assert phone_key("4567") is None
    assert account_key("https://www.linkedin.com/company/kern/?trk=x") == account_key("linkedin.com/company/Kern")
    assert account_key("https://linkedin.com/") is None
    assert address_key("Hafenstr. 1, 24103 Kiel") == address_key("24103 KIEL / Hafenstr 1")
    assert address_key("Kiel") is None


@given(
    st.lists(st.sampled_from(["tax_id", "domain", "phone", "name", "name_country", "address", "name_core"]), min_size=1)
)
def test_more_reasons_never_make_it_less_sure(codes: list[Any]) -> None:
    few, all_of_them = score(codes[:1]), score(codes)
    assert few is not None
    assert all_of_them is not None
    assert all_of_them.value >= few.value
    assert score(reversed(codes)) == all_of_them


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=60))
def test_clusters_hold_what_was_joined_and_stay_small(pairs: list[tuple[int, int]]) -> None:
    clusters = Clusters(most=5)
    ids = [UUID(int=number) for number in range(31)]
    joined = [(a, b) for a, b in pairs if a != b and clusters.join(ids[a], ids[b], 0.5)]
    groups = clusters.members()
    assert all(2 <= len(members) <= 5 and min(members) == root for root, members in groups.items())
    assert all(clusters.root(ids[a]) == clusters.root(ids[b]) for a, b in joined)


async def clusters_now(database: Database, tenant: TestTenant) -> list[tuple[str, str, set[str]]]:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        names = {row.id: row.name for row in await session.scalars(select(Company))}
        names |= {row.id: row.name for row in await session.scalars(select(Contact))}
        found = []
        for cluster in await session.scalars(select(DuplicateCluster).order_by(DuplicateCluster.score.desc())):
            pairs = await session.scalars(select(DuplicatePair).where(DuplicatePair.cluster_id == cluster.id))
            members = {names[each] for pair in pairs for each in (pair.low_id, pair.high_id)}
            found.append((cluster.subject_kind, cluster.verdict, members))
        return found


async def test_the_finder_ranks_clusters_and_forgets_what_is_over(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await put_company(session, "Kern GmbH", country="DE", phone="+494311234567")
        await put_company(session, "KERN", country="DE", phone="+494311234567")
        third = await put_company(session, "Kern Valves", website="https://kern.example", phone="+494311234567")
        await put_company(session, "Rashid General Trading LLC", country="AE")
        await put_company(session, "Rashid General Trading FZE", country="AE")
        await put_company(session, "Nordlys", country="NO")
        await put_company(session, "Nordlys", country="SE")
        company = await put_company(session, "Team", country="NO")
        people = [new_id() for _ in range(3)]
        for person, name in zip(people, ("Jörg Müller", "Mueller, Joerg", "Ana Lima"), strict=True):
            session.add(Contact(id=person, company_id=company, name=name, name_key=name, emails=[], source="manual"))
        await session.flush()
        await refresh_keys(session, (), people)
    found = await find_duplicates(database, tenant.id)
    assert await clusters_now(database, tenant) == [
        ("company", "certain", {"Kern GmbH", "KERN", "Kern Valves"}),
        ("company", "likely", {"Rashid General Trading LLC", "Rashid General Trading FZE"}),
        ("contact", "likely", {"Jörg Müller", "Mueller, Joerg"}),
    ]
    assert (found.records, found.clusters) == (11, 3)
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await session.execute(update(Company).where(Company.id == third).values(phone=None, updated_at=now()))
        await session.execute(update(Company).where(Company.country == "AE").values(archived_at=now()))
    await find_duplicates(database, tenant.id)
    assert [members for _, _, members in await clusters_now(database, tenant)] == [
        {"Kern GmbH", "KERN"},
        {"Jörg Müller", "Mueller, Joerg"},
    ]


async def test_a_dismissed_pair_stays_away(database: Database, tenant: TestTenant) -> None:
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        for _ in range(2):
            await put_company(session, "Kern GmbH", country="DE")
    await find_duplicates(database, tenant.id)
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await session.execute(update(DuplicatePair).values(dismissed_at=now(), dismissed_by="Wei", cluster_id=None))
    await find_duplicates(database, tenant.id)
    assert await clusters_now(database, tenant) == []
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        assert len(list(await session.scalars(select(DuplicatePair)))) == 1


async def test_keys_of_records_that_were_there_before_are_made(database: Database, tenant: TestTenant) -> None:
    actor = tenant.owner.actor()
    async with database.tenant_session(tenant.id, actor) as session:
        for number in range(3):
            session.add(
                Company(name=f"Old Firm {number}", name_key=f"old {number}", source="manual", domains=[], tags=[])
            )
    async with database.tenant_session(tenant.id, actor) as session:
        for _ in range(2):
            await want_keys(session)
        await session.flush()
        events = list(await session.scalars(select(OutboxEvent.type)))
        assert Counter(events)["IdentityKeysWanted"] == 1
    assert await sweep_keys(database, tenant.id) == 3
    async with database.tenant_session(tenant.id, actor) as session:
        assert len(await find_twins(session, IdentityKeys.of(Given(name="Old Firm 2 Ltd")))) == 1
        state = await session.scalar(select(DuplicateSearch))
        assert state is not None
        assert (state.wanted_at, state.key_version > 0) == (None, True)
        await want_keys(session)


async def test_keys_follow_every_change(database: Database, tenant: TestTenant) -> None:
    """Random edits, one after the other: the stored keys are those of the record as it is."""
    chance, actor = random.Random(3), tenant.owner.actor()
    async with database.tenant_session(tenant.id, actor) as session:
        company = await put_company(session, "Kern", country="DE")
        for _ in range(12):
            values = {
                "name": chance.choice(["Kern", "Kern GmbH", "Blue Ocean"]),
                "country": chance.choice(["DE", "FR", None]),
                "phone": chance.choice(["+494311234567", None]),
                "website": chance.choice(["https://kern.example", None]),
            }
            await session.execute(update(Company).where(Company.id == company).values(**values))
            await refresh_keys(session, [company])
            wanted = (await company_keys_now(session, [company]))[company]
            stored = await session.execute(
                select(IdentityKey.kind, IdentityKey.value, IdentityKey.country).where(
                    IdentityKey.company_id == company
                )
            )
            assert {tuple(row) for row in stored} == {(key.kind, key.value, key.country) for key in wanted}


async def test_a_company_made_by_hand_has_its_keys_at_once(database: Database, tenant: TestTenant) -> None:
    actor = tenant.owner.actor()
    async with database.tenant_session(tenant.id, actor) as session:
        made = await create_company(session, actor, NewCompany(name="Kern GmbH", domain="kern.example", country="DE"))
    async with database.tenant_session(tenant.id, actor) as session:
        (twin,) = await find_twins(session, IdentityKeys.of(Given(name="Kern", domains=("kern.example",))))
        assert (twin.company_id, twin.verdict) == (made.id, "certain")
