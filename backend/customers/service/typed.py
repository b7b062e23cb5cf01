"""What a person typed becomes a fact, so that nothing learned later overrules it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from backend.customers.fields import FACT_FIELDS, normalize
from backend.customers.vocabulary import FactSubject
from tenants.orm import new_id, now


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
            "detail": None,
            "normalized": normalize(field, values[field]) if values[field] else "",
            "typed_at": moment,
        }
        for field in FACT_FIELDS[subject]
        if field in values
    ]
