"""Imports and their rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.importing.vocabulary import DECISIONS, OUTCOMES, STATES, VERDICTS
from backend.customers.models.shapes import one_of
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique


class CustomerImport(TenantScoped, Base):
    """One file of customers: who brought it, what its columns are, and what was made of it."""

    __tablename__ = "customer_import"
    __table_args__ = (tenant_index("at", "id"), one_of("state", STATES))

    filename: Mapped[str]
    state: Mapped[str]
    #: A seat; imports act with what that person may do at the time.
    by_id: Mapped[UUID]
    by_name: Mapped[str]
    locale: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    #: The heads of the columns, and the field of each (null for none).
    heads: Mapped[list[Any]]
    fields: Mapped[list[Any]]
    #: `schemas.ImportSettings`.
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: A public pool that takes the new companies, as `backend.pool` set it.
    pool_id: Mapped[UUID | None]
    pool_name: Mapped[str | None]
    rows_count: Mapped[int]
    #: Rows that the running step is done with.
    progress: Mapped[int] = mapped_column(default=0)
    #: Companies and people that an undo left alone, since something had come to them.
    kept: Mapped[int] = mapped_column(default=0)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]


class CustomerImportRow(TenantScoped, Base):
    """A row of the file, what is known of it, and what became of it."""

    __tablename__ = "customer_import_row"
    __table_args__ = (
        tenant_unique("import_id", "number"),
        tenant_index("import_id", "verdict", "number"),
        tenant_fk("customer_import", "import_id", ondelete="CASCADE"),
        one_of("verdict", VERDICTS),
        one_of("decision", DECISIONS),
        one_of("outcome", OUTCOMES),
    )

    import_id: Mapped[UUID]
    #: As the spreadsheet program counts.
    number: Mapped[int]
    cells: Mapped[list[Any]]
    verdict: Mapped[str | None]
    #: `matching.Found` as plain data: what the row's company and person are.
    found: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: `[{"column", "message", "params"}]`: message ids, said in the reader's language.
    problems: Mapped[list[Any]] = mapped_column(default=list)
    decision: Mapped[str | None]
    outcome: Mapped[str | None]
    #: What was made and filled, enough to take it back: `carrying.Made` as plain data.
    made: Mapped[dict[str, Any]] = mapped_column(default=dict)
