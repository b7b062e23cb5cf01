"""Colleagues and invitations."""

from typing import Any
from uuid import UUID

from litestar import Controller, Request, Response, delete, get, patch, post
from litestar.params import FromPath, JSONBody

from backend.accounts.errors import WrongCredentialsError
from backend.accounts.queries import invitation_view, list_invitations, list_seats, load_me, seat_view
from backend.accounts.routes.cookies import client_of, with_session
from backend.accounts.schemas import (
    InvitationAcceptance,
    InvitationPreview,
    InvitationToken,
    InvitationView,
    InvitationWithLink,
    Me,
    NewInvitation,
    Seat,
    SeatPatch,
)
from backend.accounts.service.joining import account_for_invitation, preview_invitation
from backend.accounts.service.seats import (
    accept_invitation,
    change_seat,
    invite,
    tenant_of_invitation,
    withdraw_invitation,
)
from backend.accounts.service.sign_in import open_session
from backend.accounts.service.throttle import check_throttle, count_failure
from backend.web.edge import PUBLIC
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy, WithTotal
from backend.web.sessions import SHOWN_ONCE, etag, expected_version
from tenants.context import system_actor
from tenants.paging import Page


class UserController(Controller):
    """Colleagues of the tenant."""

    path = "/users"
    tags = ["Users"]

    @get(summary="Colleagues")
    async def index(
        self,
        read_session: GivenReadSession,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[Seat]:
        """Everybody with a seat, by name."""
        return await list_seats(read_session, sort, cursor, limit, with_total=with_total)

    @patch("/{seat_id:uuid}", summary="Change a colleague's role or seat")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        seat_id: FromPath[UUID],
        data: JSONBody[SeatPatch],
        if_match: IfMatch = None,
    ) -> Response[Seat]:
        """Change the role, or whether the person may come in."""
        seat = await change_seat(session, actor, seat_id, data, expected_version(if_match))
        return Response(seat_view(seat), headers=etag(seat.version))


class InvitationController(Controller):
    """Inviting colleagues by link."""

    tags = ["Invitations"]

    @get("/invitations", summary="Invitations")
    async def index(
        self,
        read_session: GivenReadSession,
        actor: GivenActor,
        cursor: Cursor = None,
        limit: Limit = 50,
        with_total: WithTotal = False,
    ) -> Page[InvitationView]:
        """Open, accepted and ended invitations, newest first."""
        actor.require("users.manage")
        return await list_invitations(read_session, cursor, limit, with_total=with_total)

    @post("/invitations", summary="Invite a colleague")
    async def create(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[NewInvitation]
    ) -> Response[InvitationWithLink]:
        """Make a link for one address; it is shown this one time."""
        invitation, token = await invite(session, actor, data.email, data.role)
        view = invitation_view(invitation)
        shown = InvitationWithLink(
            view.id,
            view.email,
            view.role,
            view.created_at,
            view.expires_at,
            view.accepted_at,
            view.invited_by,
            f"{runtime.settings.public_url}/invitation#{token}",
        )
        return Response(shown, headers={SHOWN_ONCE: "true"})

    @delete("/invitations/{invitation_id:uuid}", summary="Withdraw an invitation")
    async def withdraw(self, session: GivenSession, actor: GivenActor, invitation_id: FromPath[UUID]) -> None:
        """Close the link."""
        await withdraw_invitation(session, actor, invitation_id)

    @post("/invitation-previews", opt={PUBLIC: True}, status_code=200, summary="Look at an invitation")
    async def preview(self, runtime: GivenRuntime, data: JSONBody[InvitationToken]) -> InvitationPreview:
        """What the link offers, before it is accepted."""
        return await preview_invitation(runtime.database, data.token)

    @post("/invitation-acceptances", opt={PUBLIC: True}, summary="Accept an invitation")
    async def accept(
        self, request: Request[Any, Any, Any], runtime: GivenRuntime, data: JSONBody[InvitationAcceptance]
    ) -> Response[Me]:
        """Take the seat with a new account, or with the password of an existing one, and sign in."""
        tenant_id, client = tenant_of_invitation(data.token), client_of(request, runtime)
        await check_throttle(runtime.database, data.token[:64], client)
        try:
            account = await account_for_invitation(runtime.database, data)
        except WrongCredentialsError:
            await count_failure(runtime.database, data.token[:64], client)
            raise
        async with runtime.database.tenant_session(tenant_id, system_actor(account.name)) as session:
            await accept_invitation(
                session,
                data.token,
                user_id=account.id,
                name=account.name,
                totp_enabled=account.totp_secret is not None,
                time_zone=account.time_zone,
            )
        async with runtime.database.system_session() as session:
            signed_in = await open_session(session, account, days=runtime.settings.session_days, tenant_id=tenant_id)
            me = await load_me(session, account.id, tenant_id)
        return with_session(me, runtime, signed_in.token, 201)
