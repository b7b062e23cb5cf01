"""Templates over the API: sharing, languages, history, files, exchange, the report."""

from typing import Any

import pytest
from litestar import Litestar

from backend.outreach.templates.engine.fields import FIELDS
from tenants.runtime import Runtime
from tests.backend.outreach.templates.support import a_contact, a_template, rendered, save, version_of
from tests.support import ApiClient, TestTenant, api_client, make_person


async def _put(client: ApiClient, template: str, language: str, version: int, **body: Any) -> Any:
    given = {"subject": "Hello", "html": "<p>x</p>", **body}
    path = f"/templates/{template}/languages/{language}"
    return await client.send("PUT", path, given, **{"If-Match": f'"{version}"'})


async def test_a_template_is_written_language_by_language(client: ApiClient) -> None:
    made = (await client.post("/templates", {"name": "  Quote  ", "folder": "A / B", "language": "PT_br"})).json()
    assert (made["name"], made["folder"], made["source_language"], made["sharing"]) == ("Quote", "A/B", "pt-BR", "mine")
    (version,) = made["versions"]
    assert (version["status"], version["is_source"], version["revision"]) == ("draft", True, 1)
    answer = await client.post(f"/templates/{made['id']}/languages", {"language": "ar"})
    assert (answer.status_code, answer.json()["direction"], answer.json()["status"]) == (201, "rtl", "draft")
    again = await client.post(f"/templates/{made['id']}/languages", {"language": "ar"})
    assert (again.status_code, again.json()["type"]) == (409, "/problems/template-language-exists")
    row = (await client.get("/templates", q="quo")).json()["items"][0]
    assert [mark["language"] for mark in row["languages"]] == ["pt-BR", "ar"]
    assert (await client.get("/template-folders")).json() == ["A/B"]
    nothing = await client.post(f"/templates/{made['id']}/languages", {"language": "not a tag"})
    assert nothing.status_code == 400


async def test_a_version_with_an_unknown_field_cannot_be_approved(client: ApiClient) -> None:
    template = await a_template(client)
    version = template["versions"][0]["version"]
    html = "<p>Hi</p><p>{{ contact.fooo }}</p>"
    answer = await _put(client, template["id"], "en", version, html=html, status="approved")
    assert (answer.status_code, answer.json()["type"]) == (409, "/problems/template-not-ready")
    (problem,) = answer.json()["problems"]
    assert (problem["field"], problem["line"], problem["column"]) == ("contact.fooo", 2, 7)
    assert (await version_of(client, template["id"], "en"))["html"] == template["versions"][0]["html"]
    draft = (await _put(client, template["id"], "en", version, html=html, status="draft")).json()
    assert (draft["status"], [each["code"] for each in draft["problems"]]) == ("draft", ["unknown"])


@pytest.mark.parametrize(
    "html", ["{{ ''.__class__.__mro__ }}", "{% for i in range(1000000) %}x{% endfor %}", "{% include 'x' %}"]
)
async def test_what_a_template_may_never_do_is_refused_in_drafts_too(client: ApiClient, html: str) -> None:
    template = await a_template(client)
    version = template["versions"][0]["version"]
    answer = await _put(client, template["id"], "en", version, html=f"<p>{html}</p>", status="draft")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "forbidden"


async def test_two_people_at_one_text_do_not_overwrite_each_other(client: ApiClient) -> None:
    template = await a_template(client)
    version = template["versions"][0]["version"]
    assert (await _put(client, template["id"], "en", version, html="<p>mine</p>")).status_code == 200
    answer = await _put(client, template["id"], "en", version, html="<p>theirs</p>")
    assert (answer.status_code, answer.json()["current"]["html"]) == (412, "<p>mine</p>")


async def test_history_is_kept_and_brought_back(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": "<p>one</p>", "de": "<p>eins</p>"})
    await save(client, template["id"], "en", "<p>two</p>")
    await save(client, template["id"], "en", "<p>two</p>")
    path = f"/templates/{template['id']}/languages/en"
    rows = (await client.get(f"{path}/revisions")).json()
    assert [(row["revision"], row["html"]) for row in rows] == [(3, "<p>two</p>"), (2, "<p>one</p>"), (1, "")]
    assert rows[0]["is_current"]
    assert rows[0]["actor"]
    back = (await client.post(f"{path}/restorations", {"revision": 2})).json()
    assert (back["html"], back["revision"], back["outdated"]) == ("<p>one</p>", 4, False)
    assert (await version_of(client, template["id"], "de"))["outdated"] is True
    assert (await client.post(f"{path}/restorations", {"revision": 99})).status_code == 404


async def test_a_translation_can_be_kept_outdated_and_the_source_be_another(client: ApiClient) -> None:
    template = await a_template(client, languages={"en": "<p>one</p>", "de": "<p>eins</p>"})
    await save(client, template["id"], "en", "<p>two</p>")
    german = await version_of(client, template["id"], "de")
    answer = await _put(client, template["id"], "de", german["version"], html="<p>!</p>", follows_source=False)
    assert answer.json()["outdated"] is True
    shown = (await client.get(f"/templates/{template['id']}")).json()
    changed = await client.patch(f"/templates/{template['id']}", {"source_language": "de"}, shown["version"])
    marks = {mark["language"]: mark for mark in changed.json()["languages"]}
    assert (marks["de"]["is_source"], marks["de"]["outdated"]) == (True, False)
    assert (await client.delete(f"/templates/{template['id']}/languages/de")).status_code == 409
    assert (await client.delete(f"/templates/{template['id']}/languages/en")).status_code == 204
    last = await client.delete(f"/templates/{template['id']}/languages/de")
    assert last.json()["type"] == "/problems/template-source-language"
    added = (await client.post(f"/templates/{template['id']}/languages", {"language": "en"})).json()
    assert added["revision"] == 4  # its history goes on


async def test_templates_are_mine_my_teams_or_everybodys(
    app: Litestar, runtime: Runtime, client: ApiClient, tenant: TestTenant
) -> None:
    rep, other = [await make_person(runtime.database, tenant.id, "rep") for _ in range(2)]
    team = (await client.post("/teams", {"name": "Nordic", "member_ids": [str(rep.membership_id)]})).json()
    async with api_client(app) as reps, api_client(app) as others:
        await reps.sign_in(rep.email)
        await others.sign_in(other.email)
        mine = (await reps.post("/templates", {"name": "Mine", "language": "en"})).json()
        shared = {"name": "Team", "language": "en", "sharing": "team", "team_id": team["id"]}
        teams = (await client.post("/templates", shared)).json()
        everybodys = (await client.post("/templates", {"name": "All", "language": "en", "sharing": "all"})).json()

        async def seen(who: ApiClient) -> dict[str, bool]:
            return {row["name"]: row["may_change"] for row in (await who.get("/templates")).json()["items"]}

        assert await seen(reps) == {"All": False, "Mine": True, "Team": True}
        assert await seen(others) == {"All": False}
        assert await seen(client) == {"All": True, "Team": True}
        for hidden in (mine, teams):
            assert (await others.get(f"/templates/{hidden['id']}")).status_code == 404
            assert (await others.post(f"/templates/{hidden['id']}/renderings", {})).status_code == 404
        refused = await _put(others, everybodys["id"], "en", 1)
        assert refused.status_code == 403
        copy = (await others.post(f"/templates/{everybodys['id']}/copies")).json()
        assert (copy["name"], copy["sharing"], copy["may_change"]) == ("All (copy)", "mine", True)
        missing = await client.post("/templates", {"name": "T", "language": "en", "sharing": "team"})
        assert missing.json()["errors"][0]["field"] == "team_id"


async def test_a_template_is_put_aside_and_brought_back(client: ApiClient) -> None:
    template = await a_template(client, folder="Old")
    assert (await client.delete(f"/templates/{template['id']}")).status_code == 204
    assert (await client.get("/templates")).json()["items"] == []
    assert (await client.get("/template-folders")).json() == []
    archived = (await client.get("/templates", archived="true")).json()["items"]
    assert [row["id"] for row in archived] == [template["id"]]
    assert (await client.post(f"/templates/{template['id']}/restorations")).json()["archived_at"] is None
    assert (await client.post("/template-folders/renames", {"folder": "Old", "name": "New"})).json() == {"moved": 1}
    assert (await client.get("/template-folders")).json() == ["New"]


async def test_files_go_along_with_a_language(client: ApiClient) -> None:
    template = await a_template(client)
    path = f"/templates/{template['id']}/languages/en/files"
    headers = {"X-CSRF-Token": client.http.cookies["lading_csrf"], "Content-Type": "application/pdf"}
    answer = await client.http.post(f"/api/v1{path}?filename=list.pdf", content=b"%PDF-1", headers=headers)
    assert answer.status_code == 201, answer.text
    (file,) = answer.json()["files"]
    assert (file["filename"], file["content_type"], file["size"]) == ("list.pdf", "application/pdf", 6)
    read = await client.get(f"{path}/{file['id']}")
    assert (read.content, read.headers["content-disposition"]) == (b"%PDF-1", "attachment; filename*=UTF-8''list.pdf")
    filled = await rendered(client, template["id"], given={"contact": {"name": "A"}})
    assert [each["filename"] for each in filled["attachments"]] == ["list.pdf"]
    taken_off = (await client.delete(f"{path}/{file['id']}")).json()
    assert taken_off["files"] == []
    before = (await client.get(f"/templates/{template['id']}/languages/en/revisions")).json()
    assert [len(row["files"]) for row in before[:2]] == [0, 1]


async def test_templates_are_exchanged_as_a_file(client: ApiClient, other_client: ApiClient) -> None:
    texts = {"en": "<p>Hello {{ contact.name }}</p>", "ar": "<p>مرحبا {{ contact.name }}</p>"}
    await a_template(client, name="Quote", folder="Sales", languages=texts)
    content = (await client.get("/template-exports")).json()
    content["templates"][0]["languages"]["de"] = {"subject": "x", "html": "<p>{{ nope }}</p>", "status": "approved"}
    answer = await other_client.post("/template-imports", content)
    assert answer.status_code == 201, answer.text
    assert answer.json()["drafts"] == 1
    (template_id,) = answer.json()["template_ids"]
    shown = (await other_client.get(f"/templates/{template_id}")).json()
    assert (shown["name"], shown["folder"], shown["sharing"]) == ("Quote", "Sales", "mine")
    found = {each["language"]: (each["html"], each["status"]) for each in shown["versions"]}
    assert found["ar"] == (texts["ar"], "approved")
    assert found["de"][1] == "draft"


@pytest.mark.parametrize(
    "change",
    [{"version": 99}, {"templates": [{"name": "x"}]}, {"templates": ["x"]},
     {"templates": [{"name": "x", "source_language": "en", "languages": {}}]}],
)  # fmt: skip
async def test_a_file_of_something_else_is_refused(client: ApiClient, change: dict[str, Any]) -> None:
    content = {"format": "lading-templates", "version": 1, "templates": [], **change}
    answer = await client.post("/template-imports", content)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/template-file-unreadable")
    assert (await client.get("/templates")).json()["items"] == []


async def test_the_report_names_what_is_missing_for_whom(client: ApiClient) -> None:
    await a_template(client, name="Quote", languages={"en": "<p>x</p>", "es-419": "<p>x</p>"})
    for number, language in enumerate(["es-MX", "es-PE", "de", "zh-TW", None, "de-AT"]):
        await a_contact(client, name=f"Contact {number}", language=language)
    (line,) = (await client.get("/template-report")).json()
    assert line["name"] == "Quote"
    found = {each["language"]: (each["contacts"], each["instead"]) for each in line["missing"]}
    assert found == {"de": (2, "en"), "zh-TW": (1, "en")}


async def test_the_catalogue_of_fields(client: ApiClient) -> None:
    catalogue = (await client.get("/template-fields")).json()
    paths = {field["path"] for group in catalogue["groups"] for field in group["fields"]}
    assert {f"{group}.{name}" for group, fields in FIELDS.items() for name in fields} < paths
    assert {"contact|salutation", "today"} < paths
    forms = {each["language"]: each["plural_forms"] for each in catalogue["languages"]}
    assert (len(forms["ar"]), len(forms["pl"]), forms["zh-CN"]) == (6, 4, ["other"])


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://good.example@evil.example/"]
)
async def test_a_link_that_leads_where_none_may_is_refused_when_it_is_saved(client: ApiClient, link: str) -> None:
    made = await a_template(client)
    answer = await client.send(
        "PUT", f"/templates/{made['id']}/languages/en",
        {"subject": "Hello", "html": f'<p><a href="{link}">Here</a></p>', "status": "draft"},
        **{"If-Match": f'"{made["versions"][0]["version"]}"'},
    )  # fmt: skip
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "unsafe-link"
    kept = await save(
        client, made["id"], "en", '<p><a href="mailto:a@b.example">Us</a> <a href="https://x.example">X</a></p>'
    )
    assert kept["status"] == "approved"


async def test_the_line_for_lists_of_mail_is_kept_with_each_language(client: ApiClient) -> None:
    made = await a_template(client, languages={"en": "<p>x</p>", "de": "<p>y</p>"})
    path = f"/templates/{made['id']}"
    body = {"subject": "Hello", "html": "<p>x</p>", "preheader": "For {{ contact.name }}\n now", "status": "approved"}
    version = (await version_of(client, made["id"], "en"))["version"]
    kept = (await client.send("PUT", f"{path}/languages/en", body, **{"If-Match": f'"{version}"'})).json()
    assert (kept["preheader"], kept["revision"]) == ("For {{ contact.name }} now", 3)
    assert (await version_of(client, made["id"], "de"))["preheader"] == ""
    letter = await rendered(client, made["id"], given={"contact": {"name": "Ana"}})
    assert letter["preheader"] == "For Ana now"
    assert "For Ana now" in letter["html"]
    back = (await client.post(f"{path}/languages/en/restorations", {"revision": 2})).json()
    assert back["preheader"] == ""
    wrong = await client.send(
        "PUT", f"{path}/languages/en", {**body, "preheader": "{{ contact.fooo }}"},
        **{"If-Match": f'"{back["version"]}"'},
    )  # fmt: skip
    assert wrong.status_code == 409
    assert [(each["part"], each["field"]) for each in wrong.json()["problems"]] == [("preheader", "contact.fooo")]
