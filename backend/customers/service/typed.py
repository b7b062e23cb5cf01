"""What a person typed becomes a fact, so that nothing learned later overrules it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from backend.customers.fields import FACT_FIELDS, normalize
from backend.customers.models import ProfileFact
from backend.customers.vocabulary import FactSubject
from tenants.orm import new_id, now
from tenants.session import WriteSession

_PUT = insert(ProfileFact)
_PUT = _PUT.on_conflict_do_update(
    index_elements=["tenant_id", "subject_id", "field", "normalized"],
    # Typing a value that was rejected before means that it is right after all.
    set_={
        "value": _PUT.excluded.value,
        "typed_at": _PUT.excluded.typed_at,
        "rejected_at": None,
        "rejected_by": None,
    },
)


def typed_rows(subject: FactSubject, record_id: UUID, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Rows of `ProfileFact` for those of `values` that are fact fields; a null means: cleared by hand."""
    moment = now()
    return [
        {
            "id": new_id(),
            "subject_kind": subject,
            "subject_id": record_id,
            "field": field,
            "value": values[field] or "",
            "normalized": normalize(field, values[field]) if values[field] else "",
            "typed_at": moment,
        }
        for field in FACT_FIELDS[subject]
        if field in values
    ]


async def put_typed(session: WriteSession, rows: Iterable[dict[str, Any]]) -> None:
    """Write rows of `typed_rows`."""
    listed = list(rows)
    if listed:
        await session.execute(_PUT, listed)
