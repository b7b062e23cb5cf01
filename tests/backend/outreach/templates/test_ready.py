"""The templates that come with Lading: whole in eight languages, good for everybody, never over a tenant's own."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts.events import TenantOpened
from backend.jobs.runner import JobRunner
from backend.outreach.templates.engine.check import check, variables
from backend.outreach.templates.engine.fields import FIELDS, Money
from backend.outreach.templates.engine.render import render_version
from backend.outreach.templates.engine.values import Reader
from backend.outreach.templates.ready import LANGUAGES, Ready, ReadyText, ready_templates
from backend.outreach.templates.ready.names import FOLDERS, NAMES
from backend.outreach.templates.service import ready as bringing
from backend.worker import make_registry
from i18n.salutations import Person
from tenants.outbox import OutboxEvent, append
from tenants.runtime import Runtime
from tests.backend.outreach.templates.support import a_contact, rendered, save, version_of
from tests.support import ApiClient, TestTenant

SAMPLES: dict[str, Any] = {
    "text": "LED-12", "name": "Lin Wei", "code": "PI-2026-014", "number": Decimal(21),
    "money": Money(Decimal("1234.5"), "USD"), "date": date(2026, 3, 5), "rows": ({"name": "LED-12"},),
}  # fmt: skip
PEOPLE = {
    "en": Person("John Smith", "John", "Smith", "m"), "zh-CN": Person("王小明", "小明", "王", "m"),
    "es": Person("Ana García", "Ana", "García", "f"), "pt": Person("Rui Silva", "Rui", "Silva", "m"),
    "ru": Person("Иван Петрович Смирнов", "Иван Петрович", "Смирнов"), "ar": Person("أحمد", "أحمد", "حسن", "m"),
    "fr": Person("Anne Petit", "Anne", "Petit", "f"), "de": Person("Jo Kurz", "Jo", "Kurz", "f", "Dr."),
}  # fmt: skip
EACH = [(ready, tag) for ready in ready_templates() for tag in LANGUAGES]


def _id(value: Any) -> str:
    return value.key if isinstance(value, Ready) else str(value)


def test_there_are_thirty_and_more_in_eight_languages() -> None:
    assert len(ready_templates()) >= 30
    assert all(tuple(ready.texts) == LANGUAGES for ready in ready_templates())
    assert tuple(ready.name for ready in ready_templates()) == NAMES
    assert {ready.folder for ready in ready_templates()} == set(FOLDERS)


@pytest.mark.parametrize(("ready", "tag"), EACH, ids=_id)
def test_a_text_has_no_mistakes_and_says_what_the_source_says(ready: Ready, tag: str) -> None:
    text, source = ready.texts[tag], ready.texts["en"]
    assert check(text.subject, tag, html=False) == []
    assert check(text.html, tag, html=True) == []
    assert variables(text.subject) == variables(source.subject)
    assert variables(text.html) == variables(source.html)
    # What lists of mail show after the subject: of its own, short, and the same for everybody.
    assert 6 <= len(text.preheader) <= 90
    assert "{" not in text.preheader
    assert text.preheader != source.preheader or tag == "en"


@pytest.mark.parametrize(("ready", "tag"), EACH, ids=_id)
def test_a_text_reads_well_for_everybody(ready: Ready, tag: str) -> None:
    scope: dict[str, Any] = {
        group: {name: SAMPLES[field.type] for name, field in fields.items()} for group, fields in FIELDS.items()
    }
    text = ready.texts[tag]
    for person in (PEOPLE[tag], Person("Alex Kim", "Alex", "Kim"), Person()):
        letter = render_version(text.subject, text.html, scope, Reader(tag, tag, "UTC", person))
        assert letter.problems == ()
        for written in (letter.subject, letter.text):
            assert "{" not in written
            assert not re.search(r"[,،:：!]\s*[,،:：!]|\.\.|  |г\.\s*\.", written.replace("\n", "¶"))
        assert letter.text.rstrip("\u2069").endswith("Lin Wei")
        assert 60 < len(letter.text) < 1200


def test_the_languages_are_what_they_say() -> None:
    scripts = {"zh-CN": "[\u4e00-\u9fff]", "ru": "[а-яА-Я]", "ar": "[\u0600-\u06ff]"}
    for ready in ready_templates():
        bodies = {tag: text.html for tag, text in ready.texts.items()}
        assert len(set(bodies.values())) == len(LANGUAGES)
        for tag, script in scripts.items():
            assert len(re.findall(script, bodies[tag])) > 30


async def _run(runtime: Runtime, tenant: TestTenant) -> None:
    registry = make_registry()
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        append(session, TenantOpened(locale="zh-CN"))
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        (event,) = await session.scalars(select(OutboxEvent).where(OutboxEvent.type == "TenantOpened"))
    runner = JobRunner(runtime, registry)
    assert await runner.run("templates.welcome", tenant.id, event.id, 1) is None


async def test_a_tenant_that_opens_gets_them_in_its_language(
    runtime: Runtime, client: ApiClient, tenant: TestTenant
) -> None:
    await _run(runtime, tenant)
    page = (await client.get("/templates", limit=100, with_total=True)).json()
    assert page["total"] == len(ready_templates())
    row = next(each for each in page["items"] if each["ready_key"] == "first_reply")
    assert (row["name"], row["sharing"]) == ("询盘首次回复", "all")
    assert [mark["language"] for mark in row["languages"]] == ["en", *sorted(set(LANGUAGES) - {"en"})]
    assert {mark["status"] for mark in row["languages"]} == {"approved"}
    assert (await client.get("/letter-settings")).json()["company"].startswith("Harbour")
    contact = await a_contact(client, {"name": "Nordlys", "country": "DE"})
    answer = await rendered(client, row["id"], contact_id=contact, given={"deal": {"product": "LED"}})
    assert (answer["language"], answer["may_send"]) == ("de", True)


async def test_bringing_them_twice_does_nothing_and_ones_own_changes_stay(
    client: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await client.post("/ready-templates/installations", {})).json() == {"made": len(EACH) // 8, "updated": 0}
    assert (await client.post("/ready-templates/installations", {})).json() == {"made": 0, "updated": 0}
    states = {each["key"]: each for each in (await client.get("/ready-templates")).json()}
    assert {each["state"] for each in states.values()} == {"current"}
    changed, untouched = states["delay"]["template_id"], states["arrival"]["template_id"]
    await save(client, changed, "de", "<p>Unser eigener Text</p>")
    await client.delete(f"/templates/{states['holiday']['template_id']}")

    edition = [_edited(ready) for ready in ready_templates() if ready.key in {"delay", "arrival", "holiday"}]
    monkeypatch.setattr(bringing, "ready_templates", lambda: tuple(edition))
    states = {each["key"]: each["state"] for each in (await client.get("/ready-templates")).json()}
    assert states == {"arrival": "update", "delay": "update", "holiday": "archived"}
    answer = (await client.post("/ready-templates/installations", {"keys": ["arrival", "delay", "holiday"]})).json()
    assert answer == {"made": 0, "updated": 15}
    assert (await version_of(client, changed, "de"))["html"] == "<p>Unser eigener Text</p>"
    assert "New edition" in (await version_of(client, changed, "fr"))["html"]
    german = await version_of(client, untouched, "de")
    assert "New edition" in german["html"]
    assert (german["outdated"], german["revision"]) == (False, 2)
    states = {each["key"]: each["state"] for each in (await client.get("/ready-templates")).json()}
    assert states == {"arrival": "current", "delay": "changed", "holiday": "archived"}


def _edited(ready: Ready) -> Ready:
    texts = {
        tag: ReadyText(text.subject, text.preheader, f"{text.html}\n<p>New edition</p>", f"{text.digest}x")
        for tag, text in ready.texts.items()
    }
    return Ready(ready.key, ready.name, ready.folder, texts)
