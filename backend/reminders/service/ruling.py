"""Runs rules: sets reminders for what they find, once each, and ends those whose reason has gone."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from backend.reminders import schemas
from backend.reminders.models import Reminder, ReminderRule
from backend.reminders.rules.finding import Finding, Span
from backend.reminders.rules.kinds import KINDS
from backend.reminders.service.ending import end
from backend.reminders.service.next_steps import announce
from backend.reminders.vocabulary import RuleKind
from i18n.messages import N_
from i18n.zones import tzdata_version, zone
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.session import WriteSession
from tenants.versions import raise_version

#: How far back a rule can be tried.
TRIED: Final = timedelta(days=90)
_SHOWN: Final = 200
# What a run looks at anew, so that a late worker or a letter that came in late leaves nothing out.
_OVERLAP: Final = timedelta(days=3)


def checked_params(kind: RuleKind, given: Mapping[str, int]) -> dict[str, int]:
    """The parameters of a kind, defaults filled in; raises `ValidationFailedError`."""
    params, problems = {}, []
    for parameter in KINDS[kind].parameters:
        value = given.get(parameter.name, parameter.default)
        if not parameter.least <= value <= parameter.most:
            problems.append(
                FieldProblem(
                    f"params.{parameter.name}",
                    "out-of-range",
                    N_("From {least} to {most}."),
                    least=parameter.least,
                    most=parameter.most,
                )
            )
        params[parameter.name] = value
    if problems:
        raise ValidationFailedError(errors=problems)
    return params


async def create_rule(session: WriteSession, actor: Actor, given: schemas.NewRule) -> ReminderRule:
    """Add a rule, switched off until somebody switches it on. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("outreach.manage")
    rule = ReminderRule(
        kind=given.kind,
        name=(given.name or "").strip() or KINDS[given.kind].title,
        params=checked_params(given.kind, given.params),
        active=False,
    )
    session.add(rule)
    await session.flush()
    audit.record(session, "reminder_rule.created", subject_id=rule.id, subject_name=rule.name)
    return rule


async def change_rule(
    session: WriteSession, actor: Actor, rule_id: UUID, given: schemas.RulePatch, version: int
) -> ReminderRule:
    """Change a rule or switch it; switched on, it speaks of what happens from now on.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, `VersionConflictError`.
    """
    actor.require("outreach.manage")
    rule = await session.scalar(select(ReminderRule).where(ReminderRule.id == rule_id).with_for_update())
    if rule is None:
        raise NotFoundError
    raise_version(rule, version, None)
    if isinstance(given.name, str) and given.name.strip():
        rule.name = given.name.strip()
    if isinstance(given.params, dict):
        rule.params = checked_params(kind_of(rule), {**rule.params, **given.params})
    if isinstance(given.active, bool) and given.active != rule.active:
        rule.active = given.active
        rule.active_since = now() if given.active else None
        rule.run_at = None
    await session.flush()
    audit.record(session, "reminder_rule.changed", subject_id=rule.id, subject_name=rule.name)
    return rule


async def remove_rule(session: WriteSession, actor: Actor, rule_id: UUID) -> None:
    """Remove a rule; the reminders that it set stay. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("outreach.manage")
    rule = await session.scalar(select(ReminderRule).where(ReminderRule.id == rule_id))
    if rule is None:
        raise NotFoundError
    await session.delete(rule)
    audit.record(session, "reminder_rule.removed", subject_id=rule_id, subject_name=rule.name)


def kind_of(rule: ReminderRule) -> RuleKind:
    """The rule's kind, which the table holds to the vocabulary."""
    kind: Any = rule.kind
    found: RuleKind = kind
    return found


async def run_rules(session: WriteSession, moment: datetime) -> int:
    """Run the tenant's rules; answers how many reminders they set.

    Each looks at what came due since it was switched on; what it spoke of before is passed over by its key.
    """
    made = 0
    rules = await session.scalars(
        select(ReminderRule).where(ReminderRule.active).order_by(ReminderRule.id).with_for_update(skip_locked=True)
    )
    for rule in list(rules):
        since = max(rule.active_since or moment, (rule.run_at or moment) - _OVERLAP)
        findings = await KINDS[kind_of(rule)].find(session, rule.params, Span(since, moment))
        made += await _set(session, rule, [each for each in findings if not each.over], moment)
        await _stop(session, rule, moment)
        rule.run_at = moment
    return made


async def _set(session: WriteSession, rule: ReminderRule, findings: list[Finding], moment: datetime) -> int:
    made: list[UUID] = []
    for finding in findings:
        if finding.conversation_id is not None and await _dealt_with(session, finding):
            continue
        fire_at = max(finding.at, moment)
        found = await session.scalar(
            insert(Reminder)
            .values(
                id=new_id(),
                text=finding.text[:500],
                origin="rule",
                assignee_id=finding.owner_id,
                company_id=finding.company_id,
                contact_id=finding.contact_id,
                conversation_id=finding.conversation_id,
                start=fire_at.astimezone(zone(finding.zone)).replace(tzinfo=None, microsecond=0),
                zone=finding.zone,
                territory=finding.territory,
                fire_at=fire_at,
                tzdata=tzdata_version(),
                rule_id=rule.id,
                rule_key=finding.key,
            )
            .on_conflict_do_nothing()
            .returning(Reminder.id)
        )
        if found is not None:
            made.append(found)
    if made:
        await announce(session, list(await session.scalars(select(Reminder).where(Reminder.id.in_(made)))))
    return len(made)


async def _dealt_with(session: WriteSession, finding: Finding) -> bool:
    """Whether somebody has the conversation in hand: a reminder of it is open, or was done since they asked."""
    known = await session.scalar(
        select(Reminder.id)
        .where(
            Reminder.conversation_id == finding.conversation_id,
            or_(Reminder.ended_at.is_(None), Reminder.ended_at > (finding.asked_at or finding.at)),
        )
        .limit(1)
    )
    return known is not None


async def _stop(session: WriteSession, rule: ReminderRule, moment: datetime) -> None:
    """End the rule's open reminders whose reason has gone: the answer was sent, the customer wrote."""
    waiting = list(
        await session.scalars(
            select(Reminder).where(Reminder.rule_id == rule.id, Reminder.ended_at.is_(None)).limit(_MOST_OPEN)
        )
    )
    if not waiting:
        return
    since = max(rule.active_since or moment, moment - TRIED)
    standing = await KINDS[kind_of(rule)].find(session, rule.params, Span(since, moment))
    over = {each.key for each in standing if each.over}
    if (stale := KINDS[kind_of(rule)].stale) is not None:
        over |= await stale(session, [each.rule_key for each in waiting if each.rule_key])
    stopped = [each for each in waiting if each.rule_key in over]
    for reminder in stopped:
        end(reminder, "stopped")
    await announce(session, stopped)


_MOST_OPEN: Final = 1000


async def try_rule(session: WriteSession, actor: Actor, given: schemas.NewRule) -> list[Finding]:
    """What a rule would have said during the last 90 days, the newest first, at most 200. Sets nothing."""
    actor.require("outreach.manage")
    moment = now()
    found = await KINDS[given.kind].find(
        session, checked_params(given.kind, given.params), Span(moment - TRIED, moment)
    )
    return sorted(found, key=lambda each: (each.at, each.key), reverse=True)[:_SHOWN]
