"""What decisions are made from, the decisions, and what the classifier learned from them."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from backend.customers.vocabulary import BINS, DECIDERS
from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique


class BinSignal(TenantScoped, Base):
    """A contact's part in a message, as far as it tells customers from noise; machines' messages are kept as well.

    `company_id` is that of the contact when the message was read: when a buyer changes employer, history stays.
    """

    __tablename__ = "bin_signal"
    __table_args__ = (
        tenant_unique("contact_id", "message_id"),
        tenant_index("company_id", "at"),
        tenant_index("message_id"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
        one_of("role", ("from", "to", "cc")),
        one_of("direction", ("in", "out")),
    )

    contact_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    message_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    role: Mapped[str]
    #: "in" or "out": whether they or we sent the message.
    direction: Mapped[str]
    #: Whether a person wrote it.
    human: Mapped[bool]
    #: What it is for (`mail_ingest.understand.result.MessageKind`), and how sure that is.
    kind: Mapped[str]
    sure: Mapped[float]
    at: Mapped[datetime]


class BinDecision(TenantScoped, Base):
    """That a company, or a contact, was put into a bin, by whom and why.

    Those made at once share `act_id`, and are undone at once.
    """

    __tablename__ = "bin_decision"
    __table_args__ = (
        tenant_index("company_id", "at", "id"),
        tenant_index("contact_id", "at", "id"),
        tenant_index("act_id"),
        tenant_index("at", "id", name="ix_bin_decision_by_person", postgresql_where=text("by = 'person'")),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="CASCADE"),
        one_of("from_bin", BINS),
        one_of("to_bin", BINS),
        one_of("by", DECIDERS),
        CheckConstraint("(company_id IS NULL) <> (contact_id IS NULL)", name="subject"),
    )

    act_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    #: None for the first decision about a record.
    from_bin: Mapped[str | None]
    to_bin: Mapped[str]
    #: Codes of `reasons`.
    reasons: Mapped[list[str]] = mapped_column(ARRAY(Text), default=list)
    by: Mapped[str]
    #: How sure the classifier was; None for rules and people.
    confidence: Mapped[float | None]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=now)
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class BinLesson(TenantScoped, Base):
    """What a person's decision taught: its `id` is the decision's. `predicted` is what the classifier thought before
    it was told, so that its precision is measured on what it had not seen."""

    __tablename__ = "bin_lesson"
    __table_args__ = (
        tenant_index("at", "id"),
        tenant_fk("bin_decision", "id", ondelete="CASCADE"),
    )

    features: Mapped[list[str]] = mapped_column(ARRAY(Text))
    #: Whether it is a customer.
    label: Mapped[bool]
    #: 0 … 1 that it is a customer; None before there was anything to judge by.
    predicted: Mapped[float | None]
    at: Mapped[datetime]


class BinClassifier(TenantScoped, Base):
    """A tenant's classifier, one row each: its `id` is the tenant's. `model` is `classifier.Model` as JSON, made of
    all lessons."""

    __tablename__ = "bin_classifier"

    enabled: Mapped[bool] = mapped_column(default=True)
    model: Mapped[dict[str, Any]] = mapped_column(default=dict)
    lessons: Mapped[int] = mapped_column(default=0)
    reset_at: Mapped[datetime | None]
