"""A desk with three reps, and ways for inquiries to come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.learning.run import learn
from backend.customers.models import Company
from backend.leads.models import Lead, LeadEvent, LeadRule
from backend.leads.service.intake import Inquiry, take_inquiry, take_mail
from tenants.context import system_actor
from tenants.orm import new_id, now
from tenants.runtime import Runtime
from tests.backend.customers.mail import our_mailbox, store_raw
from tests.support import ApiClient, TestPerson, TestTenant

ACTOR = system_actor("test")


@dataclass
class Desk:
    """The tenant with its people, and what came."""

    runtime: Runtime
    tenant: TestTenant
    people: dict[str, TestPerson]
    clients: dict[str, ApiClient]

    def seat(self, name: str) -> str:
        return str(self.people[name].membership_id)

    async def rule(self, **given: Any) -> dict[str, Any]:
        """A rule that is on and gives everything to the three in turn, unless told otherwise."""
        body: dict[str, Any] = {
            "name": "Everybody",
            "active": True,
            "member_ids": [self.seat(name) for name in ("ana", "ben", "cem")],
        }
        made = await self.clients["boss"].post("/lead-rules", body | given)
        assert made.status_code == 201, made.text
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            # Mail of the tests came a while ago.
            await session.execute(update(LeadRule).values(active_since=now() - timedelta(days=30)))
        rule: dict[str, Any] = made.json()
        return rule

    async def company(self, name: str, owner: str | None = None, **values: Any) -> UUID:
        company_id = new_id()
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            owner_id = self.people[owner].membership_id if owner else None
            session.add(
                Company(
                    id=company_id, name=name, name_key=name.casefold(), source="manual", owner_id=owner_id, **values
                )
            )
        return company_id

    async def asks(self, company_id: UUID | None = None, at: datetime | None = None, **values: Any) -> Lead:
        """An inquiry that somebody wrote down."""
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            given = {"source": "manual", "contact_id": None, "title": "Needs pumps"} | values
            return await take_inquiry(session, ACTOR, Inquiry(company_id=company_id, **given), at=at)

    async def writes(self, sender: str, subject: str, *, ours: bool = False, minutes_ago: int = 30) -> None:
        """A letter between `sender` and us, understood and learned from."""
        raw = EmailMessage()
        raw["From"], raw["To"] = ("sales@anchor.test", sender) if ours else (sender, "sales@anchor.test")
        raw["Subject"] = f"Re: {subject}" if ours else subject
        raw["Date"] = format_datetime(now() - timedelta(minutes=minutes_ago))
        raw["Message-ID"] = f"<{new_id()}@test>"
        raw["References"] = f"<{subject.replace(' ', '-')}@root>"
        raw.set_content("Dear Wei,\n\nplease send your best offer for 200 pieces.\n\nKind regards\nPetra Lang\n")
        ids = await store_raw(self.runtime.database, self.tenant.id, [raw.as_bytes()])
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            await learn(session, ids)
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            await take_mail(session, ids)

    async def mailbox(self) -> None:
        await our_mailbox(self.runtime.database, self.tenant.id)

    async def leads(self) -> list[Lead]:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            return list(await session.scalars(select(Lead).order_by(Lead.asked_at, Lead.id)))

    async def log(self, lead: Lead) -> list[LeadEvent]:
        async with self.runtime.database.tenant_session(self.tenant.id, ACTOR) as session:
            found = select(LeadEvent).where(LeadEvent.lead_id == lead.id).order_by(LeadEvent.at, LeadEvent.id)
            return list(await session.scalars(found))

    def who(self, lead: Lead) -> str | None:
        return next((name for name, person in self.people.items() if person.membership_id == lead.owner_id), None)
