"""What is known of a field, and where it was read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from backend.customers.models.shapes import one_of
from backend.customers.vocabulary import FACT_SUBJECTS, FIELD_ACTIONS
from tenants.orm import (
    Base,
    TenantScoped,
    now,
    tenant_fk,
    tenant_index,
    tenant_unique,
)


class ProfileFact(TenantScoped, Base):
    """One value that a field of a company or contact may have, and how well it is founded.

    A value from mail has `FactSource`s, and repeats their sum and the best of them here. A typed value has
    `typed_at`; an empty one says that a person cleared the field. A rejected value never comes back.
    """

    __tablename__ = "profile_fact"
    __table_args__ = (
        tenant_unique("subject_id", "field", "normalized"),
        one_of("subject_kind", FACT_SUBJECTS),
    )

    subject_kind: Mapped[str]
    #: The company's or the contact's id.
    subject_id: Mapped[UUID]
    field: Mapped[str]
    value: Mapped[str]
    #: Which sort of value it is, where there are several: "mobile" of a phone, "wechat" of an account, "VAT".
    detail: Mapped[str | None]
    #: The value as comparing sees it: two spellings of one phone number are one fact.
    normalized: Mapped[str]
    #: 0 … 1, of the best source.
    confidence: Mapped[float] = mapped_column(default=0.0)
    sources: Mapped[int] = mapped_column(default=0)
    #: When the newest source was written.
    last_at: Mapped[datetime | None]
    #: The best `FactSource`.
    source_id: Mapped[UUID | None]
    typed_at: Mapped[datetime | None]
    rejected_at: Mapped[datetime | None]
    #: Name of who rejected it.
    rejected_by: Mapped[str | None]


class FactSource(TenantScoped, Base):
    """Where in a message a value was found."""

    __tablename__ = "fact_source"
    __table_args__ = (
        tenant_unique("fact_id", "message_id"),
        tenant_index("message_id"),
        tenant_fk("profile_fact", "fact_id", ondelete="CASCADE"),
        tenant_fk("message", "message_id", ondelete="CASCADE"),
    )

    fact_id: Mapped[UUID]
    message_id: Mapped[UUID]
    conversation_id: Mapped[UUID]
    #: As this message writes it.
    value: Mapped[str]
    detail: Mapped[str | None]
    confidence: Mapped[float]
    #: Which text of the message: `header:from`, `text`, … ; `start` and `end` count characters in it.
    part: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str]
    #: Code of how it was concluded, where the value does not stand there itself.
    reason: Mapped[str | None]
    #: When the message was sent.
    at: Mapped[datetime]


class FieldChange(TenantScoped, Base):
    """That a field came to show another value, or that a person judged one: a field's history."""

    __tablename__ = "field_change"
    __table_args__ = (
        tenant_index("subject_id", "field", "at", "id"),
        one_of("subject_kind", FACT_SUBJECTS),
        one_of("action", FIELD_ACTIONS),
    )

    subject_kind: Mapped[str]
    #: The company's or the contact's id.
    subject_id: Mapped[UUID]
    field: Mapped[str]
    action: Mapped[str]
    #: What it shows from now on, or the value that was judged.
    value: Mapped[str | None]
    previous: Mapped[str | None]
    #: Empty where mail changed it.
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(default=now)
