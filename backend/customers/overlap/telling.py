"""Tells colleagues of appeals: those who decide, whose customer it is, and whoever asked."""

from uuid import UUID

from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.customers.overlap.models import OverlapAppeal
from i18n.messages import N_
from tenants.access import ROLES, permissions_of
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.session import WriteSession


async def tell_of_appeal(
    session: WriteSession, actor: Actor, appeal_id: UUID, company_id: UUID, company: str, owner_id: UUID
) -> None:
    """A colleague asks whose customer a company is: its owner hears of it, and whoever may decide."""
    roles = [role for role in ROLES if "companies.arbitrate" in permissions_of(role)]
    deciding = await session.scalars(select(Membership.id).where(Membership.role.in_(roles), Membership.active))
    news = News(
        kind="appeal",
        title=N_("{name} asks whose customer {company} is"),
        params={"name": actor.name, "company": company},
        link="/overlap",
        dedupe_key=f"appeal {appeal_id}",
    )
    await raise_alerts(session, {owner_id, *deciding} - {actor.membership_id}, news)


async def tell_of_decision(session: WriteSession, actor: Actor, appeal: OverlapAppeal) -> None:
    """It is decided: both sides hear of it."""
    news = News(
        kind="appeal",
        title=N_("{name} decided whose customer it is"),
        params={"name": actor.name},
        body=appeal.decision_note or "",
        link="/overlap",
        dedupe_key=f"appeal {appeal.id} decided",
    )
    sides = {appeal.asked_by, appeal.owner_id} - {actor.membership_id}
    await raise_alerts(session, [side for side in sides if side is not None], news)
