"""Who sees which records: role × record × door. A new door (a list, a report, an export) joins as a line in `DOORS`."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from backend.accounts.queries.sight import sight_of
from backend.accounts.queries.team_tree import Teams
from backend.customers.audience import audience_of_companies, audience_of_contacts
from backend.customers.models import Company, Contact
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.support import ApiClient, TestPerson, TestTenant, api_client, make_person

#: Whose the records are: one company with one contact each.
RECORDS = ("ana's", "ben's", "nobody's", "pooled")


@dataclass
class Record:
    """A company with a contact, by their ids."""

    company: UUID
    contact: UUID
    name: str


@dataclass
class Scene:
    """People who look, and records."""

    runtime: Runtime
    tenant: TestTenant
    people: dict[str, TestPerson]
    clients: dict[str, ApiClient]
    records: dict[str, Record]

    async def seen_by(self, name: str) -> set[str]:
        """Which records somebody sees; every door has to agree."""
        seen = set()
        for whose, record in self.records.items():
            doors = {door: await opens(self, name, record) for door, opens in DOORS.items()}
            assert len(set(doors.values())) == 1, (name, whose, doors)
            if all(doors.values()):
                seen.add(whose)
        return seen

    async def finds(self, name: str, record: Record, q: str) -> dict[str, bool]:
        """By which searches somebody comes upon a record with these words."""
        client = self.clients[name]
        hits = (await client.get("/search", q=q)).json()
        listed = {kind: (await client.get(f"/{kind}", q=q)).json()["items"] for kind in ("companies", "contacts")}
        wanted = {"companies": str(record.company), "contacts": str(record.contact)}
        return {
            f"{door} {kind}": wanted[kind] in {row["id"] for row in rows}
            for door, found in (("search", hits), ("list", listed))
            for kind, rows in ((kind, found[kind]) for kind in wanted)
        }

    async def narrow(self, role: str, **policy: Any) -> None:
        """Change a role's policy, as the owner."""
        answer = await self.clients["owner"].patch(f"/role-policies/{role}", policy)
        assert answer.status_code == 200, answer.text


Door = Callable[[Scene, str, Record], Awaitable[bool]]


def opened(path: str) -> Door:
    """A door that answers 404 to those who do not see the record."""

    async def opens(scene: Scene, name: str, record: Record) -> bool:
        answer = await scene.clients[name].get(path.format(company=record.company, contact=record.contact))
        assert answer.status_code in {200, 404}, (path, answer.text)
        return answer.status_code == 200

    return opens


def listed(path: str, kind: str = "company", **params: str) -> Door:
    """A list that holds the record or does not."""

    async def opens(scene: Scene, name: str, record: Record) -> bool:
        filled = {key: value.format(name=record.name) for key, value in params.items()}
        answer = await scene.clients[name].get(path, **filled, with_total=True)
        ids = [item["id"] for item in answer.json()["items"]]
        assert answer.json()["total"] == len(ids)
        return str(getattr(record, kind)) in ids

    return opens


async def in_the_pile(scene: Scene, name: str, record: Record) -> bool:
    """Among the candidates: the record is one for as long as it is looked for."""
    async with scene.runtime.database.tenant_session(scene.tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).where(Company.id == record.company).values(bin="candidate"))
    listed_ids = {item["id"] for item in (await scene.clients[name].get("/candidates")).json()["items"]}
    async with scene.runtime.database.tenant_session(scene.tenant.id, system_actor("test")) as session:
        await session.execute(update(Company).where(Company.id == record.company).values(bin="customer"))
    return str(record.company) in listed_ids


async def found_by_words(scene: Scene, name: str, record: Record) -> bool:
    hits = (await scene.clients[name].get("/search", q=record.name)).json()
    companies = str(record.company) in {hit["id"] for hit in hits["companies"]}
    assert companies == (str(record.contact) in {hit["id"] for hit in hits["contacts"]})
    return companies


async def heard_of(scene: Scene, name: str, record: Record) -> bool:
    """Over server-sent events."""
    person = scene.people.get(name)
    if person is None:  # keys open no stream
        return await opened("/companies/{company}")(scene, name, record)
    async with scene.runtime.database.tenant_read_session(scene.tenant.id, system_actor("live")) as session:
        companies = await audience_of_companies(session, [record.company])
        contacts = await audience_of_contacts(session, [record.contact])
    heard = companies is None or person.membership_id in (companies[record.company] or ())
    assert heard == (contacts is None or person.membership_id in (contacts[record.contact] or ()))
    return heard


async def bulk_changed(scene: Scene, name: str, record: Record) -> bool:
    """Changing many at once passes over what is hidden; who may not write at all is asked another way."""
    if name in {"viewer", "key"}:
        return await opened("/companies/{company}")(scene, name, record)
    body = {"ids": [str(record.company)], "changes": {"add_tags": ["x"]}}
    answer = await scene.clients[name].post("/companies/bulk-edits", body)
    assert answer.status_code == 200, answer.text
    return bool(answer.json()["changed"])


async def handed_as_type(scene: Scene, name: str, record: Record) -> bool:
    """What programs and other rooms ask."""
    person = scene.people.get(name)
    if person is None:
        return await opened("/companies/{company}")(scene, name, record)
    async with scene.runtime.database.tenant_read_session(scene.tenant.id, person.actor()) as session:
        sight = await sight_of(session)
        row = (
            await session.execute(select(Company.owner_id, Company.pool_id).where(Company.id == record.company))
        ).one()
        return sight.may_see(row.owner_id) and (sight.pooled or row.pool_id is None)


DOORS: dict[str, Door] = {
    "company": opened("/companies/{company}"),
    "contact": opened("/contacts/{contact}"),
    "people": opened("/companies/{company}/contacts"),
    "facts": opened("/companies/{company}/facts"),
    "requests": opened("/companies/{company}/requests"),
    "history": opened("/companies/{company}/field-changes"),
    "timeline": opened("/companies/{company}/timeline"),
    "person's timeline": opened("/contacts/{contact}/timeline"),
    "person's facts": opened("/contacts/{contact}/facts"),
    "employers": opened("/contacts/{contact}/employers"),
    "portrait": opened("/companies/{company}/portrait"),
    "relations": opened("/companies/{company}/relations"),
    "files": opened("/companies/{company}/files"),
    "clock": opened("/companies/{company}/clock"),
    "person's clock": opened("/contacts/{contact}/clock"),
    "companies": listed("/companies"),
    "contacts": listed("/contacts", "contact"),
    "companies by words": listed("/companies", q="{name}"),
    "contacts by words": listed("/contacts", "contact", q="{name}"),
    "search": found_by_words,
    "candidates": in_the_pile,
    "server-sent events": heard_of,
    "many at once": bulk_changed,
    "other rooms": handed_as_type,
}


@pytest.fixture
async def scene(app: Litestar, runtime: Runtime, tenant: TestTenant) -> AsyncIterator[Scene]:
    people = {"owner": tenant.owner}
    for name, role in (("ana", "rep"), ("ben", "rep"), ("mia", "manager"), ("viewer", "viewer")):
        people[name] = await make_person(runtime.database, tenant.id, role)  # type: ignore[arg-type]
    async with AsyncExitStack() as stack:
        clients = {}
        for name, person in people.items():
            clients[name] = await stack.enter_async_context(api_client(app))
            await clients[name].sign_in(person.email)
        key = (await clients["owner"].post("/api-keys", {"name": "erp", "scopes": ["read"]})).json()["key"]
        clients["key"] = await stack.enter_async_context(api_client(app, Authorization=f"Bearer {key}"))
        records = {}
        owners = {"ana's": people["ana"], "ben's": people["ben"]}
        for number, whose in enumerate(RECORDS):
            name = ("Quillon", "Brackwater", "Tarnhelm", "Vossberg")[number]
            owner = {"owner_id": str(owners[whose].membership_id)} if whose in owners else {}
            made = await clients["owner"].post(
                "/companies", {"name": f"{name} Trading", "phone": f"+493012345{number}", **owner}
            )
            buyer: dict[str, Any] = {
                "name": f"Buyer {name}",
                "email": f"buyer@{name.lower()}.example",
                "phone": f"+493012346{number}",
                "company_id": made.json()["id"],
            }
            contact = await clients["owner"].post("/contacts", buyer)
            records[whose] = Record(UUID(made.json()["id"]), UUID(contact.json()["id"]), name)
        async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
            await session.execute(
                update(Company).where(Company.id == records["pooled"].company).values(pool_id=new_id())
            )
        yield Scene(runtime, tenant, people, clients, records)


SEARCHES = ("search companies", "search contacts", "list companies", "list contacts")
EVERYTHING = set(RECORDS)
UNPOOLED = EVERYTHING - {"pooled"}


async def test_everybody_sees_everything_but_pools_until_an_admin_says_otherwise(scene: Scene) -> None:
    seen = {name: await scene.seen_by(name) for name in scene.clients}
    assert seen == {
        "owner": EVERYTHING, "mia": EVERYTHING, "key": EVERYTHING,
        "ana": UNPOOLED, "ben": UNPOOLED, "viewer": UNPOOLED,
    }  # fmt: skip


async def test_reps_who_see_their_own(scene: Scene) -> None:
    await scene.narrow("rep", reach={"company": "own", "contact": "own"})
    assert await scene.seen_by("ana") == {"ana's", "nobody's"}
    assert await scene.seen_by("ben") == {"ben's", "nobody's"}
    assert await scene.seen_by("mia") == EVERYTHING
    await scene.narrow("rep", unowned=False)
    assert await scene.seen_by("ana") == {"ana's"}
    await scene.narrow("api", reach={"company": "own", "contact": "own"}, pooled=False)
    assert await scene.seen_by("key") == {"nobody's"}


async def test_a_head_sees_the_teams_below_and_members_their_own_team(scene: Scene) -> None:
    await scene.narrow("rep", reach={"company": "own", "contact": "own"}, unowned=False)
    seat = {name: str(person.membership_id) for name, person in scene.people.items()}
    head = {"members": [{"id": seat["ana"], "standing": "head"}]}
    above = (await scene.clients["owner"].post("/teams", {"name": "Europe", **head})).json()
    below = await scene.clients["owner"].post(
        "/teams", {"name": "Nordic", "parent_id": above["id"], "member_ids": [seat["ben"]]}
    )
    assert below.status_code == 201, below.text
    assert await scene.seen_by("ana") == {"ana's", "ben's"}
    assert await scene.seen_by("ben") == {"ben's"}
    past = {"members": [{"id": seat["ana"], "standing": "deputy", "until": "2020-01-01"}]}
    ended = await scene.clients["owner"].patch(f"/teams/{above['id']}", past, version=1)
    assert ended.status_code == 200, ended.text
    assert await scene.seen_by("ana") == {"ana's"}
    # Seeing the team's is more than one's own: the member of the upper team sees what is below it.
    await scene.narrow("rep", reach={"company": "team", "contact": "team"})
    assert await scene.seen_by("ana") == {"ana's", "ben's"}
    assert await scene.seen_by("ben") == {"ben's"}
    circle = await scene.clients["owner"].patch(f"/teams/{above['id']}", {"parent_id": below.json()["id"]}, version=2)
    assert (circle.status_code, circle.json()["errors"][0]["field"]) == (400, "parent_id")


async def test_what_may_be_looked_at_only_is_not_changed(scene: Scene) -> None:
    await scene.narrow("rep", changes="own")
    for whose, status in (("ana's", 200), ("nobody's", 200), ("ben's", 403)):
        record = scene.records[whose]
        answer = await scene.clients["ana"].patch(f"/companies/{record.company}", {"city": "Bremen"}, version=1)
        assert answer.status_code == status, (whose, answer.text)
        answer = await scene.clients["ana"].patch(f"/contacts/{record.contact}", {"title": "Buyer"}, version=1)
        assert answer.status_code == status, (whose, answer.text)
    await scene.narrow("rep", reach={"company": "own", "contact": "own"})
    hidden = scene.records["ben's"]
    for path, body in (
        (f"/companies/{hidden.company}", {"city": "X"}),
        (f"/contacts/{hidden.contact}", {"title": "X"}),
    ):
        assert (await scene.clients["ana"].patch(path, body, version=1)).status_code == 404
    note = await scene.clients["ana"].post(f"/companies/{hidden.company}/notes", {"text": "Mine"})
    assert note.status_code == 404


async def test_masked_fields_are_hidden_on_what_is_not_ones_own(scene: Scene) -> None:
    await scene.narrow("rep", masks=["phone", "mail"])
    client = scene.clients["ana"]
    assert (await client.get("/sight")).json()["masks"] == ["phone", "mail"]
    for whose, shown in (("ana's", True), ("ben's", False)):
        record = scene.records[whose]
        file = (await client.get(f"/companies/{record.company}")).json()
        (row,) = (await client.get("/companies", q=record.name)).json()["items"]
        contact = (await client.get(f"/contacts/{record.contact}")).json()
        (person,) = (await client.get("/contacts", q=record.name)).json()["items"]
        facts = (await client.get(f"/companies/{record.company}/facts")).json()
        (hit,) = (await client.get("/search", q=record.name)).json()["contacts"]
        phones = [file["phone"], row["phone"], contact["phone"], person["phone"], file["people"][0]["phone"]]
        mails = [contact["email"], person["email"], hit["email"], file["people"][0]["email"]]
        assert [bool(each) for each in phones] == [shown] * len(phones)
        assert [bool(each) for each in mails] == [shown] * len(mails)
        assert bool(contact["emails"]) is shown
        assert any(fact["field"] == "phone" for fact in facts) is shown
        changed = await client.patch(f"/companies/{record.company}", {"city": "Ulm"}, version=file["version"])
        assert bool(changed.json()["phone"]) is shown
        assert await scene.finds("ana", record, f"buyer@{record.name.lower()}.example") == dict.fromkeys(
            SEARCHES, shown
        )
        # What is not hidden finds the record still, the beginning of a word too.
        assert await scene.finds("ana", record, f"buyer {record.name[:5]}") == dict.fromkeys(SEARCHES, True)
        assert await scene.finds("mia", record, f"buyer@{record.name.lower()}.example") == dict.fromkeys(SEARCHES, True)
    async with scene.runtime.database.tenant_read_session(scene.tenant.id, system_actor("test")) as session:
        kept = await session.scalar(select(Contact.phone).where(Contact.id == scene.records["ben's"].contact))
    assert kept == "+4930123461"


async def test_what_a_layout_hides_is_not_found_by_its_words(scene: Scene) -> None:
    owner, record = scene.clients["owner"], scene.records["nobody's"]
    for of, path in (("company", f"/companies/{record.company}"), ("contact", f"/contacts/{record.contact}")):
        field = {"object": of, "kind": "text", "labels": {"en": "Weakness"}, "key": "weakness"}
        assert (await owner.post("/custom-fields", field)).status_code == 201
        assert (await owner.patch(path, {"custom": {"weakness": "Solvency"}}, version=1)).status_code == 200
    assert await scene.finds("ana", record, "solvency") == dict.fromkeys(SEARCHES, True)
    for of in ("company", "contact"):
        items = [
            {"field": "custom.weakness", "mode": "hidden"},
            *([{"field": "email", "mode": "hidden"}] * (of == "contact")),
        ]
        layout = {"sections": [{"titles": {"en": "All"}, "columns": 1, "items": items}]}
        assert (await owner.put(f"/forms/{of}/layouts/rep", layout)).status_code == 200
    for words in ("solvency", "solv", f"buyer@{record.name.lower()}.example"):
        assert await scene.finds("ana", record, words) == dict.fromkeys(SEARCHES, False), words
        assert await scene.finds("mia", record, words) == dict.fromkeys(SEARCHES, True), words
    assert await scene.finds("ana", record, record.name) == dict.fromkeys(SEARCHES, True)


async def test_owners_cannot_be_narrowed_and_only_who_manages_people_narrows(scene: Scene) -> None:
    answer = await scene.clients["owner"].patch("/role-policies/owner", {"unowned": False})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/policy-fixed")
    assert (await scene.clients["mia"].patch("/role-policies/rep", {"unowned": False})).status_code == 403
    assert (await scene.clients["ana"].get("/role-policies")).status_code == 403
    rows = {row["role"]: row for row in (await scene.clients["owner"].get("/role-policies")).json()}
    assert (rows["rep"]["people"], rows["owner"]["bound"], rows["rep"]["may_export"]) == (2, False, False)


def test_heads_over_somebody_are_those_of_every_team_above() -> None:
    top, mid, low = new_id(), new_id(), new_id()
    boss, lead, rep = new_id(), new_id(), new_id()
    tree = Teams({top: [mid], mid: [low]}, {top: [(boss, True)], mid: [(lead, True)], low: [(rep, False)]})
    assert tree.heads_over(rep) == {boss, lead}
    assert tree.heads_over(lead) == {boss}
    assert tree.around(boss)[0] == {boss, lead, rep}
