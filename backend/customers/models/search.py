"""The words by which customers are found."""

from typing import Any

from sqlalchemy import Index
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import (
    Base,
    TenantScoped,
)


class CustomerSearch(TenantScoped, Base):
    """Words by which a company or contact is found; `id` is its id. Archived ones have no row.

    Apart from the records, so that the role behind the door `search_customers()` sees nothing else, and so that
    counting a message does not touch the index. Lexemes begin with a mark of tenant and kind.
    """

    __tablename__ = "customer_search"
    __table_args__ = (
        # New rows wait in a list that every search reads whole: kept short (kB), so that searches stay even.
        Index(
            "ix_customer_search_words", "words", postgresql_using="gin",
            postgresql_with={"gin_pending_list_limit": 256},
        ),
    )  # fmt: skip

    words: Mapped[Any] = mapped_column(TSVECTOR)
