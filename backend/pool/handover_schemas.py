"""What handing over takes and gives."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec

from backend.customers.schemas import Owner
from backend.pool.vocabulary import HandoverKind, HandoverState


class HandoverGiven(msgspec.Struct, forbid_unknown_fields=True):
    """Whose work goes to whom: for good ("leaves", which closes the seat) or until they are back ("leave")."""

    from_id: UUID
    kind: HandoverKind
    to_ids: Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=20)]
    until: date | None = None


class HandoverPart(msgspec.Struct):
    """So much of one kind goes to somebody."""

    kind: str
    count: int


class HandoverShare(msgspec.Struct):
    """What one colleague gets."""

    person: Owner
    parts: list[HandoverPart]


class HandoverPreview(msgspec.Struct):
    """What would be handed over."""

    person: Owner
    parts: list[HandoverPart]
    shares: list[HandoverShare]


class HandoverView(msgspec.Struct):
    """A handing over."""

    id: UUID
    person: Owner
    kind: HandoverKind
    state: HandoverState
    to: list[Owner]
    parts: list[HandoverPart]
    until: date | None
    at: datetime
    by: str
    ended_at: datetime | None
