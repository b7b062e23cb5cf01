"""Background work of quotes: who is to approve hears of it, and who asked hears what was decided."""

from typing import Any

from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.jobs.registry import Job, JobRun, job
from backend.trade.events import ApprovalAsked, ApprovalDecided
from backend.trade.quotes.models import PriceApproval, Quote
from i18n.messages import N_
from tenants.access import ROLES, permissions_of
from tenants.directory.models import Membership

_DECIDERS = [role for role in ROLES if "trade.approve" in permissions_of(role)]


@job("trade.tell_approvers", ApprovalAsked)
async def tell_approvers(run: JobRun, event: ApprovalAsked) -> None:
    """Tell the people who decide on prices that one waits."""
    quote = await run.session.get(Quote, (run.tenant_id, event.quote_id))
    asked = await run.session.get(PriceApproval, (run.tenant_id, event.approval_id))
    if quote is None or asked is None or asked.state != "open":
        return
    seats = await run.session.scalars(
        select(Membership.id).where(Membership.role.in_(_DECIDERS), Membership.active, Membership.id != asked.asked_by)
    )
    news = News(
        kind="assigned",
        title=N_("A price below the floor is to be approved: {number}"),
        params={"number": quote.number},
        body=asked.reason,
        link=f"/quotes/{quote.id}",
        dedupe_key=f"approval {asked.id}",
    )
    await raise_alerts(run.session, list(seats), news)


@job("trade.tell_asker", ApprovalDecided)
async def tell_asker(run: JobRun, event: ApprovalDecided) -> None:
    """Tell who asked what was decided."""
    quote = await run.session.get(Quote, (run.tenant_id, event.quote_id))
    asked = await run.session.get(PriceApproval, (run.tenant_id, event.approval_id))
    if quote is None or asked is None or asked.asked_by is None:
        return
    title = N_("The price was approved: {number}") if event.approved else N_("The price was not approved: {number}")
    news = News(
        kind="assigned",
        title=title,
        params={"number": quote.number},
        body=asked.note or "",
        link=f"/quotes/{quote.id}",
        dedupe_key=f"approval {asked.id} decided",
    )
    await raise_alerts(run.session, [asked.asked_by], news)


JOBS: list[Job[Any]] = [tell_approvers, tell_asker]
