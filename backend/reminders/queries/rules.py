"""Reads of rules."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import func, select

from backend.customers.queries.whom import companies_by_id, contacts_by_id
from backend.reminders import schemas
from backend.reminders.models import Reminder, ReminderRule
from backend.reminders.rules.finding import Finding
from backend.reminders.rules.kinds import KINDS
from i18n.messages import translate
from tenants.context import current
from tenants.session import ReadSession

_MOST = 200


async def list_rules(session: ReadSession) -> schemas.RuleList:
    """The rules in the order in which they were made, and the kinds that can be added."""
    rules = list(await session.scalars(select(ReminderRule).order_by(ReminderRule.created_at, ReminderRule.id)))
    locale = current().locale
    kinds = [
        schemas.RuleKindView(
            kind,
            translate(spec.title, locale),
            translate(spec.summary, locale),
            [schemas.RuleParameter(one.name, one.default, one.least, one.most) for one in spec.parameters],
        )
        for kind, spec in KINDS.items()
    ]
    return schemas.RuleList([await rule_view(session, rule) for rule in rules], kinds)


async def rule_view(session: ReadSession, rule: ReminderRule) -> schemas.RuleView:
    """A rule as it is answered."""
    count = await session.scalar(select(func.count(Reminder.id)).where(Reminder.rule_id == rule.id))
    titles = {spec.title for spec in KINDS.values()}
    return schemas.RuleView(
        id=rule.id,
        kind=cast("Any", rule.kind),
        name=translate(rule.name, current().locale) if rule.name in titles else rule.name,
        params=rule.params,
        active=rule.active,
        active_since=rule.active_since,
        run_at=rule.run_at,
        set_count=count or 0,
        version=rule.version,
    )


async def trial_view(session: ReadSession, findings: Sequence[Finding]) -> schemas.RuleTrial:
    """What a rule found, with names."""
    companies = await companies_by_id(session, {each.company_id for each in findings if each.company_id})
    contacts = await contacts_by_id(session, {each.contact_id for each in findings if each.contact_id})
    shown = []
    for each in findings:
        company = companies.get(each.company_id) if each.company_id else None
        contact = contacts.get(each.contact_id) if each.contact_id else None
        shown.append(
            schemas.TriedFinding(
                at=each.at,
                text=each.text,
                company=company.company if company else None,
                contact=contact.contact if contact else None,
                over=each.over,
            )
        )
    return schemas.RuleTrial(shown, more=len(shown) >= _MOST)
