"""Sign-up, sign-in, sign-out, and the tenant that a session looks at."""

from typing import Any

from litestar import Controller, Request, Response, delete, get, post, put
from litestar.params import JSONBody

from backend.accounts.errors import SignUpClosedError, TotpRequiredError, WrongCredentialsError, WrongTotpCodeError
from backend.accounts.events import TenantOpened, UserChanged
from backend.accounts.queries import load_me
from backend.accounts.routes.cookies import client_of, with_session, without_session
from backend.accounts.schemas import Me, SignIn, SignUp, TenantChoice
from backend.accounts.service.sign_in import check_credentials, close_session, open_session, switch_tenant
from backend.accounts.service.tenants import add_seat, create_account, create_tenant, normal_email
from backend.accounts.service.throttle import check_throttle, clear_failures, count_failure
from backend.web.edge import PUBLIC
from backend.web.given import GivenPrincipals, GivenRuntime
from backend.web.sessions import principal_of
from tenants import audit
from tenants.context import Actor
from tenants.outbox import append
from tenants.runtime import Runtime


class SessionController(Controller):
    """The session of a browser."""

    tags = ["Session"]

    @post("/sign-up", opt={PUBLIC: True}, summary="Create a company and its owner")
    async def sign_up(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[SignUp]
    ) -> Response[Me]:
        """Create the tenant and its first person, and sign them in."""
        if not runtime.settings.sign_up_open:
            raise SignUpClosedError
        await check_throttle(runtime.database, "sign-up", client_of(request, runtime))
        async with runtime.database.system_session() as session:
            account = await create_account(
                session,
                email=data.email,
                name=data.name,
                password=data.password,
                locale=data.locale,
                time_zone=data.time_zone,
            )
            tenant = await create_tenant(session, data.tenant_name)
            await add_seat(session, tenant.id, account, "owner")
            signed_in = await open_session(session, account, days=runtime.settings.session_days)
            me = await load_me(session, account.id, tenant.id)
        await _audit_sign_in(runtime, signed_in.tenant_id, me, "tenant.created", opened=True)
        return with_session(me, runtime, signed_in.token, 201)

    @post("/session", opt={PUBLIC: True}, summary="Sign in")
    async def sign_in(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[SignIn]
    ) -> Response[Me]:
        """Check the credentials and start a session; failures are counted and slow the next ones down."""
        email, client = normal_email(data.email), client_of(request, runtime)
        await check_throttle(runtime.database, email, client)
        try:
            async with runtime.database.system_session() as session:
                account = await check_credentials(session, runtime.vault, email, data.password, data.totp_code)
                signed_in = await open_session(session, account, days=runtime.settings.session_days)
                me = await load_me(session, account.id, signed_in.tenant_id)
        except (WrongCredentialsError, WrongTotpCodeError):
            await count_failure(runtime.database, email, client)
            raise
        except TotpRequiredError:
            raise
        await clear_failures(runtime.database, email)
        await _audit_sign_in(runtime, signed_in.tenant_id, me, "user.signed_in")
        return with_session(me, runtime, signed_in.token, 201)

    @get("/session", summary="Who is signed in")
    async def show(self, request: Request[Any, Any, Any], runtime: GivenRuntime) -> Me:
        """The signed-in person, their companies and what they may do."""
        principal = principal_of(request)
        if principal.actor.kind != "user" or principal.actor.id is None:
            principal.actor.require("users.manage")
            raise WrongCredentialsError
        async with runtime.database.system_session() as session:
            return await load_me(session, principal.actor.id, principal.tenant_id)

    @delete("/session", status_code=204, summary="Sign out")
    async def sign_out(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, principals: GivenPrincipals
    ) -> Response[None]:
        """End the session of this browser, at once and everywhere."""
        principal = principal_of(request)
        if principal.session_id:
            async with runtime.database.system_session() as session:
                await close_session(session, principal.session_id)
            principals.forget(principal.session_id)
            async with runtime.database.tenant_session(principal.tenant_id, principal.actor) as session:
                append(session, UserChanged(ids=[principal.session_id]))
        return without_session()

    @put("/session/tenant", summary="Look at another company")
    async def switch(
        self,
        request: Request[Any, Any, Any],
        runtime: GivenRuntime,
        principals: GivenPrincipals,
        data: JSONBody[TenantChoice],
    ) -> Me:
        """Let this browser look at another company of the person."""
        principal = principal_of(request)
        if principal.session_id is None or principal.actor.id is None:
            raise WrongCredentialsError
        async with runtime.database.system_session() as session:
            await switch_tenant(session, principal.session_id, principal.actor.id, data.tenant_id)
            me = await load_me(session, principal.actor.id, data.tenant_id)
        principals.forget(principal.session_id)
        async with runtime.database.tenant_session(principal.tenant_id, principal.actor) as session:
            append(session, UserChanged(ids=[principal.session_id]))
        return me


async def _audit_sign_in(runtime: Runtime, tenant_id: Any, me: Me, action: str, *, opened: bool = False) -> None:
    actor = Actor("user", me.user.name, me.role, me.user.id, me.membership_id)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        audit.record(session, action, subject_id=me.membership_id, subject_name=me.user.name)
        if opened:
            append(session, TenantOpened(locale=me.user.locale))
