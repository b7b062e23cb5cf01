"""Piles, decisions and their undoing over HTTP, and what they teach."""

from typing import Any

import pytest
from litestar import Litestar
from sqlalchemy import select

from backend.customers.bins.models import BinLesson
from backend.customers.models import Company
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant, api_client, make_person

SHOP = Mail("Shop <news@shop.example>", subject="Spring sale", kind="machine", minute=5, body="Only today.\n")
INQUIRY = Mail("Ana Lima <ana@porto-cais.example>", subject="LED strips", minute=9)
FREE = Mail("Mo Salah <mo@gmail.com>", subject="Price list?", minute=12)


@pytest.fixture
async def ours(database: Database, tenant: TestTenant) -> TestTenant:
    await our_mailbox(database, tenant.id)
    return tenant


async def take(database: Database, tenant: TestTenant, *mails: Mail) -> None:
    await learn_from(database, tenant.id, await store(database, tenant.id, *mails))


async def pile(client: ApiClient, **asked: Any) -> list[dict[str, Any]]:
    answer = await client.get("/candidates", **asked)
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def names(client: ApiClient, path: str = "/companies") -> list[str]:
    return sorted(item["name"] for item in (await client.get(path)).json()["items"])


async def decide(client: ApiClient, bin_: str, *subjects: dict[str, Any], **more: Any) -> dict[str, Any]:
    listed = [{"kind": one["kind"], "id": one["id"]} for one in subjects]
    answer = await client.post("/bin-decisions", {"bin": bin_, "subjects": listed, **more})
    assert answer.status_code == 201, answer.text
    act: dict[str, Any] = answer.json()
    return act


async def test_the_pile_shows_whom_a_person_may_want_and_why(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours, SHOP, INQUIRY, FREE)
    free, company = await pile(client)
    assert (free["kind"], free["email"], free["wrote"]) == ("contact", "mo@gmail.com", "Mo Salah")
    assert (company["kind"], company["domain"], company["subject"]) == ("company", "porto-cais.example", "LED strips")
    assert "free_mail" in {reason["code"] for reason in free["reasons"]}
    assert all(reason["text"] for reason in company["reasons"])
    assert [item["domain"] for item in await pile(client, bin="noise")] == ["shop.example"]
    assert await names(client) == await names(client, "/contacts") == []
    summary = (await client.get("/candidates/summary")).json()
    assert summary["count"] == 2
    first = await client.get("/candidates", limit=1)
    rest = await client.get("/candidates", limit=5, cursor=first.json()["next_cursor"])
    assert [item["id"] for item in rest.json()["items"]] == [company["id"]]


async def test_a_candidates_file_shows_letters_people_and_marks(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    body = "Dear Wei,\n\nplease send your offer.\n\nBest regards\nAna Lima\nBuyer\nPorto Cais Lda.\n+351 21 347 1234\n"
    await take(database, ours, Mail("Ana Lima <ana@porto-cais.example>", subject="LED strips", body=body))
    (one,) = await pile(client)
    shown = (await client.get(f"/candidates/companies/{one['id']}")).json()
    assert [person["email"] for person in shown["people"]] == ["ana@porto-cais.example"]
    (letter,) = shown["letters"]
    marked = {letter["text"][mark["start"] : mark["end"]] for mark in letter["marks"]}
    assert any("347 1234" in words for words in marked)
    assert shown["decision"]["by"] == "rule"
    assert (await client.get(f"/candidates/contacts/{one['id']}")).status_code == 404


async def test_a_decision_counts_against_all_mail_until_it_is_undone(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours, INQUIRY, FREE)
    free, company = await pile(client)
    yes, no = await decide(client, "customer", company), await decide(client, "noise", free)
    assert (await names(client), await pile(client)) == (["Porto Cais"], [])
    answered = Mail("Wei <sales@anchor.test>", ("mo@gmail.com",), subject="Price list?", minute=30)
    await take(database, ours, answered, Mail("Mo Salah <mo@gmail.com>", subject="Price list?", minute=60))
    assert [item["email"] for item in await pile(client, bin="noise")] == ["mo@gmail.com"]
    listed = (await client.get("/bin-decisions", contact_id=free["id"])).json()
    assert (listed[0]["by"], listed[0]["to_bin"], listed[0]["actor_name"]) == ("person", "noise", ours.owner.name)
    for act in (yes, no):
        assert (await client.delete(f"/bin-decisions/{act['id']}")).status_code == 204
    assert [item["id"] for item in await pile(client)] == [company["id"]]
    assert await names(client, "/contacts") == ["Mo Salah"]
    assert (await client.delete(f"/bin-decisions/{no['id']}")).status_code == 204
    assert (await client.get("/bin-decisions", contact_id=free["id"])).json()[-1]["undone_by"] == ours.owner.name


async def test_who_is_taken_out_of_the_noise_has_their_mail_and_loses_it_again(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours, SHOP)
    (shop,) = await pile(client, bin="noise")
    act = await decide(client, "customer", shop)
    timeline = (await client.get(f"/companies/{shop['id']}/timeline", kind="message")).json()["items"]
    assert "Spring sale" in {item["summary"] for item in timeline}
    assert await names(client, "/contacts") == ["Shop"]
    await take(database, ours, Mail("Shop <news@shop.example>", subject="Summer sale", kind="machine", minute=90))
    shown = (await client.get(f"/companies/{shop['id']}")).json()
    assert (shown["bin"], shown["conversations_count"]) == ("customer", 2)
    await client.delete(f"/bin-decisions/{act['id']}")
    shown = (await client.get(f"/companies/{shop['id']}")).json()
    assert (shown["bin"], shown["conversations_count"]) == ("noise", 0)
    assert (await names(client), await names(client, "/contacts")) == ([], [])


async def test_many_at_once_by_domain_or_reason_and_all_back_at_once(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    crowd = [Mail(f"P{n} <p{n}@gmail.com>", subject=f"Price {n}?", minute=n) for n in range(7)]
    await take(database, ours, INQUIRY, *crowd)
    summary = (await client.get("/candidates/summary")).json()
    assert {"domain": "gmail.com", "count": 7} in summary["domains"]
    assert next(one["count"] for one in summary["reasons"] if one["code"] == "free_mail") == 7
    act = await decide(client, "noise", where={"bin": "candidate", "domain": "gmail.com"})
    assert act["decided"] == 7
    assert [item["domain"] for item in await pile(client)] == ["porto-cais.example"]
    await client.delete(f"/bin-decisions/{act['id']}")
    assert len(await pile(client, reason="free_mail")) == 7
    assert (await client.get("/bin-classifier")).json()["rejected"] == 0


async def test_the_same_key_decides_once(database: Database, client: ApiClient, ours: TestTenant) -> None:
    await take(database, ours, INQUIRY)
    (one,) = await pile(client)
    body = {"bin": "customer", "subjects": [{"kind": "company", "id": one["id"]}]}
    answers = [await client.post("/bin-decisions", body, **{"Idempotency-Key": "k1"}) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    again = await client.post("/bin-decisions", body)
    assert again.json()["decided"] == 0


async def test_nothing_to_decide_is_said(client: ApiClient) -> None:
    gone = {"kind": "company", "id": "01930000-0000-7000-8000-000000000000"}
    answer = await client.post("/bin-decisions", {"bin": "noise", "subjects": [gone]})
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/nothing-to-decide")


async def test_only_who_may_write_customers_decides(
    app: Litestar, database: Database, client: ApiClient, ours: TestTenant
) -> None:
    await take(database, ours, INQUIRY)
    (one,) = await pile(client)
    viewer = await make_person(database, ours.id, "viewer")
    async with api_client(app) as other:
        await other.sign_in(viewer.email)
        body = {"bin": "noise", "subjects": [{"kind": "company", "id": one["id"]}]}
        assert (await other.post("/bin-decisions", body)).status_code == 403
        assert (await other.patch("/bin-classifier", {"enabled": False})).status_code == 403
        assert (await other.delete("/bin-classifier")).status_code == 403


async def test_the_classifier_learns_acts_on_what_is_like_it_and_can_be_switched_off_and_reset(
    database: Database, client: ApiClient, ours: TestTenant
) -> None:
    wanted = [Mail(f"B{n} <b@buyer{n}.example>", subject=f"Price for lamps {n}", minute=n) for n in range(40)]
    unwanted = [Mail(f"S{n} <s@seo{n}.example>", subject=f"Ranking backlinks {n}", minute=80 + n) for n in range(40)]
    await take(database, ours, *wanted, *unwanted)
    items = await pile(client, limit=100)
    for item in sorted(items, key=lambda item: item["id"]):
        await decide(client, "noise" if "seo" in item["domain"] else "customer", item)
    report = (await client.get("/bin-classifier")).json()
    assert (report["accepted"], report["rejected"], report["acts"]) == (40, 40, True)
    assert report["measured"] == 79
    assert report["noise"]["precision"] > 0.8
    await take(database, ours, Mail("X <s@seo99.example>", subject="Ranking backlinks 99", minute=200))
    (latest, *_) = await pile(client, bin="noise")
    assert (latest["domain"], latest["by"]) == ("seo99.example", "classifier")
    assert latest["confidence"] >= report["acts_from"]
    assert (await client.get("/bin-classifier")).json()["decided"] == 1
    assert (await client.patch("/bin-classifier", {"enabled": False})).json()["acts"] is False
    await take(database, ours, Mail("X <s@seo98.example>", subject="Ranking backlinks 98", minute=201))
    assert [item["domain"] for item in await pile(client)] == ["seo98.example"]
    assert (await client.delete("/bin-classifier")).status_code == 204
    report = (await client.get("/bin-classifier")).json()
    assert (report["accepted"], report["measured"]) == (0, 0)
    assert report["reset_at"] is not None
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        assert list(await session.scalars(select(BinLesson.id))) == []
        assert len(list(await session.scalars(select(Company.id).where(Company.bin == "customer")))) == 40


async def test_open_screens_hear_of_decisions(database: Database, client: ApiClient, ours: TestTenant) -> None:
    await take(database, ours, INQUIRY)
    (one,) = await pile(client)
    await decide(client, "customer", one)
    async with database.tenant_session(ours.id, system_actor("test")) as session:
        told = await session.scalars(select(OutboxEvent.live).where(OutboxEvent.type == "CompanyBinned"))
        assert [one["id"] in (news or {})["ids"] for news in told] == [True, True]
