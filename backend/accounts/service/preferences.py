"""Saved choices of a user's screens."""

from typing import Any

import msgspec
from sqlalchemy.dialects.postgresql import insert

from tenants.context import Actor
from tenants.directory.models import Preference
from tenants.errors import N_, FieldProblem, NotAllowedError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession

_MAX_BYTES = 32_768


async def save_preference(session: WriteSession, actor: Actor, key: str, value: Any) -> None:
    """Save the actor's choice; raises `ValidationFailedError` over 32 KiB, `NotAllowedError` for machines."""
    if actor.membership_id is None:
        raise NotAllowedError
    if len(msgspec.json.encode(value)) > _MAX_BYTES:
        raise ValidationFailedError(errors=[FieldProblem("value", "too-large", N_("This is too large."))])
    statement = insert(Preference).values(id=new_id(), membership_id=actor.membership_id, key=key, value=value)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "membership_id", "key"], set_={"value": statement.excluded.value}
        )
    )
