"""Tells a colleague that a customer is theirs now."""

from datetime import datetime
from uuid import UUID

from backend.alerts.service import News, raise_alerts
from i18n.messages import N_
from tenants.context import Actor
from tenants.session import WriteSession


async def tell_new_owner(
    session: WriteSession, actor: Actor, owner_id: UUID, company_id: UUID, name: str, at: datetime
) -> None:
    """Somebody else gave them the customer."""
    news = News(
        kind="assigned",
        title=N_("{name} gave you {company}"),
        params={"name": actor.name, "company": name},
        link=f"/companies/{company_id}",
        dedupe_key=f"assigned company {company_id} {at.isoformat()}",
    )
    await raise_alerts(session, [owner_id], news)
