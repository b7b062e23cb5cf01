"""Which companies and contacts somebody sees: `backend.accounts.queries.sight` as conditions of this domain.

A contact is seen by whoever sees its company; one without a company is nobody's. Lists and files leave the conditions
out where nothing is hidden from the reader, which is how most tenants are.
"""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from backend.accounts.queries.sight import Masks, Sight, company_seen, owner_seen, sight_of, unless_masked
from backend.custom_fields.queries.shape import load_shape
from backend.customers.models import Company, Contact
from backend.customers.vocabulary import FactSubject
from tenants.errors import NotAllowedError, NotFoundError
from tenants.prepared import tenant
from tenants.session import ReadSession

#: Of a row of `Company`, or of an outer join to it: for a `Prepared`, with `Sight.params`.
COMPANY_SEEN: Final = company_seen(Company.owner_id, Company.pool_id)

_EMPLOYER: Final = aliased(Company, name="seen_employer")
#: Of a row of `Contact` alone.
CONTACT_SEEN: Final = or_(
    and_(Contact.company_id.is_(None), owner_seen(bindparam("nobody", value=None, type_=Company.owner_id.type))),
    select(_EMPLOYER.id)
    .where(_EMPLOYER.tenant_id == tenant, _EMPLOYER.id == Contact.company_id)
    .where(company_seen(_EMPLOYER.owner_id, _EMPLOYER.pool_id))
    .correlate(Contact)
    .exists(),
)
#: By the name that a list's conditions have for it.
SEEN: Final[dict[FactSubject, ColumnElement[bool]]] = {"company": COMPANY_SEEN, "contact": CONTACT_SEEN}

#: Fields of the profile that a mask hides.
_HIDDEN_FIELDS: Final = {"phone": ("phone", "fax", "handle"), "mail": ("other_email", "emails", "email")}


def phone_or_null(model: type[Company] | type[Contact]) -> ColumnElement[Any]:
    """The phone number, or null where it is hidden; beside a contact its company has to be joined."""
    return unless_masked("phone", model.phone, Company.owner_id).label("phone")


def mail_or_null(column: Any, name: str) -> ColumnElement[Any]:
    """A mail address of a contact (or all of them), or null where they are hidden."""
    return unless_masked("mail", column, Company.owner_id).label(name)


def sees_company(sight: Sight) -> ColumnElement[bool]:
    """Whether a row of `Company` is seen: for statements of the ORM, for one reader."""
    seen = sight.sees(Company.owner_id)
    return seen if sight.pooled else and_(Company.pool_id.is_(None), seen)


async def require_seen(session: ReadSession, subject: FactSubject, record_id: UUID) -> None:
    """Raise `NotFoundError` where the company or contact is hidden from the session's actor."""
    sight = await sight_of(session, subject)
    if not sight.everything and record_id not in await seen_among(session, subject, [record_id]):
        raise NotFoundError


async def seen_among(session: ReadSession, subject: FactSubject, ids: Collection[UUID]) -> set[UUID]:
    """Which of these companies or contacts the session's actor sees."""
    sight = await sight_of(session, subject)
    if sight.everything or not ids:
        return set(ids)
    if subject == "company":
        return set(await session.scalars(select(Company.id).where(Company.id.in_(ids), sees_company(sight))))
    found = (
        select(Contact.id)
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.id.in_(ids), sees_company(sight))
    )
    return set(await session.scalars(found))


async def require_changeable(session: ReadSession, subject: FactSubject, record_id: UUID) -> None:
    """Raise `NotFoundError` where the record is hidden, `NotAllowedError` where it is only to be looked at."""
    sight = await sight_of(session, subject)
    if sight.everything and sight.changing is None:
        return
    await require_seen(session, subject, record_id)
    if sight.changing is not None and not sight.may_change(await owner_of(session, subject, record_id)):
        raise NotAllowedError


async def owner_of(session: ReadSession, subject: FactSubject, record_id: UUID) -> UUID | None:
    """The seat that looks after a company, or after a contact's company."""
    if subject == "company":
        return await session.scalar(select(Company.owner_id).where(Company.id == record_id))
    join = and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id)
    return await session.scalar(select(Company.owner_id).join(Contact, join).where(Contact.id == record_id))


def hidden_fields(masks: Masks, owner_id: UUID | None) -> frozenset[str]:
    """The fields of a profile that are not shown of a record of this owner."""
    return frozenset(
        field
        for mask, fields in _HIDDEN_FIELDS.items()
        if masks.hides("phone" if mask == "phone" else "mail", owner_id)
        for field in fields
    )


async def hidden_from(session: ReadSession, subject: FactSubject, record_id: UUID) -> frozenset[str]:
    """The fields of the record's profile that are not shown to the session's actor."""
    by_layout = (await load_shape(session, subject)).hidden_names
    masks = (await sight_of(session, subject)).masks
    if not masks.phone and not masks.mail:
        return by_layout
    return by_layout | hidden_fields(masks, await owner_of(session, subject, record_id))
