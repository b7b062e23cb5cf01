"""Appeals: a manager decides whose a customer is."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.choosing import deciding_order
from backend.customers.events import CompanyChanged, OverlapDecided
from backend.customers.models import Company
from backend.customers.overlap.asking import load_rules
from backend.customers.overlap.errors import AppealDecidedError, NothingToAppealError
from backend.customers.overlap.models import AppealState, CompanyShare, OverlapAppeal, OverlapCheck, OverlapPolicy
from backend.customers.overlap.schemas import AppealDecision, AppealView, NewAppeal, OverlapNews, OverlapRules
from backend.customers.overlap.telling import tell_of_appeal, tell_of_decision
from backend.customers.queries.companies import lock_company
from backend.customers.schemas import CompanyPatch, CompanyRef
from backend.customers.service import change_company
from backend.customers.service.timeline import record
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor, current_tenant_id
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession

_MOST = 200


async def make_appeal(session: WriteSession, actor: Actor, given: NewAppeal) -> AppealView:
    """Ask a manager whose customer a company is, after a check showed that it is a colleague's.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`, `NothingToAppealError`.
    """
    actor.require("companies.write")
    if actor.membership_id is None:
        raise NotAllowedError
    if not given.reason.strip():
        raise ValidationFailedError(errors=[FieldProblem("reason", "missing", N_("This is needed."))])
    company_id = await _company(session, actor, given)
    company = await lock_company(session, company_id, hidden_too=True)
    if company.owner is None or company.owner.id == actor.membership_id:
        raise NothingToAppealError
    appeal_id = new_id()
    made = await session.scalar(
        insert(OverlapAppeal)
        .values(
            id=appeal_id,
            company_id=company_id,
            asked_by=actor.membership_id,
            asked_by_name=actor.name,
            owner_id=company.owner.id,
            owner_name=company.owner.name,
            reason=given.reason.strip(),
        )
        .on_conflict_do_nothing()
        .returning(OverlapAppeal.id)
    )
    if made is None:
        raise NothingToAppealError
    await _enter(session, actor, company_id, appeal_id, "open", given.reason.strip())
    audit.record(session, "overlap.appealed", subject_id=appeal_id, subject_name=company.name, company_id=company_id)
    append(session, OverlapDecided(appeal_id=appeal_id))
    await tell_of_appeal(session, actor, appeal_id, company_id, company.name, company.owner.id)
    return await _load(session, actor, appeal_id)


async def decide_appeal(session: WriteSession, actor: Actor, appeal_id: UUID, given: AppealDecision) -> AppealView:
    """Decide. Nobody decides what they asked themselves, or about what is theirs.

    Raises `NotAllowedError`, `NotFoundError`, `AppealDecidedError`.
    """
    actor.require("companies.arbitrate")
    appeal = await _locked(session, appeal_id)
    if actor.membership_id in {appeal.asked_by, appeal.owner_id}:
        raise NotAllowedError
    if given.outcome == "handed_over":
        company = await lock_company(session, appeal.company_id, hidden_too=True)
        patch = CompanyPatch(owner_id=appeal.asked_by)
        await change_company(session, actor, appeal.company_id, patch, company.version)
    elif given.outcome == "shared":
        share = insert(CompanyShare).values(id=new_id(), company_id=appeal.company_id, member_id=appeal.asked_by)
        await session.execute(share.on_conflict_do_nothing())
    note = given.note.strip() or None
    appeal.state, appeal.decision_note = given.outcome, note
    appeal.decided_at, appeal.decided_by_name = now(), actor.name
    await _enter(session, actor, appeal.company_id, appeal_id, given.outcome, note or appeal.reason)
    audit.record(
        session,
        "overlap.decided",
        subject_id=appeal_id,
        subject_name=appeal.asked_by_name,
        outcome=given.outcome,
        company_id=appeal.company_id,
    )
    append(session, OverlapDecided(appeal_id=appeal_id))
    append(session, CompanyChanged(company_ids=[appeal.company_id]))
    await tell_of_decision(session, actor, appeal)
    return await _load(session, actor, appeal_id)


async def withdraw_appeal(session: WriteSession, actor: Actor, appeal_id: UUID) -> None:
    """Take an appeal back that is not decided. Raises `NotFoundError`, `AppealDecidedError`."""
    appeal = await _locked(session, appeal_id)
    if appeal.asked_by != actor.membership_id:
        raise NotFoundError
    appeal.state, appeal.decided_at, appeal.asker_seen_at = "withdrawn", now(), now()
    audit.record(session, "overlap.withdrawn", subject_id=appeal_id, company_id=appeal.company_id)
    append(session, OverlapDecided(appeal_id=appeal_id))


async def list_appeals(session: ReadSession, actor: Actor, state: AppealState | None) -> list[AppealView]:
    """Those that the actor may decide, made, or is the owner in; open ones first, then the newest. At most 200."""
    wanted = select(OverlapAppeal).where(_concerns(actor))
    if state is not None:
        wanted = wanted.where(OverlapAppeal.state == state)
    ordered = wanted.order_by((OverlapAppeal.state == "open").desc(), OverlapAppeal.created_at.desc(), OverlapAppeal.id)
    return await _views(session, actor, list(await session.scalars(ordered.limit(_MOST))))


async def note_seen(session: WriteSession, actor: Actor) -> None:
    """The actor has seen the outcomes of appeals that concern them."""
    for side, seen in (
        (OverlapAppeal.asked_by, OverlapAppeal.asker_seen_at),
        (OverlapAppeal.owner_id, OverlapAppeal.owner_seen_at),
    ):
        await session.execute(
            update(OverlapAppeal)
            .where(side == actor.membership_id, OverlapAppeal.decided_at.is_not(None), seen.is_(None))
            .values({seen.key: now()})
            .execution_options(synchronize_session=False)
        )


async def count_news(session: ReadSession, actor: Actor) -> OverlapNews:
    """What the actor should look at."""
    theirs = or_(
        and_(OverlapAppeal.asked_by == actor.membership_id, OverlapAppeal.asker_seen_at.is_(None)),
        and_(OverlapAppeal.owner_id == actor.membership_id, OverlapAppeal.owner_seen_at.is_(None)),
    )
    decided = await session.scalar(
        select(func.count()).select_from(OverlapAppeal).where(OverlapAppeal.decided_at.is_not(None), theirs)
    )
    waiting = 0
    if actor.may("companies.arbitrate"):
        waiting = (
            await session.scalar(
                select(func.count())
                .select_from(OverlapAppeal)
                .where(OverlapAppeal.state == "open", OverlapAppeal.asked_by != actor.membership_id)
                .where(or_(OverlapAppeal.owner_id.is_(None), OverlapAppeal.owner_id != actor.membership_id))
            )
            or 0
        )
    return OverlapNews(waiting=waiting, decided=decided or 0)


async def set_rules(session: WriteSession, actor: Actor, rules: OverlapRules) -> OverlapRules:
    """Change the tenant's rules. Raises `NotAllowedError`."""
    actor.require("companies.arbitrate")
    values = {
        "show_names": rules.show_names,
        "checks_per_hour": rules.checks_per_hour,
        "checks_per_day": rules.checks_per_day,
        "protection_days": rules.protection_days,
    }
    before = await load_rules(session)
    statement = insert(OverlapPolicy).values(id=current_tenant_id(), **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["tenant_id", "id"], set_=values))
    audit.record(session, "overlap.rules_changed", before=before, after=rules)
    return rules


def _concerns(actor: Actor) -> ColumnElement[bool]:
    mine = or_(OverlapAppeal.asked_by == actor.membership_id, OverlapAppeal.owner_id == actor.membership_id)
    return OverlapAppeal.id.is_not(None) if actor.may("companies.arbitrate") else mine


async def _company(session: WriteSession, actor: Actor, given: NewAppeal) -> UUID:
    if (given.check_id is None) == (given.company_id is None):
        raise ValidationFailedError(errors=[FieldProblem("check_id", "missing", N_("This is needed."))])
    if given.company_id is not None:
        found = await session.scalar(select(Company.id).where(Company.id == given.company_id))
    else:
        found = await session.scalar(
            select(OverlapCheck.company_id).where(
                OverlapCheck.id == given.check_id,
                OverlapCheck.member_id == actor.membership_id,
                OverlapCheck.verdict == "colleague",
            )
        )
    if found is None:
        raise NotFoundError
    return found


async def _locked(session: WriteSession, appeal_id: UUID) -> OverlapAppeal:
    appeal = await session.scalar(select(OverlapAppeal).where(OverlapAppeal.id == appeal_id).with_for_update())
    if appeal is None:
        raise NotFoundError
    if appeal.state != "open":
        raise AppealDecidedError
    return appeal


async def _enter(
    session: WriteSession, actor: Actor, company_id: UUID, appeal_id: UUID, state: str, summary: str
) -> None:
    await record(
        session,
        company_id=company_id,
        contact_id=None,
        kind="decision",
        at=now(),
        summary=summary[:300],
        actor_id=actor.membership_id,
        actor_name=actor.name,
        details={"appeal_id": str(appeal_id), "overlap": state},
    )


async def _load(session: WriteSession, actor: Actor, appeal_id: UUID) -> AppealView:
    await session.flush()
    appeal = await session.scalar(select(OverlapAppeal).where(OverlapAppeal.id == appeal_id))
    return (await _views(session, actor, [appeal] if appeal else []))[0]


async def _views(session: ReadSession, actor: Actor, appeals: list[OverlapAppeal]) -> list[AppealView]:
    rules, moment = await load_rules(session), now()
    ids = {appeal.company_id for appeal in appeals}
    rows = await session.execute(
        select(Company, Membership.name.label("owner_name"))
        .outerjoin(Membership, and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id))
        .where(Company.id.in_(ids))
    )
    companies = {row.Company.id: row for row in rows}
    asked = await session.execute(
        select(OverlapCheck.company_id, OverlapCheck.member_id, OverlapCheck.asked)
        .where(OverlapCheck.company_id.in_(ids))
        .order_by(OverlapCheck.at)
    )
    typed = {(row.company_id, row.member_id): row.asked for row in asked}
    protection = timedelta(days=rules.protection_days)
    return [_view(actor, appeal, companies[appeal.company_id], typed, rules, moment, protection) for appeal in appeals]


def _view(
    actor: Actor,
    appeal: OverlapAppeal,
    row: Any,
    typed: dict[tuple[UUID | None, UUID | None], str],
    rules: OverlapRules,
    moment: Any,
    protection: timedelta,
) -> AppealView:
    company: Company = row.Company
    mine = appeal.asked_by == actor.membership_id
    about = typed.get((company.id, appeal.asked_by))
    arbitrates = actor.may("companies.arbitrate")
    theirs = actor.membership_id in {company.owner_id, appeal.owner_id}
    # Who asked by its file knows the company; who typed something learns of it when it is theirs.
    told = arbitrates or theirs or about is None or appeal.state in {"handed_over", "shared"}
    seen_at = appeal.asker_seen_at if mine else appeal.owner_seen_at
    idle, late, _ = deciding_order(company.stage, company.last_message_at, company.created_at, moment, protection)
    return AppealView(
        id=appeal.id,
        state=cast("AppealState", appeal.state),
        company=CompanyRef(company.id, company.name, company.country) if told else None,
        about=about or company.name,
        asked_by=appeal.asked_by_name,
        owner=appeal.owner_name if arbitrates or theirs or rules.show_names else None,
        reason=appeal.reason,
        mine=mine,
        may_decide=appeal.state == "open" and arbitrates and not mine and appeal.owner_id != actor.membership_id,
        seen=appeal.decided_at is None or seen_at is not None or not (mine or theirs),
        registered_on=company.created_at.date(),
        last_contact_on=company.last_message_at.date() if company.last_message_at else None,
        active=not idle or not late,
        created_at=appeal.created_at,
        decided_at=appeal.decided_at,
        decided_by=appeal.decided_by_name,
        decision_note=appeal.decision_note,
    )
