"""The piles of candidates and of noise: pages, and how much there is for which reason.

A pile holds companies, and people without one. Where some mail is closed to the reader, only those are in it of whom
the reader may see a message.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    cast,
    func,
    lateral,
    literal,
    literal_column,
    null,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import aliased

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.shape import load_shape
from backend.customers.bins.models import BinDecision, BinSignal
from backend.customers.bins.queries.decisions import reasons_in_words
from backend.customers.bins.schemas import BinSummary, Candidate, DomainCount, ReasonCount
from backend.customers.models import Company, Contact
from backend.customers.queries.pages import cursor_params
from backend.customers.queries.seen import SEEN
from backend.customers.vocabulary import Bin
from mail_ingest.store.queries import MessageRecord, messages
from mail_ingest.store.sight import message_seen, sees_everything
from tenants.paging import Page, SortField, page_of, sorting
from tenants.prepared import Prepared, Row, tenant
from tenants.session import ReadSession

#: A summary counts so many.
COUNTED: Final = 1000
_MOST_GROUPS: Final = 12
_NEWEST_FIRST: Final = {"last_message_at": SortField(Company.last_message_sort, datetime)}
_SIGNAL: Final = aliased(BinSignal, name="pile_signal")
_MOST: Final = bindparam("most", type_=Integer())


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Which part of which bin; None asks for no condition."""

    bin: Bin = "candidate"
    reason: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class _Shape:
    bin: Bin
    reason: bool
    domain: bool
    after: bool
    everything: bool
    narrow: bool


async def list_candidates(
    session: ReadSession, narrowed: Narrowed, *, cursor: str | None = None, limit: int = 50
) -> Page[Candidate]:
    """A bin's companies and people without one, those first from whom the latest message is. Raises
    `BadCursorError`."""
    chosen = sorting(None, _NEWEST_FIRST, Company.id, "-last_message_at")
    rows = await _rows(session, narrowed, limit + 1, cursor_params(chosen, cursor))
    found = {row["message_id"] for row in rows if row["message_id"] is not None}
    letters = {record.id: record for record in await messages(session, sorted(found))}
    # People in the pile have no company, and so nobody who looks after them.
    hidden = (await sight_of(session, "contact")).masks.hides("mail", None)
    hidden = hidden or "email" in (await load_shape(session, "contact")).hidden_names
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row["last_message_sort"],
        row_id=lambda row: row["id"],
        item=lambda row: _candidate(row, letters.get(row["message_id"]), mail_hidden=hidden),
    )


async def ids_of(session: ReadSession, narrowed: Narrowed, most: int) -> tuple[list[UUID], list[UUID]]:
    """The companies and the people of a part of a bin, up to `most` together, the latest first."""
    rows = await _rows(session, narrowed, most, {})
    companies = [row["id"] for row in rows if row["kind"] == "company"]
    return companies, [row["id"] for row in rows if row["kind"] == "contact"]


async def summarize(session: ReadSession, narrowed: Narrowed) -> BinSummary:
    """How much lies in a bin, by reason and by domain."""
    rows = await _rows(session, narrowed, COUNTED + 1, {})
    reasons: dict[str, int] = {}
    domains: dict[str, int] = {}
    for row in rows[:COUNTED]:
        for code in row["reasons"] or ():
            reasons[code] = reasons.get(code, 0) + 1
        domain = _domain(row)
        if domain:
            domains[domain] = domains.get(domain, 0) + 1
    return BinSummary(
        min(len(rows), COUNTED),
        len(rows) > COUNTED,
        [
            ReasonCount(reason.code, reason.text, reasons[reason.code])
            for reason in reasons_in_words(sorted(reasons, key=lambda code: (-reasons[code], code)))
        ],
        [
            DomainCount(domain, domains[domain])
            for domain in sorted(domains, key=lambda name: (-domains[name], name))
            if domains[domain] > 1
        ][:_MOST_GROUPS],
    )


async def _rows(session: ReadSession, narrowed: Narrowed, most: int, after: Any) -> list[Row]:
    sight = await sight_of(session)
    shape = _Shape(
        narrowed.bin,
        narrowed.reason is not None,
        narrowed.domain is not None,
        bool(after),
        await sees_everything(session),
        not sight.everything,
    )
    params: dict[str, Any] = {**after, "most": most}
    if shape.narrow:
        params |= sight.params
    if narrowed.reason is not None:
        params["reason"] = narrowed.reason
    if narrowed.domain is not None:
        params["domain"] = narrowed.domain.lower()
    return list(await _pile(shape).fetch(session, **params))


@lru_cache(maxsize=64)
def _pile(shape: _Shape) -> Prepared:
    arms = [_arm(shape, Company), _arm(shape, Contact)]
    together = union_all(*(select(arm) for arm in arms)).subquery()
    return Prepared(select(together).order_by(together.c.last_message_sort.desc(), together.c.id.desc()).limit(_MOST))


def _arm(shape: _Shape, model: type[Company] | type[Contact]) -> Any:
    """One sort of subject, already in order and cut, so that its index serves."""
    of_company = model is Company
    standing = _standing(model)
    letter = _letter(model, everything=shape.everything)
    columns: list[Any] = [
        literal_column("'company'" if of_company else "'contact'").label("kind"),
        model.id,
        model.name,
        (Company.domain if of_company else cast(null(), Text)).label("domain"),
        (cast(null(), Text) if of_company else Contact.email).label("email"),
        (Company.country if of_company else cast(null(), Text)).label("country"),
        model.bin,
        model.last_message_sort,
        standing.c.by,
        standing.c.reasons,
        standing.c.confidence,
        letter.label("message_id"),
    ]
    conditions: list[ColumnElement[bool]] = [
        model.tenant_id == tenant,
        model.archived_at.is_(None),
        # A literal, so that the index of those that are no customers serves.
        model.bin == literal_column(f"'{shape.bin}'"),
    ]
    if not of_company:
        conditions.append(Contact.company_id.is_(None))
    if shape.reason:
        conditions.append(bindparam("reason", type_=Text()) == any_(standing.c.reasons))
    if shape.domain:
        wanted = bindparam("domain", type_=Text())
        conditions.append(
            wanted == any_(Company.domains) if of_company else func.split_part(Contact.email, "@", 2) == wanted
        )
    if not shape.everything:
        conditions.append(letter.is_not(None))
    if shape.narrow:
        conditions.append(SEEN["company" if of_company else "contact"])
    if shape.after:
        last = tuple_(
            bindparam("cursor_value", type_=Company.last_message_sort.type), bindparam("cursor_id", type_=Uuid())
        )
        conditions.append(tuple_(model.last_message_sort, model.id) < last)
    return (
        select(*columns)
        .select_from(model)
        .outerjoin(standing, literal(value=True))
        .where(*conditions)
        .order_by(model.last_message_sort.desc(), model.id.desc())
        .limit(_MOST)
        .subquery()
    )


def _standing(model: type[Company] | type[Contact]) -> Any:
    """The decision that counts for a row: a person's latest, else the latest at all."""
    decision = aliased(BinDecision)
    column = decision.company_id if model is Company else decision.contact_id
    return lateral(
        select(decision.by, decision.reasons, decision.confidence)
        .where(decision.tenant_id == tenant, column == model.id, decision.undone_at.is_(None))
        .order_by((decision.by == literal_column("'person'")).desc(), decision.at.desc(), decision.id.desc())
        .limit(1)
        .correlate(model)
    )


def _letter(model: type[Company] | type[Contact], *, everything: bool) -> Any:
    """The latest message of a row, rather theirs than ours."""
    column = _SIGNAL.company_id if model is Company else _SIGNAL.contact_id
    found = select(_SIGNAL.message_id).where(and_(_SIGNAL.tenant_id == tenant, column == model.id))
    if not everything:
        found = found.where(message_seen("pile_signal.message_id"))
    return (
        found.order_by((_SIGNAL.role == literal_column("'from'")).desc(), _SIGNAL.at.desc(), _SIGNAL.message_id.desc())
        .limit(1)
        .correlate(model)
        .scalar_subquery()
    )


def _domain(row: Row) -> str | None:
    if row["kind"] == "company":
        domain: str | None = row["domain"]
        return domain
    return (row["email"] or "").rpartition("@")[2] or None


def _candidate(row: Row, letter: MessageRecord | None, *, mail_hidden: bool) -> Candidate:
    author = letter.envelope.from_[0] if letter is not None and letter.envelope.from_ else None
    return Candidate(
        kind=row["kind"],
        id=row["id"],
        name=row["name"],
        domain=row["domain"],
        email=None if mail_hidden else row["email"],
        country=row["country"],
        bin=row["bin"],
        by=row["by"],
        reasons=reasons_in_words(row["reasons"] or ()),
        confidence=row["confidence"],
        message_id=letter.id if letter else None,
        conversation_id=letter.conversation_id if letter else None,
        subject=letter.subject if letter else None,
        snippet=letter.snippet if letter else None,
        wrote=(author.name or author.address) if author else None,
        at=letter.sent_at if letter else None,
    )
