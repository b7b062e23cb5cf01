"""The clocks of first answers that run now, for whoever looks at the conversations they are about."""

from typing import Any, Final, cast

from sqlalchemy import select

from backend.accounts.queries.sight import sight_of
from backend.leads.models import Lead, LeadRule
from backend.leads.queries.desk import calendar_of, hours_of, zones_of
from backend.leads.queries.leads import hours_left, working_hours
from backend.leads.schemas import AnswerClock
from tenants.orm import now
from tenants.session import ReadSession

#: Nobody looks at more conversations than that before one of these is answered.
_MOST: Final = 500


async def answer_clocks(session: ReadSession) -> list[AnswerClock]:
    """Those of open inquiries by mail that the reader sees and that nobody has answered, the first due first."""
    rows = (
        await session.execute(
            select(Lead, LeadRule.name)
            .outerjoin(LeadRule, (LeadRule.tenant_id == Lead.tenant_id) & (LeadRule.id == Lead.rule_id))
            .where(
                Lead.state == "open",
                Lead.responded_at.is_(None),
                Lead.conversation_id.is_not(None),
                Lead.sla.in_(("running", "breached", "paused")),
                (await sight_of(session)).sees(Lead.owner_id),
            )
            .order_by(Lead.due_at.nulls_last(), Lead.id)
            .limit(_MOST)
        )
    ).all()
    hours, moment = await hours_of(session), now()
    zones = await zones_of(session, {lead.owner_id for lead, _ in rows if lead.owner_id})
    found = []
    for lead, rule in rows:
        calendar = calendar_of(hours, zones.get(lead.owner_id) if lead.owner_id else None)
        found.append(
            AnswerClock(
                lead_id=lead.id,
                conversation_id=cast("Any", lead.conversation_id),
                owner_id=lead.owner_id,
                rule=rule,
                sla=cast("Any", lead.sla),
                asked_at=lead.asked_at,
                waited_hours=round(working_hours(calendar, lead.asked_at, moment), 2),
                respond_hours=lead.respond_hours,
                due_at=lead.due_at,
                left_hours=hours_left(lead, calendar, moment),
            )
        )
    return found
