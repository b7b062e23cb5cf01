"""What is hidden from a role is told by no act either: letters that are filled, questions, the answers of changes, the
calendar; nor to API keys whose policy hides the same."""

from typing import Any

from litestar import Litestar

from tenants.runtime import Runtime
from tests.backend.accounts.test_hidden_everywhere import _SECRETS, _SUMS, Crawl, _narrow, _reads, _scene
from tests.backend.outreach.sequences.support import a_mailbox, a_sequence
from tests.backend.outreach.templates.support import a_template
from tests.support import ApiClient, TestTenant, api_client, make_person

_LETTER = """<p>{{ contact.name }} {{ contact.email }} {{ contact.phone }} {{ company.city }} {{ company.address }}
{{ company.phone }} {{ company.country }} {{ deal.amount }} {{ company.custom.weakness }} {{ deal.custom.weakness }}
{{ quote.custom.weakness }} {{ order.custom.weakness }}</p>"""
#: What these acts are told by the one who asks.
_ASKED = {"text": "vossberg.example"}


async def _acts(client: ApiClient, ids: dict[str, str], crawl: Crawl, sequence: dict[str, Any]) -> None:
    async def changed(kind: str, record: str, body: dict[str, Any]) -> None:
        path = f"/{kind}/{ids[record]}"
        version = (await client.get(path)).json()["version"]
        crawl.hold(f"PATCH {path}", await client.patch(path, body, version))

    speaks_of = {"contact_id": ids["contact_id"], "deal_id": ids["deal_id"], "order_id": ids["order_id"]}
    crawl.hold("renderings", await client.post(f"/templates/{ids['letter_id']}/renderings", speaks_of))
    whom = {"whom": {"contact_ids": [ids["contact_id"]]}}
    crawl.hold("sequence previews", await client.post(f"/sequences/{sequence['id']}/previews", whom))
    crawl.hold("overlap checks", await client.post("/overlap/checks", _ASKED))
    twin = {"name": "Vossberg Trading", "domains": ["vossberg.example"]}
    crawl.hold("duplicate checks", await client.post("/duplicates/checks", twin))
    await changed("companies", "company_id", {"note": "Seen at the fair"})
    await changed("contacts", "contact_id", {"title": "Head of buying"})
    await changed("deals", "deal_id", {"next_step": "Call"})
    crawl.hold(
        "company notes", await client.post(f"/companies/{ids['company_id']}/notes", {"kind": "note", "text": "x"})
    )
    pipeline = (await client.get(f"/pipelines/{ids['pipeline_id']}")).json()
    move = {"stage_id": pipeline["stages"][2]["id"], "reason": "so"}
    crawl.hold("moves", await client.post(f"/deals/{ids['deal_id']}/moves", move))
    edits = {"ids": [ids["company_id"]], "changes": {"add_tags": ["fair"]}}
    crawl.hold("bulk edits", await client.post("/companies/bulk-edits", edits))
    call = {"text": "Call", "contact_id": ids["contact_id"], "when": {"said": "in 3 days"}}
    crawl.hold("reminders", await client.post("/reminders", call))
    feed = await client.post("/calendar-feed")
    crawl.hold("calendar", await client.http.get(f"/calendars/{feed.json()['url'].rpartition('/')[2]}"))


async def test_no_act_tells_what_is_hidden(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    other = await make_person(runtime.database, tenant.id, "rep")
    ids = await _scene(client, str(other.membership_id))
    await a_mailbox(runtime, tenant, rep.membership_id)
    sequence = await a_sequence(client)
    letter = await a_template(client, name="All there is", languages={"en": _LETTER}, subject="{{ contact.email }}")
    ids["letter_id"] = letter["id"]
    await _narrow(client)
    policy = await client.patch("/role-policies/rep", {"changes": "all"})
    assert policy.status_code == 200, policy.text
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        crawl = Crawl(theirs, ids, _SECRETS | _SUMS)
        await _acts(theirs, ids, crawl, sequence)
        assert crawl.leaks == []
        assert crawl.opened == 12


async def test_no_key_is_told_what_its_policy_hides(
    client: ApiClient, app: Litestar, runtime: Runtime, tenant: TestTenant
) -> None:
    other = await make_person(runtime.database, tenant.id, "rep")
    ids = await _scene(client, str(other.membership_id))
    policy = await client.patch("/role-policies/api", {"masks": ["phone", "mail", "cost"]})
    assert policy.status_code == 200, policy.text
    key = await client.post("/api-keys", {"name": "Shop", "scopes": ["read", "write"]})
    assert key.status_code == 201, key.text
    paths = _reads((await client.get("/openapi/openapi.json")).json())
    hidden = {name: _SECRETS[name] for name in ("phone", "second phone", "mail", "second mail", "cost")}
    async with api_client(app, Authorization=f"Bearer {key.json()['key']}") as theirs:
        crawl = Crawl(theirs, ids, hidden)
        await crawl.read_everything(paths)
        await crawl.take_everything()
        assert crawl.leaks == []
        assert crawl.opened > 150
