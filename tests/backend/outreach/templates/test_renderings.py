"""Filling a template for a contact, over the API."""

from datetime import UTC, datetime

import pytest

from tests.backend.outreach.templates.support import a_contact, a_template, codes, rendered, save, version_of
from tests.support import ApiClient

HELLO = "<p>{{ contact|salutation }},</p>"


@pytest.mark.parametrize(
    ("versions", "language", "used", "reason"),
    [
        (["en", "zh-Hans", "zh-Hant"], "zh-TW", "zh-Hant", "same_language_script"),
        (["en", "zh-Hans", "zh-Hant"], "zh-HK", "zh-Hant", "same_language_script"),
        (["en", "sr"], "sr-Latn", "en", "house_language"),
        (["en", "es-ES", "es-419"], "es-MX", "es-419", "same_language_script"),
        (["en", "no"], "nb-NO", "no", "same_language_script"),
        (["en", "he"], "iw", "he", "exact"),
    ],
)
async def test_the_contacts_language_chooses_the_version(
    client: ApiClient, versions: list[str], language: str, used: str, reason: str
) -> None:
    template = await a_template(client, languages=dict.fromkeys(versions, "<p>x</p>"))
    contact = await a_contact(client, language=language)
    answer = await rendered(client, template["id"], contact_id=contact)
    assert (answer["language"], answer["reason"], answer["may_send"]) == (used, reason, True)
    if used == "zh-Hant":
        assert answer["reason_text"] == "same language+script"


async def test_the_other_chinese_script_must_be_accepted(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": "<p>x</p>", "zh": "<p>您好</p>"})
    contact = await a_contact(client, language="zh-TW")
    refused = await rendered(client, template["id"], contact_id=contact)
    assert (refused["language"], codes(refused), refused["may_send"]) == ("zh", ["script-mismatch"], False)
    accepted = await rendered(client, template["id"], contact_id=contact, accept_other_script=True)
    assert (codes(accepted), accepted["may_send"]) == (["script-mismatch"], True)


async def test_where_a_contact_has_no_language_the_company_and_its_country_tell(client: ApiClient) -> None:
    template = await a_template(client, languages=dict.fromkeys(["en", "de", "pt"], HELLO))
    by_company = await a_contact(client, {"name": "A", "language": "de"})
    by_country = await a_contact(client, {"name": "B", "country": "BR"}, name="Rui Lima")
    unclear = await a_contact(client, {"name": "C", "country": "CH"}, name="Urs Meier")
    assert (await rendered(client, template["id"], contact_id=by_company))["language"] == "de"
    answer = await rendered(client, template["id"], contact_id=by_country)
    assert (answer["language"], answer["wanted"]) == ("pt", "pt-BR")
    answer = await rendered(client, template["id"], contact_id=unclear)
    assert (answer["language"], answer["wanted"], answer["reason"]) == ("en", None, "house_language")


async def test_the_houses_language_can_be_chosen(client: ApiClient) -> None:
    given = {"company": "Lumos Ltd", "website": "lumos.example", "phone": "+86 1", "language": "de"}
    assert (await client.put("/letter-settings", given)).json() == given
    body = "<p>{{ sender.company }} {{ sender.website }} {{ sender.name }} {{ sender.email }}</p>"
    template = await a_template(client, languages={"en": body, "de": body})
    answer = await rendered(client, template["id"], contact_id=await a_contact(client, language="ko"))
    assert (answer["language"], answer["reason"], answer["problems"]) == ("de", "house_language", [])
    assert answer["text"].startswith("Lumos Ltd lumos.example Person owner-")


async def test_values_are_written_for_the_reader(client: ApiClient) -> None:
    body = "<p>{{ order.total|money('symbol') }} | {{ order.ship_date }} | {{ company.country }}</p>"
    template = await a_template(client, languages={"en": body, "es": body, "de": body})
    mexican = await a_contact(client, {"name": "M", "country": "MX"}, language="es")
    german = await a_contact(client, {"name": "G", "country": "DE"}, language="de", name="Jo Kurz")
    given = {"order": {"total": {"amount": "1234.5", "currency": "EUR"}, "ship_date": "2026-03-05"}}
    answer = await rendered(client, template["id"], contact_id=mexican, given=given)
    assert answer["text"].replace("\xa0", " ") == "EUR1,234.50 | 5 de marzo de 2026 | México"
    answer = await rendered(client, template["id"], contact_id=german, given=given)
    assert answer["text"].replace("\xa0", " ") == "1.234,50 € | 5. März 2026 | Deutschland"


async def test_today_is_the_readers_day(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": "<p>{{ today }}</p>"})
    contact = await a_contact(client, time_zone="Pacific/Kiritimati", language="en-GB")
    before = datetime.now(UTC)
    text = (await rendered(client, template["id"], contact_id=contact))["text"]
    days = {f"{moment:%-d %B %Y}" for moment in (before, datetime.now(UTC))}
    from datetime import timedelta

    ahead = {f"{moment + timedelta(hours=14):%-d %B %Y}" for moment in (before, datetime.now(UTC))}
    assert text in ahead, (text, days)


async def test_a_contact_is_addressed_as_somebody_said(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": HELLO, "de": HELLO, "ja": "<p>{{ contact|salutation }}</p>"})
    alex = await a_contact(client, name="Alex Müller", given_name="Alex", family_name="Müller", language="de")
    assert (await rendered(client, template["id"], contact_id=alex))["text"] == "Guten Tag Alex Müller,"
    manner = (await client.put(f"/contacts/{alex}/manner", {"gender": "f", "honorific": "Dr."})).json()
    assert manner["salutation"] == "Sehr geehrte Frau Dr. Müller"
    assert (await rendered(client, template["id"], contact_id=alex))["text"] == "Sehr geehrte Frau Dr. Müller,"
    assert (await client.put(f"/contacts/{alex}/manner", {"forms": {"de": "Liebe Alex"}})).status_code == 200
    assert (await rendered(client, template["id"], contact_id=alex))["text"] == "Liebe Alex,"
    titled = await a_contact(client, name="Herr Weber", family_name="Weber", language="de")
    assert (await rendered(client, template["id"], contact_id=titled))["text"] == "Sehr geehrter Herr Weber,"
    assert (await rendered(client, template["id"], language="de"))["text"] == "Sehr geehrte Damen und Herren,"
    tanaka = await a_contact(client, name="田中", family_name="田中", language="ja")
    assert (await rendered(client, template["id"], contact_id=tanaka))["text"] == "田中様"


async def test_an_empty_variable_stops_the_letter_and_points_at_its_place(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": "<p>Hi</p><p>You are our {{ contact.title }}.</p>"})
    answer = await rendered(client, template["id"], contact_id=await a_contact(client))
    assert answer["may_send"] is False
    (problem,) = answer["problems"]
    assert problem["message"] == "contact.title is empty."
    assert (problem["part"], problem["language"], problem["line"], problem["column"]) == ("body", "en", 2, 19)
    assert (problem["field"], problem["expression"]) == ("contact.title", "{{ contact.title }}")
    filled = await rendered(client, template["id"], given={"contact": {"title": "buyer"}})
    assert (filled["may_send"], filled["text"]) == (True, "Hi\n\nYou are our buyer.")


async def test_a_contacts_own_text_is_only_text(client: ApiClient) -> None:
    template = await a_template(client, subject="For {{ contact.name }}")
    contact = await a_contact(client, name="<b>x</b> {{7*7}}")
    answer = await rendered(client, template["id"], contact_id=contact)
    assert answer["subject"] == "For <b>x</b> {{7*7}}"
    assert answer["text"] == "Hello <b>x</b> {{7*7}}"
    assert "&lt;b&gt;x&lt;/b&gt; {{7*7}}" in answer["html"]


async def test_an_outdated_version_warns_and_stays_the_version(client: ApiClient) -> None:
    template = await a_template(client, languages=dict.fromkeys(["en", "de", "ar"], "<p>x</p>"))
    await save(client, template["id"], "en", "<p>new</p>")
    shown = (await client.get(f"/templates/{template['id']}")).json()
    assert {mark["language"]: mark["outdated"] for mark in shown["languages"]} == {"en": False, "de": True, "ar": True}
    answer = await rendered(client, template["id"], contact_id=await a_contact(client, language="de"))
    assert (answer["language"], codes(answer), answer["may_send"]) == ("de", ["outdated"], True)
    await save(client, template["id"], "de", "<p>neu</p>")
    assert (await version_of(client, template["id"], "de"))["outdated"] is False


async def test_drafts_are_not_chosen_and_say_so_when_asked_for(client: ApiClient) -> None:
    template = await a_template(client)
    await client.post(f"/templates/{template['id']}/languages", {"language": "de"})
    contact = await a_contact(client, language="de")
    assert (await rendered(client, template["id"], contact_id=contact))["language"] == "en"
    answer = await rendered(client, template["id"], contact_id=contact, language="de")
    assert (answer["language"], codes(answer), answer["may_send"]) == ("de", ["draft"], False)


async def test_a_text_that_is_not_saved_can_be_looked_at(client: ApiClient) -> None:
    template = await a_template(client)
    draft = {"subject": "New", "html": "<p>{{ contact.nmae }}</p>"}
    answer = await rendered(client, template["id"], language="en", draft=draft)
    assert (answer["subject"], codes(answer)) == ("New", ["unknown"])
    assert (await version_of(client, template["id"], "en"))["subject"] == "Hello"


async def test_given_values_of_the_wrong_form_are_named(client: ApiClient) -> None:
    template = await a_template(client)
    given = {"order": {"ship_date": "05/03/26"}}
    answer = await client.post(f"/templates/{template['id']}/renderings", {"given": given})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "given.order.ship_date"


async def test_a_template_without_an_approved_version_cannot_be_used(client: ApiClient) -> None:
    made = (await client.post("/templates", {"name": "New", "language": "de"})).json()
    answer = await client.post(f"/templates/{made['id']}/renderings", {})
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/template-without-version")


async def test_another_tenants_template_is_not_found(client: ApiClient, other_client: ApiClient) -> None:
    template = await a_template(client)
    for path in ("", "/renderings", "/copies"):
        method = "GET" if not path else "POST"
        answer = await other_client.send(method, f"/templates/{template['id']}{path}", {} if path else None)
        assert answer.status_code == 404
