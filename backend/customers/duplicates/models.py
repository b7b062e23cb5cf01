"""Tables of keys, of what the finder found, and of merges."""

from datetime import datetime
from typing import Any, Literal, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from backend.customers.vocabulary import FACT_SUBJECTS
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique

KeyKind = Literal[
    "tax_id",
    "web_domain",
    "mail_domain",
    "domain_label",
    "email",
    "phone",
    "name",
    "name_core",
    "person_name",
    "employer_name",
    "address",
    "social",
]
Verdict = Literal["certain", "likely", "possible"]
ChangeKind = Literal["repoint", "delete", "insert", "update"]

KEY_KINDS: tuple[str, ...] = get_args(KeyKind)
VERDICTS: tuple[str, ...] = get_args(Verdict)


class IdentityKey(TenantScoped, Base):
    """Something by which a company or a contact is recognised, in the spelling that `keys` gives it.

    A contact's keys count for its company too. Made from the record whenever that changes; never merged or edited.
    """

    __tablename__ = "identity_key"
    __table_args__ = (
        tenant_index("kind", "value"),
        Index(
            "uq_identity_key_company", "tenant_id", "company_id", "kind", "value", unique=True,
            postgresql_where=text("company_id IS NOT NULL"),
        ),
        Index(
            "uq_identity_key_contact", "tenant_id", "contact_id", "kind", "value", unique=True,
            postgresql_where=text("contact_id IS NOT NULL"),
        ),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        one_of("kind", KEY_KINDS),
        CheckConstraint("(company_id IS NULL) <> (contact_id IS NULL)", name="subject"),
    )  # fmt: skip

    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    kind: Mapped[str]
    value: Mapped[str]
    #: Of names: the company's country (ISO 3166-1 alpha-2), where it is known.
    country: Mapped[str | None]


class DuplicateCluster(TenantScoped, Base):
    """Records that may be one, as the last run of the finder saw them. `score` 0 … 1, of the best pair."""

    __tablename__ = "duplicate_cluster"
    __table_args__ = (
        tenant_index("subject_kind", "score", "id"),
        one_of("subject_kind", FACT_SUBJECTS),
        one_of("verdict", VERDICTS),
    )

    subject_kind: Mapped[str]
    score: Mapped[float]
    verdict: Mapped[str]
    size: Mapped[int]
    found_at: Mapped[datetime]


class DuplicatePair(TenantScoped, Base):
    """Two records that may be one, and why. `low_id` is the smaller id. A dismissed pair is never shown again."""

    __tablename__ = "duplicate_pair"
    __table_args__ = (
        tenant_unique("low_id", "high_id"),
        tenant_index("high_id"),
        tenant_index("cluster_id"),
        tenant_fk("duplicate_cluster", "cluster_id", ondelete="SET NULL"),
        one_of("subject_kind", FACT_SUBJECTS),
        one_of("verdict", VERDICTS),
    )

    subject_kind: Mapped[str]
    low_id: Mapped[UUID]
    high_id: Mapped[UUID]
    cluster_id: Mapped[UUID | None]
    score: Mapped[float]
    verdict: Mapped[str]
    #: Codes of `scoring.REASONS`, the strongest first.
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    found_at: Mapped[datetime] = mapped_column(default=now)
    dismissed_at: Mapped[datetime | None]
    dismissed_by: Mapped[str | None]


class RecordMerge(TenantScoped, Base):
    """That records became one. What changed is in `MergeChange`, until it is too late to undo it."""

    __tablename__ = "record_merge"
    __table_args__ = (
        tenant_index("winner_id", "at"),
        tenant_index("at", "id"),
        one_of("subject_kind", FACT_SUBJECTS),
    )

    subject_kind: Mapped[str]
    #: Of the record that stayed. No foreign key: it may have been merged into another one since.
    winner_id: Mapped[UUID]
    winner_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    #: Whose value was chosen, by field.
    choices: Mapped[dict[str, Any]] = mapped_column(default=dict)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class MergedRecord(TenantScoped, Base):
    """A record that a merge took away."""

    __tablename__ = "merged_record"
    __table_args__ = (
        tenant_unique("merge_id", "record_id"),
        tenant_index("record_id"),
        tenant_fk("record_merge", "merge_id", ondelete="CASCADE"),
    )

    merge_id: Mapped[UUID]
    record_id: Mapped[UUID]
    name: Mapped[str]


class MergeChange(TenantScoped, Base):
    """One step of a merge, in order: enough to take it back.

    `rows` are ids for "repoint" and "insert", whole rows for "delete", `{"id", "before", "after"}` of the changed
    columns for "update".
    """

    __tablename__ = "merge_change"
    __table_args__ = (
        tenant_unique("merge_id", "position"),
        tenant_fk("record_merge", "merge_id", ondelete="CASCADE"),
        one_of("op", get_args(ChangeKind)),
    )

    merge_id: Mapped[UUID]
    position: Mapped[int]
    op: Mapped[str]
    table_name: Mapped[str]
    column_name: Mapped[str | None]
    #: What the column held before, where rows were re-pointed.
    from_id: Mapped[UUID | None]
    to_id: Mapped[UUID | None]
    rows: Mapped[list[Any]] = mapped_column(default=list)


class DuplicateSearch(TenantScoped, Base):
    """How far keys are made and duplicates looked for, one row a tenant: its `id` is the tenant's."""

    __tablename__ = "duplicate_search"

    #: `names.KEY_VERSION` by which all records have their keys; 0 while they are first made.
    key_version: Mapped[int] = mapped_column(default=0)
    #: When making all keys was asked for; None when they are made.
    wanted_at: Mapped[datetime | None]
    #: Records changed before this instant have the keys of what they are.
    swept_at: Mapped[datetime | None]
    #: The last run of the finder: when, how many companies and contacts it saw, and for how many seconds it ran.
    found_at: Mapped[datetime | None]
    records: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[float] = mapped_column(default=0.0)
