"""What the tests of deals share."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import update

from backend.pipeline.models import Deal, DealStageChange
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.session import Database
from tests.support import ApiClient, TestTenant


async def a_company(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A company that was made by hand."""
    body = {"name": "Nordlicht Bau GmbH", "country": "DE", "allow_duplicate": {"reason": "test"}} | given
    answer = await client.post("/companies", body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def a_deal(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A deal, with a company of its own where none is given."""
    if "company_id" not in given:
        given["company_id"] = (await a_company(client))["id"]
    answer = await client.post("/deals", {"name": "Work lights", "amount": "1000"} | given)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def the_pipeline(client: ApiClient) -> dict[str, Any]:
    """The tenant's first pipeline."""
    answer = await client.get("/pipelines")
    assert answer.status_code == 200, answer.text
    first: dict[str, Any] = answer.json()["items"][0]
    return first


async def stages_of(client: ApiClient) -> dict[str, str]:
    """The first pipeline's stages: id by kind."""
    return {stage["kind"]: stage["id"] for stage in (await the_pipeline(client))["stages"]}


async def moved(client: ApiClient, deal: dict[str, Any], stage_id: str, **given: Any) -> dict[str, Any]:
    """The answer to a move that is allowed."""
    answer = await client.post(f"/deals/{deal['id']}/moves", {"stage_id": stage_id} | given)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def backdate(database: Database, tenant: TestTenant, deal_id: str, **span: float) -> None:
    """Let a deal have come into its stage so long ago."""
    then = now() - timedelta(**span)
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        await session.execute(
            update(Deal).where(Deal.id == UUID(deal_id)).values(stage_entered_at=then, opened_at=then)
        )


async def put_step(
    database: Database, tenant: TestTenant, deal: dict[str, Any], start: str | None, end: str, at: datetime, days: float
) -> None:
    """A step of a deal's history straight in the table."""
    async with database.tenant_session(tenant.id, system_actor("test")) as session:
        session.add(
            DealStageChange(
                id=new_id(),
                deal_id=UUID(deal["id"]),
                pipeline_id=UUID(deal["pipeline_id"]),
                kind="move" if start else "create",
                from_stage_id=UUID(start) if start else None,
                to_stage_id=UUID(end),
                status="open",
                at=at,
                seconds=int(days * 86_400) if start else None,
                actor_name="test",
            )
        )
