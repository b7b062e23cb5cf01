"""What a search finds."""

from uuid import UUID

import msgspec


class CompanyHit(msgspec.Struct):
    """A company that a search found."""

    id: UUID
    name: str
    country: str | None
    domain: str | None


class ContactHit(msgspec.Struct):
    """A contact that a search found."""

    id: UUID
    name: str
    email: str | None
    company_name: str | None


class CustomerHits(msgspec.Struct):
    """What a search found among customers."""

    companies: list[CompanyHit]
    contacts: list[ContactHit]
