"""Rows for reports: leads with how long their first answer took. `backend.reports` counts and sums them."""

from sqlalchemy import Subquery, case, func, literal, null, select

from backend.accounts.queries.sight import Sight
from backend.leads.models import Lead, LeadRule
from tenants.context import current_tenant_id


def lead_facts(sight: Sight) -> Subquery:
    """One row a lead. `hours` are working hours until its first answer, null until there is one."""
    met, breached = Lead.sla == "met", Lead.sla == "breached"
    return (
        select(
            Lead.id,
            Lead.company_id,
            Lead.owner_id,
            func.coalesce(Lead.title, LeadRule.name, "").label("label"),
            Lead.source,
            Lead.language,
            Lead.priority,
            LeadRule.name.label("rule"),
            Lead.asked_at,
            literal(1).label("one"),
            Lead.response_hours.label("hours"),
            case((Lead.responded_at.is_not(None), 1), else_=0).label("answered"),
            case((Lead.deal_id.is_not(None), 1), else_=0).label("deals"),
            case((met, 1), else_=0).label("met"),
            case((met | breached, 1), else_=null()).label("timed"),
        )
        .outerjoin(LeadRule, (LeadRule.tenant_id == Lead.tenant_id) & (LeadRule.id == Lead.rule_id))
        .where(Lead.tenant_id == current_tenant_id(), Lead.state != "dropped", sight.sees(Lead.owner_id))
        .subquery("report_fact")
    )
