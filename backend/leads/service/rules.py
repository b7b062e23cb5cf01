"""Making, changing and ordering rules, and setting the desk's hours."""

from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.customers.fields import InvalidValueError, clean_value
from backend.leads.events import LeadsChanged
from backend.leads.models import LeadDesk, LeadForm, LeadRule
from backend.leads.queries.rules import all_rules
from backend.leads.schemas import LeadDeskView, LeadRuleGiven
from backend.leads.service.assigning import take_desk
from i18n.messages import N_
from i18n.zones import UnknownZoneError, zone
from mail_ingest.store.models import Mailbox
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership, Team
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def make_rule(session: WriteSession, actor: Actor, given: LeadRuleGiven) -> LeadRule:
    """Add a rule behind the others. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    rule = await rule_of(session, given)
    rule.position = 1 + (await session.scalar(select(func.coalesce(func.max(LeadRule.position), 0))) or 0)
    rule.active_since = now() if rule.active else None
    session.add(rule)
    await session.flush()
    audit.record(session, "lead_rule.made", subject_id=rule.id, subject_name=rule.name, after=given)
    append(session, LeadsChanged(lead_ids=[]))
    return rule


async def change_rule(
    session: WriteSession, actor: Actor, rule_id: UUID, version: int, given: LeadRuleGiven
) -> LeadRule:
    """Change a rule that is still at `version`. Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`,
    `ValidationFailedError`."""
    actor.require("pool.manage")
    rule = await _lock(session, rule_id)
    raise_version(rule, version, {"version": rule.version})
    await _check(session, given)
    if given.active and not rule.active:
        rule.active_since = now()
    for name, value in msgspec.structs.asdict(given).items():
        setattr(rule, name, value)
    await session.flush()
    audit.record(session, "lead_rule.changed", subject_id=rule.id, subject_name=rule.name, after=given)
    append(session, LeadsChanged(lead_ids=[]))
    return rule


async def remove_rule(session: WriteSession, actor: Actor, rule_id: UUID) -> None:
    """Take a rule away; what it gave out keeps its name in the log. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("pool.manage")
    rule = await _lock(session, rule_id)
    await session.delete(rule)
    audit.record(session, "lead_rule.removed", subject_id=rule_id, subject_name=rule.name)
    append(session, LeadsChanged(lead_ids=[]))


async def order_rules(session: WriteSession, actor: Actor, ids: list[UUID]) -> None:
    """Ask rules in this order. Raises `NotAllowedError`, `ValidationFailedError` unless all are named."""
    actor.require("pool.manage")
    await take_desk(session)
    rules = {rule.id: rule for rule in await all_rules(session)}
    if set(ids) != set(rules) or len(ids) != len(rules):
        problem = FieldProblem("ids", "not-all", N_("Name each rule once."))
        raise ValidationFailedError(errors=[problem])
    for position, rule_id in enumerate(ids, start=1):
        rules[rule_id].position = position
    audit.record(session, "lead_rule.ordered", subject_id=ids[0] if ids else None, subject_name="")
    append(session, LeadsChanged(lead_ids=[]))


async def rule_of(session: ReadSession, given: LeadRuleGiven) -> LeadRule:
    """A rule as it was given, not kept anywhere: to be added, or tried out. Raises `ValidationFailedError`."""
    await _check(session, given)
    return LeadRule(id=new_id(), position=0, **msgspec.structs.asdict(given))


async def set_desk(session: WriteSession, actor: Actor, given: LeadDeskView) -> None:
    """Set the tenant's working hours. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("pool.manage")
    problems = []
    try:
        zone(given.zone)
    except UnknownZoneError:
        problems.append(FieldProblem("zone", "unknown", N_("This time zone is not known.")))
    if given.territory:
        try:
            clean_value("country", given.territory.partition("-")[0])
        except InvalidValueError:
            problems.append(FieldProblem("territory", "unknown", N_("There is no such country.")))
    if given.opens >= given.closes:
        problems.append(FieldProblem("closes", "order", N_("The desk closes after it opens.")))
    if problems:
        raise ValidationFailedError(errors=problems)
    await take_desk(session)
    desk = await session.scalar(select(LeadDesk))
    if desk is None:
        raise NotFoundError
    desk.zone, desk.territory = given.zone, given.territory or None
    desk.opens, desk.closes = given.opens.replace(tzinfo=None), given.closes.replace(tzinfo=None)
    audit.record(session, "lead_desk.changed", subject_id=desk.id, subject_name="", after=given)
    append(session, LeadsChanged(lead_ids=[]))


async def _lock(session: WriteSession, rule_id: UUID) -> LeadRule:
    rule = await session.scalar(select(LeadRule).where(LeadRule.id == rule_id).with_for_update())
    if rule is None:
        raise NotFoundError
    return rule


async def _check(session: ReadSession, given: LeadRuleGiven) -> None:
    problems = []
    if not given.member_ids and given.team_id is None:
        problems.append(FieldProblem("member_ids", "missing", N_("Say to whom.")))
    if len(set(given.member_ids)) != len(given.member_ids):
        problems.append(FieldProblem("member_ids", "twice", N_("Name everybody once.")))
    known: dict[str, tuple[Any, list[UUID]]] = {
        "member_ids": (Membership, given.member_ids),
        "team_id": (Team, [given.team_id] if given.team_id else []),
        "mailbox_ids": (Mailbox, given.mailbox_ids),
        "form_ids": (LeadForm, given.form_ids),
    }
    for field, (model, ids) in known.items():
        found = set(await session.scalars(select(model.id).where(model.id.in_(ids)))) if ids else set()
        if set(ids) - found:
            problems.append(FieldProblem(field, "unknown", N_("One of these does not exist any more.")))
    if given.reassign_hours is not None and given.respond_hours is None:
        problems.append(FieldProblem("reassign_hours", "no-clock", N_("That needs a time for the first answer.")))
    if problems:
        raise ValidationFailedError(errors=problems)
