"""What a merged record shows where no fact decides. Pure: the records in any order give the same answer.

Facts are chosen by `backend.customers.merge`, as always. The rest follows the records by age: the one registered first
comes first, with its domains, tags and notes; its date is the merged record's. The owner is that of the record which
decides by `deciding_order`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from backend.customers.profile import name_key

_STAGE_RANKS: Final = {"dormant": 0, "new": 1, "contacted": 2, "negotiating": 3, "customer": 4}
_BIN_RANKS: Final = {"noise": 0, "candidate": 1, "customer": 2}
_ACTIVE: Final = frozenset({"negotiating", "customer"})
PROTECTION: Final = timedelta(days=90)


def by_age(records: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Records as `read_rows` gives them, those registered first before the others."""
    return sorted(records, key=lambda row: (datetime.fromisoformat(row["created_at"]), row["id"]))


def deciding_order(
    stage: str,
    last_contact: datetime | None,
    registered: datetime,
    moment: datetime,
    protection: timedelta = PROTECTION,
) -> tuple[bool, bool, datetime]:
    """Sorts claims on one customer, the strongest first: business under way, then a contact within the protection,
    then the earlier registration."""
    recent = last_contact is not None and moment - last_contact <= protection
    return stage not in _ACTIVE, not recent, registered


def merged_company(records: Iterable[Mapping[str, Any]], fields: Iterable[str], moment: datetime) -> dict[str, Any]:
    """Columns of the company that these become; `fields` are those that no fact decides."""
    ordered = by_age(records)
    domains = list(dict.fromkeys(domain for row in ordered for domain in row["domains"]))
    owners = [row for row in ordered if row["owner_id"] is not None]
    owner = min(owners, key=lambda row: _claim(row, moment))["owner_id"] if owners else None
    values = _shared(ordered, fields) | {
        "domains": domains,
        "domain": domains[0] if domains else None,
        "owner_id": owner,
        "stage": max((row["stage"] for row in ordered), key=lambda stage: _STAGE_RANKS[stage]),
        "tags": list(dict.fromkeys(tag for row in ordered for tag in row["tags"])),
        "note": "\n\n".join(dict.fromkeys(row["note"] for row in ordered if row["note"])) or None,
    }
    if "name" in values:
        values["name_key"] = name_key(values["name"])
    return values


def merged_contact(records: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> dict[str, Any]:
    """Columns of the contact that these become. The employer is that of whichever wrote last."""
    ordered = by_age(records)
    emails = list(dict.fromkeys(email for row in ordered for email in row["emails"]))
    employed = [row for row in ordered if row["company_id"] is not None]
    latest = max(employed, key=lambda row: row["last_message_at"] or "") if employed else None
    values = _shared(ordered, fields) | {
        "emails": emails,
        "email": emails[0] if emails else None,
        "company_id": latest["company_id"] if latest else None,
        "employer_reason": latest["employer_reason"] if latest else None,
    }
    if "name" in values:
        values["name_key"] = name_key(values["name"])
    return values


def _shared(ordered: Sequence[Mapping[str, Any]], fields: Iterable[str]) -> dict[str, Any]:
    values = {field: next((row[field] for row in ordered if row[field] is not None), None) for field in fields}
    archived = [row["archived_at"] for row in ordered]
    return values | {
        "created_at": ordered[0]["created_at"],
        "source": ordered[0]["source"],
        "bin": max((row["bin"] for row in ordered), key=lambda each: _BIN_RANKS[each]),
        # One that is in use makes the merged one so.
        "archived_at": None if None in archived else max(archived),
    }


def _claim(row: Mapping[str, Any], moment: datetime) -> tuple[bool, bool, datetime, str]:
    last = datetime.fromisoformat(row["last_message_at"]) if row["last_message_at"] else None
    return *deciding_order(row["stage"], last, datetime.fromisoformat(row["created_at"]), moment), row["id"]
