"""Tables of reading."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, Timestamped, Versioned


class LanguageModel(TenantScoped, Timestamped, Versioned, Base):
    """The endpoint that a tenant asks for a second opinion on letters; one row, whose `id` is the tenant's."""

    __tablename__ = "language_model"

    #: Where chat completions are asked for, whole.
    url: Mapped[str]
    model: Mapped[str]
    #: Sealed; None where the endpoint asks for no key.
    api_key: Mapped[bytes | None]
    active: Mapped[bool] = mapped_column(default=False)
    #: Letters a day that may be asked about.
    daily_limit: Mapped[int]
    asked_on: Mapped[date | None]
    asked_count: Mapped[int] = mapped_column(default=0)
    #: What went wrong last, and when; None after an answer.
    problem: Mapped[str | None]
    problem_at: Mapped[datetime | None]


def language_model_id(tenant_id: UUID) -> tuple[UUID, UUID]:
    """The key of a tenant's row."""
    return tenant_id, tenant_id
