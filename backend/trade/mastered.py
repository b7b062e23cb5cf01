"""What a bookkeeping system (an ERP) keeps of trade's records: whose they are, which of their fields are only changed
there, and the invoices that it wrote for orders. The ERP's room writes here; trade's rules and screens read."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

import msgspec
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.shapes import Money, one_of
from tenants.context import current
from tenants.errors import N_, LadingError
from tenants.orm import Base, TenantScoped, new_id, now, tenant_fk, tenant_index, tenant_unique
from tenants.session import ReadSession, WriteSession

MasteredKind = Literal["order", "shipment", "payment", "product", "price_list"]
KINDS: Final = ("order", "shipment", "payment", "product", "price_list")
INVOICE_STATES: Final = ("open", "partial", "done", "cancelled")


class TradeMastered(TenantScoped, Base):
    """That a record comes from a link. `fields` are those that are changed there only; [] where it is only linked."""

    __tablename__ = "trade_mastered"
    __table_args__ = (
        tenant_unique("record_kind", "record_id"),
        tenant_index("link_id"),
        one_of("record_kind", KINDS),
    )

    record_kind: Mapped[str]
    record_id: Mapped[UUID]
    link_id: Mapped[UUID]
    #: The link's name and the record's number there.
    source: Mapped[str]
    number: Mapped[str]
    fields: Mapped[list[Any]] = mapped_column(default=list)
    #: Whether it began there.
    born: Mapped[bool] = mapped_column(default=False)
    read_at: Mapped[datetime]


class OrderInvoice(TenantScoped, Base):
    """An invoice that the ERP wrote for an order; amounts in its currency. A credit note has `credit`."""

    __tablename__ = "order_invoice"
    __table_args__ = (
        tenant_unique("link_id", "external_id", "order_id"),
        tenant_index("order_id"),
        tenant_fk("sales_order", "order_id", ondelete="CASCADE"),
        one_of("state", INVOICE_STATES),
    )

    order_id: Mapped[UUID]
    link_id: Mapped[UUID]
    external_id: Mapped[str]
    number: Mapped[str]
    state: Mapped[str]
    credit: Mapped[bool] = mapped_column(default=False)
    invoiced_on: Mapped[date | None]
    due_on: Mapped[date | None]
    currency: Mapped[str]
    total: Mapped[Money]
    open_amount: Mapped[Money | None]
    read_at: Mapped[datetime]


class MasteredView(msgspec.Struct, kw_only=True):
    """Which ERP a record comes from, its number there, and what is changed there only."""

    source: str
    number: str
    fields: list[str]
    read_at: datetime


class MasteredElsewhereError(LadingError):
    """A field that is changed in the ERP only."""

    status = 409
    type = "mastered-elsewhere"
    title = N_("{source} keeps this. Change it there, under {number}; here it comes back by itself.")


async def note_mastered(
    session: WriteSession,
    kind: MasteredKind,
    record_id: UUID,
    *,
    link_id: UUID,
    source: str,
    number: str,
    fields: Collection[str],
    born: bool = False,
) -> None:
    """Keep that a record comes from a link; what was kept of it before is replaced."""
    row = await session.scalar(_of(kind, [record_id]).with_for_update())
    if row is None:
        row = TradeMastered(id=new_id(), record_kind=kind, record_id=record_id, born=born)
        session.add(row)
    row.link_id, row.source, row.number = link_id, source, number
    row.fields, row.read_at = sorted(fields), now()
    row.born = row.born or born
    await session.flush()


async def mastered_of(session: ReadSession, kind: MasteredKind, ids: Collection[UUID]) -> dict[UUID, TradeMastered]:
    """What is kept of records, by their id."""
    return {row.record_id: row for row in await session.scalars(_of(kind, ids))} if ids else {}


def _of(kind: MasteredKind, ids: Collection[UUID]) -> Any:
    return select(TradeMastered).where(TradeMastered.record_kind == kind, TradeMastered.record_id.in_(list(ids)))


async def hold_mastered(session: ReadSession, kind: MasteredKind, record_id: UUID, fields: Iterable[str]) -> None:
    """Raise `MasteredElsewhereError` where a person changes what the ERP keeps; the ERP's own news pass."""
    if current().actor.kind == "system":
        return
    row = (await mastered_of(session, kind, [record_id])).get(record_id)
    if row is not None and set(fields) & set(row.fields):
        raise MasteredElsewhereError(source=row.source, number=row.number or "—")


async def forget_link(session: WriteSession, link_id: UUID) -> None:
    """Leave the records of a removed link to people; its invoices go with it."""
    await session.execute(delete(TradeMastered).where(TradeMastered.link_id == link_id))
    await session.execute(delete(OrderInvoice).where(OrderInvoice.link_id == link_id))


async def invoice_days(session: ReadSession, order_id: UUID) -> tuple[date | None, date | None]:
    """When the ERP invoiced an order last, and when the last open invoice of it is due."""
    live = OrderInvoice.order_id == order_id, OrderInvoice.state != "cancelled", OrderInvoice.credit.is_(False)
    invoiced = await session.scalar(select(func.max(OrderInvoice.invoiced_on)).where(*live))
    due = await session.scalar(select(func.max(OrderInvoice.due_on)).where(*live))
    return invoiced, due


async def keep_invoice(session: WriteSession, order_id: UUID, link_id: UUID, external_id: str, **values: Any) -> bool:
    """Keep an invoice as it was read; whether it is new here."""
    row = await session.scalar(
        select(OrderInvoice)
        .where(
            OrderInvoice.link_id == link_id, OrderInvoice.external_id == external_id, OrderInvoice.order_id == order_id
        )
        .with_for_update()
    )  # fmt: skip
    new = row is None
    if row is None:
        row = OrderInvoice(id=new_id(), order_id=order_id, link_id=link_id, external_id=external_id)
        session.add(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.read_at = now()
    await session.flush()
    return new


async def invoices_of(session: ReadSession, order_id: UUID) -> list[OrderInvoice]:
    """The ERP's invoices of an order, the first first."""
    found = select(OrderInvoice).where(OrderInvoice.order_id == order_id)
    return list(await session.scalars(found.order_by(OrderInvoice.invoiced_on, OrderInvoice.id)))
