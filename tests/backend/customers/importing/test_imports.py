"""Imports of customers: verdicts row by row, doing it, cancelling, undoing."""

import base64
import io
from typing import Any
from uuid import UUID

from litestar import Litestar
from openpyxl import Workbook, load_workbook
from sqlalchemy import func, select

from backend.customers.importing.running import work_on
from backend.customers.models import Company, Contact, CustomerSearch, FieldChange, ProfileFact
from backend.pool.service.claiming import take_imported
from tenants.context import system_actor
from tenants.outbox import OutboxEvent
from tenants.session import Database
from tests.support import ApiClient, TestTenant, api_client, make_person

HEADS = ["客户名称", "国家", "网址", "联系人", "邮箱", "电话", "客户阶段", "标签", "税号"]
ROWS = [
    [
        "Nordlys AS",
        "挪威",
        "nordlys.example",
        "Ola Nordmann",
        "ola@nordlys.example",
        "22 12 34 56",
        "成交",
        "鱼,冷链",
        "",
    ],
    ["Nordlys AS", "Norway", "", "Kari Hansen", "kari@nordlys.example", "", "", "", ""],
    ["Kern Valves", "DE", "", "", "", "0431 1234567", "", "VIP", "DE123456789"],
    ["Porto Azul Lda", "葡萄牙", "", "", "no address", "", "", "", ""],
    ["Verde SpA", "IT", "", "Ana", "ana.verde@gmail.com", "", "unheard of", "", ""],
    ["", "", "", "", "", "123", "", "", ""],
]


def workbook(heads: list[str], rows: list[list[str]]) -> str:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["客户清单 2026"])
    sheet.append(heads)
    for row in rows:
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return base64.b64encode(file.getvalue()).decode()


async def bring(client: ApiClient, heads: list[str], rows: list[list[str]]) -> dict[str, Any]:
    answer = await client.post("/customer-imports", {"filename": "客户.xlsx", "content": workbook(heads, rows)})
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


class Import:
    """One import, driven through the API, its job run by hand."""

    def __init__(self, client: ApiClient, database: Database, tenant: TestTenant, import_id: str) -> None:
        self.client, self.database, self.tenant = client, database, tenant
        self.path = f"/customer-imports/{import_id}"
        self.id = UUID(import_id)

    async def work(self, step: int | None = None) -> dict[str, Any]:
        await work_on(self.database, self.tenant.id, self.id, step=step)
        found: dict[str, Any] = (await self.client.get(self.path)).json()
        return found

    async def check(self, **setup: Any) -> dict[str, Any]:
        answer = await self.client.patch(self.path, setup)
        assert answer.status_code == 200, answer.text
        return await self.work()

    async def do(self, what: str) -> dict[str, Any]:
        answer = await self.client.post(f"{self.path}/{what}")
        assert answer.status_code < 300, answer.text
        return await self.work()

    async def rows(self, **asked: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.client.get(f"{self.path}/rows", **asked)).json()["items"]
        return found


async def counts(database: Database, tenant: TestTenant) -> tuple[int, ...]:
    """Rows of all that an import writes."""
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        tables = (Company, Contact, CustomerSearch, FieldChange, ProfileFact)
        return tuple([await session.scalar(select(func.count()).select_from(table)) or 0 for table in tables])


async def test_rows_get_verdicts_are_carried_out_and_undone(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    kern = {"name": "Kern Valves GmbH", "country": "DE", "domain": "kern.example", "phone": "+49 431 1234567"}
    kern_id = (await client.post("/companies", kern)).json()["id"]
    before = await counts(database, tenant)
    drafted = await bring(client, HEADS, ROWS)
    assert [column["field"] for column in drafted["columns"]] == [
        "company.name", "company.country", "company.website", "contact.name", "contact.email", "contact.phone",
        "company.stage", "company.tags", "company.tax_id",
    ]  # fmt: skip
    assert drafted["columns"][0]["samples"][0] == "Nordlys AS"
    run = Import(client, database, tenant, drafted["id"])
    checked = await run.check()
    assert checked["state"] == "checked"
    rows = await run.rows()
    assert [(row["number"], row["verdict"]) for row in rows] == [
        (3, "new"), (4, "new"), (5, "same"), (6, "refused"), (7, "refused"), (8, "refused"),
    ]  # fmt: skip
    assert rows[1]["company"] == {"state": "row", "name": "Nordlys AS", "row": 3}
    assert (rows[2]["company"]["id"], rows[2]["company"]["name"]) == (kern_id, "Kern Valves GmbH")
    assert rows[2]["company"]["reasons"][:2] == ["name_country", "phone"]
    assert [problem["column"] for problem in rows[3]["problems"] + rows[4]["problems"]] == ["邮箱", "客户阶段"]
    assert (await counts(database, tenant)) == before

    done = await run.do("runs")
    assert (done["state"], done["progress"]) == ("done", 6)
    assert {name: done["counts"][name] for name in ("created", "filled", "failed")} == {
        "created": 2, "filled": 1, "failed": 3,
    }  # fmt: skip
    made = {item["name"]: item for item in (await client.get("/companies")).json()["items"]}
    assert set(made) == {"Kern Valves GmbH", "Nordlys AS"}
    nordlys = made["Nordlys AS"]
    assert (nordlys["country"], nordlys["stage"], nordlys["tags"]) == ("NO", "customer", ["鱼", "冷链"])
    assert (nordlys["domains"], nordlys["owner"]["id"], nordlys["source"]) == (
        ["nordlys.example"], str(tenant.owner.membership_id), "import",
    )  # fmt: skip
    people = (await client.get("/contacts", company_id=nordlys["id"], sort="name")).json()["items"]
    assert [(each["name"], each["email"], each["phone"]) for each in people] == [
        ("Kari Hansen", "kari@nordlys.example", None), ("Ola Nordmann", "ola@nordlys.example", "+4722123456"),
    ]  # fmt: skip
    assert (made["Kern Valves GmbH"]["tags"], made["Kern Valves GmbH"]["phone"]) == (["VIP"], "+494311234567")
    twins = (await client.post("/duplicates/checks", {"tax_ids": ["DE 123456789"]})).json()["twins"]
    assert [twin["id"] for twin in twins] == [kern_id]

    sheet: Any = load_workbook(io.BytesIO((await client.get(f"{run.path}/refused")).content)).active
    refused = list(sheet.iter_rows(values_only=True))
    assert [row[0] for row in refused[1:]] == ["Porto Azul Lda", "Verde SpA", None]
    assert refused[1][-2:] == ("邮箱: This is no e-mail address.", 6)

    assert (await client.delete(run.path)).status_code == 409
    undone = await run.do("undos")
    assert (undone["state"], undone["kept"], undone["undo_until"]) == ("undone", 0, None)
    after = await counts(database, tenant)
    assert after[:3] == before[:3]
    kern_now = (await client.get(f"/companies/{kern_id}")).json()
    assert (kern_now["tags"], kern_now["phone"]) == ([], "+494311234567")
    assert (await client.post("/duplicates/checks", {"tax_ids": ["DE 123456789"]})).json()["twins"] == []
    assert (await client.delete(run.path)).status_code == 204


async def test_what_was_worked_with_survives_an_undo(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    drafted = await bring(client, ["Company", "Email"], [["Aba Ltd", "a@aba.example"], ["Bebe Ltd", "b@bebe.example"]])
    run = Import(client, database, tenant, drafted["id"])
    await run.check()
    await run.do("runs")
    made = {item["name"]: item for item in (await client.get("/companies")).json()["items"]}
    note = await client.post(f"/companies/{made['Aba Ltd']['id']}/notes", {"text": "Rang: wants a sample."})
    assert note.status_code == 201
    undone = await run.do("undos")
    assert undone["kept"] == 1
    assert [item["name"] for item in (await client.get("/companies")).json()["items"]] == ["Aba Ltd"]


async def test_doubtful_rows_wait_for_a_word_and_every_row_can_have_its_own(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    first = (await client.post("/companies", {"name": "Kern Valves", "country": "DE"})).json()["id"]
    await client.post("/companies", {"name": "Sol Import", "country": "ES", "city": "Madrid"})
    rows = [["KERN VALVES GmbH", "DE", "Kiel"], ["Sol Import SL", "ES", "Sevilla"], ["Mar Lda", "PT", "Porto"]]
    drafted = await bring(client, ["Company", "Country", "City"], rows)
    run = Import(client, database, tenant, drafted["id"])
    await run.check()
    assert [row["verdict"] for row in await run.rows()] == ["doubtful", "doubtful", "new"]
    decided = {"numbers": [3], "decision": "fill"}
    assert (await client.post(f"{run.path}/decisions", decided)).status_code == 204
    await client.post(f"{run.path}/decisions", {"numbers": [4], "decision": "create"})
    await client.post(f"{run.path}/decisions", {"numbers": [5], "decision": "skip"})
    await run.do("runs")
    assert [row["outcome"] for row in await run.rows()] == ["filled", "created", "skipped"]
    assert (await client.get(f"/companies/{first}")).json()["city"] == "Kiel"
    found = sorted(item["name"] for item in (await client.get("/companies")).json()["items"])
    assert found == ["Kern Valves", "Sol Import", "Sol Import SL"]


async def test_a_cancelled_import_goes_on_where_it_was(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rows = [[f"Firm {number} of {number * 7919}", "NL"] for number in range(4)]
    drafted = await bring(client, ["Company", "Country"], rows)
    run = Import(client, database, tenant, drafted["id"])
    await run.check(settings={"tags": ["Fair"]})
    await client.post(f"{run.path}/runs")
    assert (await client.post(f"{run.path}/cancellations")).status_code == 204
    assert (await run.work())["state"] == "cancelled"
    assert (await client.get("/companies")).json()["items"] == []
    assert (await run.do("runs"))["counts"]["created"] == 4
    assert {tuple(item["tags"]) for item in (await client.get("/companies")).json()["items"]} == {("Fair",)}
    assert (await client.post(f"{run.path}/runs")).status_code == 409


async def test_what_turns_out_wrong_while_writing_refuses_its_row_alone(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rows = [["Alfa Oy", "FI", "alfa.example"], ["Beta Oy", "FI", "beta.example"]]
    drafted = await bring(client, ["Company", "Country", "Domain"], rows)
    run = Import(client, database, tenant, drafted["id"])
    await run.check()
    # In between somebody makes the same company.
    await client.post("/companies", {"name": "Beta", "country": "FI", "domain": "beta.example"})
    await run.do("runs")
    found = await run.rows()
    assert [row["outcome"] for row in found] == ["created", "refused"]
    assert found[1]["problems"][0]["text"]


async def test_columns_and_settings_can_be_told_otherwise(
    client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    field = {"object": "company", "kind": "choice", "labels": {"en": "Grade", "zh-CN": "等级"},
             "options": [{"key": "a", "labels": {"en": "Best", "zh-CN": "最好"}}]}  # fmt: skip
    assert (await client.post("/custom-fields", field)).status_code == 201
    drafted = await bring(
        client, ["Wer?", "等级", "Fon"], [["Kern GmbH", "最好", "0431 1234567"], ["Ohm AG", "x", "y"]]
    )
    assert [column["field"] for column in drafted["columns"]][1].startswith("company.custom.")
    run = Import(client, database, tenant, drafted["id"])
    fields = ["company.name", drafted["columns"][1]["field"], "company.phone"]
    bad = await client.patch(run.path, {"fields": ["company.name", "company.name", None]})
    assert bad.status_code == 400
    checked = await run.check(fields=fields, settings={"country": "DE", "lenient": True})
    assert (checked["counts"]["new"], checked["counts"]["refused"]) == (2, 0)
    assert [problem["column"] for problem in (await run.rows())[1]["problems"]] == ["等级", "Fon"]
    await run.do("runs")
    made = {item["name"]: item for item in (await client.get("/companies")).json()["items"]}
    assert (made["Kern GmbH"]["phone"], made["Kern GmbH"]["country"]) == ("+494311234567", "DE")
    assert list(made["Kern GmbH"]["custom"].values()) == ["a"]
    assert made["Ohm AG"]["phone"] is None


async def test_an_import_may_fill_a_pool(client: ApiClient, database: Database, tenant: TestTenant) -> None:
    pool = (await client.post("/pools", {"name": "Fair leads"})).json()
    drafted = await bring(client, ["Company", "Country"], [["Pool One Ltd", "GB"], ["Pool Two Ltd", "GB"]])
    run = Import(client, database, tenant, drafted["id"])
    assert (await client.post(f"/pools/{pool['id']}/imports/{drafted['id']}")).status_code == 204
    assert (await run.check())["pool"] == "Fair leads"
    await run.do("runs")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        news = await session.scalar(select(OutboxEvent.payload).where(OutboxEvent.type == "PooledCustomersImported"))
        assert news is not None
        ids = [UUID(each) for each in news["company_ids"]]
        await take_imported(session, UUID(news["pool_id"]), UUID(news["seat_id"]), ids)
    cards = (await client.get(f"/pools/{pool['id']}/customers")).json()["items"]
    assert {card["name"] for card in cards} == {"Pool One Ltd", "Pool Two Ltd"}
    moves = (await client.get("/pool-moves")).json()["items"]
    assert {move["kind"] for move in moves} == {"imported"}


async def test_a_colleagues_customer_is_left_alone_and_imports_are_ones_own(
    app: Litestar, client: ApiClient, database: Database, tenant: TestTenant
) -> None:
    rep = await make_person(database, tenant.id, "rep")
    theirs = {"name": "Kern Valves", "country": "DE", "domain": "kern.example"}
    kern = (await client.post("/companies", {**theirs, "owner_id": str(tenant.owner.membership_id)})).json()["id"]
    await client.patch("/role-policies/rep", {"changes": "own"})
    rows = [["Kern Valves", "kern.example", "Eva", "eva@kern.example"]]
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        drafted = await bring(other, ["Company", "Domain", "Contact", "Email"], rows)
        run = Import(other, database, tenant, drafted["id"])
        await run.check()
        (row,) = await run.rows()
        assert (row["company"]["id"], row["company"]["locked"], row["company"]["owner"]) == (
            kern, True, tenant.owner.name,
        )  # fmt: skip
        await run.do("runs")
        assert (await run.rows())[0]["outcome"] == "skipped"
        mine = await bring(client, ["Company"], [["Mine Ltd"]])
        assert (await other.get(f"/customer-imports/{mine['id']}")).status_code == 404
        assert [item["id"] for item in (await other.get("/customer-imports")).json()["items"]] == [drafted["id"]]
    assert len((await client.get("/customer-imports")).json()["items"]) == 2
    assert (await client.get("/contacts")).json()["items"] == []


async def test_the_template_reads_itself(client: ApiClient) -> None:
    answer = await client.get("/customer-imports/template")
    book = load_workbook(io.BytesIO(answer.content))
    heads = [str(cell.value) for cell in next(book.worksheets[0].iter_rows())]
    drafted = await bring(client, heads, [["Nordlys AS", *[""] * (len(heads) - 1)]])
    assert [column["field"] for column in drafted["columns"] if column["field"] is None] == []
    assert book.worksheets[1].max_row == len(heads) + 1


async def test_a_file_that_is_no_sheet_is_refused(client: ApiClient) -> None:
    for content in (b"", b"%PDF-1.7", b"Company\n"):
        given = {"filename": "x.xlsx", "content": base64.b64encode(content).decode()}
        assert (await client.post("/customer-imports", given)).status_code == 400
