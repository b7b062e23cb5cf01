"""Companies that share a domain: people are told apart by hand, it sticks, and it is taken back exactly."""

import random
from typing import Any

import pytest
from sqlalchemy import select

from backend.customers.duplicates.finder import find_duplicates
from backend.customers.duplicates.models import DuplicatePair
from backend.customers.learning.run import learn
from backend.customers.models import Company, CompanyDomain, Contact
from mail_ingest.store.models import Message
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.bins.test_identity import signed
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant

AGENCY = "ostmark-agents.example"


def letter(name: str, local: str, company: str, minute: int, domain: str = AGENCY) -> Mail:
    body = signed(name, company, f"+49 40 5550 0{minute:03}")
    return Mail(f"{name} <{local}@{domain}>", subject=f"Pumps {minute}", minute=minute, body=body)


ANNA = letter("Anna Weiss", "anna", "Ostmark Agents GmbH", 1)
BERND = letter("Bernd Voss", "bernd", "Nordlicht Pumpen GmbH", 2)
AGAIN = letter("Bernd Voss", "bernd", "Nordlicht Pumpen GmbH", 3)
CLARA = letter("Clara Jung", "clara", "Nordlicht Pumpen GmbH", 4)
DORA = letter("Dora Feld", "dora", "Ostmark Agents GmbH", 5)


@pytest.fixture
async def ours(database: Database, tenant: TestTenant) -> TestTenant:
    await our_mailbox(database, tenant.id)
    return tenant


async def take(database: Database, tenant_id: Any, *mails: Mail) -> None:
    await learn_from(database, tenant_id, await store(database, tenant_id, *mails))


async def people(client: ApiClient) -> dict[str, dict[str, Any]]:
    items = [
        item
        for of_bin in ("candidate", "customer")
        for item in (await client.get("/contacts", bin=of_bin)).json()["items"]
    ]
    return {item["email"].partition("@")[0]: item for item in items}


async def works_for(client: ApiClient) -> dict[str, str | None]:
    return {name: (item["company"] or {}).get("name") for name, item in (await people(client)).items()}


async def split(client: ApiClient, *names: str, **more: Any) -> dict[str, Any]:
    found = await people(client)
    answer = await client.post("/splits", {"contact_ids": [found[name]["id"] for name in names], **more})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def everything(database: Database, client: ApiClient, company_ids: list[str]) -> dict[str, Any]:
    """All that the files of these companies show, but for versions and the notes of the moves themselves."""
    shown: dict[str, Any] = {}
    for each in company_ids:
        file = (await client.get(f"/companies/{each}")).json()
        facts = (await client.get(f"/companies/{each}/facts")).json()
        timeline = (await client.get(f"/companies/{each}/timeline", limit=200)).json()["items"]
        relations = (await client.get(f"/companies/{each}/relations")).json()["items"]
        shown[each] = (
            {name: file[name] for name in ("name", "domains", "contacts_count", "conversations_count", "bin", "phone")},
            sorted((fact["field"], fact["value"], fact["sources"]) for fact in facts),
            sorted((item["kind"], item["summary"], item["at"]) for item in timeline if item["kind"] != "merge"),
            sorted(person["email"] for person in file["people"]),
            relations,
        )
    return shown


async def test_people_go_to_the_company_that_somebody_names_with_their_history(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours.id, ANNA, BERND)
    bernd = (await people(client))["bernd"]
    note = await client.post(f"/contacts/{bernd['id']}/notes", {"kind": "note", "text": "Met at the fair."})
    assert note.status_code == 201, note.text
    made = await split(client, "bernd", name="Nordlicht Pumpen", relation="principal")
    assert (made["made"], made["source"]["name"], made["target"]["name"]) == (
        True, "Ostmark Agents GmbH", "Nordlicht Pumpen",
    )  # fmt: skip
    target = made["target"]["id"]
    shown = await everything(database, client, [target, made["source"]["id"]])
    numbers, facts, timeline, members, relations = shown[target]
    assert (numbers["contacts_count"], numbers["conversations_count"], len(members)) == (1, 1, 1)
    assert {kind for kind, _, _ in timeline} == {"created", "message", "note"}
    assert any(field == "phone" and "002" in value for field, value, _ in facts) or facts
    assert [each["kind"] for each in relations] == ["agent"]
    rest = shown[made["source"]["id"]]
    assert rest[0]["conversations_count"] == 1
    assert [subject for kind, subject, _ in rest[2] if kind == "message"] == ["Pumps 1"]
    # What he writes later goes there too, and so does a colleague who signs for it; whoever signs for nobody does not.
    await take(database, ours.id, AGAIN, CLARA, DORA)
    assert await works_for(client) == {
        "anna": "Ostmark Agents GmbH", "bernd": "Nordlicht Pumpen", "clara": "Nordlicht Pumpen",
        "dora": "Ostmark Agents GmbH",
    }  # fmt: skip
    assert (await client.get(f"/companies/{target}")).json()["conversations_count"] == 3
    (listed,) = (await client.get("/splits", company_id=target)).json()
    assert [person["name"] for person in listed["people"]] == ["Bernd Voss"]


@pytest.mark.parametrize("seed", range(3))
async def test_undoing_restores_exactly_in_whatever_order_mail_came(
    database: Database, client: ApiClient, ours: TestTenant, seed: int
) -> None:
    chance = random.Random(seed)
    other = letter("Otto", "otto", "Nordlicht Pumpen GmbH", 9, "nordlicht.example")
    mails = [ANNA, BERND, AGAIN, CLARA, DORA, other]
    chance.shuffle(mails)
    await take(database, ours.id, *mails)
    found = await people(client)
    home, target = (found[name]["company"]["id"] for name in ("anna", "otto"))
    before = await everything(database, client, [home, target])
    moved = chance.sample(["anna", "bernd", "clara", "dora"], chance.randint(1, 3))
    made = await split(client, *moved, to_id=target, relation=chance.choice(["agent", "group", None]))
    assert await everything(database, client, [home, target]) != before
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        await learn(session, list(await session.scalars(select(Message.id))))
        assert (await session.scalar(select(CompanyDomain.shared).where(CompanyDomain.domain == AGENCY))) is True
    undone = await client.delete(f"/splits/{made['id']}")
    assert (undone.status_code, undone.json()["undone_at"] is not None) == (200, True), undone.text
    assert await everything(database, client, [home, target]) == before
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        assert (await session.scalar(select(CompanyDomain.shared).where(CompanyDomain.domain == AGENCY))) is False
        assert (
            list(await session.scalars(select(Contact.employer_reason).where(Contact.employer_reason.is_not(None))))
            == []
        )
    again = await client.delete(f"/splits/{made['id']}")
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "split-undone")


async def test_who_changed_employer_leaves_the_history_behind(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours.id, ANNA, BERND)
    made = await split(client, "bernd", name="Nordlicht Pumpen", with_history=False)
    source, target = (made[side]["id"] for side in ("source", "target"))
    await take(database, ours.id, AGAIN)
    counts = [(await client.get(f"/companies/{each}")).json()["conversations_count"] for each in (source, target)]
    assert counts == [2, 1]
    assert (await client.delete(f"/splits/{made['id']}")).status_code == 200
    assert (await client.get(f"/companies/{source}")).json()["conversations_count"] == 3
    assert (await client.get(f"/companies/{target}")).json()["archived_at"] is not None


async def test_what_cannot_be_split_is_refused(database: Database, client: ApiClient, ours: TestTenant) -> None:
    await take(database, ours.id, ANNA, BERND, letter("Otto", "otto", "Other Works Ltd", 9, "other-works.example"))
    found = await people(client)
    anna, otto = found["anna"], found["otto"]
    for body in (
        {"contact_ids": [anna["id"]], "to_id": anna["company"]["id"]},
        {"contact_ids": [anna["id"]]},
        {"contact_ids": [anna["id"], otto["id"]], "name": "Elsewhere"},
    ):
        answer = await client.post("/splits", body)
        assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (400, "cannot-split"), answer.text
    first = await split(client, "bernd", name="Nordlicht Pumpen")
    await split(client, "bernd", to_id=otto["company"]["id"])
    answer = await client.delete(f"/splits/{first['id']}")
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (409, "later-split")


async def test_the_nightly_finder_leaves_companies_that_were_told_apart_alone(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours.id, ANNA, BERND)
    made = await split(client, "bernd", name="Ostmark Agents", allow_duplicate={"reason": "another firm"})
    await find_duplicates(database, ours.id)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        (pair,) = await session.scalars(select(DuplicatePair).where(DuplicatePair.subject_kind == "company"))
        assert pair.dismissed_at is not None
        names = set(await session.scalars(select(Company.name)))
    assert {made["source"]["name"], made["target"]["name"]} <= names
