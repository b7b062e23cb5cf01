"""Table of exchange rates."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped

from backend.trade.shapes import Rate, one_of
from backend.trade.vocabulary import RATE_SOURCES
from tenants.orm import Base, TenantScoped, Timestamped, tenant_index, tenant_unique


class ExchangeRate(TenantScoped, Timestamped, Base):
    """So many of `quote` for one of `base` on a day. Rates are never changed: a later one of the day is another row."""

    __tablename__ = "exchange_rate"
    __table_args__ = (
        tenant_index("base", "quote", "on_date", "created_at"),
        tenant_unique("base", "quote", "on_date", "source", "origin"),
        one_of("source", RATE_SOURCES),
        CheckConstraint("rate > 0 AND base <> quote", name="sense"),
    )

    base: Mapped[str]
    quote: Mapped[str]
    rate: Mapped[Rate]
    on_date: Mapped[date]
    source: Mapped[str]
    #: Who entered it, the file's name, or the feed's host.
    origin: Mapped[str]
    created_by: Mapped[UUID | None]
