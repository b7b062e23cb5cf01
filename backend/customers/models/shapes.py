"""What the tables of the domain share."""

from sqlalchemy import CheckConstraint, text

#: Rows of records that nobody put aside.
LIVE = text("archived_at IS NULL")
#: Rows of candidates and noise, which lists leave out.
OTHER_BINS = text("archived_at IS NULL AND bin <> 'customer'")


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """That a column holds one of these."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
