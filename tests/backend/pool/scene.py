"""Customers with a past, and colleagues who look after them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.models import Company, TimelineEntry
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tests.support import ApiClient, TestPerson, TestTenant

ACTOR = system_actor("test")


@dataclass
class Scene:
    """A pool, its people, and a way to make customers."""

    runtime: Runtime
    tenant: TestTenant
    people: dict[str, TestPerson]
    clients: dict[str, ApiClient]
    pool_id: str

    async def customer(self, name: str, owner: str | None, *, silent: int, held: int = 400, **values: Any) -> UUID:
        """A company that `owner` has had for `held` days, and that last wrote a note `silent` days ago."""
        company_id, moment = new_id(), now()
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            owner_id = self.people[owner].membership_id if owner else None
            session.add(
                Company(id=company_id, name=name, name_key=name.casefold(), source="manual", owner_id=owner_id,
                        created_at=moment - timedelta(days=held), **values)
            )  # fmt: skip
            await session.flush()
            await session.execute(
                update(Company)
                .where(Company.id == company_id)
                .values(owned_since=moment - timedelta(days=held) if owner else None)
                .execution_options(synchronize_session=False)
            )
            session.add(entry(company_id, "call", moment - timedelta(days=silent), "Spoke at length about the order"))
        return company_id

    async def happened(self, company_id: UUID, kind: str, days_ago: int, text: str) -> None:
        """Put something on a company's timeline."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            session.add(entry(company_id, kind, now() - timedelta(days=days_ago), text))

    async def rule(self, **given: Any) -> dict[str, Any]:
        """An active rule on silence for 30 days, unless told otherwise."""
        body: dict[str, Any] = {"name": "Silent", "pool_id": self.pool_id, "trigger": "no_contact", "days": 30}
        # Without pauses: whether somewhere is a holiday today must not decide a test.
        body |= {"active": True, "pauses": []} | given
        made = await self.clients["boss"].post("/pool-rules", body)
        assert made.status_code == 201, made.text
        rule: dict[str, Any] = made.json()
        return rule

    async def places(self) -> dict[str, str]:
        """Whose each company is, by names: "ana", "pool" or "nobody"."""
        names = {person.membership_id: name for name, person in self.people.items()}
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            rows = (await session.execute(select(Company.name, Company.owner_id, Company.pool_id))).all()
        return {row.name: names[row.owner_id] if row.owner_id else "pool" if row.pool_id else "nobody" for row in rows}


def entry(company_id: UUID, kind: str, at: datetime, text: str) -> TimelineEntry:
    return TimelineEntry(id=new_id(), company_id=company_id, kind=kind, at=at, summary=text)
