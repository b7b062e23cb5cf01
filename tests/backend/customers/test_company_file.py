"""Stars, relations, files and the portrait of a company; where a person worked."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar
from sqlalchemy import select

from backend.customers.portrait import ENOUGH, Sent, hours_of, months_of, reply_times
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import US, Mail, learn_from, our_mailbox, store
from tests.backend.customers.test_more_facts import fact, mail
from tests.support import ApiClient, TestTenant, api_client, make_person

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


async def make(client: ApiClient, name: str, **fields: Any) -> dict[str, Any]:
    answer = await client.post("/companies", {"name": name, **fields})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def upload(client: ApiClient, company: dict[str, Any], name: str, content: bytes) -> Any:
    token = client.http.cookies.get("lading_csrf") or ""
    path = f"/api/v1/companies/{company['id']}/files"
    headers = {"X-CSRF-Token": token, "Content-Type": "application/octet-stream"}
    return await client.http.post(path, params={"filename": name}, content=content, headers=headers)


async def close_mail(database: Database, tenant: TestTenant) -> None:
    keeper = await make_person(database, tenant.id, "rep")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for mailbox in await session.scalars(select(Mailbox)):
            mailbox.visibility, mailbox.owner_id = "owner", keeper.membership_id


async def test_a_star_is_ones_own(app: Litestar, client: ApiClient, database: Database, tenant: TestTenant) -> None:
    company, other = await make(client, "Nordlys AS"), await make(client, "Sørlys AS")
    path = f"/companies/{company['id']}"
    for _ in range(2):
        assert (await client.put(f"{path}/star", None)).status_code == 204
    rep = await make_person(database, tenant.id, "viewer")
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        assert (await theirs.get(path)).json()["starred"] is False
        assert (await theirs.put(f"/companies/{other['id']}/star", None)).status_code == 204
    assert (await client.get(path)).json()["starred"] is True
    listed = (await client.get("/companies", starred=True, with_total=True)).json()
    assert ([one["id"] for one in listed["items"]], listed["total"]) == ([company["id"]], 1)
    assert (await client.delete(f"{path}/star")).status_code == 204
    assert (await client.get("/companies", starred=True)).json()["items"] == []


async def test_a_relation_shows_in_both_files(client: ApiClient) -> None:
    head, branch = await make(client, "Brand AG"), await make(client, "Brand Brasil")
    given = {"other_id": branch["id"], "kind": "branch", "note": " Since 2019 "}
    assert (await client.post(f"/companies/{head['id']}/relations", given)).status_code == 204
    (from_head,) = (await client.get(f"/companies/{head['id']}/relations")).json()["items"]
    (from_branch,) = (await client.get(f"/companies/{branch['id']}/relations")).json()["items"]
    assert (from_head["kind"], from_head["company"]["id"], from_head["note"]) == ("branch", branch["id"], "Since 2019")
    assert (from_branch["kind"], from_branch["company"]["id"]) == ("head_office", head["id"])
    assert from_branch["id"] == from_head["id"]
    again = await client.post(f"/companies/{branch['id']}/relations", {"other_id": head["id"], "kind": "head_office"})
    assert again.status_code == 204
    assert len((await client.get(f"/companies/{head['id']}/relations")).json()["items"]) == 1
    for wrong in (head["id"], str(uuid4())):
        answer = await client.post(f"/companies/{head['id']}/relations", {"other_id": wrong, "kind": "agent"})
        assert answer.status_code == 400
    relation = f"/companies/{branch['id']}/relations/{from_head['id']}"
    assert (await client.delete(relation)).status_code == 204
    assert (await client.get(f"/companies/{head['id']}/relations")).json()["items"] == []
    assert (await client.delete(relation)).status_code == 404


async def test_the_same_name_under_another_ending_is_proposed_until_denied(client: ApiClient) -> None:
    german = await make(client, "Kranbau GmbH", domain="kranbau.de")
    brazil = await make(client, "Kranbau do Brasil", domain="kranbau.com.br")
    await make(client, "Ab GmbH", domain="ab.de")
    await make(client, "Ab Ltda", domain="ab.com.br")
    path = f"/companies/{german['id']}"
    guesses = (await client.get(f"{path}/relations")).json()["guesses"]
    assert [(one["company"]["id"], one["domain"]) for one in guesses] == [(brazil["id"], "kranbau.com.br")]
    assert (await client.post(f"{path}/unrelated", {"other_id": brazil["id"]})).status_code == 204
    for each in (german, brazil):
        found = (await client.get(f"/companies/{each['id']}/relations")).json()
        assert found == {"items": [], "guesses": []}
    confirmed = {"other_id": brazil["id"], "kind": "group"}
    assert (await client.post(f"{path}/relations", confirmed)).status_code == 204
    assert [one["kind"] for one in (await client.get(f"{path}/relations")).json()["items"]] == ["group"]


async def test_a_file_is_what_its_bytes_say_and_comes_back_as_it_was(client: ApiClient) -> None:
    company = await make(client, "Nordlys AS")
    added = await upload(client, company, "C:\\docs\\Drawing 7.pdf", PNG)
    assert added.status_code == 201, added.text
    document = added.json()
    shown = (document["filename"], document["content_type"], document["size"], document["previewable"])
    assert shown == ("Drawing 7.pdf", "image/png", len(PNG), "image")
    path = f"/companies/{company['id']}/files/{document['id']}"
    saved = await client.get(path)
    assert saved.content == PNG
    assert saved.headers["content-disposition"].startswith("attachment")
    assert saved.headers["x-content-type-options"] == "nosniff"
    assert (await client.get(path, inline=True)).headers["content-type"] == "image/png"
    html = (await upload(client, company, "a.html", b"<script>alert(1)</script>")).json()
    inline = await client.get(f"/companies/{company['id']}/files/{html['id']}", inline=True)
    assert inline.headers["content-type"] == "application/octet-stream"
    assert "sandbox" in inline.headers["content-security-policy"]
    timeline = f"/companies/{company['id']}/timeline"
    assert [one["summary"] for one in (await client.get(timeline, kind="file")).json()["items"]] == [
        "a.html", "Drawing 7.pdf",
    ]  # fmt: skip
    assert (await client.delete(path)).status_code == 204
    assert (await client.get(path)).status_code == 404
    assert len((await client.get(timeline, kind="file")).json()["items"]) == 1
    assert (await client.post(f"{path}/restorations")).status_code == 204
    assert (await client.get(path)).content == PNG
    assert len((await client.get(timeline, kind="file")).json()["items"]) == 2


async def test_no_file_is_empty_or_beyond_the_limit(client: ApiClient) -> None:
    company = await make(client, "Nordlys AS")
    empty = await upload(client, company, "a.txt", b"")
    assert (empty.status_code, empty.json()["type"]) == (400, "/problems/file-empty")
    large = await upload(client, company, "a.bin", bytes(25 * 1024 * 1024 + 1))
    assert (large.status_code, large.json()["type"]) == (413, "/problems/file-too-large")
    assert (await client.get(f"/companies/{company['id']}/files")).json()["items"] == []


@pytest.fixture
async def busy(database: Database, tenant: TestTenant, client: ApiClient) -> dict[str, Any]:
    """A company of São Paulo that wrote nine times at eleven o'clock there, and was answered after an hour each."""
    await our_mailbox(database, tenant.id)
    letters = []
    for day in range(ENOUGH + 1):
        asked = [fact("request.incoterm", f"CIF {'Santos' if day % 2 else 'Itajaí'}", "CIF")]
        asked.append(fact("person.time_zone", "America/Sao_Paulo"))
        minute = day * 24 * 60 + 6 * 60
        letters.append(mail(minute, *asked, fact("company.country", "BR"), fact("person.phone", "+551155550100")))
        letters.append(
            Mail(US, to=("ana@comprador.example",), subject=letters[-1].subject, minute=minute + 60, kind="human")
        )
    await learn_from(database, tenant.id, await store(database, tenant.id, *letters))
    (found,) = (await client.get("/companies")).json()["items"]
    company: dict[str, Any] = found
    return company


async def test_a_portrait_is_drawn_from_mail_that_may_be_seen(
    client: ApiClient, busy: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    path = f"/companies/{busy['id']}/portrait"
    portrait = (await client.get(path)).json()
    assert (portrait["messages"], portrait["received"]) == (2 * (ENOUGH + 1), ENOUGH + 1)
    (incoterm,) = portrait["incoterms"]
    assert (incoterm["value"], incoterm["messages"]) == ("CIF", ENOUGH + 1)
    assert incoterm["fact"]["source"]["quote"].startswith("CIF ")
    assert portrait["our_reply"] == {"median_minutes": 60, "answers": ENOUGH + 1}
    assert busy["time_zone"] == "America/Sao_Paulo"
    assert (portrait["hours"]["begin"], portrait["hours"]["end"]) == (11, 12)
    assert [person["hours"]["counts"][11] for person in portrait["people"]] == [ENOUGH + 1]
    await close_mail(database, tenant)
    nothing = (await client.get(path)).json()
    assert (nothing["messages"], nothing["incoterms"], nothing["hours"], nothing["our_reply"]) == (0, [], None, None)


async def test_where_a_person_worked_stays_known(
    client: ApiClient, busy: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    (person,) = (await client.get(f"/companies/{busy['id']}")).json()["people"]
    other = await make(client, "Nova Lda")
    contact = (await client.get(f"/contacts/{person['id']}")).json()
    await client.patch(f"/contacts/{person['id']}", {"company_id": other["id"]}, version=contact["version"])
    path = f"/contacts/{person['id']}/employers"
    now, before = (await client.get(path)).json()
    assert (now["company"]["id"], now["current"], now["messages"]) == (other["id"], True, 0)
    assert (before["company"]["id"], before["current"], before["messages"]) == (busy["id"], False, 2 * (ENOUGH + 1))
    await close_mail(database, tenant)
    assert [one["company"]["id"] for one in (await client.get(path)).json()] == [other["id"]]


instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)).map(lambda each: each.replace(tzinfo=UTC))  # noqa: DTZ001
mails = st.lists(
    st.builds(Sent, instants, st.integers(1, 3).map(lambda n: UUID(int=n)), st.booleans(), st.none()), max_size=40
)


@given(st.lists(instants, min_size=ENOUGH, max_size=60))
def test_the_shown_hours_hold_most_mails(written: list[datetime]) -> None:
    hours = hours_of(written, "Asia/Kathmandu", ENOUGH)
    assert hours is not None
    assert sum(hours.counts) == len(written)
    length = (hours.end - hours.begin) % 24 or 24
    inside = sum(hours.counts[(hours.begin + step) % 24] for step in range(length))
    assert inside >= 0.7 * len(written)


@given(mails, st.randoms())
def test_habits_do_not_depend_on_the_order_of_mails(found: list[Sent], random: Any) -> None:
    shuffled = sorted(found, key=lambda each: each.at)
    random.shuffle(shuffled)
    today = datetime(2026, 12, 31, tzinfo=UTC)
    assert months_of(shuffled, "Europe/Berlin", today) == months_of(found, "Europe/Berlin", today)
    if len({each.at for each in found}) == len(found):
        assert reply_times(shuffled) == reply_times(found)


def test_too_few_mails_tell_nothing() -> None:
    start = datetime(2026, 3, 2, 8, tzinfo=UTC)
    assert hours_of([start] * (ENOUGH - 1), "Europe/Berlin", ENOUGH) is None
    assert hours_of([start] * ENOUGH, None, ENOUGH) is None
    asked = [Sent(start + timedelta(days=day), UUID(int=day + 1), True, None) for day in range(2)]
    answered = [Sent(each.at + timedelta(hours=1), each.conversation_id, False, None) for each in asked]
    assert reply_times([*asked, *answered]) == (None, None)
