"""HTTP of signing in at a provider."""

from typing import Any

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import FromPath, JSONBody

from backend.mailboxes.oauth.clients import client_views, remove_client, set_client
from backend.mailboxes.oauth.consent import Caller, begin, finish
from backend.mailboxes.oauth.schemas import (
    FinishedMailboxSignIn,
    MailboxSignIn,
    NewMailboxSignIn,
    OAuthClientView,
    SetOAuthClient,
)
from backend.mailboxes.queries import load_mailbox, mailbox_view
from backend.mailboxes.schemas import MailboxView, OAuthSlug
from backend.mailboxes.service.limits import spend
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.sessions import etag, principal_of
from tenants.context import current

_SIGN_INS_IN_WINDOW = 60


class OAuthClientController(Controller):
    """Registrations at Google and Microsoft."""

    path = "/mailbox-oauth-clients"
    tags = ["Mailboxes"]

    @get(summary="Registrations for signing in at providers")
    async def index(self, read_session: GivenReadSession, runtime: GivenRuntime) -> list[OAuthClientView]:
        """For each provider whether people can sign in there, by whom it was set up, and the redirect address."""
        return await client_views(read_session, runtime.settings)

    @put("/{provider:str}", summary="Set up signing in at a provider")
    async def set_up(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        provider: FromPath[OAuthSlug],
        data: JSONBody[SetOAuthClient],
    ) -> list[OAuthClientView]:
        """Enter the company's own client id and secret; they go before the operator's."""
        await set_client(session, actor, runtime.vault, provider, data)
        return await client_views(session, runtime.settings)

    @delete("/{provider:str}", summary="Forget a registration")
    async def remove(self, session: GivenSession, actor: GivenActor, provider: FromPath[OAuthSlug]) -> None:
        """Forget the company's own client; mailboxes that were opened through it need a new consent."""
        await remove_client(session, actor, provider)


@post("/mailbox-sign-ins", status_code=201, tags=["Mailboxes"], summary="Begin to sign in at a provider")
async def begin_sign_in(
    request: Request[Any, Any, Any],
    session: GivenSession,
    actor: GivenActor,
    runtime: GivenRuntime,
    data: JSONBody[NewMailboxSignIn],
) -> MailboxSignIn:
    """The address of the provider's page; the browser comes back with a code and the state within ten minutes."""
    await spend(runtime.redis, "sign-ins", _SIGN_INS_IN_WINDOW)
    return await begin(runtime, session, Caller(actor, principal_of(request).session_id), data)


@post("/mailbox-sign-in-completions", status_code=200, tags=["Mailboxes"], summary="Complete a sign-in")
async def finish_sign_in(
    request: Request[Any, Any, Any],
    actor: GivenActor,
    runtime: GivenRuntime,
    data: JSONBody[FinishedMailboxSignIn],
) -> Response[MailboxView]:
    """Turn what the provider gave the browser into a mailbox; an answer of 409 says in words why not."""
    await spend(runtime.redis, "sign-ins", _SIGN_INS_IN_WINDOW)
    mailbox_id = await finish(runtime, Caller(actor, principal_of(request).session_id), data)
    async with runtime.database.tenant_read_session(current().tenant_id, actor) as session:
        mailbox = await load_mailbox(session, mailbox_id)
        return Response(await mailbox_view(session, mailbox), headers=etag(mailbox.version))


ROUTES = [OAuthClientController, begin_sign_in, finish_sign_in]
