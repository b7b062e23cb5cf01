"""Merging companies and people, and taking it back: nothing is lost, and what came since goes where it belongs."""

import random
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import delete, select, update

from backend.customers.bins.anew import settle_again
from backend.customers.duplicates.errors import CannotMergeError, LaterMergeError, MergeTooOldError, MergeUndoneError
from backend.customers.duplicates.ledger import read_rows, table_named
from backend.customers.duplicates.merging import merge_companies, merge_contacts
from backend.customers.duplicates.models import RecordMerge
from backend.customers.duplicates.store import refresh_keys
from backend.customers.duplicates.undoing import undo_merge
from backend.customers.models import (
    Company,
    CompanyDomain,
    CompanyRelation,
    CompanyStar,
    Contact,
    Participation,
    ProfileFact,
    TimelineEntry,
)
from backend.customers.overlap.models import CompanyShare
from backend.customers.references import REFERENCES
from backend.customers.schemas import CompanyPatch, NewCompany, NewFact, NewNote
from backend.customers.service import (
    add_fact,
    add_file,
    add_note,
    change_company,
    create_company,
    deny_relation,
    reject_fact,
)
from backend.customers.splitting.schemas import NewSplit
from backend.customers.splitting.service import split_company
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import now
from tenants.session import Database, WriteSession
from tests.backend.customers.mail import US, Mail, learn_from, our_mailbox, store
from tests.support import TestTenant, make_person

_WATCHED = sorted({each.table for each in REFERENCES} | {"company", "contact", "fact_source"} - {"duplicate_pair"})
_APART = {"record_merge", "merged_record", "duplicate_pair"}


@pytest.fixture
async def ours(database: Database, tenant: TestTenant) -> TestTenant:
    await our_mailbox(database, tenant.id)
    return tenant


async def state(session: WriteSession) -> dict[str, list[dict[str, Any]]]:
    """Every row that names a customer, but for versions, the ids of rebuilt rows, and what merging says of itself."""
    found: dict[str, list[dict[str, Any]]] = {}
    for name in _WATCHED:
        if name in _APART:
            continue
        rows = await read_rows(session, table_named(name))
        kept = [
            {key: value for key, value in row.items() if key not in {"version", "updated_at"}}
            for row in rows
            if not (name == "timeline_entry" and row["kind"] == "merge")
        ]
        for row in kept:
            if name == "identity_key":
                del row["id"]
        found[name] = sorted(kept, key=repr)
    return found


async def random_files(database: Database, ours: TestTenant, chance: random.Random) -> list[UUID]:
    """Companies with people, mail to several of them at once, notes, stars, files, relations and what is none, typed
    and rejected values of companies and of people, and somebody moved to a company of their own."""
    domains = [f"firm{number}.example" for number in range(3)]
    people = [f"{name} <{name.lower()}@{domain}>" for domain in domains for name in ("Ana", "Bo", "Cy")]
    mails = []
    for minute in range(chance.randint(6, 12)):
        author, *others = chance.sample(people, 3)
        to = (US, *others) if chance.random() < 0.4 else (US,)
        name, phone = author.split(" <")[0], f"+49 431 12345{chance.randint(10, 13)}"
        body = f"Dear Wei,\n\nour offer {minute}.\n\nBest regards\n{name}\n{phone}\n"
        mails.append(Mail(author, to, subject=f"Offer {minute % 3}", minute=minute, body=body))
    await learn_from(database, ours.id, await store(database, ours.id, *mails))
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        ids = list(await session.scalars(select(Company.id).order_by(Company.id)))
        made = await create_company(
            session,
            actor,
            NewCompany(name="Typed Ltd", country="DE", phone="+49 431 1234510", owner_id=ours.owner.membership_id),
        )
        ids.append(made.id)
    for company_id in ids:
        async with database.tenant_session(ours.id, actor) as session:
            if chance.random() < 0.6:
                await add_note(session, actor, "company", company_id, NewNote(text=f"Note {chance.random()}"))
            if chance.random() < 0.5:
                session.add(CompanyStar(member_id=ours.owner.membership_id, company_id=company_id))
            if chance.random() < 0.5:
                session.add(CompanyShare(member_id=ours.owner.membership_id, company_id=company_id))
            version = await session.scalar(select(Company.version).where(Company.id == company_id)) or 1
            if chance.random() < 0.5:
                patch = CompanyPatch(city=chance.choice(["Kiel", "Riga"]), tags=chance.sample(["A", "B", "C"], 2))
                await change_company(session, actor, company_id, patch, version)
            facts = list(await session.scalars(select(ProfileFact.id).where(ProfileFact.subject_id == company_id)))
            if facts and chance.random() < 0.4:
                await reject_fact(session, actor, "company", company_id, chance.choice(sorted(facts)))
            if chance.random() < 0.5:
                await add_file(session, actor, company_id, "drawing.txt", b"M8 x 40", "0" * 64)
    await _random_people(database, ours, chance)
    async with database.tenant_session(ours.id, actor) as session:
        await deny_relation(session, actor, ids[1], ids[3])
        for one, other in ((ids[0], ids[1]), (ids[2], ids[0])):
            session.add(CompanyRelation(company_id=one, other_id=other, kind="branch", actor_name="Wei"))
        await refresh_keys(session, ids, await session.scalars(select(Contact.id)))
    return ids


async def _random_people(database: Database, ours: TestTenant, chance: random.Random) -> None:
    """Typed and rejected values of people; one of them belongs to a company of their own."""
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        people = sorted(await session.scalars(select(Contact.id)))
    for contact_id in chance.sample(people, 3):
        async with database.tenant_session(ours.id, actor) as session:
            typed = NewFact(field="phone", value=f"+49 431 55510{chance.randint(10, 19)}")
            await add_fact(session, actor, "contact", contact_id, typed)
            facts = list(await session.scalars(select(ProfileFact.id).where(ProfileFact.subject_id == contact_id)))
            await reject_fact(session, actor, "contact", contact_id, chance.choice(sorted(facts)))
    async with database.tenant_session(ours.id, actor) as session:
        moved = NewSplit(
            contact_ids=[chance.choice(people)], name="Apart GmbH", with_history=chance.random() < 0.5, relation="agent"
        )
        await split_company(session, actor, moved)


@pytest.mark.parametrize("seed", range(6))
async def test_undoing_a_merge_restores_every_row(database: Database, ours: TestTenant, seed: int) -> None:
    chance = random.Random(seed)
    ids = await random_files(database, ours, chance)
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        before = await state(session)
        everyone = set(await session.scalars(select(Company.id)))
    chance.shuffle(ids)
    winner, losers = ids[0], ids[1 : chance.randint(2, 4)]
    choices = {"city": losers[0], "name": losers[0]} if chance.random() < 0.5 else {}
    async with database.tenant_session(ours.id, actor) as session:
        merge_id = await merge_companies(session, actor, winner, losers, choices)
    async with database.tenant_session(ours.id, actor) as session:
        assert set(await session.scalars(select(Company.id))) == everyone - set(losers)
        for each in REFERENCES:
            if each.points_to == "company" and each.how in {"move", "facts"}:
                table = table_named(each.table)
                assert await read_rows(session, table, table.c[each.column].in_(losers)) == [], each
        assert await state(session) != before
    async with database.tenant_session(ours.id, actor) as session:
        last_day = now() - timedelta(days=30) + timedelta(minutes=1)
        await session.execute(update(RecordMerge).where(RecordMerge.id == merge_id).values(at=last_day))
    async with database.tenant_session(ours.id, actor) as session:
        assert await undo_merge(session, actor, merge_id) == [winner, *sorted(losers)]
    async with database.tenant_session(ours.id, actor) as session:
        after = await state(session)
        for name, rows in before.items():
            assert after[name] == rows, name
        told = select(TimelineEntry.details).where(TimelineEntry.kind == "merge", TimelineEntry.id > merge_id)
        assert sorted(bool(each and each.get("undone")) for each in await session.scalars(told)) == [False, True]


@pytest.mark.parametrize("seed", range(3))
async def test_undoing_a_merge_of_people_restores_every_row(database: Database, ours: TestTenant, seed: int) -> None:
    chance = random.Random(100 + seed)
    await random_files(database, ours, chance)
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        before = await state(session)
        people = sorted(await session.scalars(select(Contact.id)))
    winner, *losers = chance.sample(people, 3)
    async with database.tenant_session(ours.id, actor) as session:
        merge_id = await merge_contacts(session, actor, winner, losers)
    async with database.tenant_session(ours.id, actor) as session:
        one = await session.scalar(select(Contact).where(Contact.id == winner))
        assert one is not None
        assert len(one.emails) == 3
    async with database.tenant_session(ours.id, actor) as session:
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        after = await state(session)
        for name, rows in before.items():
            assert after[name] == rows, name


async def test_merging_either_way_shows_the_same(database: Database, ours: TestTenant) -> None:
    ids = await random_files(database, ours, random.Random(7))
    actor = ours.owner.actor()

    async def shown(winner: UUID, losers: Sequence[UUID]) -> dict[str, Any]:
        async with database.tenant_session(ours.id, actor) as session:
            merge_id = await merge_companies(session, actor, winner, losers)
        async with database.tenant_session(ours.id, actor) as session:
            table = table_named("company")
            (row,) = await read_rows(session, table, table.c.id == winner)
        async with database.tenant_session(ours.id, actor) as session:
            await undo_merge(session, actor, merge_id)
        return {
            name: value for name, value in row.items() if name not in {"id", "version", "updated_at", "owned_since"}
        }

    one = await shown(ids[0], ids[1:])
    assert await shown(ids[2], [ids[3], ids[0], ids[1]]) == one
    assert await shown(ids[3], [ids[1], ids[0], ids[2]]) == one


async def test_mail_since_the_merge_goes_to_whom_it_belongs(database: Database, ours: TestTenant) -> None:
    first = await store(
        database,
        ours.id,
        Mail("Ana <ana@north.example>", subject="One", minute=1),
        Mail("Bo <bo@south.example>", subject="Two", minute=2),
    )
    await learn_from(database, ours.id, first)
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        homes = {row.domain: row.id for row in await session.scalars(select(Company))}
        north, south = homes["north.example"], homes["south.example"]
        merge_id = await merge_companies(session, actor, north, [south])
    since = await store(
        database,
        ours.id,
        Mail("Bo <bo@south.example>", subject="Three", minute=60),
        Mail("Dee <dee@south.example>", subject="Four", minute=61),
        Mail("Ana <ana@north.example>", (US, "Bo <bo@south.example>"), subject="Five", minute=62),
    )
    await learn_from(database, ours.id, since)
    async with database.tenant_session(ours.id, actor) as session:
        assert set(await session.scalars(select(Company.id))) == {north}
        assert await session.scalar(select(Company.contacts_count)) == 3
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        people = {row.email: row.company_id for row in await session.scalars(select(Contact))}
        assert people == {"ana@north.example": north, "bo@south.example": south, "dee@south.example": south}
        parts = await session.execute(
            select(Participation.company_id, Participation.message_id).where(Participation.message_id.in_(since))
        )
        assert {(row.company_id, since.index(row.message_id)) for row in parts} == {
            (south, 0),
            (south, 1),
            (north, 2),
            (south, 2),
        }
        entries = await session.execute(
            select(TimelineEntry.company_id, TimelineEntry.message_id).where(TimelineEntry.message_id.in_(since))
        )
        assert {(row.company_id, since.index(row.message_id)) for row in entries} == {
            (south, 0),
            (south, 1),
            (north, 2),
            (south, 2),
        }
        counts = {
            row.id: (row.contacts_count, row.conversations_count) for row in await session.scalars(select(Company))
        }
        assert counts == {north: (1, 2), south: (2, 4)}


async def test_a_merged_company_goes_into_the_bin_that_all_its_mail_speaks_for(
    database: Database, ours: TestTenant
) -> None:
    mails = (
        Mail("Ana <ana@north.example>", subject="Price of lamps", minute=1),
        Mail("Bo <bo@south.example>", subject="Price of valves", minute=2),
        Mail(US, ("Bo <bo@south.example>",), subject="Re: Price of valves", minute=3),
    )
    await learn_from(database, ours.id, await store(database, ours.id, *mails))
    actor = ours.owner.actor()

    async def bins() -> dict[str, str]:
        async with database.tenant_session(ours.id, actor) as session:
            return {row.domain or "": row.bin for row in await session.scalars(select(Company))}

    apart = await bins()
    assert apart == {"north.example": "candidate", "south.example": "customer"}
    async with database.tenant_session(ours.id, actor) as session:
        homes = {row.domain: row.id for row in await session.scalars(select(Company))}
        north, south = homes["north.example"], homes["south.example"]
        merge_id = await merge_companies(session, actor, north, [south])
    async with database.tenant_session(ours.id, actor) as session:
        await settle_again(session, [north], [])
    assert await bins() == {"north.example": "customer"}
    async with database.tenant_session(ours.id, actor) as session:
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        await settle_again(session, [north, south], [])
    assert await bins() == apart


async def test_facts_of_both_are_chosen_anew(database: Database, ours: TestTenant) -> None:
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        first = await create_company(session, actor, NewCompany(name="Kern", country="DE", domain="kern.example"))
        second = await create_company(session, actor, NewCompany(name="Kern GmbH", city="Kiel", domain="kern.test"))
        await merge_companies(session, actor, first.id, [second.id])
    async with database.tenant_session(ours.id, actor) as session:
        (row,) = await session.scalars(select(Company))
        assert (row.id, row.name, row.city, row.country) == (first.id, "Kern GmbH", "Kiel", "DE")
        assert row.domains == ["kern.example", "kern.test"]
        assert row.created_at == first.created_at
        owners = await session.execute(select(CompanyDomain.domain, CompanyDomain.company_id))
        assert {each.domain: each.company_id for each in owners} == {"kern.example": first.id, "kern.test": first.id}


async def test_a_chosen_value_counts_as_typed(database: Database, ours: TestTenant) -> None:
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        first = await create_company(session, actor, NewCompany(name="Kern", city="Bonn"))
        second = await create_company(session, actor, NewCompany(name="Kern GmbH", city="Kiel", stage="customer"))
        merge_id = await merge_companies(
            session, actor, second.id, [first.id], {"name": first.id, "city": first.id, "stage": first.id}
        )
    async with database.tenant_session(ours.id, actor) as session:
        (row,) = await session.scalars(select(Company))
        assert (row.name, row.city, row.stage) == ("Kern", "Bonn", "new")
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        rows = {row.id: (row.name, row.city, row.stage) for row in await session.scalars(select(Company))}
        assert rows == {first.id: ("Kern", "Bonn", "new"), second.id: ("Kern GmbH", "Kiel", "customer")}


async def test_what_somebody_changed_since_stays(database: Database, ours: TestTenant) -> None:
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        first = await create_company(session, actor, NewCompany(name="Kern", stage="new"))
        second = await create_company(session, actor, NewCompany(name="Kern GmbH", stage="customer"))
        merge_id = await merge_companies(session, actor, first.id, [second.id])
    async with database.tenant_session(ours.id, actor) as session:
        version = await session.scalar(select(Company.version).where(Company.id == first.id))
        await change_company(session, actor, first.id, CompanyPatch(stage="dormant"), version or 0)
        note = await add_note(session, actor, "company", first.id, NewNote(text="Called them"))
    async with database.tenant_session(ours.id, actor) as session:
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        stages = {row.id: row.stage for row in await session.scalars(select(Company))}
        assert stages == {first.id: "dormant", second.id: "customer"}
        where = await session.scalar(select(TimelineEntry.company_id).where(TimelineEntry.id == note.id))
        assert where == first.id


async def test_merges_are_undone_in_reverse_once_and_within_their_time(database: Database, ours: TestTenant) -> None:
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        one, two, three = [(await create_company(session, actor, NewCompany(name=f"Firm {n}"))).id for n in range(3)]
        inner = await merge_companies(session, actor, two, [one])
        outer = await merge_companies(session, actor, three, [two])
        with pytest.raises(LaterMergeError) as refused:
            await undo_merge(session, actor, inner)
        assert refused.value.extra["merge_id"] == outer
        await undo_merge(session, actor, outer)
        with pytest.raises(MergeUndoneError):
            await undo_merge(session, actor, outer)
        await session.execute(update(RecordMerge).where(RecordMerge.id == inner).values(at=now() - timedelta(days=31)))
        session.expire_all()
        with pytest.raises(MergeTooOldError):
            await undo_merge(session, actor, inner)


async def test_a_deleted_mail_does_not_stop_the_undo(database: Database, ours: TestTenant) -> None:
    mail = Mail("Ana <ana@north.example>", (US, "Bo <bo@south.example>"), subject="Both", minute=1)
    (message_id,) = await store(database, ours.id, mail)
    await learn_from(database, ours.id, [message_id])
    actor = ours.owner.actor()
    async with database.tenant_session(ours.id, actor) as session:
        homes = {row.domain: row.id for row in await session.scalars(select(Company))}
        merge_id = await merge_companies(session, actor, homes["north.example"], [homes["south.example"]])
        await session.execute(delete(table_named("message")))
    async with database.tenant_session(ours.id, actor) as session:
        await undo_merge(session, actor, merge_id)
    async with database.tenant_session(ours.id, actor) as session:
        assert set(await session.scalars(select(Company.id))) == set(homes.values())
        assert list(await session.scalars(select(Participation.id))) == []


async def test_who_may_not_write_may_not_merge(database: Database, tenant: TestTenant) -> None:
    viewer = (await make_person(database, tenant.id, "viewer")).actor()
    actor = tenant.owner.actor()
    async with database.tenant_session(tenant.id, actor) as session:
        one, two = [(await create_company(session, actor, NewCompany(name=f"Firm {n}"))).id for n in range(2)]
    async with database.tenant_session(tenant.id, viewer) as session:
        with pytest.raises(NotAllowedError):
            await merge_companies(session, viewer, one, [two])
    async with database.tenant_session(tenant.id, actor) as session:
        with pytest.raises(CannotMergeError):
            await merge_companies(session, actor, one, [one])
        with pytest.raises(CannotMergeError):
            await merge_companies(session, actor, one, [])
        with pytest.raises(CannotMergeError):
            await merge_companies(session, actor, one, [two], {"version": two})
        with pytest.raises(NotFoundError):
            await merge_companies(session, actor, one, [tenant.id])


async def test_another_tenants_company_cannot_be_merged(
    database: Database, tenant: TestTenant, other_tenant: TestTenant
) -> None:
    actor, stranger = tenant.owner.actor(), other_tenant.owner.actor()
    async with database.tenant_session(tenant.id, actor) as session:
        one, two = [(await create_company(session, actor, NewCompany(name=f"Firm {n}"))).id for n in range(2)]
        merge_id = await merge_companies(session, actor, one, [two])
    async with database.tenant_session(other_tenant.id, stranger) as session:
        with pytest.raises(NotFoundError):
            await undo_merge(session, stranger, merge_id)
        with pytest.raises(NotFoundError):
            await merge_companies(session, stranger, one, [tenant.id])
