"""Exports: what is in the file, who may, the log, the alarm."""

import csv
import io
from typing import Any

import pytest
from litestar import Litestar
from openpyxl import load_workbook

from backend.customers.exporting import service
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant, api_client, make_person


async def test_a_list_is_exported_as_its_reader_sees_it_and_logged(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    mine = {"name": "=HYPERLINK(1)", "country": "DE", "phone": "+493011111", "owner_id": str(rep.membership_id)}
    for body in (
        mine,
        {"name": "Nordlys 北极", "country": "DE", "phone": "+493022222"},
        {"name": "Porto", "country": "PT"},
    ):
        assert (await client.post("/companies", body)).status_code == 201
    async with api_client(app) as other:
        await other.sign_in(rep.email)
        assert (await other.post("/companies/exports", {"format": "csv"})).status_code == 403
        await client.patch("/role-policies/rep", {"may_export": True, "masks": ["phone"]})
        answer = await other.post("/companies/exports", {"format": "csv", "country": "DE"})
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        assert {row["Name"]: row["Phone"] for row in rows} == {"'=HYPERLINK(1)": "'+493011111", "Nordlys 北极": ""}
        await client.patch("/role-policies/rep", {"reach": {"company": "own"}, "unowned": False})
        answer = await other.post("/companies/exports", {"format": "xlsx"})
        sheet: Any = load_workbook(io.BytesIO(answer.content)).active
        assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["Name", "'=HYPERLINK(1)"]
        assert (await other.get("/exports")).status_code == 403
    newest, first = (await client.get("/exports")).json()["items"]
    assert (newest["rows"], first["rows"], first["filters"], first["masks"]) == (1, 2, {"country": "DE"}, ["phone"])
    assert (first["actor"], first["format"]) == (rep.name, "csv")


async def test_contacts_are_exported_without_hidden_addresses(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    await client.post("/contacts", {"name": "Ola", "email": "ola@fjord.example"})
    full = await client.post("/contacts/exports", {"format": "csv"})
    assert b"ola@fjord.example" in full.content
    manager = await make_person(runtime.database, tenant.id, "manager")
    await client.patch("/role-policies/manager", {"masks": ["mail"]})
    async with api_client(app) as other:
        await other.sign_in(manager.email)
        hidden = await other.post("/contacts/exports", {"format": "csv"})
    assert b"Ola" in hidden.content
    assert b"fjord.example" not in hidden.content


async def test_admins_hear_of_much_once(
    app: Litestar, client: ApiClient, runtime: Runtime, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "ALARM_ROWS", 2)
    await client.post("/companies", {"name": "Alpha Lamps"})
    manager = await make_person(runtime.database, tenant.id, "manager")
    async with api_client(app) as other:
        await other.sign_in(manager.email)
        for _ in range(3):
            assert (await other.post("/companies/exports", {"format": "csv"})).status_code == 200
    alerts = (await client.get("/alerts")).json()["items"]
    assert [row["title"] for row in alerts] == [f"{manager.name} took 2 rows out of the house today"]
