"""What goes in and out of the routes of reading."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec


class NewReparseRun(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Which mail to read anew: all of it, or only one mailbox's, or only what an older version of the parser than
    `below` has read."""

    mailbox_id: UUID | None = None
    below: int | None = None


class ReparseRunView(msgspec.Struct, frozen=True, kw_only=True):
    """A run. `changed` messages came out otherwise than before; of `missing` ones the original is not in the store, or
    could not be read, and they stay as they were."""

    id: UUID
    status: Literal["running", "done", "failed", "cancelled"]
    mailbox_id: UUID | None
    below: int | None
    total: int
    done: int
    changed: int
    missing: int
    created_at: datetime
    finished_at: datetime | None
    error: str | None
