"""What is hidden from a role is told by no door: every GET of the API is asked, exports, reports and searches too.

Numbers and words that occur nowhere else stand in the hidden fields; an answer that holds one of them is a leak. A new
route joins by being in the API's description.
"""

import re
from typing import Any

from litestar import Litestar

from tenants.session import Database
from tests.backend.trade.setting import FOB, a_quote, line, made
from tests.support import ApiClient, TestTenant, api_client, make_person

#: Where what is hidden from this role is the role's own business: what the system tells outside, or of the caller.
_SECRETS = {
    "phone": "30772518", "second phone": "30661493", "mail": "quillfeather", "second mail": "umberwick",
    "amount": "7391846", "cost": "4182.77", "price of a line": "918273", "town": "Zwickelhausen",
    "field": "Xanthippe-Secret",
}  # fmt: skip
#: What the hidden amount comes to by its probability and its deposit.
_SUMS = {"weighted": "739184.6", "deposit": "221755", "grouped": "7,391,846"}
#: Of records that are not seen at all.
_OTHERS = {**_SECRETS, "company": "Vossberg Trading", "contact": "Buyer Vossberg", "deal": "Lights of Vossberg"}
del _OTHERS["cost"]  # of a product, which everybody sees
_WORDS = ("Vossberg", "quillfeather", "30772518", "Xanthippe")


async def _scene(client: ApiClient, other: str) -> dict[str, str]:
    """A colleague's customer with a deal, a quote and an order, as the owner made them."""
    for of, key in (("company", "weakness"), ("deal", "weakness"), ("order", "weakness"), ("quote", "weakness")):
        field = {"object": of, "kind": "text", "labels": {"en": "Weakness"}, "key": key}
        assert (await client.post("/custom-fields", field)).status_code == 201
    company = await made(
        client, "/companies",
        {"name": "Vossberg Trading", "country": "DE", "city": "Zwickelhausen", "phone": f"+49{_SECRETS['phone']}",
         "owner_id": other, "custom": {"weakness": "Xanthippe-Secret"}},
    )  # fmt: skip
    contact = await made(
        client, "/contacts",
        {"name": "Buyer Vossberg", "email": "quillfeather@vossberg.example", "company_id": company["id"],
         "emails": ["quillfeather@vossberg.example", "umberwick@vossberg.example"],
         "phone": f"+49{_SECRETS['second phone']}"},
    )  # fmt: skip
    deal = await made(
        client, "/deals",
        {"name": "Lights of Vossberg", "company_id": company["id"], "contact_id": contact["id"], "amount": "7391846",
         "owner_id": other, "lines": [{"product": "Mug", "quantity": "1", "unit_price": "918273"}],
         "expected_close_on": "2030-01-05", "custom": {"weakness": "Xanthippe-Secret"}},
    )  # fmt: skip
    product = await made(
        client, "/products", {"sku": "LM-1", "name": "Mug", "cost": _SECRETS["cost"], "cost_currency": "USD"}
    )
    lines = [line(product_id=product["id"], name="Mug", cost=_SECRETS["cost"])]
    quote = await a_quote(client, company, lines=lines, custom={"weakness": "Xanthippe-Secret"})
    body = {"company_id": company["id"], "currency": "USD", "lines": lines, "custom": {"weakness": "Xanthippe-Secret"}}
    order = await made(client, "/orders", body | FOB)
    await made(client, "/reminders", {"text": "Call", "company_id": company["id"], "when": {"said": "in 3 days"}})
    template = await made(client, "/templates", {"name": "Offer", "language": "en", "sharing": "all"})
    return {
        "company_id": company["id"], "contact_id": contact["id"], "deal_id": deal["id"],
        "pipeline_id": deal["pipeline_id"], "product_id": product["id"], "quote_id": quote["id"],
        "order_id": order["id"], "template_id": template["id"],
    }  # fmt: skip


async def _narrow(client: ApiClient) -> None:
    policy = await client.patch("/role-policies/rep", {"masks": ["phone", "mail", "cost"], "may_export": True})
    assert policy.status_code == 200, policy.text
    for of, hidden in (
        ("company", ["custom.weakness", "country", "city", "address"]),
        ("deal", ["custom.weakness", "amount"]),
        ("quote", ["custom.weakness"]),
        ("order", ["custom.weakness"]),
    ):
        items = [{"field": each, "mode": "hidden"} for each in hidden]
        layout = {"sections": [{"titles": {"en": "All"}, "columns": 1, "items": items}]}
        answer = await client.put(f"/forms/{of}/layouts/rep", layout)
        assert answer.status_code == 200, answer.text


def _reads(description: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Paths of every GET, and its parameters' names."""
    return [
        (path.removeprefix("/api/v1"), [each["name"] for each in operations["get"].get("parameters", [])])
        for path, operations in description["paths"].items()
        if "get" in operations and path.startswith("/api/v1") and "events" not in path.rsplit("/", 1)[-1]
    ]


class Crawl:
    """Asks doors as somebody, and keeps what they tell that they must not, and what broke."""

    def __init__(self, client: ApiClient, ids: dict[str, str], secrets: dict[str, str]) -> None:
        self.client, self.ids, self.secrets = client, ids, secrets
        self.leaks: list[tuple[str, list[str]]] = []
        self.opened = 0

    def hold(self, door: str, answer: Any, asked: str = "") -> None:
        """Look through an answer; what was asked for may be repeated by it."""
        self.opened += answer.is_success
        text = answer.content.decode(errors="replace")
        told = [name for name, secret in self.secrets.items() if secret in text and secret not in asked]
        if answer.status_code >= 500:
            told.append(text)
        if told:
            self.leaks.append((door, told))

    async def read_everything(self, paths: list[tuple[str, list[str]]]) -> None:
        """Every GET that can be filled in with the records, and every search."""
        for path, names in paths:
            if set(re.findall(r"\{(\w+)\}", path)) <= set(self.ids):
                filled = path.format(**self.ids)
                self.hold(f"GET {path}", await self.client.get(filled))
                for word in _WORDS if "q" in names else ():
                    self.hold(f"GET {path}?q={word}", await self.client.get(filled, q=word), word)

    async def take_everything(self) -> None:
        """Exports and reports."""
        for of in ("companies", "contacts", "deals", "orders", "quotes", "products"):
            self.hold(f"POST /{of}/exports", await self.client.post(f"/{of}/exports", {"format": "csv"}))
        for subject in (await self.client.get("/reports")).json()["subjects"]:
            measures = [each["key"] for each in subject["measures"]][:8]
            everything = {"subject": subject["key"], "measures": measures}
            self.hold(f"rows {subject['key']}", await self.client.post("/reports/rows", {"query": everything}))
            for dimension in subject["dimensions"]:
                query = everything | {"by": [dimension["key"]]}
                name = f"{subject['key']} by {dimension['key']}"
                self.hold(f"results {name}", await self.client.post("/reports/results", query))
            # A file is made of the same results: one of each subject.
            export = {"query": query, "format": "csv"}
            self.hold(f"exports {name}", await self.client.post("/reports/exports", export))
        years = {
            "since": "2026-01-01",
            "until": "2026-12-31",
            "before_since": "2025-01-01",
            "before_until": "2025-12-31",
        }
        self.hold("growth", await self.client.post("/reports/growth", years))


async def test_no_door_tells_what_is_hidden(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    rep, other = await make_person(database, tenant.id, "rep"), await make_person(database, tenant.id, "rep")
    ids = await _scene(client, str(other.membership_id))
    paths = _reads((await client.get("/openapi/openapi.json")).json())
    assert len(paths) > 150
    seen = Crawl(client, ids, _SECRETS)
    await seen.read_everything([(path, []) for path in ("/contacts/{contact_id}", "/deals/{deal_id}", "/products")])
    await _narrow(client)
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        crawl = Crawl(theirs, ids, _SECRETS | _SUMS)
        await crawl.read_everything(paths)
        await crawl.take_everything()
        for path, asked in (
            ("/deals", {"sort": "value"}), ("/deals", {"sort": "-value"}), ("/companies", {"sort": "country"}),
            ("/companies", {"country": "DE"}),
        ):  # fmt: skip
            assert (await theirs.get(path, **asked)).status_code == 400, (path, asked)
        assert (await theirs.get(f"/pipelines/{ids['pipeline_id']}/forecast")).status_code == 403
        assert crawl.leaks == []
        assert crawl.opened > 150
    # What the secrets are is told to who may know them.
    assert {name for _, told in seen.leaks for name in told} >= {"amount", "mail", "second phone", "cost"}


async def test_no_door_tells_of_records_that_somebody_else_has(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    rep, other = await make_person(database, tenant.id, "rep"), await make_person(database, tenant.id, "rep")
    ids = await _scene(client, str(other.membership_id))
    reach = dict.fromkeys(("company", "contact", "deal", "quote", "order"), "own")
    policy = {"reach": reach, "unowned": False, "may_export": True}
    assert (await client.patch("/role-policies/rep", policy)).status_code == 200
    paths = _reads((await client.get("/openapi/openapi.json")).json())
    async with api_client(app) as theirs:
        await theirs.sign_in(rep.email)
        crawl = Crawl(theirs, ids, _OTHERS)
        await crawl.read_everything(paths)
        await crawl.take_everything()
        assert crawl.leaks == []
