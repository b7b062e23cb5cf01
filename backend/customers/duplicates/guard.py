"""Stops a company from being made twice, whoever makes it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from msgspec import UNSET, UnsetType, to_builtins
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.errors import PossibleDuplicateError
from backend.customers.duplicates.keys import Given, IdentityKeys, company_record_keys
from backend.customers.duplicates.models import DuplicatePair
from backend.customers.duplicates.schemas import TwinReason, TwinView
from backend.customers.duplicates.store import put_company_keys
from backend.customers.duplicates.sweep import want_keys
from backend.customers.duplicates.twins import Twin, find_twins
from backend.customers.schemas import AllowDuplicate, Owner
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem
from tenants.orm import new_id, now
from tenants.session import WriteSession


async def guard_new_company(
    session: WriteSession,
    actor: Actor,
    company_id: UUID,
    values: dict[str, Any],
    domains: Sequence[str],
    allow: AllowDuplicate | UnsetType,
) -> None:
    """Give a company its keys, unless it is here already: certain and likely twins refuse it.

    `allow` overrides that; for certain twins only with a reason, which the audit keeps. Raises
    `PossibleDuplicateError`, which names the twins.
    """
    given = Given(
        name=values["name"],
        country=values.get("country"),
        domains=tuple(domains),
        website=values.get("website"),
        phones=tuple(filter(None, [values.get("phone")])),
        address=values.get("address"),
    )
    await want_keys(session)
    found = await find_twins(session, IdentityKeys.of(given), but=[company_id])
    twins = [twin for twin in found if twin.verdict != "possible"]
    if twins:
        _refuse(values["name"], twins, allow)
        await _remember(session, actor, company_id, values["name"], twins, allow.reason if allow else "")
    put_company_keys(session, company_id, company_record_keys(given))


def twin_view(twin: Twin) -> TwinView:
    """A twin as it is answered: days instead of instants, so that nothing of mail can be read off them."""
    return TwinView(
        id=twin.company_id,
        name=twin.name,
        country=twin.country,
        owner=Owner(twin.owner_id, twin.owner_name) if twin.owner_id and twin.owner_name else None,
        verdict=twin.verdict,
        reasons=[TwinReason(reason.code, reason.value) for reason in twin.reasons],
        registered_on=twin.registered_at.date(),
        last_contact_on=twin.last_contact_at.date() if twin.last_contact_at else None,
        archived=twin.archived,
    )


def _refuse(name: str, twins: Sequence[Twin], allow: AllowDuplicate | UnsetType) -> None:
    extra = {"twins": [to_builtins(twin_view(twin)) for twin in twins]}
    if allow is UNSET:
        raise PossibleDuplicateError(extra=extra, name=name)
    if any(twin.verdict == "certain" for twin in twins) and not allow.reason.strip():
        problem = FieldProblem("allow_duplicate.reason", "missing", N_("This is needed."))
        raise PossibleDuplicateError(extra=extra, errors=[problem], name=name)


async def _remember(
    session: WriteSession, actor: Actor, company_id: UUID, name: str, twins: Sequence[Twin], reason: str
) -> None:
    """Who says that they are two need not say it again to the finder."""
    rows = [
        {
            "id": new_id(),
            "subject_kind": "company",
            "low_id": min(company_id, twin.company_id),
            "high_id": max(company_id, twin.company_id),
            "score": twin.score,
            "verdict": twin.verdict,
            "reasons": [each.code for each in twin.reasons],
            "dismissed_at": now(),
            "dismissed_by": actor.name,
        }
        for twin in twins
    ]
    await session.execute(insert(DuplicatePair).on_conflict_do_nothing(), rows)
    audit.record(
        session,
        "company.made_beside_twin",
        subject_id=company_id,
        subject_name=name,
        reason=reason,
        twins=[twin.company_id for twin in twins],
    )
