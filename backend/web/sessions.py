"""The dependencies by which a route gets its one database session, and what a change must bring along."""

import hashlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextvars import ContextVar
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from litestar import Request, Response
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.web.errors import (
    AnswerShownOnceError,
    IdempotencyConflictError,
    PreconditionRequiredError,
    SignInRequiredError,
)
from backend.web.given import GivenActor
from backend.web.models import IdempotencyKey
from backend.web.principal import Principal
from tenants.context import Actor
from tenants.errors import FieldProblem
from tenants.orm import new_id
from tenants.session import Database, ReadSession, WriteSession

SHOWN_ONCE = "X-Shown-Once"

Answer = TypeVar("Answer")

# Filled by the session dependency, read by `keep_answer`; a list, since dependencies run in tasks of their own
# whose context changes the handler's task does not see.
_answer_slot: ContextVar[list[tuple[WriteSession, UUID]] | None] = ContextVar("lading_answer_slot", default=None)


def open_answer_slot() -> None:
    """Called by the edge before a request's dependencies run."""
    _answer_slot.set([])


class ReplayedAnswer(Exception):  # noqa: N818 - not an error: the answer that was given before
    """The request was carried out earlier under the same Idempotency-Key; carries the stored answer."""

    def __init__(self, stored: IdempotencyKey) -> None:
        self.stored = stored


def principal_of(request: Request[Any, Any, Any]) -> Principal:
    """The signed-in caller; raises `SignInRequiredError`."""
    principal = request.scope.get("user")
    if not isinstance(principal, Principal):
        raise SignInRequiredError
    return principal


async def provide_actor(request: Request[Any, Any, Any]) -> Actor:
    """Who acts in this request."""
    return principal_of(request).actor


async def provide_session(request: Request[Any, Any, Any], actor: GivenActor) -> AsyncGenerator[WriteSession, None]:
    """One writing transaction: commits after the handler and before the first byte, so a failed commit is a 500.

    `actor` is a parameter so that Litestar gives it first: two dependencies at the same time would cost a task group.
    """
    database: Database = request.app.state.database
    async with database.tenant_session(principal_of(request).tenant_id, actor) as session:
        key = request.headers.get("idempotency-key")
        if key and request.method == "POST":
            await _claim_key(session, request, key)
        yield session


async def provide_read_session(request: Request[Any, Any, Any]) -> AsyncGenerator[ReadSession, None]:
    """One READ ONLY transaction."""
    principal = principal_of(request)
    database: Database = request.app.state.database
    async with database.tenant_read_session(principal.tenant_id, principal.actor) as session:
        yield session


async def _claim_key(session: WriteSession, request: Request[Any, Any, Any], key: str) -> None:
    """Note the key in the request's own transaction; a second request with it waits here, then gets that answer."""
    body = await request.body()
    row_id = await _claim(session, request, key, hashlib.sha256(body).hexdigest())
    slot = _answer_slot.get()
    if slot is not None:
        slot.append((session, row_id))


async def _claim(session: WriteSession, request: Request[Any, Any, Any], key: str, body_digest: str) -> UUID:
    """The id of the row that is to keep the answer; raises `ReplayedAnswer` for a key that was used before."""
    actor = principal_of(request).actor
    scope = request.scope
    asked = f"{scope['path']}\0{scope['query_string'].decode('latin-1')}\0{body_digest}"
    digest = hashlib.sha256(asked.encode()).hexdigest()
    row_id = new_id()
    claimed = await session.scalar(
        insert(IdempotencyKey)
        .values(id=row_id, actor=f"{actor.kind}:{actor.id}", key=key[:200], request_hash=digest)
        .on_conflict_do_nothing(index_elements=["tenant_id", "actor", "key"])
        .returning(IdempotencyKey.id)
    )
    if claimed is not None:
        return row_id
    stored = await session.scalar(
        select(IdempotencyKey).where(
            IdempotencyKey.actor == f"{actor.kind}:{actor.id}", IdempotencyKey.key == key[:200]
        )
    )
    if stored is None or stored.request_hash != digest:
        raise IdempotencyConflictError
    if stored.status is None:
        raise AnswerShownOnceError
    raise ReplayedAnswer(stored)


async def upload_once(
    session: WriteSession,
    request: Request[Any, Any, Any],
    content: bytes,
    store: Callable[[], Awaitable[Answer]],
) -> Answer:
    """Carry out an upload once per Idempotency-Key. For routes that read a file first and open a transaction of their
    own after it; `store` works in that, and its answer is kept there as one of 201."""
    key = request.headers.get("idempotency-key")
    if not key:
        return await store()
    row_id = await _claim(session, request, key, hashlib.sha256(content).hexdigest())
    answer = await store()
    row = await session.get_one(IdempotencyKey, (session.info["tenant_id"], row_id))
    row.status, row.content_type, row.body = 201, "application/json", msgspec.json.encode(answer)
    return answer


async def keep_answer(response: Response[Any]) -> Response[Any]:
    """Keep the answer beside its Idempotency-Key, in the transaction that the answer speaks of.

    Runs as Litestar's `after_request`, which comes before the session dependency commits. An answer that carries
    a secret has the header `X-Shown-Once` and is not kept.
    """
    slot = _answer_slot.get()
    if not slot or response.headers.get(SHOWN_ONCE):
        return response
    session, row_id = slot[0]
    row = await session.get_one(IdempotencyKey, (session.info["tenant_id"], row_id))
    row.status = response.status_code or 200
    row.content_type = str(response.media_type or "application/json")
    row.location = response.headers.get("Location")
    row.etag = response.headers.get("ETag")
    row.body = response.render(response.content, row.content_type)
    return response


def handle_replay(_: Request[Any, Any, Any], replay: ReplayedAnswer) -> Response[bytes]:
    """The stored answer, marked as such."""
    stored = replay.stored
    headers = {"Idempotency-Replayed": "true"}
    if stored.location:
        headers["Location"] = stored.location
    if stored.etag:
        headers["ETag"] = stored.etag
    return Response(
        stored.body or b"", status_code=stored.status or 200, media_type=stored.content_type, headers=headers
    )


def expected_version(if_match: str | None) -> int:
    """The version number in an If-Match header; raises `PreconditionRequiredError` when it has none."""
    value = (if_match or "").strip().removeprefix("W/").strip('"')
    if not value.isdigit():
        raise PreconditionRequiredError(errors=[FieldProblem("If-Match", "missing", PreconditionRequiredError.title)])
    return int(value)


def etag(version: int) -> dict[str, str]:
    """The ETag header of a record's version."""
    return {"ETag": f'"{version}"'}
