"""What an admin sees and does about jobs that gave up."""

from litestar import Litestar

from backend.jobs.models import DeadLetter
from tenants.context import system_actor
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.support import ApiClient, TestTenant, api_client, make_person


async def bury(runtime: Runtime, tenant: TestTenant) -> str:
    letter_id = new_id()
    async with runtime.database.tenant_session(tenant.id, system_actor("test")) as session:
        session.add(
            DeadLetter(
                id=letter_id,
                job="customers.learn",
                event_id=new_id(),
                event_type="MessagesIngested",
                payload={},
                error="ValueError: torn",
                attempts=8,
            )
        )
    return str(letter_id)


async def test_dead_letters_are_listed_sent_again_and_dropped(
    client: ApiClient, runtime: Runtime, tenant: TestTenant
) -> None:
    first, second = await bury(runtime, tenant), await bury(runtime, tenant)
    listed = (await client.get("/dead-letters")).json()["items"]
    assert [item["id"] for item in listed] == [second, first]
    assert listed[0]["error"] == "ValueError: torn"
    assert (await client.post(f"/dead-letters/{first}/retries")).status_code == 202
    assert (await client.delete(f"/dead-letters/{second}")).status_code == 204
    assert (await client.get("/dead-letters")).json()["items"] == []
    assert (await client.post(f"/dead-letters/{first}/retries")).status_code == 404


async def test_reps_do_not_manage_jobs(app: Litestar, runtime: Runtime, tenant: TestTenant) -> None:
    rep = await make_person(runtime.database, tenant.id, "rep")
    async with api_client(app) as client:
        await client.sign_in(rep.email)
        assert (await client.get("/dead-letters")).status_code == 403
