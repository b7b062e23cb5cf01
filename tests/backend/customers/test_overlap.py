"""The overlap radar: verdicts that leak nothing, limits, the book of questions, appeals."""

from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from litestar import Litestar
from sqlalchemy import select, update

from backend.customers.duplicates.twins import Reason, Twin
from backend.customers.models import Company, TimelineEntry
from backend.customers.overlap.judging import judge
from backend.customers.overlap.models import CompanyShare
from mail_ingest.store.models import Conversation, Mailbox
from tenants.audit import AuditEntry
from tenants.orm import new_id
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant, api_client, make_person

NOW, PROTECTION = datetime(2026, 11, 1, tzinfo=UTC), timedelta(days=90)
ME, YOU = new_id(), new_id()
SECRETS = ("Kern Valves", "kern.example", "+494311234567", "Kiel", "Ana")


def twin(owner: UUID | None, verdict: Any = "certain", codes: tuple[Any, ...] = ("domain",), **more: Any) -> Twin:
    values: dict[str, Any] = {
        "score": 0.97, "name": "Kern", "country": "DE", "owner_name": "Somebody" if owner else None, "stage": "new",
        "bin": "customer", "archived": False, "registered_at": NOW - timedelta(days=400), "last_contact_at": None,
    }  # fmt: skip
    reasons = tuple(Reason(code, "x") for code in codes)
    return Twin(company_id=new_id(), verdict=verdict, reasons=reasons, owner_id=owner, **(values | more))


@pytest.mark.parametrize(
    ("twins", "verdict", "decided_by"),
    [
        ([], "free", None),
        ([twin(ME)], "yours", "registration"),
        ([twin(YOU)], "colleague", "registration"),
        ([twin(None)], "pool", None),
        ([twin(YOU, "possible", ("name",))], "colleague", "registration"),
        ([twin(YOU, "possible", ("name_elsewhere",))], "same_group", None),
        ([twin(YOU, "possible", ("domain_family",))], "same_group", None),
        ([twin(YOU, "possible", ("address",))], "free", None),
        ([twin(None), twin(YOU)], "colleague", "registration"),
        ([twin(YOU, stage="negotiating"), twin(ME)], "colleague", "business"),
        ([twin(ME, last_contact_at=NOW - timedelta(days=5)), twin(YOU)], "yours", "contact"),
        (
            [twin(YOU, last_contact_at=NOW - timedelta(days=200)), twin(ME, registered_at=NOW)],
            "colleague",
            "registration",
        ),
    ],
)
def test_the_order_of_claims_decides(twins: list[Twin], verdict: str, decided_by: str | None) -> None:
    found = judge(twins, ME, (), NOW, PROTECTION)
    assert (found.verdict, found.decided_by) == (verdict, decided_by)
    if twins:
        assert judge(twins, ME, {each.company_id for each in twins}, NOW, PROTECTION).verdict in {
            "yours",
            "same_group",
            "free",
        }


class Office:
    """An owner, a manager and two reps of a tenant, each signed in."""

    def __init__(self, tenant: TestTenant, clients: dict[str, ApiClient], seats: dict[str, str]) -> None:
        self.tenant = tenant
        self.seats = seats
        self.owner, self.manager, self.wei, self.lin = (clients[name] for name in ("owner", "manager", "wei", "lin"))


@pytest.fixture
async def office(app: Litestar, database: Database, tenant: TestTenant) -> Any:
    people = {"owner": tenant.owner, "manager": await make_person(database, tenant.id, "manager")}
    people |= {name: await make_person(database, tenant.id, "rep") for name in ("wei", "lin")}
    async with AsyncExitStack() as stack:
        clients = {}
        for name, person in people.items():
            clients[name] = await stack.enter_async_context(api_client(app))
            await clients[name].sign_in(person.email)
        yield Office(tenant, clients, {name: str(person.membership_id) for name, person in people.items()})


async def kern(office: Office, **more: Any) -> str:
    given = {"name": "Kern Valves GmbH", "domain": "kern.example", "phone": "+49 431 1234567", "city": "Kiel"}
    answer = await office.owner.post("/companies", given | {"owner_id": office.seats["wei"]} | more)
    assert answer.status_code == 201, answer.text
    made: str = answer.json()["id"]
    return made


async def ask(client: ApiClient, text: str, **more: Any) -> dict[str, Any]:
    answer = await client.post("/overlap/checks", {"text": text, **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kern valves", "name"),
        ("https://www.kern.example/kontakt", "domain"),
        ("kern.example", "domain"),
        ("somebody@kern.example", "email"),
        ("+49 (431) 123-4567", "phone"),
    ],
)
async def test_a_colleagues_customer_is_told_and_nothing_of_it(office: Office, text: str, kind: str) -> None:
    company = await kern(office)
    found = await ask(office.lin, text)
    assert (found["verdict"], found["asked_kind"], found["may_appeal"]) == ("colleague", kind, True)
    assert found["colleague"].startswith("Person rep-")
    assert found["registered_on"] == datetime.now(UTC).date().isoformat()
    assert (found["company_id"], company in str(found)) == (None, False)
    assert not [secret for secret in SECRETS if secret in str(found)]
    assert (await ask(office.wei, text))["verdict"] == "yours"


async def test_free_pool_and_same_group(office: Office) -> None:
    assert (await ask(office.lin, "Nobody Knows Them"))["verdict"] == "free"
    await kern(office, owner_id=None, country="DE")
    found = await ask(office.lin, "kern.example")
    assert (found["verdict"], found["colleague"], found["may_appeal"]) == ("pool", None, False)
    found = await ask(office.lin, "Kern Valves", country="FR")
    assert (found["verdict"], found["registered_on"], found["last_contact_on"]) == ("same_group", None, None)


@pytest.mark.parametrize(
    ("text", "code"), [("0431 1234567", "invalid-phone"), ("a", "too-short"), ("a@b", "invalid-email")]
)
async def test_too_little_to_know_somebody_by(office: Office, text: str, code: str) -> None:
    answer = await office.lin.post("/overlap/checks", {"text": text})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, code)
    assert (await ask(office.lin, "0431 1234567", country="DE"))["verdict"] == "free"


async def test_asking_is_limited_and_kept(office: Office, database: Database) -> None:
    rules = {"show_names": False, "checks_per_hour": 2, "checks_per_day": 10, "protection_days": 30}
    assert (await office.wei.put("/overlap/rules", rules)).status_code == 403
    assert (await office.manager.put("/overlap/rules", rules)).json() == rules
    await kern(office)
    first = await ask(office.lin, "kern.example")
    assert (first["colleague"], first["left"]) == (None, 1)
    await ask(office.lin, "Other Firm")
    refused = await office.lin.post("/overlap/checks", {"text": "Third Firm"})
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (429, "overlap-limit")
    assert int(refused.headers["retry-after"]) > 3000
    assert (await ask(office.wei, "Other Firm"))["left"] == 1
    assert (await office.lin.get("/overlap/checks")).status_code == 403
    book = (await office.manager.get("/overlap/checks")).json()["items"]
    assert [(each["asked"], each["verdict"]) for each in book] == [
        ("Other Firm", "free"),
        ("Other Firm", "free"),
        ("kern.example", "colleague"),
    ]
    async with database.tenant_session(office.tenant.id, office.tenant.owner.actor()) as session:
        entries = list(await session.scalars(select(AuditEntry).where(AuditEntry.action == "overlap.checked")))
        assert len(entries) == 3


async def test_a_key_of_the_api_may_not_ask(app: Litestar, client: ApiClient) -> None:
    key = (await client.post("/api-keys", {"name": "k", "scopes": ["write"]})).json()
    async with api_client(app, Authorization=f"Bearer {key['key']}") as machine:
        assert (await machine.post("/overlap/checks", {"text": "Kern"})).status_code == 403


async def appeal(office: Office) -> dict[str, Any]:
    found = await ask(office.lin, "kern.example")
    answer = await office.lin.post(
        "/overlap/appeals", {"check_id": found["check_id"], "reason": "I met them at the fair in May"}
    )
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


@pytest.mark.parametrize(
    ("outcome", "verdicts"),
    [
        ("upheld", ("yours", "colleague")),
        ("handed_over", ("colleague", "yours")),
        ("shared", ("yours", "yours")),
    ],
)
async def test_a_manager_decides_and_both_are_told(
    office: Office, database: Database, outcome: str, verdicts: tuple[str, str]
) -> None:
    company = await kern(office)
    made = await appeal(office)
    assert (made["company"], made["about"], made["state"], made["may_decide"]) == (None, "kern.example", "open", False)
    again = await office.lin.post("/overlap/appeals", {"company_id": company, "reason": "Again"})
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (409, "nothing-to-appeal")
    assert (await office.manager.get("/overlap/news")).json() == {"waiting": 1, "decided": 0}
    (listed,) = (await office.manager.get("/overlap/appeals", state="open")).json()
    assert (listed["company"]["id"], listed["may_decide"]) == (company, True)
    path = f"/overlap/appeals/{made['id']}/decision"
    body = {"outcome": outcome, "note": "As agreed"}
    assert (await office.wei.post(path, body)).status_code == 403
    assert (await office.manager.post(path, body)).json()["state"] == outcome
    assert (await office.manager.post(path, body)).status_code == 409
    for client in (office.wei, office.lin):
        assert (await client.get("/overlap/news")).json() == {"waiting": 0, "decided": 1}
        (told,) = (await client.get("/overlap/appeals")).json()
        assert (told["state"], told["decision_note"], told["seen"]) == (outcome, "As agreed", False)
        await client.post("/overlap/appeals/seen")
        assert (await client.get("/overlap/news")).json()["decided"] == 0
    assert (
        (await ask(office.wei, "kern.example"))["verdict"],
        (await ask(office.lin, "kern.example"))["verdict"],
    ) == verdicts
    async with database.tenant_session(office.tenant.id, office.tenant.owner.actor()) as session:
        entries = list(await session.scalars(select(TimelineEntry).where(TimelineEntry.kind == "decision")))
        assert [each.details["overlap"] for each in entries if each.details] == ["open", outcome]
        actions = set(await session.scalars(select(AuditEntry.action)))
        assert {"overlap.appealed", "overlap.decided"} <= actions
        shares = list(await session.scalars(select(CompanyShare.company_id)))
        assert len(shares) == (outcome == "shared")


async def test_an_appeal_is_withdrawn_by_who_made_it(office: Office) -> None:
    await kern(office)
    made = await appeal(office)
    assert (await office.wei.delete(f"/overlap/appeals/{made['id']}")).status_code == 404
    assert (await office.lin.delete(f"/overlap/appeals/{made['id']}")).status_code == 204
    assert (await office.lin.delete(f"/overlap/appeals/{made['id']}")).status_code == 409
    await appeal(office)


async def test_only_the_own_check_leads_to_an_appeal(office: Office) -> None:
    company = await kern(office)
    theirs = await ask(office.lin, "kern.example")
    answer = await office.manager.post("/overlap/appeals", {"check_id": theirs["check_id"], "reason": "Mine"})
    assert answer.status_code == 404
    own = await office.wei.post("/overlap/appeals", {"company_id": company, "reason": "Mine"})
    assert own.status_code == 409
    for body in ({"reason": "x"}, {"reason": "x", "company_id": company, "check_id": theirs["check_id"]}):
        assert (await office.lin.post("/overlap/appeals", body)).status_code == 400


async def test_who_is_concerned_does_not_decide(office: Office) -> None:
    await kern(office, owner_id=office.seats["manager"])
    made = await appeal(office)
    path = f"/overlap/appeals/{made['id']}/decision"
    assert (await office.manager.post(path, {"outcome": "upheld"})).status_code == 403
    assert (await office.owner.post(path, {"outcome": "shared"})).status_code == 200


async def test_an_open_conversation_shows_whose_customer_it_is(office: Office, database: Database) -> None:
    tenant = office.tenant
    await our_mailbox(database, tenant.id)
    mails = (Mail("Ana <ana@kern.example>", subject="Valves"), Mail("Mo <mo@new.example>", subject="Pipes", minute=3))
    ids = await store(database, tenant.id, *mails)
    await learn_from(database, tenant.id, ids[:1])
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await session.execute(update(Company).values(owner_id=UUID(office.seats["wei"])))
        talks = {row.subject: str(row.id) for row in await session.scalars(select(Conversation))}
    found = (await office.lin.get(f"/overlap/conversations/{talks['Valves']}")).json()
    assert (found["verdict"], found["check_id"], found["left"]) == ("colleague", None, None)
    assert found["last_contact_on"] == "2026-03-02"
    answer = await office.lin.post(
        "/overlap/appeals", {"company_id": found["company_id"], "reason": "They wrote to me"}
    )
    assert answer.status_code == 201
    assert (await office.wei.get(f"/overlap/conversations/{talks['Valves']}")).json()["verdict"] == "yours"
    assert (await office.lin.get(f"/overlap/conversations/{talks['Pipes']}")).json()["verdict"] == "free"


async def test_a_closed_conversation_tells_nothing(office: Office, database: Database) -> None:
    tenant = office.tenant
    await our_mailbox(database, tenant.id)
    await learn_from(database, tenant.id, await store(database, tenant.id, Mail("Ana <ana@kern.example>")))
    async with database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        await session.execute(update(Mailbox).values(owner_id=UUID(office.seats["wei"]), visibility="owner"))
        talk = await session.scalar(select(Conversation.id))
    assert (await office.lin.get(f"/overlap/conversations/{talk}")).status_code == 404
    assert (await office.wei.get(f"/overlap/conversations/{talk}")).status_code == 200
