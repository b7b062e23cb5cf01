"""Inserts and updates of hot paths as prepared statements, written from the models."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, Text, bindparam, func, update
from sqlalchemy.dialects.postgresql import ARRAY, insert

from backend.customers.models import Company, CompanyDomain, CustomerSearch, ProfileFact
from tenants.orm import Base, new_id
from tenants.prepared import Prepared, tenant
from tenants.session import WriteSession

#: What a new company has where nobody said otherwise. Every other column may be null.
_NEW_COMPANY: Final[dict[str, Any]] = {
    "domains": [],
    "tags": [],
    "stage": "new",
    "bin": "customer",
    "contacts_count": 0,
    "conversations_count": 0,
    "version": 1,
}


def _columns(model: type[Base], *, but: Iterable[str] = ()) -> dict[str, BindParameter[Any]]:
    left = {"tenant_id", *but}
    names = [column.key for column in model.__table__.columns if column.key not in left and column.computed is None]
    return {"tenant_id": tenant, **{name: bindparam(name) for name in names}}


_COMPANY: Final = Prepared(insert(Company).values(**_columns(Company)))
_COMPANY_NULLS: Final = dict.fromkeys(_columns(Company, but=_NEW_COMPANY))
_DOMAIN: Final = Prepared(
    insert(CompanyDomain)
    .values(**_columns(CompanyDomain))
    .on_conflict_do_nothing(index_elements=["tenant_id", "domain"])
    .returning(CompanyDomain.domain)
)

_put_typed = insert(ProfileFact).values(
    tenant_id=tenant,
    confidence=0.0,
    sources=0,
    **{
        name: bindparam(name)
        for name in ("id", "subject_kind", "subject_id", "field", "value", "detail", "normalized", "typed_at")
    },
)
_TYPED: Final = Prepared(
    _put_typed.on_conflict_do_update(
        index_elements=["tenant_id", "subject_id", "field", "normalized"],
        # Typing a value that was rejected before means that it is right after all.
        set_={
            "value": _put_typed.excluded.value,
            "detail": func.coalesce(_put_typed.excluded.detail, ProfileFact.detail),
            "typed_at": _put_typed.excluded.typed_at,
            "rejected_at": None,
            "rejected_by": None,
        },
    )
)

_put_words = insert(CustomerSearch).values(
    tenant_id=tenant, id=bindparam("id"), words=func.array_to_tsvector(bindparam("lexemes", type_=ARRAY(Text)))
)
_WORDS: Final = Prepared(
    _put_words.on_conflict_do_update(index_elements=["tenant_id", "id"], set_={"words": _put_words.excluded.words})
)


async def insert_company(session: WriteSession, row: Mapping[str, Any]) -> None:
    """Insert a company; columns that `row` does not name get what a new company has."""
    await _COMPANY.fetch(session, **{**_COMPANY_NULLS, **_NEW_COMPANY, **row})


async def insert_domain(session: WriteSession, company_id: UUID, domain: str) -> bool:
    """Make a domain stand for a company; False when it stands for one already."""
    return bool(await _DOMAIN.fetch(session, id=new_id(), company_id=company_id, domain=domain, shared=False))


async def put_typed_facts(session: WriteSession, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert typed values as facts, or make known ones typed."""
    await _TYPED.run_many(session, rows)


async def put_search_words(session: WriteSession, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows of `id` and `lexemes` into the search index, over what is there."""
    await _WORDS.run_many(session, rows)


async def update_company(session: WriteSession, company_id: UUID, changes: Mapping[str, Any]) -> None:
    """Set columns of one company."""
    statement = _update_company(tuple(sorted(changes)))
    await statement.fetch(session, company_id=company_id, **{f"new_{name}": value for name, value in changes.items()})


@lru_cache(maxsize=256)
def _update_company(names: tuple[str, ...]) -> Prepared:
    return Prepared(
        update(Company)
        .where(Company.tenant_id == tenant, Company.id == bindparam("company_id"))
        .values(**{name: bindparam(f"new_{name}") for name in names})
    )
