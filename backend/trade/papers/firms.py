"""The firms that we sell as: whom papers name, whose stamp and accounts they bear, and which series numbers them."""

from uuid import UUID

import msgspec
from sqlalchemy import or_, select

from backend.trade.papers import schemas
from backend.trade.papers.errors import PaperNotPossibleError
from backend.trade.papers.layout import Layout, default_layout
from backend.trade.papers.model import PaperKind, Party
from backend.trade.papers.models import BankAccount, PaperLayout, PaperProfile
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import ReadSession, WriteSession


async def find_firm(session: ReadSession, firm_id: UUID | None) -> PaperProfile | None:
    """The firm, or the main one where none is chosen; None where there is none yet."""
    chosen = PaperProfile.main.is_(True) if firm_id is None else PaperProfile.id == firm_id
    return await session.scalar(select(PaperProfile).where(chosen))


async def seller_of(session: ReadSession, firm_id: UUID | None) -> Party:
    """Whom papers name as seller. Raises `PaperNotPossibleError` where our own name is not known."""
    firm = await find_firm(session, firm_id)
    if firm is None:
        raise PaperNotPossibleError
    return msgspec.convert(firm.seller, Party)


async def series_of(session: ReadSession, firm_id: UUID | None) -> str:
    """What numbers of a firm begin with; empty where it counts with the main one. Raises `NotFoundError` for a firm
    that is not there."""
    if firm_id is None:
        return ""
    code = await session.scalar(select(PaperProfile.code).where(PaperProfile.id == firm_id))
    if code is None:
        raise NotFoundError
    return code


async def require_firm(session: ReadSession, firm_id: UUID | None, before: UUID | None = None) -> None:
    """Raises `NotFoundError` for a firm that is not there, `ValidationFailedError` for one that sells no more, unless
    it was chosen `before`."""
    if firm_id is None or firm_id == before:
        return
    active = await session.scalar(select(PaperProfile.active).where(PaperProfile.id == firm_id))
    if active is None:
        raise NotFoundError
    if not active:
        raise ValidationFailedError(
            errors=[FieldProblem("firm_id", "inactive", N_("Nothing is sold in this firm's name any more."))]
        )


async def accounts_of(session: ReadSession, firm_id: UUID | None) -> list[BankAccount]:
    """Accounts that are in use, of a firm (None: the main one) and those that stand for every firm."""
    firm = await find_firm(session, firm_id)
    ours = or_(BankAccount.profile_id.is_(None), BankAccount.profile_id == (firm.id if firm else None))
    rows = await session.scalars(
        # A firm's own account goes before one that stands for all.
        select(BankAccount)
        .where(BankAccount.active, ours)
        .order_by(BankAccount.profile_id.is_(None), BankAccount.created_at, BankAccount.id)
    )
    return list(rows)


async def layout_of(session: ReadSession, kind: PaperKind, firm_id: UUID | None = None) -> Layout:
    """The tenant's layout of a kind, or the usual one, with the pictures of the firm that signs."""
    stored = await session.scalar(select(PaperLayout.layout).where(PaperLayout.kind == kind))
    layout = msgspec.convert(stored, Layout) if stored else default_layout(kind)
    return dressed(layout, await find_firm(session, firm_id))


def dressed(layout: Layout, firm: PaperProfile | None) -> Layout:
    """The layout with a firm's logo, signature and stamp. Those of the layout are the main firm's: no other firm ever
    bears its stamp."""
    if firm is None:
        return layout
    fallback = layout if firm.main else Layout(columns=layout.columns, parts=layout.parts)
    return msgspec.structs.replace(
        layout,
        logo=firm.logo or fallback.logo,
        signature=firm.signature or fallback.signature,
        stamp=firm.stamp or fallback.stamp,
        signatory=firm.signatory or fallback.signatory,
    )


def firm_view(row: PaperProfile) -> schemas.Firm:
    """A row as it is answered."""
    return schemas.Firm(
        id=row.id,
        label=row.label,
        code=row.code,
        main=bool(row.main),
        active=row.active,
        party=msgspec.convert(row.seller, Party),
        logo=row.logo,
        signature=row.signature,
        stamp=row.stamp,
        signatory=row.signatory,
    )


async def list_firms(session: ReadSession) -> list[schemas.Firm]:
    """All firms, the main one first."""
    rows = await session.scalars(
        select(PaperProfile).order_by(PaperProfile.main.is_(None), PaperProfile.active.desc(), PaperProfile.label)
    )
    return [firm_view(row) for row in rows]


async def write_firm(
    session: WriteSession, actor: Actor, firm_id: UUID | None, given: schemas.FirmInput
) -> schemas.Firm:
    """Note a firm or change one. The first is the main one; one that becomes it takes that from the other.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("trade.approve")
    rows = list(await session.scalars(select(PaperProfile).order_by(PaperProfile.id).with_for_update()))
    row = next((each for each in rows if each.id == firm_id), None)
    if firm_id is not None and row is None:
        raise NotFoundError
    _check(given, [each for each in rows if each is not row])
    former = next((each for each in rows if each.main), None)
    if row is None:
        row = PaperProfile(id=new_id(), label="", seller={})
        session.add(row)
    main = given.main or former is None or former is row
    if main and not given.active:
        raise ValidationFailedError(
            errors=[FieldProblem("active", "main", N_("Make another firm the main one first."))]
        )
    if main and former is not None and former is not row:
        former.main = None
        await session.flush()
    row.main = True if main else None
    row.label, row.code, row.active = given.label.strip() or given.party.name.strip(), given.code, given.active
    row.seller = msgspec.to_builtins(given.party)
    row.logo, row.signature, row.stamp = given.logo, given.signature, given.stamp
    row.signatory = given.signatory.strip()
    await session.flush()
    audit.record(session, "paper_profile.changed", subject_id=row.id, subject_name=row.label)
    return firm_view(row)


def _check(given: schemas.FirmInput, others: list[PaperProfile]) -> None:
    problems = []
    if not given.party.name.strip() or not any(line.strip() for line in given.party.address):
        problems.append(FieldProblem("party.name", "missing", N_("Give a name and an address.")))
    if given.code and any(each.code == given.code for each in others):
        problems.append(FieldProblem("code", "taken", N_("Another firm numbers with this code.")))
    if problems:
        raise ValidationFailedError(errors=problems)
