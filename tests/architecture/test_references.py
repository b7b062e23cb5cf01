"""Merging knows every column that points at a company or a contact."""

from collections.abc import Iterator

from sqlalchemy import MetaData

from backend.customers.references import REFERENCES
from backend.metadata import all_tables

_TARGETS = {"company", "contact"}
_NAMES = {"company_id": "company", "contact_id": "contact"}


def pointing_columns(metadata: MetaData) -> Iterator[tuple[str, str, str]]:
    """Table, column and what it points at: by a foreign key, or by its name where it has none."""
    for table in metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table.name
            if target in _TARGETS:
                yield from ((table.name, each.name, target) for each in constraint.columns if each.name != "tenant_id")
        for column in table.columns:
            if column.name in _NAMES:
                yield table.name, column.name, _NAMES[column.name]


def unlisted(metadata: MetaData) -> list[str]:
    listed = {(each.table, each.column, each.points_to) for each in REFERENCES}
    found = sorted(set(pointing_columns(metadata)) - listed)
    return [
        f'add Reference("{table}", "{column}", "{target}") to customers/references.py'
        for table, column, target in found
    ]


def test_every_column_that_points_at_a_company_or_contact_is_listed() -> None:
    assert unlisted(all_tables()) == []


def test_every_reference_names_a_column() -> None:
    tables = all_tables().tables
    for each in REFERENCES:
        assert each.column in tables[each.table].columns, each
        if each.kind_column:
            assert each.kind_column in tables[each.table].columns, each


def test_a_column_that_is_moved_belongs_to_rows_with_an_id() -> None:
    """The ledger names rows by their id alone."""
    for each in REFERENCES:
        keys = {column.name for column in all_tables().tables[each.table].primary_key.columns}
        assert each.how in {"rebuild", "keep"} or keys == {"tenant_id", "id"}, each


def test_the_rule_finds_a_violation() -> None:
    from sqlalchemy import Column, ForeignKeyConstraint, Table, Uuid

    metadata = MetaData()
    Table("company", metadata, Column("tenant_id", Uuid, primary_key=True), Column("id", Uuid, primary_key=True))
    Table(
        "crate",
        metadata,
        Column("tenant_id", Uuid, primary_key=True),
        Column("id", Uuid, primary_key=True),
        Column("buyer", Uuid),
        ForeignKeyConstraint(["tenant_id", "buyer"], ["company.tenant_id", "company.id"]),
    )
    assert unlisted(metadata) == ['add Reference("crate", "buyer", "company") to customers/references.py']
