"""Imports of mail from files."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, CheckConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, tenant_fk, tenant_index


class ImportRun(TenantScoped, Timestamped, Base):
    """One import. Counters and `position` change in the transaction that stores the messages they count, so an import
    that was killed goes on where it was: `read` = `stored` + `duplicate` + `defective`."""

    __tablename__ = "import_run"
    __table_args__ = (
        tenant_index("created_at", "id"),
        tenant_index("filename", postgresql_where=text("status IN ('waiting', 'running')")),
        CheckConstraint("kind IN ('upload', 'files')", name="kind"),
        CheckConstraint("status IN ('waiting', 'running', 'done', 'failed', 'cancelled')", name="status"),
    )

    #: `upload`: a file that came through the web; `files`: named on the command line of this machine.
    kind: Mapped[str]
    filename: Mapped[str]
    #: The upload's name in the blob store; null once it is no longer needed.
    upload: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="waiting")
    read: Mapped[int] = mapped_column(default=0)
    stored: Mapped[int] = mapped_column(default=0)
    duplicate: Mapped[int] = mapped_column(default=0)
    defective: Mapped[int] = mapped_column(default=0)
    #: Files that are no mail; they are not read.
    ignored: Mapped[int] = mapped_column(default=0)
    total_bytes: Mapped[int] = mapped_column(BigInteger)
    done_bytes: Mapped[int] = mapped_column(BigInteger, default=0)
    #: Where to go on: `mail_ingest.archives.position.Position` as JSON.
    position: Mapped[dict[str, Any]] = mapped_column(JSONB, default=dict)
    #: Grows with each new attempt: a job of an earlier one stops.
    attempt: Mapped[int] = mapped_column(default=1)
    #: Why it failed: `{code, params}`.
    error: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))
    #: The membership that began it, and the name of whoever did.
    owner_id: Mapped[UUID | None]
    begun_by: Mapped[str] = mapped_column(default="")
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class ImportProblem(TenantScoped, Timestamped, Base):
    """A message of an import that nothing could be stored of, and why; of very many, the first."""

    __tablename__ = "import_problem"
    __table_args__ = (tenant_index("run_id", "id"), tenant_fk("import_run", "run_id", ondelete="CASCADE"))

    run_id: Mapped[UUID]
    #: Where in the import it lay: names of files, with a number inside an mbox.
    origin: Mapped[str]
    #: A code of `mail_ingest.archives.problems`.
    reason: Mapped[str]
