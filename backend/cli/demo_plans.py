"""Puts the demo's plans into its tenants."""

from datetime import datetime, time, timedelta
from typing import cast

from sqlalchemy import select

from backend.customers.clock import place_of
from backend.customers.queries.places import places_of
from backend.reminders.models import Reminder, ReminderRule
from backend.reminders.schemas import NewRule, RulePatch
from backend.reminders.service.next_steps import announce
from backend.reminders.service.ruling import change_rule, create_rule
from backend.reminders.vocabulary import RuleKind
from i18n.zones import resolve_wall_time, tzdata_version, zone
from infra.demo.plan import PLANS, RULES, DemoPlan
from tenants.context import current, system_actor
from tenants.directory.models import Membership, Tenant
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import WriteSession


async def set_plans(runtime: Runtime, slug: str) -> list[DemoPlan]:
    """Set those of a demo company's plans whose customer is known by now; answers all that are set."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return list(PLANS[slug])
    done, made = [], []
    async with runtime.database.tenant_session(tenant_id, system_actor("lading demo plan")) as session:
        seats = {row.email: row.id for row in await session.execute(select(Membership.email, Membership.id))}
        texts = set(await session.scalars(select(Reminder.text)))
        people = await places_of(session, [plan.contact for plan in PLANS[slug]])
        for plan in PLANS[slug]:
            person = people.get(plan.contact)
            if plan.text in texts:
                done.append(plan)
                continue
            place = place_of(person.time_zone, person.country) if person else None
            if person is None or place is None:
                continue
            today = now().astimezone(zone(place.zone)).date() + timedelta(days=plan.day)
            start = datetime.combine(today, time(*plan.hour))
            reminder = Reminder(
                text=plan.text,
                follow_up=plan.rule is None,
                assignee_id=seats.get(plan.colleague),
                company_id=person.company_id,
                contact_id=person.contact_id,
                start=start,
                zone=place.zone,
                territory=place.territory,
                rule=plan.rule,
                fire_at=resolve_wall_time(start, place.zone),
                tzdata=tzdata_version(),
            )
            session.add(reminder)
            made.append(reminder)
            done.append(plan)
        await announce(session, made)
        await put_rules(session, slug)
    return done


async def put_rules(session: WriteSession, slug: str) -> None:
    """The rules of a demo company that has none."""
    if await session.scalar(select(ReminderRule.id).limit(1)) is not None:
        return
    actor = current().actor
    for given in RULES[slug]:
        kind: RuleKind = cast("RuleKind", given.kind)
        rule = await create_rule(session, actor, NewRule(kind=kind, name=given.name))
        if given.active:
            await change_rule(session, actor, rule.id, RulePatch(active=True), rule.version)
