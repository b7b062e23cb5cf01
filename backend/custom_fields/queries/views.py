"""Fields and layouts as they are answered."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from backend.custom_fields import schemas
from backend.custom_fields.models import CustomField, CustomValue, FormLayout
from backend.custom_fields.objects import BUILT_IN
from backend.custom_fields.queries.shape import label_in, load_shape, read_body, role_of
from backend.custom_fields.vocabulary import LAYOUT_ROLES, FieldObject, LayoutMode, LayoutRole
from i18n.messages import translate
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.paging import COUNT_CAP
from tenants.session import ReadSession

_FORMLESS: Final[dict[str, LayoutMode]] = {}


async def list_fields(
    session: ReadSession, of: FieldObject | None, *, archived: bool = False, counted: bool = False
) -> list[schemas.CustomFieldView]:
    """The tenant's fields in their order, with `archived` those that were put aside too; with `counted`, how many
    records have a value."""
    wanted = select(CustomField).order_by(CustomField.object, CustomField.position, CustomField.id)
    if of is not None:
        wanted = wanted.where(CustomField.object == of)
    if not archived:
        wanted = wanted.where(CustomField.archived_at.is_(None))
    return await field_views(session, list(await session.scalars(wanted)), counted=counted)


async def load_field(session: ReadSession, field_id: UUID) -> schemas.CustomFieldView:
    """One field; raises `NotFoundError`."""
    row = await session.scalar(select(CustomField).where(CustomField.id == field_id))
    if row is None:
        raise NotFoundError
    return (await field_views(session, [row], counted=True))[0]


async def field_views(
    session: ReadSession, rows: Sequence[CustomField], *, counted: bool = False
) -> list[schemas.CustomFieldView]:
    """Fields as they are answered."""
    locale = current().locale
    used = await _used(session, [row.id for row in rows]) if counted else None
    modes = {of: (await load_shape(session, of)).modes for of in {cast("FieldObject", row.object) for row in rows}}
    views = []
    for row in rows:
        body = read_body(row.body)
        views.append(
            schemas.CustomFieldView(
                id=row.id,
                object=cast("FieldObject", row.object),
                key=row.key,
                kind=cast("Any", row.kind),
                label=label_in(body.labels, locale) or row.key,
                hint=label_in(body.help, locale),
                labels=body.labels,
                help=body.help,
                options=body.options,
                many=body.many,
                required=body.required,
                stages=body.stages,
                unique=body.unique,
                default=body.default,
                minimum=body.minimum,
                maximum=body.maximum,
                decimals=body.decimals,
                pattern=body.pattern,
                target=body.target,
                position=row.position,
                mode=modes.get(cast("FieldObject", row.object), _FORMLESS).get(f"custom.{row.key}", "normal"),
                used=None if used is None else used.get(row.id, 0),
                archived_at=row.archived_at,
                version=row.version,
            )
        )
    return views


async def _used(session: ReadSession, ids: Iterable[UUID]) -> dict[UUID, int]:
    """How many records have a value, counted up to the cap of counts."""
    found = {}
    for field_id in ids:
        few = (
            select(CustomValue.id)
            .where(CustomValue.field_id == field_id, CustomValue.position == 0)
            .limit(COUNT_CAP + 1)
            .subquery()
        )
        found[field_id] = await session.scalar(select(func.count()).select_from(few)) or 0
    return found


async def load_form(session: ReadSession, actor: Actor, of: FieldObject) -> schemas.FormShape:
    """What a form of a kind of record is made of, for the reader: what is hidden from them is not told of."""
    shape = await load_shape(session, of)
    sections = (await _layout(session, of, role_of(actor) or "everyone")).sections
    fields = [field for field in await list_fields(session, of) if field.mode != "hidden"]
    hidden = {name for name, mode in shape.modes.items() if mode == "hidden"}
    for section in sections:
        section.items = [item for item in section.items if item.field not in hidden]
    return schemas.FormShape(
        object=of,
        sections=sections,
        built_in=[each for each in _built_in(of) if each.field not in hidden],
        fields=fields,
    )


async def list_layouts(session: ReadSession, of: FieldObject) -> list[schemas.LayoutView]:
    """The layout that each role has."""
    return [await _layout(session, of, role) for role in LAYOUT_ROLES]


def _built_in(of: FieldObject) -> list[schemas.LayoutField]:
    locale = current().locale
    return [
        schemas.LayoutField(field=each.name, label=translate(each.title, locale), hideable=each.hideable)
        for each in BUILT_IN[of]
    ]


async def _layout(session: ReadSession, of: FieldObject, role: LayoutRole) -> schemas.LayoutView:
    rows = {
        row.role: row
        for row in await session.scalars(
            select(FormLayout).where(FormLayout.object == of, FormLayout.role.in_((role, "everyone")))
        )
    }
    row = rows.get(role)
    stands = row or rows.get("everyone")
    body = msgspec.convert(stands.body, schemas.LayoutBody) if stands else schemas.LayoutBody(sections=[])
    return schemas.LayoutView(
        object=of,
        role=role,
        own=row is not None,
        sections=body.sections,
        built_in=_built_in(of),
        version=row.version if row else None,
    )
