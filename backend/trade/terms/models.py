"""What is due, when."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.shapes import Money, Percent, one_of
from backend.trade.terms.schedule import METHODS, TRIGGERS
from tenants.orm import Base, TenantScoped, Timestamped, tenant_fk, tenant_index

LABELS = ("deposit", "balance", "payment", "debit_note")


class DueLine(TenantScoped, Timestamped, Base):
    """A share of an order's total, or a debit note to it. `settled` is what payments, borne charges,
    waivers and credit notes have settled of it."""

    __tablename__ = "due_line"
    __table_args__ = (
        tenant_index("order_id", "position"),
        tenant_index("due_on", "id", postgresql_where=text("settled < amount AND due_on IS NOT NULL")),
        tenant_fk("sales_order", "order_id", ondelete="CASCADE"),
        one_of("label", LABELS),
        one_of("method", METHODS),
        one_of("trigger", TRIGGERS),
        CheckConstraint("settled <= amount AND settled >= 0", name="settled"),
    )

    order_id: Mapped[UUID]
    position: Mapped[int]
    label: Mapped[str]
    percent: Mapped[Percent]
    amount: Mapped[Money]
    currency: Mapped[str]
    method: Mapped[str]
    trigger: Mapped[str]
    #: So many months of the calendar and days after the trigger.
    months: Mapped[int] = mapped_column(default=0, server_default="0")
    days: Mapped[int]
    due_on: Mapped[date | None]
    settled: Mapped[Money]
