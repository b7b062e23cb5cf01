"""Companies move on by what happens with them: forward only, and nobody's owner is replaced."""

from typing import Any

from sqlalchemy import select

from backend.customers.events import MailLearned
from backend.customers.models import Company
from backend.pool.schemas import NewPool
from backend.pool.service.claiming import put_in
from backend.pool.service.pools import make_pool
from tenants.outbox import append
from tenants.runtime import Runtime
from tests.backend.customers.mail import US, Mail, learn_from, our_mailbox, store
from tests.backend.pipeline.setting import a_company, a_deal
from tests.jobs import work_off
from tests.support import ApiClient, TestTenant, make_person


async def shown(client: ApiClient, company: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get(f"/companies/{company['id']}")).json()
    return found


async def test_a_deal_moves_its_company_on_and_gives_it_an_owner(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    company = await a_company(client)
    assert (company["stage"], company["owner"]) == ("new", None)
    deal = await a_deal(client, company_id=company["id"])
    await work_off(runtime, tenant, "pipeline.advance")
    company = await shown(client, company)
    assert (company["stage"], company["owner"]["id"]) == ("negotiating", str(tenant.owner.membership_id))
    won = await client.put(f"/deals/{deal['id']}/closure", {"outcome": "won"})
    assert won.status_code == 200, won.text
    await work_off(runtime, tenant, "pipeline.advance")
    assert (await shown(client, company))["stage"] == "customer"
    told = (await client.get(f"/companies/{company['id']}/timeline")).json()["items"]
    moves = [entry["details"] for entry in told if "before" in (entry["details"] or {})]
    assert [(each["before"], each["after"]) for each in moves] == [("negotiating", "customer"), ("new", "negotiating")]
    # A customer stays one, whatever is offered next; and so does who looks after it.
    await a_deal(client, company_id=company["id"])
    await work_off(runtime, tenant, "pipeline.advance")
    assert (await shown(client, company))["stage"] == "customer"


async def test_an_owner_and_a_pool_stay(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    owned = await a_company(client, owner_id=str(rep.membership_id))
    pooled = await a_company(client, name="Solvang Verktøy")
    actor = tenant.owner.actor()
    async with runtime.database.tenant_session(tenant.id, actor) as session:
        pool = await make_pool(session, actor, NewPool(name="Fair"))
        await put_in(session, actor, pool.id, [pooled["id"]], "From a fair")
    for company in (owned, pooled):
        await a_deal(client, company_id=company["id"])
    await work_off(runtime, tenant, "pipeline.advance")
    assert (await shown(client, owned))["owner"]["id"] == str(rep.membership_id)
    assert (await shown(client, pooled))["owner"] is None
    assert (await shown(client, pooled))["stage"] == "negotiating"


async def test_whoever_was_written_to_is_new_no_more(client: ApiClient, runtime: Runtime, tenant: TestTenant) -> None:
    await our_mailbox(runtime.database, tenant.id)
    ids = await store(
        runtime.database, tenant.id,
        Mail("Ana <ana@porto-cais.example>"), Mail("Jo <jo@kranbau.example>"), Mail(US, ("ana@porto-cais.example",)),
    )  # fmt: skip
    await learn_from(runtime.database, tenant.id, ids)
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        append(session, MailLearned(message_ids=ids))
    await work_off(runtime, tenant, "customers.note_written_to")
    async with runtime.database.tenant_session(tenant.id, tenant.owner.actor()) as session:
        rows = await session.execute(select(Company.domain, Company.stage))
    assert set(rows) == {("porto-cais.example", "contacted"), ("kranbau.example", "new")}
