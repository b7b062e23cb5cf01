"""Web forms: shown in the reader's language, taken in once, kept from machines, and what becomes of an inquiry."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from backend.customers.models import Contact
from backend.leads.forms import service
from backend.leads.models import LeadForm, LeadSubmission
from backend.pipeline.models import Deal
from tests.backend.leads.desk import ACTOR, Desk

FIELDS = [
    {"key": "name", "kind": "name", "required": True},
    {"key": "email", "kind": "email", "required": True},
    {"key": "company", "kind": "company"},
    {"key": "country", "kind": "country"},
    {"key": "product", "kind": "product", "labels": {"en": "Which pump"}},
    {"key": "message", "kind": "message"},
]
GIVEN = {"name": "Petra Lang", "email": "petra@kiel-pumps.test", "company": "Kiel Pumps GmbH", "country": "DE",
         "product": "Ball valve DN50", "message": "Please quote 200 pieces.", "consent": "yes"}  # fmt: skip


async def a_form(desk: Desk, **given: Any) -> dict[str, Any]:
    body = {
        "name": "Web site",
        "languages": ["en", "zh-CN", "ar"],
        "fields": FIELDS,
        "texts": {"en": {"title": "Ask us", "thanks": "We will write to you.", "consent": "You may keep this."}},
    }
    made = await desk.clients["boss"].post("/lead-forms", body | given)
    assert made.status_code == 201, made.text
    form: dict[str, Any] = next(form for form in made.json() if form["name"] == (body | given)["name"])
    return form


def path_of(form: dict[str, Any]) -> str:
    return str(httpx.URL(form["url"]).path)


async def stamp(desk: Desk, form: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> str:
    """A stamp as if the page had been open for a while."""
    monkeypatch.setattr(service, "FASTEST", service.FASTEST * 0)
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        row = await session.scalar(select(LeadForm).where(LeadForm.key == form["url"].rpartition("-")[2]))
        row = row or await session.scalar(select(LeadForm))
        assert row is not None
        return service.stamp_of(row)


async def rows(desk: Desk) -> list[LeadSubmission]:
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        return list(await session.scalars(select(LeadSubmission).order_by(LeadSubmission.at)))


async def send(desk: Desk, form: dict[str, Any], given: dict[str, str], **headers: str) -> httpx.Response:
    return await desk.clients["ana"].http.post(path_of(form), data=given, headers=headers)


async def test_a_visitor_becomes_a_lead_a_customer_and_a_deal(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline = (await desk.clients["boss"].get("/pipelines")).json()["items"][0]
    form = await a_form(desk, pipeline_id=pipeline["id"])
    await desk.rule(sources=["form"], products=["valve"])
    page = await desk.clients["ana"].http.get(path_of(form), headers={"Accept-Language": "ar"})
    assert page.status_code == 200
    assert 'dir="rtl"' in page.text
    assert "frame-ancestors *" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    english = (await desk.clients["ana"].http.get(path_of(form), params={"lang": "en"})).text
    assert "Which pump" in english
    assert ">Germany</option>" in english
    given = GIVEN | {"stamp": await stamp(desk, form, monkeypatch), "lang": "en", "page": "https://shop.example/pumps"}
    thanks = await send(desk, form, given)
    assert (thanks.status_code, "We will write to you." in thanks.text) == (200, True)
    (lead,) = await desk.leads()
    shown = (await desk.clients["boss"].get(f"/leads/{lead.id}")).json()
    assert (shown["source"], shown["company"]["name"], shown["title"]) == ("form", "Kiel Pumps GmbH", "Ball valve DN50")
    assert shown["why"].startswith("Fits since it asks for “valve” and it came by a web form.")
    assert "Which pump: Ball valve DN50" in shown["body"]
    (row,) = await rows(desk)
    assert (row.consent, row.page, row.state) == ("You may keep this.", "https://shop.example/pumps", "taken")
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        deal = await session.scalar(select(Deal))
        assert deal is not None
        assert (deal.company_id, deal.owner_id, deal.source) == (lead.company_id, lead.owner_id, "form")
    await send(desk, form, given | {"company": "KIEL PUMPS GMBH", "message": "Once more."})
    assert {lead.company_id for lead in await desk.leads()} == {lead.company_id}


async def test_what_is_wrong_is_said_and_nothing_is_lost(desk: Desk) -> None:
    form = await a_form(desk)
    answer = await send(desk, form, {"name": "", "email": "no address", "message": "<b>Hi</b>", "lang": "zh-CN"})
    assert answer.status_code == 400
    assert answer.text.count('class="wrong"') == 3
    assert "&lt;b&gt;Hi&lt;/b&gt;" in answer.text
    as_json = await send(desk, form, {"lang": "en"}, Accept="application/json")
    assert sorted(as_json.json()["errors"]) == ["consent", "email", "name"]
    assert await rows(desk) == []


async def test_machines_are_held_until_a_person_decides(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    form = await a_form(desk)
    await desk.rule()
    good = await stamp(desk, form, monkeypatch)
    links = "http://a.test http://b.test www.c.test"
    odd = {"email": "x@mailinator.com", "stamp": good, "message": "Hello"}
    for more in ({"website_url": "x", "stamp": good, "message": "Trap"}, {"message": links, "stamp": good}, {}, odd):
        assert (await send(desk, form, GIVEN | more)).status_code == 200
    reasons = [["honeypot"], ["links"], ["no_stamp"], ["throwaway"]]
    assert [row.held_for for row in await rows(desk)] == reasons
    assert await desk.leads() == []
    held = (await desk.clients["boss"].get("/lead-submissions", held=True)).json()
    assert len(held) == 4
    assert (await desk.clients["boss"].post(f"/lead-submissions/{held[0]['id']}/release")).status_code == 204
    assert (await desk.clients["boss"].post(f"/lead-submissions/{held[1]['id']}/refusal")).status_code == 204
    assert (await desk.clients["ana"].post(f"/lead-submissions/{held[2]['id']}/release")).status_code == 403
    assert len(await desk.leads()) == 1
    assert len((await desk.clients["boss"].get("/lead-submissions", held=True)).json()) == 2


async def test_the_same_is_taken_in_once_and_a_page_not_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    form = await a_form(desk)
    await desk.rule()
    given = GIVEN | {"stamp": await stamp(desk, form, monkeypatch)}
    answers = await asyncio.gather(*(send(desk, form, given) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [200] * 3
    assert (len(await rows(desk)), len(await desk.leads())) == (1, 1)
    for place in range(4):
        assert (await send(desk, form, given | {"message": f"More {place}"})).status_code == 200
    assert [row.held_for for row in await rows(desk)] == [[], [], [], ["reused"], ["reused"]]


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("o'brien+sales@kiel-pumps.co.uk", True), ("采购@例子.公司", True), ("a@b.co", True),
        ("x@xn--p1b6ci4b4b3a.xn--p1ai", True),
        ("a@b", False), ("a@b..de", False), ("a@-b.de", False), ("a@b-.de", False), ("a@1.2.3.4", False),
        ("a,b@c.de", False), ("a@b.de,c@d.de", False), ("<a@b.de>", False), ("a b@c.de", False),
        ("a@b.de\nBcc: x", False),
        ("a@[1.2.3.4]", False), ("@b.de", False), (f"{'a' * 65}@b.de", False), (f"a@{'b' * 64}.de", False),
    ],
)  # fmt: skip
def test_addresses_that_can_be_written_to(address: str, good: bool) -> None:
    form = LeadForm(fields=[{"key": "email", "kind": "email", "required": True}], texts={}, languages=["en"])
    filled = service.Filled({"email": address}, "en", agreed=True, trap="", stamp="", page=None)
    assert (service.problems_of(form, filled) == {}) is good


async def test_foreign_pages_floods_and_closed_forms_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    form = await a_form(desk, origins=["https://shop.example"])
    given = GIVEN | {"stamp": await stamp(desk, form, monkeypatch)}
    assert (await send(desk, form, given, Origin="https://elsewhere.example")).status_code == 403
    asked = await send(desk, form, given, Origin="https://shop.example", Accept="application/json")
    assert asked.json() == {"thanks": "We will write to you.", "next": None}
    assert asked.headers["access-control-allow-origin"] == "https://shop.example"
    answers = [(await send(desk, form, {"lang": "en"})).status_code for _ in range(10)]
    assert answers[-1] == 429
    body = {key: form[key] for key in ("name", "languages", "fields", "texts", "origins")} | {"active": False}
    boss = desk.clients["boss"]
    assert (await boss.send("PUT", f"/lead-forms/{form['id']}", body, **{"If-Match": '"1"'})).status_code == 200
    assert (await boss.http.get(path_of(form))).status_code == 404
    assert (await boss.http.get("/forms/nothing")).status_code == 404
    assert (await boss.post("/lead-forms", body | {"fields": FIELDS[:1]})).json()["errors"][0]["code"] == "no-way-back"


async def test_who_is_likely_the_same_stands_beside(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    form = await a_form(desk)
    await desk.rule()
    given = GIVEN | {"stamp": await stamp(desk, form, monkeypatch)}
    await send(desk, form, given)
    await send(desk, form, given | {"email": "petra.lang@gmail.com", "name": "P. Lang"})
    async with desk.runtime.database.tenant_session(desk.tenant.id, ACTOR) as session:
        assert len(list(await session.scalars(select(Contact)))) == 2
    assert len(await desk.leads()) == 2
