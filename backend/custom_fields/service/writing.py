"""Writing the values of a record, in the transaction that writes the record.

The domain that owns the record has locked it and checked that the actor may change it. What the layout of the actor's
role hides or holds is refused here, for built-in fields too.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, Struct, UnsetType
from sqlalchemy import delete, or_, select

from backend.custom_fields.models import CustomFile, CustomValue
from backend.custom_fields.objects import built_in
from backend.custom_fields.queries.records import Kept, Rows, named_refs, rows_of
from backend.custom_fields.queries.shape import Field, Shape, load_shape
from backend.custom_fields.targets import colleagues, names_of
from backend.custom_fields.values import Cell, WrongValue, read_value, say_value, unique_key
from backend.custom_fields.vocabulary import PREFIX, FieldObject
from i18n.messages import N_
from tenants.context import current
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.prepared import prepared_insert
from tenants.session import ReadSession, WriteSession

_NEEDED: Final = N_("This is needed.")
_UNKNOWN: Final = N_("This is not known here.")
_HELD: Final = N_("Your role cannot change this.")
_INSERT: Final = prepared_insert(CustomValue)


@dataclass(frozen=True, slots=True)
class Written:
    """What changed, in words, by "custom.<key>": for histories and the audit log."""

    before: dict[str, str | None] = dataclass_field(default_factory=dict)
    after: dict[str, str | None] = dataclass_field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.after)


@dataclass(slots=True)
class _Draft:
    """A record's values on their way: rows by field, of those that were given alone, and what is wrong."""

    cells: dict[UUID, list[Cell]]
    problems: list[FieldProblem]

    def add(self, field: str, code: str, message: str, **params: Any) -> None:
        """Something is wrong with a field."""
        self.problems.append(FieldProblem(field, code, message, **params))


async def write_values(
    session: WriteSession,
    of: FieldObject,
    record_id: UUID,
    given: Struct,
    *,
    creating: bool = False,
    stage: str | None = None,
) -> Written:
    """Write `given.custom` to a record; values that were not given stay, null clears one.

    `given` is the whole request, whose built-in fields are held against the layout too. `stage` is the one that the
    record is in now. Raises `ValidationFailedError` with all that is wrong, as "custom.<key>".
    """
    shape = await load_shape(session, of)
    values: Mapping[str, Any] | UnsetType | None = getattr(given, "custom", UNSET)
    draft = _Draft({}, [])
    check_built_in(shape, given, draft.problems, creating=creating)
    before = {} if creating or not shape.fields else (await rows_of(session, [record_id])).get(record_id, {})
    if isinstance(values, dict):
        _read(shape, values, before, draft)
    if creating:
        _fill_defaults(shape, draft)
    _require(shape, draft, before, creating=creating, stage=stage)
    await _check_targets(session, shape, draft, before)
    await _check_unique(session, shape, draft, record_id)
    if draft.problems:
        raise ValidationFailedError(errors=draft.problems)
    return await _keep(session, shape, record_id, draft, before)


def check_built_in(shape: Shape, given: Struct, problems: list[FieldProblem], *, creating: bool) -> None:
    """Hold the built-in fields of a request against the layout: a key that is not UNSET was given."""
    known = built_in(shape.object)
    for name, mode in shape.modes.items():
        if name not in known or mode == "normal":
            continue
        set_by = [key for key in known[name].set_by if hasattr(given, key)]
        sent = {key: value for key in set_by if (value := getattr(given, key)) is not UNSET}
        filled = [key for key, value in sent.items() if value not in (None, "", [])]
        if mode in {"hidden", "read_only"}:
            refused = filled if creating else list(sent)
            problems += [FieldProblem(key, "not-writable", _HELD) for key in refused]
        elif set_by and not filled and (creating or sent):
            problems.append(FieldProblem(set_by[0], "missing", _NEEDED))


def _read(shape: Shape, values: Mapping[str, Any], before: Mapping[UUID, Sequence[Kept]], draft: _Draft) -> None:
    for key, value in values.items():
        field = shape.find(key)
        if field is None:
            draft.add(PREFIX + key, "unknown", _UNKNOWN)
        elif shape.mode(field.name) == "read_only":
            draft.add(field.name, "not-writable", _HELD)
        else:
            try:
                draft.cells[field.id] = _unarchived(field, read_value(field, value), before.get(field.id, ()))
            except WrongValue as wrong:
                draft.add(field.name, wrong.code, wrong.message, **wrong.params)


def _unarchived(field: Field, cells: list[Cell], before: Sequence[Kept]) -> list[Cell]:
    """An archived option stays where it is, and is chosen no more."""
    archived = {option.key for option in field.body.options if option.archived} - {kept.text for kept in before}
    for cell in cells:
        if field.kind == "choice" and cell.text in archived:
            raise WrongValue("archived-option", N_("“{option}” cannot be chosen any more."), option=cell.text)
    return cells


def _fill_defaults(shape: Shape, draft: _Draft) -> None:
    for field in shape.fields:
        if not field.archived and field.body.default is not None and field.id not in draft.cells:
            try:
                draft.cells[field.id] = read_value(field, field.body.default)
            except WrongValue:  # the rules became stricter than their own default
                continue


def _require(
    shape: Shape, draft: _Draft, before: Mapping[UUID, Sequence[Kept]], *, creating: bool, stage: str | None
) -> None:
    """What must be filled is, and what was filled and must be is not cleared."""
    wrong = {problem.field for problem in draft.problems}
    for field in shape.shown:
        by_layout = shape.mode(field.name) == "required"
        body = field.body
        always = by_layout or body.required == "create"
        now_needed = always or (body.required == "stages" and stage in body.stages)
        if not now_needed or field.name in wrong or shape.mode(field.name) == "read_only":
            continue
        given = field.id in draft.cells
        filled = bool(draft.cells.get(field.id)) if given else field.id in before
        if not filled and (creating or given or not always):
            draft.add(field.name, "missing", _NEEDED)


async def _check_targets(
    session: ReadSession, shape: Shape, draft: _Draft, before: Mapping[UUID, Sequence[Kept]]
) -> None:
    for field in shape.fields:
        refs = {cell.ref for cell in draft.cells.get(field.id, ()) if cell.ref}
        refs -= {kept.ref for kept in before.get(field.id, ())}
        if not refs:
            continue
        there: set[UUID]
        if field.kind == "user":
            there, said = set(await colleagues(session, refs, active=True)), N_("There is no such colleague.")
        elif field.kind == "file":
            there, said = await _own_files(session, field, refs), N_("There is no such file. Upload it again.")
        else:
            there, said = set(await names_of(session, field.body.target or "", refs)), N_("There is no such record.")
        if refs - there:
            draft.add(field.name, "unknown-target", said)


async def _own_files(session: ReadSession, field: Field, refs: set[UUID]) -> set[UUID]:
    """Files of the field that the actor uploaded: those of others are not passed on by their ids."""
    actor = session.info["actor"]
    wanted = select(CustomFile.id).where(CustomFile.id.in_(refs), CustomFile.field_id == field.id)
    if actor.kind != "system":
        wanted = wanted.where(CustomFile.by_id == (actor.membership_id or actor.id))
    return set(await session.scalars(wanted))


async def _check_unique(session: ReadSession, shape: Shape, draft: _Draft, record_id: UUID) -> None:
    wanted = {
        field.id: (field, unique_key(cells[0]))
        for field in shape.fields
        if field.body.unique and (cells := draft.cells.get(field.id))
    }
    if not wanted:
        return
    taken = await session.scalars(
        select(CustomValue.field_id).where(
            CustomValue.record_id != record_id,
            or_(
                *(
                    (CustomValue.field_id == field_id) & (CustomValue.unique_key == key)
                    for field_id, (_, key) in wanted.items()
                )
            ),
        )
    )
    for field_id in set(taken):
        draft.add(wanted[field_id][0].name, "taken", N_("Another record has this value already."))


async def _keep(
    session: WriteSession, shape: Shape, record_id: UUID, draft: _Draft, before: Mapping[UUID, Sequence[Kept]]
) -> Written:
    fields = {field.id: field for field in shape.fields}
    changed = {
        field_id: cells
        for field_id, cells in draft.cells.items()
        if [_same(cell) for cell in cells] != [_same(kept) for kept in before.get(field_id, ())]
    }
    if not changed:
        return Written()
    gone = [field_id for field_id in changed if field_id in before]
    if gone:
        await session.execute(
            delete(CustomValue)
            .where(CustomValue.record_id == record_id, CustomValue.field_id.in_(gone))
            .execution_options(synchronize_session=False)
        )
    rows = [
        {
            "id": new_id(),
            "object": shape.object,
            "record_id": record_id,
            "field_id": field_id,
            "position": position,
            "text": cell.text,
            "sort_text": cell.sort_text,
            "searchable": cell.searchable,
            "number": cell.number,
            "currency": cell.currency,
            "day": cell.day,
            "ref": cell.ref,
            "unique_key": unique_key(cell) if fields[field_id].body.unique else None,
        }
        for field_id, cells in changed.items()
        for position, cell in enumerate(cells)
    ]
    await _INSERT.run_many(session, rows)
    touched = [fields[field_id] for field_id in changed]
    old: Rows = {record_id: {field_id: list(before.get(field_id, ())) for field_id in changed}}
    new = await rows_of(session, [record_id])
    named = await named_refs(session, touched, old) | await named_refs(session, touched, new)
    locale = current().locale
    said = [
        {field.name: say_value(field, rows.get(field.id, ()), named, locale) for field in touched}
        for rows in (old[record_id], new.get(record_id, {}))
    ]
    return Written(said[0], said[1])


def _same(cell: Cell | Kept) -> tuple[Any, ...]:
    return cell.text, cell.number, cell.currency, cell.day, cell.ref


async def require_writable(session: ReadSession, of: FieldObject, given: Struct) -> None:
    """Raise `ValidationFailedError` where a change of many records names a built-in field that the role's layout holds
    back from the actor."""
    problems: list[FieldProblem] = []
    check_built_in(await load_shape(session, of), given, problems, creating=False)
    if problems:
        raise ValidationFailedError(errors=problems)


async def missing_at_stage(
    session: ReadSession, of: FieldObject, record_ids: Collection[UUID], stage: str
) -> dict[str, str]:
    """Of the fields that a stage asks for those that one of the records lacks: labels by "custom.<key>"."""
    shape = await load_shape(session, of)
    asked = [field for field in shape.shown if field.body.required == "stages" and stage in field.body.stages]
    if not asked:
        return {}
    rows = await rows_of(session, record_ids)
    locale = current().locale
    return {
        field.name: field.label(locale)
        for field in asked
        if any(field.id not in rows.get(record_id, {}) for record_id in record_ids)
    }


async def require_stage_values(session: ReadSession, of: FieldObject, record_ids: Collection[UUID], stage: str) -> None:
    """Raise `ValidationFailedError` where records come into a stage that asks for fields which one of them lacks."""
    missing = await missing_at_stage(session, of, record_ids, stage)
    if missing:
        raise ValidationFailedError(errors=[FieldProblem(name, "missing", _NEEDED) for name in missing])
