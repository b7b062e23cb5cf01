"""Tables that all of trade shares: numbers, settings, words to be found by."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.shapes import Percent
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_unique


class TradeNumber(TenantScoped, Base):
    """The last number given out for a kind of paper in a period. Its row is locked while a number is taken, in the
    transaction that uses it: a number that was not used was not given, so there are no gaps."""

    __tablename__ = "trade_number"
    __table_args__ = (tenant_unique("kind", "period"),)

    kind: Mapped[str]
    #: A year, or an empty string for patterns without one.
    period: Mapped[str]
    last: Mapped[int]


class TradeSettings(TenantScoped, Timestamped, Versioned, Base):
    """A tenant's ways of trading; one row at most."""

    __tablename__ = "trade_settings"
    __table_args__ = (tenant_unique("singleton"),)

    singleton: Mapped[bool] = mapped_column(default=True)
    #: The currency that costs, margins and sums over currencies are told in.
    base_currency: Mapped[str] = mapped_column(default="CNY")
    #: Percent of the price; a quote below needs an approval.
    margin_floor: Mapped[Percent]
    validity_days: Mapped[int] = mapped_column(default=30)
    #: Two people who quote the same customer within so many days are both warned.
    guard_days: Mapped[int] = mapped_column(default=30)
    #: Where rates are fetched from daily, and how that answer reads; null for none.
    feed_url: Mapped[str | None]
    feed_format: Mapped[str | None]
    #: Kind → pattern, such as "Q{year}-{n:4}".
    number_patterns: Mapped[dict[str, Any]] = mapped_column(default=dict)


class TradeSearch(TenantScoped, Base):
    """Words by which a product, quote or order is found; `id` is its id. Lexemes begin with a mark of tenant and kind;
    the role behind the door `search_trade()` sees this table alone."""

    __tablename__ = "trade_search"
    __table_args__ = (
        Index("ix_trade_search_words", "words", postgresql_using="gin",
              postgresql_with={"gin_pending_list_limit": 256}),
    )  # fmt: skip

    words: Mapped[Any] = mapped_column(TSVECTOR)
