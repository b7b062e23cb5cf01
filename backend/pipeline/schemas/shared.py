"""What several answers are made of."""

from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Line = Annotated[str, Meta(max_length=1000)]
#: ISO 4217.
Currency = Annotated[str, Meta(pattern="^[A-Za-z]{3}$")]
Percent = Annotated[int, Meta(ge=0, le=100)]


class RateSource(msgspec.Struct):
    """Where rates behind a sum come from: the source's name, and the oldest and newest of their dates. Those locked in
    deals have no `rate`; a rate of today says what one of `base` is worth in the sum's currency."""

    source: str
    first: date | None
    last: date | None
    base: str | None
    rate: Decimal | None


class Sum(msgspec.Struct):
    """A sum in a named currency. `deals` are in it; `without_rate` have an amount in another currency and no rate.
    `amount` is null for who does not see what deals are worth."""

    amount: Decimal | None
    currency: str
    deals: int
    without_rate: int
    rates: list[RateSource]


class StageRef(msgspec.Struct):
    """A stage, in brief."""

    id: UUID
    name: str
    kind: str
