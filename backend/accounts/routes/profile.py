"""What a person changes about themselves: name, language, zone, password, second factor."""

from typing import Any

from litestar import Controller, Request, Response, delete, get, patch, post, put
from litestar.params import JSONBody

from backend.accounts.queries import user_view
from backend.accounts.schemas import (
    PasswordChange,
    PasswordProof,
    ProfilePatch,
    RecoveryCodes,
    TotpCode,
    TotpSetup,
    User,
)
from backend.accounts.service.profile import change_password, change_profile, load_own_account, prove_password
from backend.accounts.service.two_factor import begin_totp, confirm_totp, remove_totp
from backend.web.given import GivenPrincipals, GivenRuntime
from backend.web.sessions import principal_of
from tenants import audit
from tenants.runtime import Runtime


class ProfileController(Controller):
    """The signed-in person's own account."""

    path = "/profile"
    tags = ["Profile"]

    @get(summary="Your account")
    async def show(self, request: Request[Any, Any, Any], runtime: GivenRuntime) -> User:
        """The account of the signed-in person."""
        async with runtime.database.system_session() as session:
            return user_view(await load_own_account(session, principal_of(request).actor))

    @patch(summary="Change your account")
    async def change(
        self,
        request: Request[Any, Any, Any],
        runtime: GivenRuntime,
        principals: GivenPrincipals,
        data: JSONBody[ProfilePatch],
    ) -> User:
        """Change name, language, time zone or theme."""
        principal = principal_of(request)
        async with runtime.database.system_session() as session:
            account = await load_own_account(session, principal.actor)
            await change_profile(session, account, data)
        principals.forget(account.id)
        return user_view(account)

    @put("/password", status_code=204, summary="Change your password")
    async def password(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[PasswordChange]
    ) -> None:
        """Set a new password; every other browser of the person is signed out."""
        principal = principal_of(request)
        async with runtime.database.system_session() as session:
            account = await load_own_account(session, principal.actor)
            await prove_password(runtime.database, account, data.current_password, "current_password")
            await change_password(session, account, data.new_password, keep=principal.session_id)
        await self._audit(request, runtime, "user.password_changed")

    @post("/totp", summary="Begin with a second factor")
    async def begin(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[PasswordProof]
    ) -> TotpSetup:
        """A secret for an authenticator app; it counts after its first code."""
        async with runtime.database.system_session() as session:
            account = await load_own_account(session, principal_of(request).actor)
            await prove_password(runtime.database, account, data.password, "password")
            return begin_totp(account, runtime.vault)

    @put("/totp", summary="Switch the second factor on")
    async def confirm(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[TotpCode]
    ) -> RecoveryCodes:
        """Check the first code; answers the recovery codes."""
        async with runtime.database.system_session() as session:
            account = await load_own_account(session, principal_of(request).actor)
            codes = await confirm_totp(session, account, runtime.vault, data.code)
        await self._audit(request, runtime, "user.second_factor_added")
        return RecoveryCodes(codes)

    @delete("/totp", status_code=204, summary="Switch the second factor off")
    async def remove(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[PasswordProof]
    ) -> Response[None]:
        """Remove the second factor, after the password."""
        async with runtime.database.system_session() as session:
            account = await load_own_account(session, principal_of(request).actor)
            await prove_password(runtime.database, account, data.password, "password")
            await remove_totp(session, account)
        await self._audit(request, runtime, "user.second_factor_removed")
        return Response(None, status_code=204)

    async def _audit(self, request: Request[Any, Any, Any], runtime: Runtime, action: str) -> None:
        principal = principal_of(request)
        async with runtime.database.tenant_session(principal.tenant_id, principal.actor) as session:
            audit.record(session, action, subject_id=principal.actor.membership_id, subject_name=principal.actor.name)
