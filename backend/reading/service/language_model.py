"""Which language model a tenant asks for second opinions."""

from urllib.parse import urlsplit

from backend.reading.models import LanguageModel, language_model_id
from backend.reading.schemas import LanguageModelEdit
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.secrets import Vault
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version


async def find_model(session: ReadSession) -> LanguageModel | None:
    """The tenant's choice; None where none was made."""
    return await session.get(LanguageModel, language_model_id(session.info["tenant_id"]))


async def choose_model(
    session: WriteSession, actor: Actor, vault: Vault, data: LanguageModelEdit, version: int | None
) -> LanguageModel:
    """Name the endpoint, or change what was named; `version` is that of the row that is changed. A key that is left out
    stays as it was, unless the address leads elsewhere. Raises `NotAllowedError`, `ValidationFailedError`, and as
    `raise_version`."""
    actor.require("mailboxes.manage")
    _check(data)
    tenant_id = session.info["tenant_id"]
    row = await session.get(LanguageModel, language_model_id(tenant_id), with_for_update=True)
    if row is None:
        row = LanguageModel(id=tenant_id, url=data.url, model=data.model, daily_limit=data.daily_limit)
        session.add(row)
    else:
        raise_version(row, version or 0, {"version": row.version})
        if row.url != data.url:
            # A key is for the one it was given for.
            row.api_key = None
    row.url, row.model, row.daily_limit, row.active = data.url, data.model, data.daily_limit, data.active
    row.problem = row.problem_at = None
    await session.flush()
    if data.api_key is not None:
        key = data.api_key.strip()
        sealed = await vault.seal(session, key, table="language_model", column="api_key", row=row.id) if key else None
        row.api_key = sealed
    audit.record(session, "language_model.chosen", subject_id=row.id, subject_name=row.model, active=row.active)
    await session.flush()
    return row


async def forget_model(session: WriteSession, actor: Actor) -> None:
    """Ask nobody any more, and forget the key. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("mailboxes.manage")
    row = await find_model(session)
    if row is None:
        raise NotFoundError
    audit.record(session, "language_model.forgotten", subject_id=row.id, subject_name=row.model)
    await session.delete(row)


def _check(data: LanguageModelEdit) -> None:
    problems = []
    parts = urlsplit(data.url)
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username or len(data.url) > 500:
        said = N_("Enter an address that begins with https://, or with http:// inside your own network.")
        problems.append(FieldProblem("url", "invalid", said))
    if not data.model.strip():
        problems.append(FieldProblem("model", "missing", N_("Name the model.")))
    if not 1 <= data.daily_limit <= 100_000:
        problems.append(FieldProblem("daily_limit", "invalid", N_("Enter a number from 1 to 100,000.")))
    if problems:
        raise ValidationFailedError(errors=problems)
