"""What the routes of splits take and give."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from backend.customers.schemas import AllowDuplicate, CompanyRef, ContactRef, Line, RelationAs


class NewSplit(msgspec.Struct, kw_only=True):
    """Which people belong to another company: one that is here (`to_id`), or a new one by this `name`.

    `relation` says what the other company is to this one. With `with_history` their mail, notes and files go along;
    without, they changed employer, and what was stays.
    """

    contact_ids: Annotated[list[UUID], Meta(min_length=1, max_length=200)]
    to_id: UUID | None = None
    name: Line = ""
    relation: RelationAs | None = None
    with_history: bool = True
    allow_duplicate: AllowDuplicate | UnsetType = UNSET


class SplitView(msgspec.Struct):
    """People who were moved from one company to another."""

    id: UUID
    source: CompanyRef
    target: CompanyRef
    #: Whether the split made the other company.
    made: bool
    people: list[ContactRef]
    at: datetime
    by: str
    undone_at: datetime | None
