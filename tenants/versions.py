"""Optimistic locking: a change names the version it was made from; another's change in between is a conflict."""

from typing import Any

from tenants.errors import LadingError
from tenants.orm import Versioned


class VersionConflictError(LadingError):
    """The record changed since the caller read it; `current` in the answer is the record as it is now."""

    status = 412
    type = "version-conflict"
    title = "Somebody else changed this in the meantime."


def raise_version(record: Versioned, expected: int, current: Any) -> None:
    """Check that `record` is still at version `expected` and count it up.

    `current` is what the caller is shown beside their own change; raises `VersionConflictError`.
    """
    if record.version != expected:
        raise VersionConflictError(extra={"current": current})
    record.version += 1
