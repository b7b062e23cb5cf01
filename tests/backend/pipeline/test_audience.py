"""Whom news of deals, quotes and orders reach."""

from uuid import UUID

from litestar import Litestar

from backend.pipeline.audience import audience_of_deals
from backend.trade.audience import audience_of_orders, audience_of_quotes
from tenants.context import system_actor
from tenants.session import Database
from tests.backend.pipeline.setting import a_company, a_deal
from tests.backend.trade.setting import FOB, a_quote, line, made
from tests.support import ApiClient, TestTenant, make_person


async def test_news_of_a_deal_quote_or_order_reach_those_alone_who_see_it(
    client: ApiClient, app: Litestar, database: Database, tenant: TestTenant
) -> None:
    owner = tenant.owner.membership_id
    rep, helper = [await make_person(database, tenant.id, "rep") for _ in range(2)]
    company = await a_company(client)
    mine = UUID((await a_deal(client, company_id=company["id"], owner_id=str(rep.membership_id)))["id"])
    shares = [{"member_id": str(helper.membership_id), "share": "20"}]
    shared = UUID((await a_deal(client, company_id=company["id"], owner_id=str(owner), co_owners=shares))["id"])
    quote = UUID((await a_quote(client, company))["id"])
    body = {"company_id": company["id"], "currency": "USD", "lines": [line()]} | FOB
    order = UUID((await made(client, "/orders", body))["id"])

    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await audience_of_deals(session, [mine, shared]) is None
    own = {"reach": {"deal": "own", "quote": "own", "order": "own"}, "unowned": False}
    assert (await client.patch("/role-policies/rep", own)).status_code == 200
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        assert await audience_of_deals(session, [mine, shared]) == {
            mine: {owner, rep.membership_id},
            shared: {owner, helper.membership_id},
        }
        assert await audience_of_quotes(session, [quote]) == {quote: {owner}}
        assert await audience_of_orders(session, [order]) == {order: {owner}}
