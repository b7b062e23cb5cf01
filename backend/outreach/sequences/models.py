"""Tables of sequences: the steps that were planned, who is on the way through them, and what was sent to them.

States of an enrolment:

    active ◀─▶ paused     (a person's doing)
    active ──▶ held       (a letter cannot be written; a person puts it right and lets it go on)
    active ──▶ finished   (the last letter went out)
    active, paused, held ──▶ stopped  (for a reason that is kept)
"""

from datetime import date, datetime
from typing import Any, Final, Literal, get_args
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique

Status = Literal["draft", "running", "paused", "archived"]
EnrolmentState = Literal["active", "paused", "held", "finished", "stopped"]
WaitUnit = Literal["hours", "days"]
Thread = Literal["same", "new"]

#: States in which somebody is still on the way.
OPEN: Final[tuple[EnrolmentState, ...]] = ("active", "paused", "held")


def _one_of(column: str, values: Any) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in get_args(values))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class MailSequence(TenantScoped, Timestamped, Versioned, Base):
    """A plan of letters. Everybody in the tenant sees it and may put people into it; its owner changes it."""

    __tablename__ = "mail_sequence"
    __table_args__ = (
        tenant_index("name_key", "id", postgresql_where=text("archived_at IS NULL")),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        _one_of("status", Status),
        CheckConstraint("daily_cap BETWEEN 1 AND 2000", name="daily_cap"),
    )

    name: Mapped[str]
    #: Folded, for the order of the list.
    name_key: Mapped[str]
    owner_id: Mapped[UUID | None]
    status: Mapped[str] = mapped_column(default="draft")
    #: Letters in a day of `time_zone`.
    daily_cap: Mapped[int] = mapped_column(default=50)
    #: The clock of those whose own nobody knows, and whose midnight ends the cap's day.
    time_zone: Mapped[str] = mapped_column(default="UTC")
    #: Whether another stage of a deal ends it.
    stop_on_stage: Mapped[bool] = mapped_column(default=True)
    #: The cap is reached or the mailbox has no room: nothing is looked at before then.
    not_before: Mapped[datetime | None]
    archived_at: Mapped[datetime | None]


class SequenceStep(TenantScoped, Timestamped, Base):
    """One letter of a sequence. `wait` counts the recipient's working hours or working days since the letter before
    (of the first: since they were put in). A removed one stays for the results."""

    __tablename__ = "sequence_step"
    __table_args__ = (
        tenant_index("sequence_id", "position"),
        tenant_fk("mail_sequence", "sequence_id", ondelete="CASCADE"),
        tenant_fk("template", "template_id"),
        _one_of("wait_unit", WaitUnit),
        _one_of("thread", Thread),
        CheckConstraint("wait BETWEEN 0 AND 200", name="wait"),
    )

    sequence_id: Mapped[UUID]
    position: Mapped[int]
    template_id: Mapped[UUID]
    wait: Mapped[int] = mapped_column(default=0)
    wait_unit: Mapped[str] = mapped_column(default="days")
    #: Whether it continues the letter before or begins a thread of its own.
    thread: Mapped[str] = mapped_column(default="same")
    removed_at: Mapped[datetime | None]


class SequenceEnrolment(TenantScoped, Timestamped, Versioned, Base):
    """Somebody on the way through a sequence. Name and address are those of when they were put in: they outlive a
    merge, by which the contact itself may be no more."""

    __tablename__ = "sequence_enrolment"
    __table_args__ = (
        # Nobody is on two ways at once.
        Index("uq_sequence_enrolment_open", "tenant_id", "contact_id", unique=True,
              postgresql_where=text("state IN ('active', 'paused', 'held')")),
        tenant_index("sequence_id", "next_at", name="ix_sequence_enrolment_due",
                     postgresql_where=text("state = 'active'")),
        tenant_index("sequence_id", "state", "id"),
        tenant_index("contact_id"),
        tenant_index("company_id", postgresql_where=text("company_id IS NOT NULL")),
        tenant_index("address", name="ix_sequence_enrolment_address",
                     postgresql_where=text("state IN ('active', 'paused', 'held')")),
        tenant_fk("mail_sequence", "sequence_id", ondelete="CASCADE"),
        tenant_fk("membership", "author_id", ondelete="SET NULL"),
        tenant_fk("mailbox", "mailbox_id", ondelete="SET NULL"),
        _one_of("state", EnrolmentState),
    )  # fmt: skip

    sequence_id: Mapped[UUID]
    contact_id: Mapped[UUID]
    company_id: Mapped[UUID | None]
    #: The deal that it is about, whose stage ends it.
    deal_id: Mapped[UUID | None]
    name: Mapped[str]
    #: As `addresses.address_key` writes it.
    address: Mapped[str]
    #: In whose name and from which address it goes.
    author_id: Mapped[UUID | None]
    mailbox_id: Mapped[UUID | None]
    from_address: Mapped[str]
    state: Mapped[str] = mapped_column(default="active")
    #: Why it is held, or ended: a code of `words.REASONS`, and what belongs to it.
    reason: Mapped[str | None]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    #: When it is to be looked at next: its next letter is due, or the last one is to be seen gone.
    next_at: Mapped[datetime | None]
    #: The first day on which they are back, after their program said so.
    away_until: Mapped[date | None]
    ended_at: Mapped[datetime | None]


class SequenceSend(TenantScoped, Base):
    """That a step's letter was queued for somebody: once, whatever happens."""

    __tablename__ = "sequence_send"
    __table_args__ = (
        tenant_unique("enrolment_id", "step_id"),
        tenant_unique("outgoing_id"),
        tenant_index("sequence_id", "at"),
        tenant_fk("sequence_enrolment", "enrolment_id", ondelete="CASCADE"),
        tenant_fk("sequence_step", "step_id", ondelete="CASCADE"),
        tenant_fk("outgoing_message", "outgoing_id", ondelete="CASCADE"),
    )

    sequence_id: Mapped[UUID]
    enrolment_id: Mapped[UUID]
    step_id: Mapped[UUID]
    outgoing_id: Mapped[UUID]
    #: The place of the step when it was sent.
    position: Mapped[int]
    #: BCP 47.
    language: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)
