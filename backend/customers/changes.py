"""The history of fields: what they came to show, and who said so."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from backend.customers.models import FieldChange
from backend.customers.vocabulary import FactSubject, FieldAction
from tenants.context import current
from tenants.orm import new_id, now
from tenants.prepared import prepared_insert
from tenants.session import WriteSession

_INSERT: Final = prepared_insert(FieldChange)


def change_row(
    subject: FactSubject,
    record_id: UUID,
    field: str,
    action: FieldAction,
    value: str | None,
    previous: str | None = None,
) -> dict[str, Any]:
    """A row of `FieldChange`. The actor is the running context's; what was "chosen" is nobody's."""
    actor = current().actor
    by_person = action != "chosen" and actor.kind != "system"
    return {
        "id": new_id(),
        "subject_kind": subject,
        "subject_id": record_id,
        "field": field,
        "action": action,
        "value": value,
        "previous": previous,
        "actor_id": (actor.membership_id or actor.id) if by_person else None,
        "actor_name": actor.name if by_person else None,
        "at": now(),
    }


def keep_changes(session: WriteSession, rows: Iterable[dict[str, Any]]) -> None:
    """Keep rows of `change_row` with the session's transaction."""
    for row in rows:
        session.put(_INSERT, row)


def typed_changes(
    subject: FactSubject, record_id: UUID, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Rows for what a person changed from `before` to `after`, field by field."""
    rows = []
    for field in sorted(after):
        old, new = _words(before.get(field)), _words(after[field])
        if old != new:
            rows.append(change_row(subject, record_id, field, "typed" if new else "cleared", new, old))
    return rows


def _words(value: Any) -> str | None:
    if isinstance(value, list | tuple):
        return ", ".join(value) or None
    return None if value is None else str(value)
