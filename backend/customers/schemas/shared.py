"""What several answers are made of."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

DayState = Literal["desk", "lunch", "early", "evening", "night", "weekend", "holiday"]
Line = Annotated[str, Meta(max_length=1000)]
Note = Annotated[str, Meta(max_length=20_000)]
Tags = Annotated[list[Annotated[str, Meta(min_length=1, max_length=50)]], Meta(max_length=50)]
Names = Annotated[list[Line], Meta(max_length=50)]


class LocalTime(msgspec.Struct):
    """The time somewhere: "10:42" on the clock, the offset from UTC, and what that hour is in a working day.

    `holiday` names the public holiday that it is; `expected` while its date may still move by a day.
    """

    zone: str
    clock: str
    offset: str
    day_state: DayState
    text: str
    holiday: str | None
    expected: bool


class Owner(msgspec.Struct):
    """The colleague who looks after a record; `id` is the seat's."""

    id: UUID
    name: str


class CompanyRef(msgspec.Struct):
    """A company, in brief."""

    id: UUID
    name: str
    country: str | None


class ContactRef(msgspec.Struct):
    """A contact, in brief."""

    id: UUID
    name: str
