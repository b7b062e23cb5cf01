"""API keys: made once, shown once, revoked at once."""

from uuid import UUID

from sqlalchemy import select

from backend.accounts.events import ApiKeyChanged
from backend.accounts.schemas import NewApiKey
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import ApiKey
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.tokens import KEY_PREFIX, new_token


async def create_key(session: WriteSession, actor: Actor, wanted: NewApiKey) -> tuple[ApiKey, str]:
    """Make a key; answers the record and the key itself, which is not kept."""
    actor.require("api_keys.manage")
    if wanted.expires_at and wanted.expires_at <= now():
        problem = FieldProblem("expires_at", "in-the-past", N_("Choose a day in the future."))
        raise ValidationFailedError(errors=[problem])
    key_id = new_id()
    token, digest = new_token(session.info["tenant_id"], key_id, prefix=KEY_PREFIX)
    key = ApiKey(
        id=key_id,
        name=wanted.name.strip(),
        prefix=f"{KEY_PREFIX}…{token[-6:]}",
        secret_hash=digest,
        scopes=sorted(set(wanted.scopes)),
        expires_at=wanted.expires_at,
        created_by=actor.id,
    )
    session.add(key)
    await session.flush()
    audit.record(session, "api_key.created", subject_id=key_id, subject_name=key.name, scopes=key.scopes)
    append(session, ApiKeyChanged(api_key_id=key_id))
    return key, token


async def revoke_key(session: WriteSession, actor: Actor, key_id: UUID) -> None:
    """End a key; raises `NotFoundError`."""
    actor.require("api_keys.manage")
    key = await session.scalar(select(ApiKey).where(ApiKey.id == key_id))
    if key is None:
        raise NotFoundError
    await session.delete(key)
    audit.record(session, "api_key.revoked", subject_id=key_id, subject_name=key.name)
    append(session, ApiKeyChanged(api_key_id=key_id))
