"""What the clocks of leads want done at an instant."""

from collections.abc import Collection
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.leads.models import Lead, LeadRule
from backend.leads.service.assigning import pass_on, take_desk
from backend.leads.service.clock import escalate, find_answers
from tenants.context import system_actor
from tenants.session import WriteSession

ACTOR: Final = system_actor("leads.clock")


async def run_due(session: WriteSession, ids: Collection[UUID], moment: datetime) -> int:
    """Escalate or pass on those of the leads whose time has come; answers how many.

    Rows that another worker has in hand are left to it. What was answered in the meantime is noted as that.
    """
    await take_desk(session)
    leads = list(
        await session.scalars(
            select(Lead)
            .where(Lead.id.in_(ids), Lead.next_at <= moment)
            .order_by(Lead.next_at, Lead.id)
            .with_for_update(skip_locked=True)
        )
    )
    await find_answers(session, leads)
    done = 0
    for lead in leads:
        if lead.state != "open" or lead.responded_at is not None or lead.sla == "paused":
            lead.next_at = None
            continue
        rule = await session.get(LeadRule, (session.info["tenant_id"], lead.rule_id)) if lead.rule_id else None
        if lead.due_at is not None and (lead.escalated_at is None or lead.escalated_at < lead.due_at):
            await escalate(session, lead, rule, moment)
        elif rule is not None and rule.active and not lead.kept:
            await pass_on(session, ACTOR, lead, rule, moment)
        else:
            lead.next_at = None
        done += 1
        await session.flush()
    return done
