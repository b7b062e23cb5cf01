"""The demo's team tree and pool."""

import pytest
from sqlalchemy import select

from backend.accounts.service.tenants import add_seat, create_account
from backend.cli import demo_team
from backend.customers.models import Company
from tenants.directory.models import Team
from tenants.orm import new_id
from tenants.runtime import Runtime
from tests.backend.pool.scene import ACTOR
from tests.support import PASSWORD, TestTenant


async def test_the_demo_has_teams_and_a_pool_once(
    runtime: Runtime, tenant: TestTenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo_team, "_SLUG", tenant.slug)
    host = f"{new_id().hex}.example"
    async with runtime.database.system_session() as session:
        for name in ("zhou.haiping", "xu.min", "lin.wei", "chen.yu"):
            account = await create_account(session, email=f"{name}@{host}", name=name, password=PASSWORD)
            await add_seat(session, tenant.id, account, "rep")
    await demo_team.put_team(runtime)
    await demo_team.put_team(runtime)
    async with runtime.database.tenant_session(tenant.id, ACTOR) as session:
        teams = (await session.scalars(select(Team).order_by(Team.name))).all()
        assert [(team.name, team.parent_id is not None) for team in teams] == [
            ("Overseas 海外一组", True), ("Sales 外贸部", False),
        ]  # fmt: skip
        assert len((await session.scalars(select(Company.id).where(Company.pool_id.is_not(None)))).all()) == 4
