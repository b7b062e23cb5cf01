"""What the routes of imports give."""

from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

ImportStatus = Literal["waiting", "running", "done", "failed", "cancelled"]


class ImportFailure(msgspec.Struct, frozen=True):
    """Why an import stopped, in the reader's language, and what to do."""

    code: str
    title: str
    what_to_do: str


class ImportRunView(msgspec.Struct, frozen=True):
    """One import: `read` = `stored` + `duplicate` + `defective`; `ignored` files are no mail and not counted.

    `kind`: `upload` came through the web, `files` were named on the command line of the server.
    """

    id: UUID
    kind: Literal["upload", "files"]
    filename: str
    status: ImportStatus
    read: int
    stored: int
    duplicate: int
    defective: int
    ignored: int
    total_bytes: int
    done_bytes: int
    position: int
    error: ImportFailure | None
    begun_by: str
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None


class ImportProblemView(msgspec.Struct, frozen=True):
    """A message that nothing could be stored of: where it lay, and why."""

    id: UUID
    origin: str
    reason: str
    text: str
