"""Answers whose customer somebody is, to people who may not see the customer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import func, insert, select

from backend.customers.duplicates.keys import Given, IdentityKeys, phone_key
from backend.customers.duplicates.sweep import want_keys
from backend.customers.duplicates.twins import Twin, find_twins
from backend.customers.fields import InvalidValueError, clean_domain, clean_email, squeeze
from backend.customers.models import Company, Participation
from backend.customers.overlap.errors import OverlapLimitError
from backend.customers.overlap.judging import Judgement, is_active, judge
from backend.customers.overlap.models import (
    AppealState,
    Asked,
    CompanyShare,
    OverlapAppeal,
    OverlapCheck,
    OverlapPolicy,
)
from backend.customers.overlap.schemas import OverlapAnswer, OverlapQuestion, OverlapRules
from i18n.messages import N_
from mail_ingest.store.models import Conversation, Message
from mail_ingest.store.queries import own_addresses
from mail_ingest.store.sight import visible_conversations, visible_messages
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession

_PHONE: Final = re.compile(r"\+?[\d\s().\-/]{7,}")
_FEWEST: Final = 2
_MOST_ADDRESSES: Final = 20


@dataclass(frozen=True, slots=True)
class _Question:
    kind: Asked
    asked: str
    given: Given


async def ask(session: WriteSession, actor: Actor, question: OverlapQuestion) -> OverlapAnswer:
    """The masked verdict on what somebody typed. Every question is counted and kept for the audit.

    Raises `NotAllowedError` (keys of the API may not ask), `ValidationFailedError`, `OverlapLimitError`.
    """
    actor.require("companies.write")
    if actor.membership_id is None:
        raise NotAllowedError
    read = _read(question)
    rules = await load_rules(session)
    left = await _count(session, actor.membership_id, rules)
    await want_keys(session)
    twins = await find_twins(session, IdentityKeys.of(read.given))
    found = await _judge(session, actor, twins, rules)
    check_id = new_id()
    await session.execute(
        insert(OverlapCheck),
        [
            {
                "id": check_id,
                "member_id": actor.membership_id,
                "actor_name": actor.name,
                "asked_kind": read.kind,
                "asked": read.asked,
                "verdict": found.verdict,
                "company_id": found.twin.company_id if found.twin else None,
            }
        ],
    )
    audit.record(
        session, "overlap.checked", subject_id=check_id, subject_name=read.asked, kind=read.kind, verdict=found.verdict
    )
    return await _answer(session, actor, found, rules, read.kind, check_id=check_id, left=left - 1)


async def ask_about_conversation(session: ReadSession, actor: Actor, conversation_id: UUID) -> OverlapAnswer:
    """The verdict on whom an open conversation is with. It tells of the company no more than the mail does, so it is
    not counted. Raises `NotFoundError` for a conversation that the actor may not see."""
    seen = await session.scalar(
        select(Conversation.participants).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if seen is None:
        raise NotFoundError
    rules = await load_rules(session)
    part = await session.scalar(
        select(Participation.company_id)
        .join(Message, (Message.tenant_id == Participation.tenant_id) & (Message.id == Participation.message_id))
        .where(Participation.conversation_id == conversation_id, Participation.company_id.is_not(None))
        .where(visible_messages(actor))
        .order_by((Participation.role == "from").desc(), Participation.at.desc())
        .limit(1)
    )
    if part is not None:
        twins = await _known(session, part)
    else:
        ours = {address.casefold() for address in await own_addresses(session)}
        addresses = [each for each in map(_address, seen) if each and each not in ours][:_MOST_ADDRESSES]
        twins = await find_twins(session, IdentityKeys.of(Given(emails=tuple(addresses))))
    found = await _judge(session, actor, twins, rules)
    return await _answer(session, actor, found, rules, "conversation", company_id=part)


async def load_rules(session: ReadSession) -> OverlapRules:
    """The tenant's rules; those that hold where nobody set any."""
    row = await session.scalar(select(OverlapPolicy))
    if row is None:
        return OverlapRules(show_names=True, checks_per_hour=60, checks_per_day=200, protection_days=90)
    return OverlapRules(row.show_names, row.checks_per_hour, row.checks_per_day, row.protection_days)


def _read(question: OverlapQuestion) -> _Question:
    """What sort of thing was typed. Raises `ValidationFailedError` where it is too little to know somebody by."""
    text, country = squeeze(question.text), (question.country or "").upper() or None
    if "@" in text:
        try:
            email = clean_email(text)
        except InvalidValueError as error:
            raise _wrong(error.code, error.message) from error
        return _Question("email", email, Given(emails=(email,)))
    if _PHONE.fullmatch(text):
        number = phone_key(text, country)
        if number is None:
            raise _wrong("invalid-phone", N_("Please write the number with its country code: +49 …"))
        return _Question("phone", number, Given(phones=(number,)))
    if "." in text and " " not in text:
        try:
            domain = clean_domain(text)
        except InvalidValueError:
            domain = None
        if domain is not None:
            return _Question("domain", domain, Given(domains=(domain,)))
    if sum(char.isalnum() for char in text) < _FEWEST:
        raise _wrong("too-short", N_("Please write the whole name."))
    return _Question("name", text, Given(name=text, country=country))


def _address(participant: Any) -> str:
    return str(participant.get("address") or "").casefold()


def _wrong(code: str, message: str) -> ValidationFailedError:
    return ValidationFailedError(errors=[FieldProblem("text", code, message)])


async def _count(session: WriteSession, member_id: UUID, rules: OverlapRules) -> int:
    """Questions left in this hour; raises `OverlapLimitError`. The seat is locked, so that many at once count too."""
    await session.execute(select(Membership.id).where(Membership.id == member_id).with_for_update(key_share=True))
    moment = now()
    for span, most in ((timedelta(days=1), rules.checks_per_day), (timedelta(hours=1), rules.checks_per_hour)):
        asked, first = (
            await session.execute(
                select(func.count(), func.min(OverlapCheck.at)).where(
                    OverlapCheck.member_id == member_id, OverlapCheck.at > moment - span
                )
            )
        ).one()
        if asked >= most:
            wait = first + span - moment
            raise OverlapLimitError(
                headers={"Retry-After": str(max(1, int(wait.total_seconds())))},
                most=most,
                minutes=max(1, round(wait.total_seconds() / 60)),
            )
    return most - int(asked)


async def _known(session: ReadSession, company_id: UUID) -> list[Twin]:
    """The company itself as its own twin."""
    row = (
        await session.execute(
            select(Company, Membership.name.label("owner_name"))
            .outerjoin(Membership, (Membership.tenant_id == Company.tenant_id) & (Membership.id == Company.owner_id))
            .where(Company.id == company_id)
        )
    ).one_or_none()
    if row is None:
        return []
    company, owner_name = row
    return [
        Twin(
            company_id=company.id,
            verdict="certain",
            score=1.0,
            reasons=(),
            name=company.name,
            country=company.country,
            owner_id=company.owner_id,
            owner_name=owner_name,
            stage=company.stage,
            bin=company.bin,
            archived=company.archived_at is not None,
            registered_at=company.created_at,
            last_contact_at=company.last_message_at,
        )
    ]


async def _judge(session: ReadSession, actor: Actor, twins: Sequence[Twin], rules: OverlapRules) -> Judgement:
    shared = set(
        await session.scalars(
            select(CompanyShare.company_id).where(
                CompanyShare.member_id == actor.membership_id,
                CompanyShare.company_id.in_([twin.company_id for twin in twins]),
            )
        )
    )
    return judge(twins, actor.membership_id, shared, now(), timedelta(days=rules.protection_days))


async def _answer(
    session: ReadSession,
    actor: Actor,
    found: Judgement,
    rules: OverlapRules,
    kind: Asked,
    *,
    check_id: UUID | None = None,
    company_id: UUID | None = None,
    left: int | None = None,
) -> OverlapAnswer:
    twin, moment, protection = found.twin, now(), timedelta(days=rules.protection_days)
    appeal = None
    if twin is not None and actor.membership_id is not None:
        appeal = await session.scalar(
            select(OverlapAppeal.state)
            .where(OverlapAppeal.company_id == twin.company_id, OverlapAppeal.asked_by == actor.membership_id)
            .order_by(OverlapAppeal.created_at.desc())
            .limit(1)
        )
    told = twin is not None and found.verdict in {"yours", "colleague", "pool"}
    last: datetime | None = twin.last_contact_at if twin is not None and told else None
    named = found.verdict in {"colleague", "same_group"} and rules.show_names
    return OverlapAnswer(
        verdict=found.verdict,
        asked_kind=kind,
        sure=twin.verdict if twin else None,
        reasons=[reason.code for reason in twin.reasons] if twin else [],
        colleague=twin.owner_name if twin and named and twin.owner_id != actor.membership_id else None,
        registered_on=twin.registered_at.date() if twin and told else None,
        last_contact_on=last.date() if last else None,
        protected_until=(last + protection).date() if last and found.verdict != "pool" else None,
        active=bool(twin and told and is_active(twin, moment, protection)),
        decided_by=found.decided_by,
        may_appeal=found.verdict == "colleague" and appeal != "open" and actor.may("companies.write"),
        appeal=cast("AppealState | None", appeal),
        check_id=check_id,
        company_id=company_id,
        left=left,
    )
