"""What the domain tells: batched, so that one job over hundreds of messages is one piece of news."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class _CompaniesEvent(Event, frozen=True, kw_only=True):
    kind: ClassVar[str] = "company"

    company_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The companies."""
        return self.company_ids


class _ContactsEvent(Event, frozen=True, kw_only=True):
    kind: ClassVar[str] = "contact"

    contact_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """The contacts."""
        return self.contact_ids


class CompanyCreated(_CompaniesEvent, frozen=True, kw_only=True):
    """Companies are new, from mail or by hand."""


class CompanyChanged(_CompaniesEvent, frozen=True, kw_only=True):
    """Fields, counters, timeline, archiving or facts of companies changed."""


class ContactCreated(_ContactsEvent, frozen=True, kw_only=True):
    """Contacts are new."""


class ContactChanged(_ContactsEvent, frozen=True, kw_only=True):
    """Fields, counters, archiving or facts of contacts changed."""


class MailLearned(Event, frozen=True, kw_only=True):
    """Whoever takes part in these messages is known now: their companies and contacts stand."""

    message_ids: list[UUID]


class PartsMoved(Event, frozen=True, kw_only=True):
    """People who take part in these messages belong to another company now: facts and timelines have to follow."""

    message_ids: list[UUID]


class CompanyBinned(Event, frozen=True, kw_only=True):
    """Companies, or people without one, were put into another bin."""

    kind: ClassVar[str] = "bin"

    company_ids: list[UUID]
    contact_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """All of them."""
        return [*self.company_ids, *self.contact_ids]


class CompaniesMerged(Event, frozen=True, kw_only=True):
    """Companies became part of another one, and are no more."""

    kind: ClassVar[str] = "company"

    merge_id: UUID
    winner_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The company that stayed."""
        return [self.winner_id]


class ContactsMerged(Event, frozen=True, kw_only=True):
    """Contacts became part of another one, and are no more."""

    kind: ClassVar[str] = "contact"

    merge_id: UUID
    winner_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The contact that stayed."""
        return [self.winner_id]


class MergeUndone(Event, frozen=True, kw_only=True):
    """Records that were merged stand by themselves again: `record_ids`, the former winner first."""

    kind: ClassVar[str] = "company"

    merge_id: UUID
    subject: str
    record_ids: list[UUID]

    def subject_ids(self) -> list[UUID]:
        """All of them."""
        return self.record_ids


class IdentityKeysWanted(Event, frozen=True, kw_only=True):
    """The keys by which a tenant's companies and people are recognised have yet to be made."""


class DuplicatesFound(Event, frozen=True, kw_only=True):
    """The finder went through all records."""

    kind: ClassVar[str] = "duplicates"


class DuplicatesWanted(Event, frozen=True, kw_only=True):
    """Somebody asked to look for duplicates now."""


class OverlapDecided(Event, frozen=True, kw_only=True):
    """An appeal about whose a customer is was made, decided or withdrawn."""

    kind: ClassVar[str] = "overlap"

    appeal_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The appeal."""
        return [self.appeal_id]


class CustomerImportChanged(Event, frozen=True, kw_only=True):
    """An import went on, or came to its end."""

    kind: ClassVar[str] = "customer_import"

    import_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The import."""
        return [self.import_id]


class CustomerImportWanted(Event, frozen=True, kw_only=True):
    """An import's rows are to be looked through, carried out or taken back, as its state says."""

    import_id: UUID


class PooledCustomersImported(Event, frozen=True, kw_only=True):
    """An import that goes into a public pool made these companies; nobody looks after them yet."""

    import_id: UUID
    pool_id: UUID
    seat_id: UUID
    company_ids: list[UUID]
