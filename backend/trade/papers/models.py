"""Tables of papers: who we are on them, how they look, and those that were issued."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.papers.model import PAPER_KINDS
from backend.trade.shapes import one_of
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique

PAPER_STATES = ("issued", "replaced", "void")


class PaperProfile(TenantScoped, Timestamped, Versioned, Base):
    """A firm that we sell as, as papers name it (`papers.model.Party`), with its pictures by their SHA-256. The main
    one speaks where a quote or an order says nothing else."""

    __tablename__ = "paper_profile"
    __table_args__ = (
        tenant_unique("singleton"),
        Index("uq_paper_profile_code", "tenant_id", "code", unique=True, postgresql_where=text("code <> ''")),
    )

    label: Mapped[str]
    #: What its own series of numbers begins with; empty where it numbers with the main firm.
    code: Mapped[str] = mapped_column(default="")
    active: Mapped[bool] = mapped_column(default=True)
    #: True, or null: so the constraint lets one row be the main one.
    main: Mapped[bool | None] = mapped_column("singleton")
    seller: Mapped[dict[str, Any]]
    logo: Mapped[str | None]
    signature: Mapped[str | None]
    stamp: Mapped[str | None]
    signatory: Mapped[str] = mapped_column(default="")


class BankAccount(TenantScoped, Timestamped, Versioned, Base):
    """An account that papers may name once somebody who may has approved it: a changed number is a classic fraud, so
    any change of it takes the approval away."""

    __tablename__ = "bank_account"
    __table_args__ = (tenant_index("currency"), tenant_fk("paper_profile", "profile_id"))

    label: Mapped[str]
    #: Whose it is; null where it stands for each of our firms.
    profile_id: Mapped[UUID | None]
    currency: Mapped[str]
    #: `papers.model.Bank`.
    bank: Mapped[dict[str, Any]]
    active: Mapped[bool] = mapped_column(default=True)
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]


class PaperLayout(TenantScoped, Timestamped, Versioned, Base):
    """A tenant's own layout of a kind of paper (`papers.layout.Layout`)."""

    __tablename__ = "paper_layout"
    __table_args__ = (tenant_unique("kind"), one_of("kind", PAPER_KINDS))

    kind: Mapped[str]
    layout: Mapped[dict[str, Any]]


class OrderPaperData(TenantScoped, Timestamped, Versioned, Base):
    """What papers say of an order beyond the order itself (`papers.schemas.Extras`): consignee, notify, insurance..."""

    __tablename__ = "order_paper_data"
    __table_args__ = (tenant_unique("order_id"), tenant_fk("sales_order", "order_id", ondelete="CASCADE"))

    order_id: Mapped[UUID]
    data: Mapped[dict[str, Any]]


class TradePaper(TenantScoped, Base):
    """An issued paper. It never changes: a correction is a new version under the same number, which replaces it."""

    __tablename__ = "trade_paper"
    __table_args__ = (
        tenant_unique("kind", "number", "version"),
        tenant_index("company_id", "issued_at"),
        tenant_index("order_id", "kind", postgresql_where=text("order_id IS NOT NULL")),
        tenant_index("quote_id", postgresql_where=text("quote_id IS NOT NULL")),
        tenant_index("issued_at", "id"),
        Index(
            "uq_trade_paper_current", "tenant_id", "kind", "number", unique=True,
            postgresql_where=text("state = 'issued'"),
        ),
        tenant_fk("company", "company_id"),
        tenant_fk("sales_order", "order_id"),
        tenant_fk("quote", "quote_id"),
        tenant_fk("shipment", "shipment_id", ondelete="SET NULL"),
        one_of("kind", PAPER_KINDS),
        one_of("state", PAPER_STATES),
        CheckConstraint("version > 0", name="version"),
    )  # fmt: skip

    company_id: Mapped[UUID]
    order_id: Mapped[UUID | None]
    quote_id: Mapped[UUID | None]
    shipment_id: Mapped[UUID | None]
    kind: Mapped[str]
    number: Mapped[str]
    version: Mapped[int]
    state: Mapped[str] = mapped_column(default="issued")
    dated_on: Mapped[date]
    #: `papers.model.Paper` and `papers.layout.Layout` as they were: the editable copies are made from them.
    content: Mapped[dict[str, Any]]
    layout: Mapped[dict[str, Any]]
    #: The PDF in the blob store under "paper", by its SHA-256.
    digest: Mapped[str]
    size: Mapped[int]
    #: Contradictions that were accepted, and why.
    accepted: Mapped[list[Any] | None] = mapped_column(JSONB(none_as_null=True))
    reason: Mapped[str | None]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
