"""What reading tells its own jobs."""

from uuid import UUID

from tenants.outbox import Event


class RereadingDue(Event, frozen=True, kw_only=True):
    """A run over all mail is to be gone on with."""

    run_id: UUID
