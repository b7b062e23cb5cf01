"""The parts of a report: measures, dimensions, and subjects that have both."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

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
#: What a measure sums that counts records by facts which share them: 1 once in each group, whatever else it holds.
ONCE: Final = "once"
#: The table of a dimension that is of the records' lines (`Subject.lines`).
LINES: Final = "line"


@dataclass(frozen=True, slots=True)
class OwnField:
    """A field of the tenant's own, and the column of the facts with the record that has its values. `once`: several
    facts share a record, whose value counts once in each group."""

    field: Field
    record: str
    once: bool = False


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
    """What facts are split or filtered by. `column` is a column of the facts, of the company's attributes where it
    begins with "company.", or of the record's lines where it begins with "line."."""

    key: str
    title: str
    kind: DimensionKind
    column: str
    own: OwnField | None = None

    @property
    def repeats(self) -> bool:
        """Whether a fact can be in several groups."""
        return self.kind == "team" or self.of_lines or (self.own is not None and self.own.field.body.many)

    @property
    def of_lines(self) -> bool:
        """Whether it is about the products of a record."""
        return self.column.startswith(f"{LINES}.")


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of facts. `dates` are its columns that a period can be about, the usual one first; `opens` is the column
    whose record a row leads to, and as what. `currencies` are those that its amounts are kept in, the usual one first:
    money among the facts is in the currency of their column `code`. `records` are the columns of records with fields
    of the tenant's own; those of what `sums` names can be summed. `shares`: several facts share the record that they
    open. `lines` has the products of each record (`record_id`, `product`) with the part of its amount that is theirs,
    from `since` to `until`, of one. `counted`
    answers the same facts, of those from an instant to before another, counted by the columns `counted_by` already (an
    instant stands for its month): for who asks for no other column."""

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
    sums: FieldObject | None = None
    shares: bool = False
    lines: Callable[[], Subquery] | None = None
    counted: Callable[[Sight, Collection[str], datetime | None, datetime | None], Subquery] | None = None
    counted_by: frozenset[str] = frozenset()


def by_key(*parts: Measure) -> dict[str, Measure]:
    """Measures by their keys."""
    return {part.key: part for part in parts}
