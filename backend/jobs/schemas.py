"""What the job routes give."""

from datetime import datetime
from uuid import UUID

import msgspec


class DeadLetterView(msgspec.Struct):
    """A job that gave up."""

    id: UUID
    job: str
    event_type: str | None
    error: str
    attempts: int
    created_at: datetime
