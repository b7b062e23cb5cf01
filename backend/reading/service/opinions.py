"""Second opinions on letters, from the language model that a tenant named. Nothing depends on them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

import httpx

from backend.reading.errors import NoOpinionError
from backend.reading.models import LanguageModel, language_model_id
from mail_ingest.store.events import MessagesUnderstood
from mail_ingest.sync.opinions import save_opinions, unasked_letters
from mail_ingest.understand.opinion import OpinionError, Transport, ask, weighed
from mail_ingest.understand.result import Understanding
from tenants.context import system_actor
from tenants.egress_http import guarded_client
from tenants.orm import now
from tenants.outbox import append
from tenants.runtime import Runtime
from tenants.secrets import Vault
from tenants.session import ReadSession, WriteSession

_SECONDS: Final = 60.0
_MOST_BYTES: Final = 200_000
_EXAMPLE: Final = (
    "Dear Ms. Li,\n\nplease quote 500 pcs of ball valves DN50, CIF Santos.\n\nBest regards\nAna Souza\n"
    "Purchasing Manager\nMoinho Azul Ltda\n"
)


async def hear_opinions(runtime: Runtime, tenant_id: UUID, message_ids: Sequence[UUID]) -> None:
    """Ask about letters by people on which nobody was asked yet, as many as the day still allows, and write down
    what is new. Requests travel outside of transactions. Raises `NoOpinionError` when no answer came at all."""
    actor = system_actor("reading.ask_model")
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        row = await _row(session)
        if row is None or not row.active:
            return
        letters = (await unasked_letters(session, message_ids))[: _left_today(row)]
        _count(row, len(letters))
        model, send = row.model, await _transport(session, runtime, row)
    heard: dict[UUID, Understanding] = {}
    problem: str | None = None
    for letter in letters:
        try:
            heard[letter.id] = weighed(letter.understanding, await ask(letter.text, model, send), model)
        except OpinionError as error:
            problem = str(error)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        await save_opinions(session, heard)
        if heard:
            append(session, MessagesUnderstood(message_ids=sorted(heard), conversation_ids=[]))
        row = await _row(session)
        if row is not None and letters:
            row.problem, row.problem_at = problem, now() if problem else None
    if letters and not heard:
        raise NoOpinionError


async def try_model(runtime: Runtime, tenant_id: UUID) -> list[tuple[str, str]]:
    """Ask about an invented letter; answers what the model found, as field and value. Raises `NoOpinionError`."""
    async with runtime.database.tenant_session(tenant_id, system_actor("reading.try_model")) as session:
        row = await _row(session)
        if row is None:
            raise NoOpinionError
        model, send = row.model, await _transport(session, runtime, row)
    try:
        opinion = await ask(_EXAMPLE, model, send)
    except OpinionError as error:
        raise NoOpinionError from error
    return [(fact.field.value, fact.value) for fact in opinion.facts]


async def open_key(session: WriteSession, vault: Vault, row: LanguageModel) -> str | None:
    """The endpoint's key. Raises `SealBrokenError`."""
    if row.api_key is None:
        return None
    return await vault.open(session, row.api_key, table="language_model", column="api_key", row=row.id)


async def _row(session: ReadSession) -> LanguageModel | None:
    return await session.get(LanguageModel, language_model_id(session.info["tenant_id"]))


async def _transport(session: WriteSession, runtime: Runtime, row: LanguageModel) -> Transport:
    url, key = row.url, await open_key(session, runtime.vault, row)
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}

    async def send(body: bytes) -> bytes:
        async with (
            guarded_client(runtime.egress, seconds=_SECONDS) as client,
            client.stream("POST", url, content=body, headers=headers) as answer,
        ):
            answer.raise_for_status()
            content = b""
            async for chunk in answer.aiter_bytes():
                content += chunk
                if len(content) > _MOST_BYTES:
                    raise httpx.DecodingError("the answer is too long")
            return content

    return send


def _left_today(row: LanguageModel) -> int:
    asked = row.asked_count if row.asked_on == datetime.now(UTC).date() else 0
    return max(0, row.daily_limit - asked)


def _count(row: LanguageModel, letters: int) -> None:
    today = datetime.now(UTC).date()
    row.asked_count = letters + (row.asked_count if row.asked_on == today else 0)
    row.asked_on = today
