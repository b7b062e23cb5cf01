"""The parts of a report: measures, dimensions, and subjects that have both."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Subquery

from backend.accounts.queries.sight import Sight
from backend.custom_fields.queries.shape import Field
from backend.custom_fields.vocabulary import FieldObject
from tenants.access import RecordKind
from tenants.session import ReadSession

#: How a value of a dimension reads: a text as it stands, a code with a name, a record with a name, or a month.
DimensionKind = Literal[
    "text", "country", "region", "currency", "member", "team", "stage", "pipeline", "loss_reason", "status", "source",
    "company", "company_stage", "month", "quarter", "year", "activity",
]  # fmt: skip
Unit = Literal["count", "money", "percent", "days", "hours", "quantity"]


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the tenant's own, and the column of the facts with the record that has its values. Of facts that share
    a record, that one counts whose column `once` is 1."""

    field: Field
    record: str
    once: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """The sum of `over`, or with `per` the quotient of two sums, so that groups can be put together. `title` is a
    message. Of a field of the tenant's own, `over` is its values and any `per` how many there are."""

    key: str
    title: str
    unit: Unit
    over: str
    per: str | None = None
    own: OwnField | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What facts are split or filtered by. `column` is a column of the facts, or of the company's attributes where it
    begins with "company."."""

    key: str
    title: str
    kind: DimensionKind
    column: str
    own: OwnField | None = None

    @property
    def repeats(self) -> bool:
        """Whether a fact can be in several groups."""
        return self.kind == "team" or (self.own is not None and self.own.field.body.many)


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of facts. `dates` are its columns that a period can be about, the usual one first; `opens` is the column
    whose record a row leads to, and as what. `currencies` are those that its amounts are kept in, the usual one first:
    money among the facts is in the currency of their column `code`. `records` are the columns of records with fields
    of the tenant's own; what `sums` names, with the column that is 1 once for each record, can be summed. `counted`
    answers the same facts, of those from an instant to before another, counted by the columns `counted_by` already: for
    who sees everything and asks for no other column."""

    key: str
    title: str
    sight: RecordKind
    facts: Callable[[Sight, str, str], Subquery]
    currencies: Callable[[ReadSession], Awaitable[list[str]]]
    measures: Mapping[str, Measure]
    dimensions: Mapping[str, Dimension]
    dates: Mapping[str, str]
    opens: tuple[str, Literal["deal", "order", "company"]]
    records: Mapping[FieldObject, str]
    sums: tuple[FieldObject, str | None] | None = None
    counted: Callable[[datetime | None, datetime | None], Subquery] | None = None
    counted_by: frozenset[str] = frozenset()


def by_key(*parts: Measure) -> dict[str, Measure]:
    """Measures by their keys."""
    return {part.key: part for part in parts}
