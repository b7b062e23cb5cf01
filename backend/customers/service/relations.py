"""What companies are to each other, as people say, and whom somebody keeps an eye on."""

from typing import Final
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.events import CompanyChanged
from backend.customers.models import Company, CompanyRelation, CompanyStar
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import require_changeable, require_seen, seen_among
from backend.customers.schemas import NewRelation, RelationAs
from backend.customers.vocabulary import Relation
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

#: How each is kept: the kind, and whether the other company is the one that it is said of.
_KEPT: Final[dict[RelationAs, tuple[Relation, bool]]] = {
    "branch": ("branch", True),
    "head_office": ("branch", False),
    "agent": ("agent", True),
    "principal": ("agent", False),
    "forwarder": ("forwarder", True),
    "client": ("forwarder", False),
    "group": ("group", True),
}


async def relate(session: WriteSession, actor: Actor, company_id: UUID, given: NewRelation) -> None:
    """Say what another company is to this one; both files show it.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    kind, of_other = _KEPT[given.kind]
    await _put(session, actor, company_id, given.other_id, kind, of_other=of_other, note=given.note, dismissed=False)
    audit.record(session, "company.related", subject_id=company_id, other_id=given.other_id, kind=given.kind)


async def deny_relation(session: WriteSession, actor: Actor, company_id: UUID, other_id: UUID) -> None:
    """Say that two companies that look alike have nothing to do with each other, so that it is not proposed again.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    await _put(session, actor, company_id, other_id, "group", of_other=True, note=None, dismissed=True)


async def unrelate(session: WriteSession, actor: Actor, company_id: UUID, relation_id: UUID) -> None:
    """Take a relation back. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("companies.write")
    await require_seen(session, "company", company_id)
    gone = (
        await session.execute(
            delete(CompanyRelation)
            .where(CompanyRelation.id == relation_id)
            .where(or_(CompanyRelation.company_id == company_id, CompanyRelation.other_id == company_id))
            .returning(CompanyRelation.company_id, CompanyRelation.other_id, CompanyRelation.kind)
            .execution_options(synchronize_session=False)
        )
    ).one_or_none()
    if gone is None:
        raise NotFoundError
    audit.record(session, "company.unrelated", subject_id=company_id, kind=gone.kind)
    append(session, CompanyChanged(company_ids=[gone.company_id, gone.other_id]))


async def _put(
    session: WriteSession, actor: Actor, company_id: UUID, other_id: UUID, kind: Relation, *, of_other: bool,
    note: str | None, dismissed: bool,
) -> None:  # fmt: skip
    actor.require("companies.write")
    await require_record(session, "company", company_id)
    await require_changeable(session, "company", company_id)
    if (
        other_id == company_id
        or await session.scalar(select(Company.id).where(Company.id == other_id)) is None
        or not await seen_among(session, "company", [other_id])
    ):
        unknown = FieldProblem("other_id", "unknown-company", N_("There is no such company."))
        raise ValidationFailedError(errors=[unknown])
    first, second = (company_id, other_id) if of_other else (other_id, company_id)
    if kind == "group":
        first, second = sorted((first, second))
    put = insert(CompanyRelation).values(
        id=new_id(),
        company_id=first,
        other_id=second,
        kind=kind,
        note=(note or "").strip() or None,
        dismissed=dismissed,
        actor_id=actor.membership_id or actor.id,
        actor_name=actor.name,
    )
    await session.execute(
        put.on_conflict_do_update(
            index_elements=["tenant_id", "company_id", "other_id", "kind"],
            set_={name: put.excluded[name] for name in ("note", "dismissed", "actor_id", "actor_name", "at")},
        )
    )
    append(session, CompanyChanged(company_ids=sorted((first, second))))


async def set_star(session: WriteSession, actor: Actor, company_id: UUID, *, starred: bool) -> None:
    """Keep an eye on a company, or no longer; for the actor alone. Raises `NotAllowedError`, `NotFoundError`."""
    if actor.membership_id is None:
        raise NotAllowedError
    await require_record(session, "company", company_id)
    if starred:
        put = insert(CompanyStar).values(id=new_id(), member_id=actor.membership_id, company_id=company_id)
        await session.execute(put.on_conflict_do_nothing(index_elements=["tenant_id", "member_id", "company_id"]))
    else:
        await session.execute(
            delete(CompanyStar)
            .where(CompanyStar.member_id == actor.membership_id, CompanyStar.company_id == company_id)
            .execution_options(synchronize_session=False)
        )
