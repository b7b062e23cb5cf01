"""Rules and hours as they are shown."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import select

from backend.customers.schemas import Owner
from backend.leads.models import LeadDesk, LeadRule
from backend.leads.queries.desk import hours_of, roster
from backend.leads.schemas import LeadDeskView, LeadRuleView
from tenants.orm import now
from tenants.session import ReadSession


async def all_rules(session: ReadSession) -> list[LeadRule]:
    """Every rule, in order."""
    return list(await session.scalars(select(LeadRule).order_by(LeadRule.position, LeadRule.id)))


async def active(session: ReadSession) -> list[LeadRule]:
    """The rules that are on, in order."""
    return [rule for rule in await all_rules(session) if rule.active]


async def list_rules(session: ReadSession) -> list[LeadRuleView]:
    """Every rule as it is shown, in order."""
    return await rule_views(session, await all_rules(session))


async def rule_views(session: ReadSession, rules: Sequence[LeadRule]) -> list[LeadRuleView]:
    """Rules with whom they give leads to."""
    people = await roster(session, rules, await hours_of(session), now())
    own = [name for name in LeadRuleView.__struct_fields__ if name != "people"]
    return [
        LeadRuleView(
            **{name: cast("Any", getattr(rule, name)) for name in own},
            people=[Owner(each.id, each.name) for each in people.by_rule[rule.id]],
        )
        for rule in rules
    ]


async def desk_view(session: ReadSession) -> LeadDeskView:
    """The tenant's working hours."""
    desk = await session.scalar(select(LeadDesk))
    if desk is None:
        hours = await hours_of(session)
        ((opens, closes),) = hours.windows
        return LeadDeskView(hours.zone, hours.territory, opens, closes)
    return LeadDeskView(desk.zone, desk.territory, desk.opens, desk.closes)
