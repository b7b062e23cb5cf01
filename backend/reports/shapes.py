"""The parts of a report: measures, dimensions, and subjects that have both."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Subquery

from backend.accounts.queries.sight import Sight
from tenants.access import RecordKind
from tenants.session import ReadSession

#: How a value of a dimension reads: a text as it stands, a code with a name, a record with a name, or a month.
DimensionKind = Literal[
    "text", "country", "region", "currency", "member", "team", "stage", "pipeline", "loss_reason", "status", "source",
    "company", "company_stage", "month", "quarter", "year", "activity",
]  # fmt: skip
Unit = Literal["count", "money", "percent", "days", "hours", "quantity"]


@dataclass(frozen=True, slots=True)
class Measure:
    """The sum of `over`, or with `per` the quotient of two sums, so that groups can be put together. `title` is a
    message."""

    key: str
    title: str
    unit: Unit
    over: str
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What facts are split or filtered by. `column` is a column of the facts, or of the company's attributes where it
    begins with "company."."""

    key: str
    title: str
    kind: DimensionKind
    column: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of facts. `dates` are its columns that a period can be about, the usual one first; `opens` is the column
    whose record a row leads to, and as what. `currencies` are those it can be summed in."""

    key: str
    title: str
    sight: RecordKind
    facts: Callable[[Sight, str], Subquery]
    currencies: Callable[[ReadSession], Awaitable[list[str]]]
    measures: Mapping[str, Measure]
    dimensions: Mapping[str, Dimension]
    dates: Mapping[str, str]
    opens: tuple[str, Literal["deal", "order", "company"]]


def by_key(*parts: Measure) -> dict[str, Measure]:
    """Measures by their keys."""
    return {part.key: part for part in parts}
