"""Column types and checks that the tables of trade share."""

from decimal import Decimal
from typing import Annotated

from sqlalchemy import CheckConstraint, Numeric
from sqlalchemy.orm import mapped_column

#: Money, unit prices, costs: six decimals hold a unit price; sums are whole in minor units (`money.round_money`).
Money = Annotated[Decimal, mapped_column(Numeric(20, 6))]
#: Quantities, weights (kg), lengths (cm), volumes (m³).
Quantity = Annotated[Decimal, mapped_column(Numeric(20, 6))]
#: Hundredths.
Percent = Annotated[Decimal, mapped_column(Numeric(9, 4))]
#: So many of one currency for one of another.
Rate = Annotated[Decimal, mapped_column(Numeric(24, 10))]


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """A check that a text column holds one of `values`, named after the column."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
