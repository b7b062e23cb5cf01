"""API keys."""

from uuid import UUID

from litestar import Controller, Response, delete, get, post
from litestar.params import FromPath, JSONBody

from backend.accounts.queries import key_view, list_keys
from backend.accounts.schemas import ApiKeyView, ApiKeyWithSecret, NewApiKey
from backend.accounts.service.keys import create_key, revoke_key
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from backend.web.sessions import SHOWN_ONCE
from tenants.paging import Page


class ApiKeyController(Controller):
    """Keys for machines."""

    path = "/api-keys"
    tags = ["API keys"]

    @get(summary="API keys")
    async def index(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[ApiKeyView]:
        """Keys of the tenant, newest first."""
        actor.require("api_keys.manage")
        return await list_keys(read_session, cursor, limit)

    @post(summary="Make an API key")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[NewApiKey]
    ) -> Response[ApiKeyWithSecret]:
        """Make a key; the key itself is shown this one time."""
        key, secret = await create_key(session, actor, data)
        view = key_view(key)
        shown = ApiKeyWithSecret(
            view.id,
            view.name,
            view.prefix,
            view.scopes,
            view.created_at,
            view.last_used_at,
            view.expires_at,
            secret,
        )
        return Response(shown, headers={SHOWN_ONCE: "true"})

    @delete("/{key_id:uuid}", summary="Revoke an API key")
    async def revoke(self, session: GivenSession, actor: GivenActor, key_id: FromPath[UUID]) -> None:
        """End the key at once."""
        await revoke_key(session, actor, key_id)
