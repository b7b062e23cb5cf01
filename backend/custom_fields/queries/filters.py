"""Lists by the tenant's own fields: `?custom.key=…`, and `sort=custom.key`.

A filter is a range of one of the B-trees of `custom_value`. A sort walks that tree from the field's first value on and
joins the records to it; those without a value come last, by id. So a page costs what its rows cost, however many
records there are.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from backend.custom_fields.models import CustomValue
from backend.custom_fields.queries.shape import Field, load_shape
from backend.custom_fields.values import WrongValue, read_day, sort_key
from backend.custom_fields.vocabulary import PREFIX, CustomKind, FieldObject
from i18n.messages import N_
from i18n.words import fold
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import TenantScoped
from tenants.paging import SortField, Sorting, read_cursor
from tenants.session import ReadSession

_Model = TypeVar("_Model", bound=TenantScoped)
#: The column by which a kind is compared.
_COLUMN: Final[dict[CustomKind, str]] = {
    "text": "sort_text", "long_text": "sort_text", "choice": "sort_text", "number": "number", "money": "number",
    "yes_no": "number", "date": "day", "user": "ref", "reference": "ref", "file": "ref",
}  # fmt: skip
_TYPES: Final[dict[str, type]] = {"sort_text": str, "number": Decimal, "day": date, "ref": UUID}
_HOW: Final = frozenset({"is", "has", "min", "max", "empty", "currency"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list asks of one field: several values of one way mean any of them."""

    field: Field
    how: str
    values: tuple[str, ...]


async def conditions(
    session: ReadSession, of: FieldObject, pairs: Sequence[tuple[str, str]], record_id: Any
) -> list[ColumnElement[bool]]:
    """The filters as conditions on a record's id. Names are "key", which means equal, or "key.has" (a text holds the
    words), "key.min", "key.max", "key.empty", "key.currency". Raises `ValidationFailedError`."""
    if not pairs:
        return []
    shape = await load_shape(session, of)
    asked: dict[tuple[str, str], list[str]] = {}
    problems: list[FieldProblem] = []
    found: list[ColumnElement[bool]] = []
    for name, value in pairs:
        key, _, how = name.partition(".")
        asked.setdefault((key, how or "is"), []).append(value)
    for (key, how), values in asked.items():
        field = shape.find(key)
        if field is None or how not in _HOW:
            problems.append(FieldProblem(PREFIX + key, "unknown", N_("This is not known here.")))
            continue
        try:
            found.append(_condition(session, Wanted(field, how, tuple(values)), record_id))
        except WrongValue as wrong:
            problems.append(FieldProblem(PREFIX + key, wrong.code, wrong.message, **wrong.params))
    if problems:
        raise ValidationFailedError(errors=problems)
    return found


def _condition(session: ReadSession, wanted: Wanted, record_id: Any) -> ColumnElement[bool]:
    value = aliased(CustomValue)
    rows = select(value.record_id).where(
        value.tenant_id == session.info["tenant_id"], value.field_id == wanted.field.id
    )
    if wanted.how == "empty":
        there: ColumnElement[bool] = record_id.in_(rows)
        return ~there if wanted.values[-1] != "false" else there
    column = getattr(value, _COLUMN[wanted.field.kind])
    if wanted.how == "has":
        words = fold(wanted.values[-1])
        return cast("ColumnElement[bool]", record_id.in_(rows.where(value.sort_text.contains(words, autoescape=True))))
    if wanted.how == "currency":
        return cast("ColumnElement[bool]", record_id.in_(rows.where(value.currency == wanted.values[-1].upper())))
    typed = [_typed(wanted.field, text) for text in wanted.values]
    if wanted.how == "min":
        rows = rows.where(column >= typed[-1])
    elif wanted.how == "max":
        rows = rows.where(column <= typed[-1])
    else:
        # No list of parameters: a prepared statement has as many as it was made with.
        rows = rows.where(or_(*(column == each for each in typed)))
    return cast("ColumnElement[bool]", record_id.in_(rows))


def _typed(field: Field, text: str) -> Any:
    match field.kind:
        case "number" | "money":
            try:
                number = Decimal(text)
            except ArithmeticError:
                raise WrongValue("wrong-type", N_("This is no number.")) from None
            if not number.is_finite():
                raise WrongValue("wrong-type", N_("This is no number."))
            return number
        case "date":
            return read_day(text)
        case "yes_no":
            if text not in {"true", "false"}:
                raise WrongValue("wrong-type", N_("Say true or false."))
            return Decimal(int(text == "true"))
        case "user" | "reference" | "file":
            try:
                return UUID(text)
            except ValueError:
                raise WrongValue("wrong-type", N_("This has the wrong form.")) from None
        case "choice":
            return text
        case _:
            return sort_key(text)


async def holding(session: ReadSession, of: FieldObject, q: str, record_id: Any) -> list[ColumnElement[bool]]:
    """A condition for records one of whose texts holds the words, or that were given an option called so; none where
    the tenant has no such fields. For lists that look into their own columns the same way."""
    words = fold(q).strip()
    shape = await load_shape(session, of)
    looked = [field for field in shape.shown if field.kind in {"text", "long_text", "choice"}]
    if not words or not looked:
        return []
    value = aliased(CustomValue)
    mine = value.tenant_id == session.info["tenant_id"]
    found: list[ColumnElement[bool]] = []
    texts = [field.id for field in looked if field.kind != "choice"]
    if texts:
        found.append(
            and_(
                value.object == of, value.searchable, value.field_id.in_(texts),
                value.sort_text.contains(words, autoescape=True),
            )
        )  # fmt: skip
    for field in looked:
        keys = [
            option.key for option in field.body.options if any(words in fold(label) for label in option.labels.values())
        ]
        if keys:
            found.append(and_(value.field_id == field.id, value.sort_text.in_(keys)))
    return [record_id.in_(select(value.record_id).where(mine, or_(*found)))] if found else []


@dataclass(frozen=True, slots=True)
class CustomSort:
    """A list's order by one of the tenant's own fields."""

    field: Field
    sorting: Sorting


async def custom_sort(session: ReadSession, of: FieldObject, sort: str | None) -> CustomSort | None:
    """The field that `sort` names ("custom.key", "-custom.key"); None where it names none of the tenant's. Raises
    `ValidationFailedError` for one that is not there."""
    name = (sort or "").removeprefix("-")
    if not name.startswith(PREFIX):
        return None
    field = (await load_shape(session, of)).find(name.removeprefix(PREFIX))
    if field is None or field.kind == "file":
        raise ValidationFailedError(errors=[FieldProblem("sort", "unknown", N_("This is not known here."))])
    column = _COLUMN[field.kind]
    chosen = SortField(getattr(CustomValue, column), _TYPES[column], nullable=True)
    return CustomSort(field, Sorting(name, chosen, CustomValue.record_id, (sort or "").startswith("-")))


async def records_by_custom(
    session: ReadSession,
    model: type[_Model],
    chosen: CustomSort,
    wanted: Sequence[ColumnElement[bool]],
    cursor: str | None,
    limit: int,
) -> tuple[list[_Model], dict[UUID, Any]]:
    """The next `limit + 1` records of a table in the order of one of the tenant's own fields, and what they are
    sorted by. For lists that are made by the ORM."""

    async def run(asked: Select[Any]) -> Sequence[Any]:
        rows: Sequence[Any] = (await session.execute(asked)).mappings().all()
        return rows

    tenant_id: UUID = session.info["tenant_id"]
    record_id: InstrumentedAttribute[UUID] = model.id
    found = await sorted_page(run, tenant_id, chosen, record_id, wanted, cursor, limit)
    ids = [row_id for _, row_id in found]
    rows = {row.id: row for row in await session.scalars(select(model).where(record_id.in_(ids)))} if ids else {}
    return [rows[row_id] for row_id in ids if row_id in rows], {row_id: value for value, row_id in found}


#: Runs a statement; its rows are read by column name.
Run = Callable[[Select[Any]], Awaitable[Sequence[Any]]]


async def sorted_page(
    run: Run,
    tenant_id: UUID,
    chosen: CustomSort,
    record_id: InstrumentedAttribute[UUID],
    wanted: Sequence[ColumnElement[bool]],
    cursor: str | None,
    limit: int,
) -> list[tuple[Any, UUID]]:
    """Sort value and id of the next `limit + 1` records that meet `wanted`. Those without a value come last."""
    after = read_cursor(chosen.sorting, cursor) if cursor else None
    column = chosen.sorting.field.column
    model = record_id.class_
    down = chosen.sorting.descending
    mine = and_(
        CustomValue.tenant_id == tenant_id, CustomValue.field_id == chosen.field.id, CustomValue.position == 0
    )  # fmt: skip
    found: list[tuple[Any, UUID]] = []
    if after is None or after[0] is not None:
        statement = (
            select(column.label("sort_value"), CustomValue.record_id.label("row_id"))
            .join(model, and_(model.tenant_id == CustomValue.tenant_id, record_id == CustomValue.record_id))
            .where(mine, column.is_not(None), *wanted)
        )
        if after is not None:
            here, last = tuple_(column, CustomValue.record_id), tuple_(*after)
            statement = statement.where(here < last if down else here > last)
        order = (column.desc(), CustomValue.record_id.desc()) if down else (column, CustomValue.record_id)
        rows = await run(statement.order_by(*order).limit(limit + 1))
        found = [(row["sort_value"], row["row_id"]) for row in rows]
    if len(found) <= limit:
        has = exists().where(mine, CustomValue.record_id == record_id, column.is_not(None)).correlate(model)
        bare = select(record_id.label("row_id")).where(*wanted, ~has)
        if after is not None and after[0] is None:
            bare = bare.where(record_id < after[1] if down else record_id > after[1])
        rows = await run(bare.order_by(record_id.desc() if down else record_id).limit(limit + 1 - len(found)))
        found += [(None, row["row_id"]) for row in rows]
    return found
