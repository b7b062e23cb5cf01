"""Tables of templates."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned, now, tenant_fk, tenant_index, tenant_unique


class Template(TenantScoped, Timestamped, Versioned, Base):
    """One letter, whatever languages it is written in. Ready ones that came with Lading belong to nobody."""

    __tablename__ = "template"
    __table_args__ = (
        tenant_index("folder", "name_key", "id", postgresql_where=text("archived_at IS NULL")),
        Index("uq_template_ready_key", "tenant_id", "ready_key", unique=True,
              postgresql_where=text("ready_key IS NOT NULL")),
        tenant_fk("membership", "owner_id", ondelete="SET NULL"),
        tenant_fk("team", "team_id", ondelete="SET NULL"),
        CheckConstraint("sharing IN ('mine', 'team', 'all')", name="sharing"),
    )  # fmt: skip

    name: Mapped[str]
    name_key: Mapped[str]
    #: Its place in the list; an empty string is the top.
    folder: Mapped[str] = mapped_column(default="")
    sharing: Mapped[str] = mapped_column(default="mine")
    owner_id: Mapped[UUID | None]
    team_id: Mapped[UUID | None]
    #: The language that is written first, and that the others follow.
    source_language: Mapped[str]
    #: Which of the templates that come with Lading it was made from.
    ready_key: Mapped[str | None]
    archived_at: Mapped[datetime | None]


class TemplateLanguage(TenantScoped, Timestamped, Versioned, Base):
    """A template in one language, as it is now. What it was before stands in `TemplateRevision`."""

    __tablename__ = "template_language"
    __table_args__ = (
        tenant_unique("template_id", "language"),
        tenant_fk("template", "template_id", ondelete="CASCADE"),
        CheckConstraint("status IN ('draft', 'approved')", name="status"),
    )

    template_id: Mapped[UUID]
    #: BCP 47, canonical.
    language: Mapped[str]
    status: Mapped[str] = mapped_column(default="draft")
    subject: Mapped[str] = mapped_column(default="")
    #: What lists of mail show after the subject.
    preheader: Mapped[str] = mapped_column(default="", server_default="")
    html: Mapped[str] = mapped_column(default="")
    #: `[{"id", "filename", "content_type", "size", "sha256"}]`; the content lies in the blob store (kind `file`).
    files: Mapped[list[Any]] = mapped_column(default=list)
    #: Counts the texts this language had.
    revision: Mapped[int] = mapped_column(default=1)
    #: The source's revision that this text follows; an older one makes it outdated.
    source_revision: Mapped[int] = mapped_column(default=1)
    #: What the ready text was that this one is; null once somebody changed it.
    ready_digest: Mapped[str | None]
    changed_by: Mapped[str] = mapped_column(default="")


class TemplateRevision(TenantScoped, Base):
    """What a language version said once. Written with every change, never changed."""

    __tablename__ = "template_revision"
    __table_args__ = (
        tenant_unique("template_id", "language", "revision"),
        tenant_fk("template", "template_id", ondelete="CASCADE"),
    )

    template_id: Mapped[UUID]
    language: Mapped[str]
    revision: Mapped[int]
    subject: Mapped[str]
    preheader: Mapped[str] = mapped_column(default="", server_default="")
    html: Mapped[str]
    files: Mapped[list[Any]] = mapped_column(default=list)
    #: Why there is this text: `edit`, `restore`, `copy`, `import`, `ready`.
    origin: Mapped[str]
    actor_id: Mapped[UUID | None]
    actor_name: Mapped[str]
    at: Mapped[datetime] = mapped_column(default=now)


class LetterSettings(TenantScoped, Timestamped, Base):
    """What every letter of a tenant says of the tenant itself. One row, whose `id` is the tenant's."""

    __tablename__ = "letter_settings"

    company: Mapped[str] = mapped_column(default="")
    website: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    #: BCP 47: for readers whose language is not known.
    language: Mapped[str] = mapped_column(default="en")


class ContactManner(TenantScoped, Timestamped, Base):
    """How a contact is addressed, where somebody said so. Its `id` is the contact's."""

    __tablename__ = "contact_manner"
    __table_args__ = (
        tenant_fk("contact", "id", ondelete="CASCADE"),
        CheckConstraint("gender IN ('f', 'm')", name="gender"),
    )

    gender: Mapped[str | None]
    honorific: Mapped[str | None]
    #: Salutations of somebody's own, by language.
    forms: Mapped[dict[str, Any]] = mapped_column(default=dict)


class TemplateUse(TenantScoped, Base):
    """That a letter made from a template was sent: what results are counted from."""

    __tablename__ = "template_use"
    __table_args__ = (
        tenant_unique("outgoing_id", "contact_id"),
        tenant_index("template_id", "sent_at"),
        tenant_fk("template", "template_id", ondelete="CASCADE"),
        tenant_fk("contact", "contact_id", ondelete="SET NULL"),
    )

    template_id: Mapped[UUID]
    language: Mapped[str]
    outgoing_id: Mapped[UUID]
    contact_id: Mapped[UUID | None]
    #: The company's country and stage when it was sent.
    country: Mapped[str | None]
    stage: Mapped[str | None]
    sent_at: Mapped[datetime]
