"""Background work of quotes: who is to approve hears of it, and who asked hears what was decided."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.alerts.service import News, raise_alerts
from backend.jobs.registry import Job, JobRun, job
from backend.trade.events import ApprovalAsked, ApprovalDecided, QuoteChanged, QuoteSent
from backend.trade.quotes.models import PriceApproval, Quote
from backend.trade.quotes.overlap import other_quotes
from backend.trade.quotes.queries import find_version, lines_of
from backend.trade.settings import load_settings
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


async def _warn(run: JobRun, quote_id: UUID) -> None:
    quote = await run.session.get(Quote, (run.tenant_id, quote_id))
    if quote is None:
        return
    version = await find_version(run.session, quote_id, quote.latest)
    lines = await lines_of(run.session, version.id)
    settings = await load_settings(run.session)
    others = await other_quotes(run.session, quote, lines, settings, await sight_of(run.session, "quote"))
    if not others:
        return
    managers = list(
        await run.session.scalars(select(Membership.id).where(Membership.role.in_(_DECIDERS), Membership.active))
    )
    for other in others:
        sides = {quote.owner_id, other.owner.id if other.owner else None, *managers}
        first, second = sorted((str(quote.id), str(other.id)))
        news = News(
            kind="appeal",
            title=N_("Two of us quote one customer: {number} and {other}"),
            params={"number": quote.number, "other": other.number},
            link=f"/quotes/{quote.id}",
            dedupe_key=f"quoted twice {first} {second}",
        )
        await raise_alerts(run.session, sorted(seat for seat in sides if seat), news)


@job("trade.warn_of_twice_made", QuoteChanged)
async def warn_of_twice_made(run: JobRun, event: QuoteChanged) -> None:
    """Tell both sides and the managers when a new quote goes to a customer whom a colleague quotes too."""
    if event.made:
        await _warn(run, event.quote_id)


@job("trade.warn_of_twice_sent", QuoteSent)
async def warn_of_twice_sent(run: JobRun, event: QuoteSent) -> None:
    """The same when it is sent, when its goods are known; who was told of the same quotes is not told again."""
    await _warn(run, event.quote_id)


JOBS: list[Job[Any]] = [tell_approvers, tell_asker, warn_of_twice_made, warn_of_twice_sent]
