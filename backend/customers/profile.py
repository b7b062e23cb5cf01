"""Brings the columns of companies and contacts in line with their facts, as `merge` chooses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from backend.customers.changes import change_row, keep_changes
from backend.customers.fields import FACT_FIELDS
from backend.customers.merge import Candidate, choose
from backend.customers.models import Company, Contact, ProfileFact
from backend.customers.vocabulary import FactSubject
from i18n.words import fold
from tenants.orm import now
from tenants.session import WriteSession

_MODELS: dict[FactSubject, type[Company] | type[Contact]] = {"company": Company, "contact": Contact}


async def refresh_profiles(session: WriteSession, subject: FactSubject, ids: Iterable[UUID]) -> set[UUID]:
    """Choose every field anew for these records; answers those that changed.

    A field without any fact stays as it is; one whose facts are all rejected becomes empty. A name is never
    emptied.
    """
    wanted = sorted(set(ids))
    if not wanted:
        return set()
    history: list[dict[str, Any]] = []
    model, fields = _MODELS[subject], FACT_FIELDS[subject]
    candidates = await _candidates(session, subject, wanted)
    columns = [getattr(model, name) for name in fields]
    changed: set[UUID] = set()
    for row in await session.execute(select(model.id, *columns).where(model.id.in_(wanted))):
        current: dict[str, Any] = dict(row._mapping)
        values = changes(current, candidates.get(row.id, {}))
        if values:
            # A value that a person typed stands in the history already, under their name.
            history += [
                change_row(subject, row.id, field, "chosen", value, current[field])
                for field, value in sorted(values.items())
            ]
            if "name" in values:
                values["name_key"] = name_key(values["name"])
            await session.execute(
                update(model)
                .where(model.id == row.id)
                .values(**values, version=model.version + 1, updated_at=now())
                .execution_options(synchronize_session=False)
            )
            changed.add(row.id)
    keep_changes(session, history)
    return changed


def changes(current: Mapping[str, Any], candidates: Mapping[str, list[Candidate]]) -> dict[str, Any]:
    """What must change in a record so that each field shows what its candidates say."""
    values: dict[str, Any] = {}
    for field, found in candidates.items():
        if field not in current:
            continue
        best = choose(found)
        value = best.value if best is not None and best.value else None
        if value != current[field] and (value is not None or field != "name"):
            values[field] = value
    return values


def name_key(name: str) -> str:
    """A name as sorting sees it; bounded, since an index row is."""
    return fold(name).strip()[:200]


async def _candidates(
    session: WriteSession, subject: FactSubject, ids: list[UUID]
) -> dict[UUID, dict[str, list[Candidate]]]:
    found: dict[UUID, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    rows = await session.execute(
        select(
            ProfileFact.subject_id,
            ProfileFact.field,
            ProfileFact.value,
            ProfileFact.normalized,
            ProfileFact.confidence,
            ProfileFact.sources,
            ProfileFact.last_at,
            ProfileFact.typed_at,
            ProfileFact.rejected_at,
        ).where(ProfileFact.subject_id.in_(ids), ProfileFact.subject_kind == subject)
    )
    for row in rows:
        found[row.subject_id][row.field].append(
            Candidate(
                row.value,
                row.normalized,
                row.confidence,
                row.sources,
                row.last_at,
                row.typed_at,
                row.rejected_at is not None,
            )
        )
    return found
