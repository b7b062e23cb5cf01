"""Making, changing, ordering and archiving fields."""

from collections import Counter
from typing import Final
from uuid import UUID

import msgspec
from anyascii import anyascii
from msgspec import UNSET
from sqlalchemy import func, select

from backend.custom_fields import schemas
from backend.custom_fields.errors import CustomFieldKeyTakenError, TooManyCustomFieldsError
from backend.custom_fields.events import CustomFieldsChanged
from backend.custom_fields.models import CustomField, CustomValue
from backend.custom_fields.objects import built_in
from backend.custom_fields.queries.shape import FieldBody, forget_shapes, label_in, read_body
from backend.custom_fields.queries.views import field_views
from backend.custom_fields.service.rules import checked
from backend.custom_fields.values import unique_key
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version

_MOST: Final = 100


async def create_field(session: WriteSession, actor: Actor, given: schemas.NewCustomField) -> schemas.CustomFieldView:
    """Add a field to a kind of record; it is there with the next request.

    Raises `NotAllowedError`, `ValidationFailedError`, `CustomFieldKeyTakenError`, `TooManyCustomFieldsError`.
    """
    actor.require("fields.manage")
    body = FieldBody()
    _apply(body, given)
    body.target = None if given.target is UNSET else given.target
    checked(given.object, given.kind, body)
    there = {
        row.key: row.archived_at
        for row in await session.execute(
            select(CustomField.key, CustomField.archived_at).where(CustomField.object == given.object)
        )
    }
    if sum(archived is None for archived in there.values()) >= _MOST:
        raise TooManyCustomFieldsError
    taken = set(there) | set(built_in(given.object))
    if given.key is UNSET:
        key = _free_key(label_in(body.labels, "en"), taken)
    elif given.key in there:
        raise CustomFieldKeyTakenError(errors=[FieldProblem("key", "taken", CustomFieldKeyTakenError.title)])
    else:
        key = given.key
    row = CustomField(
        id=new_id(), object=given.object, key=key, kind=given.kind, position=len(there),
        body=msgspec.to_builtins(body),
    )  # fmt: skip
    session.add(row)
    await session.flush()
    return await _told(session, row, "custom_field.created", body)


def _free_key(label: str, taken: set[str]) -> str:
    """A key made of a label: its letters in ASCII, and a number where another field has it."""
    folded = "".join(sign if sign.isalnum() else "_" for sign in anyascii(label).lower())
    base = "_".join(part for part in folded.split("_") if part)[:32]
    base = base if base[:1].isalpha() else f"f_{base}".rstrip("_")
    key, number = base, 2
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    return key


async def change_field(
    session: WriteSession, actor: Actor, field_id: UUID, given: schemas.CustomFieldPatch, version: int
) -> schemas.CustomFieldView:
    """Change the given rules of a field that is still at `version`. Values that are kept stay as they are, whatever
    the new rules say of them; an option that was chosen anywhere is archived rather than dropped.

    Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`.
    """
    actor.require("fields.manage")
    row = await _locked(session, field_id)
    if row.version != version:
        raise_version(row, version, (await field_views(session, [row]))[0])
    before = read_body(row.body)
    body = read_body(row.body)
    _apply(body, given)
    if given.options is not UNSET:
        await _keep_chosen(session, row, before, body)
    checked(row.object, row.kind, body)  # type: ignore[arg-type]  # the columns hold the vocabulary
    if body.unique != before.unique:
        await _mark_unique(session, row, unique=body.unique)
    row.body = msgspec.to_builtins(body)
    row.version += 1
    await session.flush()
    return await _told(session, row, "custom_field.changed", body, before)


def _apply(body: FieldBody, given: schemas.CustomFieldRules) -> None:
    for name in schemas.CustomFieldRules.__struct_fields__:
        value = getattr(given, name)
        if value is not UNSET:
            setattr(body, name, value)


async def _keep_chosen(session: WriteSession, row: CustomField, before: FieldBody, body: FieldBody) -> None:
    """Options that go although records have them stay archived, so that no value loses its name."""
    gone = [option for option in before.options if option.key not in {each.key for each in body.options}]
    if gone:
        used = set(
            await session.scalars(
                select(CustomValue.sort_text)
                .where(CustomValue.field_id == row.id, CustomValue.sort_text.in_([each.key for each in gone]))
                .distinct()
            )
        )
        body.options = [
            *body.options,
            *(msgspec.structs.replace(option, archived=True) for option in gone if option.key in used),
        ]


async def _mark_unique(session: WriteSession, row: CustomField, *, unique: bool) -> None:
    """Give the values of a field that becomes unique their keys. Raises `ValidationFailedError` where two are the
    same."""
    kept = (await session.scalars(select(CustomValue).where(CustomValue.field_id == row.id))).all()
    keys = {value.id: unique_key(value) for value in kept}
    if unique and (doubles := [key for key, count in Counter(keys.values()).items() if count > 1]):
        said = N_("{count} values stand in more than one record, “{value}” among them.")
        raise ValidationFailedError(
            errors=[FieldProblem("unique", "doubles", said, count=len(doubles), value=doubles[0])]
        )
    for value in kept:
        value.unique_key = keys[value.id] if unique else None
    await session.flush()


async def order_fields(session: WriteSession, actor: Actor, given: schemas.FieldOrder) -> None:
    """Put fields into an order. Raises `NotAllowedError`."""
    actor.require("fields.manage")
    rows = list(
        await session.scalars(
            select(CustomField)
            .where(CustomField.object == given.object)
            .order_by(CustomField.position, CustomField.id)
            .with_for_update()
        )
    )
    places = {field_id: place for place, field_id in enumerate(given.ids)}
    for place, row in enumerate(sorted(rows, key=lambda each: places.get(each.id, len(places)))):
        row.position = place
    await session.flush()
    audit.record(session, "custom_field.ordered", subject_name=given.object, order=[row.key for row in rows])
    _changed(session, given.object)


async def archive_field(session: WriteSession, actor: Actor, field_id: UUID) -> None:
    """Take a field out of every form and list. Its values are kept. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("fields.manage")
    row = await _locked(session, field_id)
    if row.archived_at is None:
        row.archived_at = now()
        row.version += 1
        await session.flush()
        await _told(session, row, "custom_field.archived", read_body(row.body))


async def return_field(session: WriteSession, actor: Actor, field_id: UUID) -> schemas.CustomFieldView:
    """Bring a field back, with its values. Raises `NotAllowedError`, `NotFoundError`, `TooManyCustomFieldsError`."""
    actor.require("fields.manage")
    row = await _locked(session, field_id)
    if row.archived_at is None:
        return (await field_views(session, [row]))[0]
    in_use = await session.scalar(
        select(func.count())
        .select_from(CustomField)
        .where(CustomField.object == row.object, CustomField.archived_at.is_(None))
    )
    if (in_use or 0) >= _MOST:
        raise TooManyCustomFieldsError
    row.archived_at = None
    row.version += 1
    await session.flush()
    return await _told(session, row, "custom_field.restored", read_body(row.body))


async def _locked(session: WriteSession, field_id: UUID) -> CustomField:
    row = await session.scalar(select(CustomField).where(CustomField.id == field_id).with_for_update())
    if row is None:
        raise NotFoundError
    return row


async def _told(
    session: WriteSession, row: CustomField, action: str, body: FieldBody, before: FieldBody | None = None
) -> schemas.CustomFieldView:
    details = {} if before is None else {"before": msgspec.to_builtins(before), "after": msgspec.to_builtins(body)}
    audit.record(session, action, subject_id=row.id, subject_name=f"{row.object}.{row.key}", **details)
    _changed(session, row.object)
    return (await field_views(session, [row]))[0]


def _changed(session: WriteSession, of: str) -> None:
    forget_shapes(session)
    append(session, CustomFieldsChanged(object=of))
