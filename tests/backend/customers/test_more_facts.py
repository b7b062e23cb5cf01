"""Fields with several values, what is asked for, values added by hand, and the history of a field."""

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.customers.learning.run import learn
from backend.customers.models import Company, Contact, FactSource, ProfileFact
from mail_ingest.store.models import Mailbox
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.customers.mail import Mail, learn_from, our_mailbox, store
from tests.support import ApiClient, TestTenant, make_person, make_tenant

AUTHOR = "Ana Lima <ana@comprador.example>"


def fact(field: str, value: str, detail: str | None = None, confidence: float = 0.9) -> dict[str, Any]:
    source = {"part": "text", "start": 0, "end": len(value), "quote": value}
    return {"field": field, "value": value, "detail": detail, "confidence": confidence, "source": source}


def mail(minute: int, *facts: dict[str, Any], author: str = AUTHOR) -> Mail:
    local, _, domain = author.rpartition("<")[2].rstrip(">").partition("@")
    understanding: dict[str, object] = {
        "kind": "human",
        "reasons": [],
        "author": {"name": "Ana Lima", "address": f"{local}@{domain}"},
        "company_domain": domain,
        "language": "en",
        "signature": None,
        "facts": list(facts),
    }
    return Mail(author, minute=minute, subject=f"Mail {minute}", understanding=understanding)


MAILS = (
    mail(0, fact("person.phone", "+551155550100", "fixed"), fact("person.title", "Buyer", "staff")),
    mail(1, fact("person.phone", "+5511988880000", "mobile"), fact("person.handle", "ana.lima", "skype")),
    mail(2, fact("person.phone", "+551155550100", None, 0.95), fact("person.handle", "ana.lima", "wechat")),
    mail(3, fact("company.tax_id", "12.345.678/0001-95", "CNPJ"), fact("company.website", "www.comprador.example")),
    mail(4, fact("company.tax_id", "12345678000195", None, 0.5), fact("person.title", "Head of Purchasing", "head")),
    mail(5, fact("request.product", "LED work lights"), fact("request.quantity", "500 pcs"),
         fact("request.incoterm", "CIF Santos", "CIF")),
    mail(6, fact("request.product", "LED work lights"), fact("request.price", "USD 12.50"),
         fact("person.department", "Compras"), fact("company.name", "Comprador Ltda")),
)  # fmt: skip


async def profile(database: Database, tenant_id: UUID) -> dict[str, Any]:
    """All that is known, in words that do not depend on ids."""
    async with database.tenant_session(tenant_id, system_actor("test")) as session:
        names: dict[UUID, str] = {row.id: "company" for row in await session.scalars(select(Company))}
        names |= {row.id: row.email or "" for row in await session.scalars(select(Contact))}
        facts = list(await session.scalars(select(ProfileFact)))
        best = {row.id: row for row in await session.scalars(select(FactSource))}
        return {
            "facts": sorted(
                (
                    names[each.subject_id], each.field, each.normalized, each.value, each.detail or "", each.sources,
                    each.confidence, str(each.last_at), best[each.source_id].quote if each.source_id else "",
                )
                for each in facts
            ),
            "columns": sorted(
                [(row.name, row.website, row.phone) for row in await session.scalars(select(Company))],
                key=str,
            )
            + sorted([(row.name, row.title, row.phone) for row in await session.scalars(select(Contact))], key=str),
        }  # fmt: skip


async def learned(database: Database, ids: Sequence[Sequence[UUID]], tenant_id: UUID) -> dict[str, Any]:
    for batch in ids:
        await learn_from(database, tenant_id, list(batch))
    return await profile(database, tenant_id)


@settings(
    max_examples=6, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(seed=st.integers(0, 1000), cuts=st.lists(st.integers(1, len(MAILS) - 1), max_size=3), again=st.booleans())
async def test_any_order_batching_and_repetition_give_the_same_profile(
    database: Database, seed: int, cuts: list[int], again: bool
) -> None:
    profiles = []
    for shuffled in (False, True):
        tenant = await make_tenant(database, "Merging")
        await our_mailbox(database, tenant.id)
        ids = await store(database, tenant.id, *MAILS)
        batches = [ids]
        if shuffled:
            random.Random(seed).shuffle(ids)
            edges = [0, *sorted(set(cuts)), len(ids)]
            batches = [ids[start:end] for start, end in pairwise(edges)]
            batches += batches[:1] if again else []
        profiles.append(await learned(database, batches, tenant.id))
    assert profiles[0] == profiles[1]


async def test_reading_all_mail_anew_gives_the_same_profile(database: Database, tenant: TestTenant) -> None:
    await our_mailbox(database, tenant.id)
    ids = await store(database, tenant.id, *MAILS)
    first = await learned(database, [ids[:3], ids[3:]], tenant.id)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await learn(session, list(reversed(ids)))
    assert await profile(database, tenant.id) == first


@pytest.fixture
async def company(database: Database, tenant: TestTenant, client: ApiClient) -> dict[str, Any]:
    await our_mailbox(database, tenant.id)
    await learn_from(database, tenant.id, await store(database, tenant.id, *MAILS))
    (found,) = (await client.get("/companies", bin="candidate")).json()["items"]
    file: dict[str, Any] = (await client.get(f"/companies/{found['id']}")).json()
    return file


async def values(client: ApiClient, path: str, field: str) -> dict[str, dict[str, Any]]:
    answer = await client.get(f"{path}/facts")
    assert answer.status_code == 200, answer.text
    return {f"{one['detail']}:{one['value']}": one for one in answer.json() if one["field"] == field}


async def test_a_field_may_have_several_values_of_different_sorts(client: ApiClient, company: dict[str, Any]) -> None:
    ana = f"/contacts/{company['people'][0]['id']}"
    phones = await values(client, ana, "phone")
    assert {name: one["sources"] for name, one in phones.items()} == {
        "fixed:+551155550100": 2, "mobile:+5511988880000": 1,
    }  # fmt: skip
    assert [name for name, one in phones.items() if one["shown"]] == ["fixed:+551155550100"]
    assert set(await values(client, ana, "handle")) == {"skype:ana.lima", "wechat:ana.lima"}
    assert set(await values(client, ana, "seniority")) == {"None:staff", "None:head"}
    tax = await values(client, f"/companies/{company['id']}", "tax_id")
    assert [(name, one["sources"], one["shown"]) for name, one in tax.items()] == [("CNPJ:12.345.678/0001-95", 2, True)]


async def test_what_was_asked_for_stands_with_its_date(client: ApiClient, company: dict[str, Any]) -> None:
    asked = (await client.get(f"/companies/{company['id']}/requests")).json()
    assert [(one["field"], one["value"], one["sources"]) for one in asked[-2:]] != []
    assert {(one["field"], one["value"], one["sources"], one["last_at"][11:16]) for one in asked} == {
        ("product", "LED work lights", 2, "08:06"),
        ("price", "USD 12.50", 1, "08:06"),
        ("quantity", "500 pcs", 1, "08:05"),
        ("incoterm", "CIF Santos", 1, "08:05"),
    }
    assert all(one["field"] != "product" for one in (await client.get(f"/companies/{company['id']}/facts")).json())


async def test_what_closed_mail_asks_for_is_closed_too(
    client: ApiClient, company: dict[str, Any], database: Database, tenant: TestTenant
) -> None:
    keeper = await make_person(database, tenant.id, "rep")
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        for mailbox in await session.scalars(select(Mailbox)):
            mailbox.visibility, mailbox.owner_id = "owner", keeper.membership_id
    path = f"/companies/{company['id']}"
    assert (await client.get(f"{path}/requests")).json() == []
    (tax,) = (await values(client, path, "tax_id")).values()
    assert (tax["sources"], tax["last_at"], tax["source"]) == (0, None, None)


async def test_a_value_added_by_hand_is_taken_back_by_hand(client: ApiClient, company: dict[str, Any]) -> None:
    path = f"/companies/{company['id']}"
    added = await client.post(f"{path}/facts", {"field": "tax_id", "value": "DE 123", "detail": "VAT"})
    assert added.status_code == 204, added.text
    typed = (await values(client, path, "tax_id"))["VAT:DE 123"]
    assert (typed["typed"], typed["shown"]) == (True, True)
    assert (await client.delete(f"{path}/facts/{typed['id']}")).status_code == 204
    assert set(await values(client, path, "tax_id")) == {"CNPJ:12.345.678/0001-95"}
    (found,) = (await values(client, path, "tax_id")).values()
    assert (await client.delete(f"{path}/facts/{found['id']}")).status_code == 404, "mail says it, nobody typed it"
    for wrong in ({"field": "name", "value": "X"}, {"field": "fax", "value": "no"}, {"field": "?", "value": "x"}):
        assert (await client.post(f"{path}/facts", wrong)).status_code == 400


async def test_every_change_of_a_field_is_kept_with_who_made_it(
    client: ApiClient, company: dict[str, Any], tenant: TestTenant
) -> None:
    path, me = f"/companies/{company['id']}", tenant.owner.name

    async def history(field: str) -> list[tuple[str, str | None, str | None, str | None]]:
        rows = (await client.get(f"{path}/field-changes", field=field)).json()
        return [(row["action"], row["value"], row["previous"], (row["actor"] or {}).get("name")) for row in rows]

    by_mail = ("chosen", "Comprador Ltda", "Comprador", None)
    assert await history("name") == [by_mail]
    (found,) = [one for one in (await values(client, path, "name")).values() if one["shown"]]
    typed = await client.patch(path, {"name": "Comprador SA"}, version=company["version"])
    assert typed.status_code == 200, typed.text
    by_me = ("typed", "Comprador SA", "Comprador Ltda", me)
    assert await history("name") == [by_me, by_mail]
    await client.post(f"{path}/facts/{found['id']}/rejection")
    await client.delete(f"{path}/facts/{found['id']}/rejection")
    judged = [("restored", "Comprador Ltda", None, me), ("rejected", "Comprador Ltda", None, me)]
    assert await history("name") == [*judged, by_me, by_mail]
    moved = await client.post("/companies/bulk-edits", {"ids": [company["id"]], "changes": {"stage": "contacted"}})
    assert moved.status_code == 200, moved.text
    assert await history("stage") == [("typed", "contacted", "new", me)]
    (entry,) = (await client.get(f"{path}/timeline", kind="stage")).json()["items"]
    assert entry["details"] == {"before": "new", "after": "contacted"}
