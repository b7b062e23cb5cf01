"""Finds the companies that something given may already be."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Text, and_, any_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from backend.customers.duplicates.keys import IdentityKeys, Key
from backend.customers.duplicates.models import IdentityKey, KeyKind, Verdict
from backend.customers.duplicates.scoring import ReasonCode, Score, reason_code, score
from backend.customers.models import Company, Contact
from tenants.directory.models import Membership
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

#: A key that so many companies share (a business centre's switchboard) tells nothing.
_TOO_COMMON: Final = 25
_MOST_ROWS: Final = 2000
_MOST_TWINS: Final = 20

#: Which stored kinds a key is looked for under.
_ALSO: Final[dict[KeyKind, tuple[KeyKind, ...]]] = {
    "web_domain": ("web_domain", "mail_domain"),
    "mail_domain": ("mail_domain", "web_domain"),
    "name": ("name", "employer_name"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code of `scoring`, and what was found, in the spelling of keys."""

    code: ReasonCode
    value: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A company that may be the one asked about, with the dates that decide whose it is.

    `last_contact_at`: the last letter from or to a person there. Sorted by score, the surest first.
    """

    company_id: UUID
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    name: str
    country: str | None
    owner_id: UUID | None
    owner_name: str | None
    stage: str
    bin: str
    archived: bool
    registered_at: datetime
    last_contact_at: datetime | None


_wanted = (
    func.unnest(bindparam("kinds", type_=ARRAY(Text)), bindparam("values", type_=ARRAY(Text)))
    .table_valued("kind", "value")
    .render_derived(name="wanted")
)
_MATCHES: Final = Prepared(
    select(
        IdentityKey.kind,
        IdentityKey.value,
        IdentityKey.country,
        func.coalesce(IdentityKey.company_id, Contact.company_id).label("company_id"),
    )
    .select_from(_wanted)
    .join(
        IdentityKey,
        and_(
            IdentityKey.tenant_id == tenant,
            IdentityKey.kind == _wanted.c.kind,
            IdentityKey.value == _wanted.c.value,
        ),
    )
    .outerjoin(Contact, and_(Contact.tenant_id == tenant, Contact.id == IdentityKey.contact_id))
    .where(or_(IdentityKey.company_id.is_not(None), Contact.company_id.is_not(None)))
    .limit(_MOST_ROWS)
)
_COMPANIES: Final = Prepared(
    select(
        Company.id,
        Company.name,
        Company.country,
        Company.owner_id,
        Membership.name.label("owner_name"),
        Company.stage,
        Company.bin,
        Company.archived_at,
        Company.created_at,
        Company.last_message_at,
    )
    .outerjoin(Membership, and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id))
    .where(Company.tenant_id == tenant, Company.id == any_(bindparam("ids", type_=ARRAY(Company.id.type))))
)


async def find_twins(
    session: ReadSession, given: IdentityKeys, *, but: Iterable[UUID] = (), noise: bool = False
) -> list[Twin]:
    """Companies that share keys with `given`, at most 20, the surest first.

    `but` are left out (the company itself). Archived ones are among them: they would come back. What was put among
    noise is found only when `noise` is asked for.
    """
    wanted = {(kind, key.value) for key in given.keys for kind in _ALSO.get(key.kind, (key.kind,))}
    if not wanted:
        return []
    listed = sorted(wanted)
    rows = await _MATCHES.fetch(session, kinds=[kind for kind, _ in listed], values=[value for _, value in listed])
    shared: dict[tuple[str, str], dict[UUID, str | None]] = defaultdict(dict)
    for row in rows:
        shared[row["kind"], row["value"]][row["company_id"]] = row["country"]
    reasons = _reasons(given, shared, frozenset(but))
    scores = {company_id: result for company_id, codes in reasons.items() if (result := score(codes))}
    best = sorted(scores, key=lambda each: (-scores[each].value, each))[: _MOST_TWINS * 2]
    found = await _COMPANIES.fetch(session, ids=best) if best else []
    twins = [
        Twin(
            company_id=row["id"],
            verdict=scores[row["id"]].verdict,
            score=scores[row["id"]].value,
            reasons=_told(scores[row["id"]], reasons[row["id"]]),
            name=row["name"],
            country=row["country"],
            owner_id=row["owner_id"],
            owner_name=row["owner_name"],
            stage=row["stage"],
            bin=row["bin"],
            archived=row["archived_at"] is not None,
            registered_at=row["created_at"],
            last_contact_at=row["last_message_at"],
        )
        for row in found
        if noise or row["bin"] != "noise"
    ]
    return sorted(twins, key=lambda twin: (-twin.score, twin.registered_at, twin.company_id))[:_MOST_TWINS]


def _reasons(
    given: IdentityKeys, shared: dict[tuple[str, str], dict[UUID, str | None]], but: frozenset[UUID]
) -> dict[UUID, dict[ReasonCode, str]]:
    found: dict[UUID, dict[ReasonCode, str]] = defaultdict(dict)
    for key in sorted(given.keys, key=_order):
        for kind in _ALSO.get(key.kind, (key.kind,)):
            companies = shared.get((kind, key.value), {})
            if len(companies) > _TOO_COMMON:
                continue
            for company_id, country in companies.items():
                if company_id not in but:
                    found[company_id].setdefault(reason_code(kind, given.country, country), key.value)
    return found


def _order(key: Key) -> tuple[str, str]:
    return key.kind, key.value


def _told(result: Score, values: dict[ReasonCode, str]) -> tuple[Reason, ...]:
    return tuple(Reason(code, values[code]) for code in result.reasons)
