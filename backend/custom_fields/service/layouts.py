"""Form layouts of roles."""

from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.custom_fields import schemas
from backend.custom_fields.events import CustomFieldsChanged
from backend.custom_fields.models import CustomField, FormLayout
from backend.custom_fields.objects import built_in
from backend.custom_fields.queries.shape import forget_shapes, modes_of
from backend.custom_fields.queries.views import list_layouts
from backend.custom_fields.vocabulary import PREFIX, FieldObject, LayoutRole
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import WriteSession

_TWICE: Final = N_("This field stands in the layout already.")


async def set_layout(
    session: WriteSession, actor: Actor, of: FieldObject, role: LayoutRole, given: schemas.LayoutBody
) -> list[schemas.LayoutView]:
    """Say how a role sees a kind of record; it holds with the next request. Raises `NotAllowedError`,
    `ValidationFailedError`."""
    actor.require("fields.manage")
    keys = set(await session.scalars(select(CustomField.key).where(CustomField.object == of)))
    _check(of, given, keys)
    row = await _locked(session, of, role)
    before: Any = None
    body = msgspec.to_builtins(given)
    if row is None:
        row = FormLayout(id=new_id(), object=of, role=role, body=body)
        session.add(row)
    else:
        before, row.body = row.body, body
        row.version += 1
    await session.flush()
    _told(session, row.id, "form_layout.changed", of, role, before=before, after=body)
    return await list_layouts(session, of)


async def drop_layout(
    session: WriteSession, actor: Actor, of: FieldObject, role: LayoutRole
) -> list[schemas.LayoutView]:
    """Let a role see what everybody sees. Raises `NotAllowedError`."""
    actor.require("fields.manage")
    row = await _locked(session, of, role)
    if row is not None:
        before = row.body
        await session.delete(row)
        await session.flush()
        _told(session, row.id, "form_layout.dropped", of, role, before=before)
    return await list_layouts(session, of)


async def _locked(session: WriteSession, of: FieldObject, role: LayoutRole) -> FormLayout | None:
    wanted = select(FormLayout).where(FormLayout.object == of, FormLayout.role == role).with_for_update()
    found: FormLayout | None = await session.scalar(wanted)
    return found


def _check(of: FieldObject, given: schemas.LayoutBody, keys: set[str]) -> None:
    known = built_in(of)
    problems: list[FieldProblem] = []
    seen: set[str] = set()
    for place, section in enumerate(given.sections):
        for item_place, item in enumerate(section.items):
            path = f"sections.{place}.items.{item_place}"
            own = item.field.startswith(PREFIX) and item.field.removeprefix(PREFIX) in keys
            if not own and item.field not in known:
                problems.append(FieldProblem(path, "unknown", N_("This is not known here.")))
            elif item.field in seen:
                problems.append(FieldProblem(path, "taken", _TWICE))
            seen.add(item.field)
    for name, mode in modes_of(given).items():
        if mode == "hidden" and name in known and not known[name].hideable:
            problems.append(FieldProblem(name, "not-hideable", N_("This is always shown.")))
    if problems:
        raise ValidationFailedError(errors=problems)


def _told(
    session: WriteSession, layout_id: UUID, action: str, of: FieldObject, role: LayoutRole, **details: Any
) -> None:
    audit.record(session, action, subject_id=layout_id, subject_name=f"{of} · {role}", **details)
    forget_shapes(session)
    append(session, CustomFieldsChanged(object=of))
