"""HTTP of mailboxes."""

from typing import Annotated, Final
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.mailboxes.ledger import folder_views
from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.mailboxes.queries import list_mailboxes, load_mailbox, mailbox_view
from backend.mailboxes.schemas import (
    CheckResult,
    FolderChoice,
    FolderView,
    MailboxCheck,
    MailboxPatch,
    MailboxView,
    MailboxVisibility,
    NewMailbox,
    SettingsProposal,
    SkipRetry,
)
from backend.mailboxes.service.accounts import add_mailbox, change_mailbox, remove_mailbox, request_sync
from backend.mailboxes.service.check import check_again, check_mailbox
from backend.mailboxes.service.discovery import propose_settings
from backend.mailboxes.service.ledger import choose_folder, request_verification, retry_skipped
from backend.mailboxes.service.limits import spend
from backend.mailboxes.service.visibility import set_visibility
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit
from backend.web.sessions import etag, expected_version
from tenants.context import current
from tenants.paging import Page

_SEARCHES_IN_WINDOW: Final = 120

AddressOf = Annotated[
    str,
    QueryParameter(
        name="address", max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$", description="An e-mail address."
    ),
]


class MailboxController(Controller):
    """Mailboxes that are kept in step with their servers."""

    path = "/mailboxes"
    tags = ["Mailboxes"]

    @get(summary="Mailboxes")
    async def index(
        self, read_session: GivenReadSession, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[MailboxView]:
        """Mailboxes by address, each with how much of its mail is here."""
        return await list_mailboxes(read_session, cursor, limit)

    @post(summary="Add a mailbox")
    async def create(
        self, session: GivenSession, actor: GivenActor, runtime: GivenRuntime, data: JSONBody[NewMailbox]
    ) -> Response[MailboxView]:
        """Add a mailbox; its mail begins to come in within seconds, newest first."""
        mailbox = await add_mailbox(session, actor, runtime.vault, data)
        return Response(await mailbox_view(session, mailbox), headers=etag(mailbox.version))

    @get("/{mailbox_id:uuid}", summary="A mailbox")
    async def show(self, read_session: GivenReadSession, mailbox_id: FromPath[UUID]) -> Response[MailboxView]:
        """The mailbox, what is wrong with it and what to do."""
        mailbox = await load_mailbox(read_session, mailbox_id)
        return Response(await mailbox_view(read_session, mailbox), headers=etag(mailbox.version))

    @patch("/{mailbox_id:uuid}", summary="Change a mailbox")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        runtime: GivenRuntime,
        mailbox_id: FromPath[UUID],
        data: JSONBody[MailboxPatch],
        if_match: IfMatch = None,
    ) -> Response[MailboxView]:
        """Change settings or secret, pause or resume. Another server needs the secret again."""
        version = expected_version(if_match)
        mailbox = await change_mailbox(session, actor, runtime.vault, mailbox_id, version, data)
        return Response(await mailbox_view(session, mailbox), headers=etag(mailbox.version))

    @put("/{mailbox_id:uuid}/visibility", summary="Choose who may look into a mailbox")
    async def decide(
        self, session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID], data: JSONBody[MailboxVisibility]
    ) -> MailboxView:
        """For its owner to say; who manages mailboxes may only let fewer people in."""
        return await mailbox_view(session, await set_visibility(session, actor, mailbox_id, data))

    @delete("/{mailbox_id:uuid}", summary="Remove a mailbox")
    async def remove(self, session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID]) -> None:
        """End the synchronisation and forget the secret. The mail stays."""
        await remove_mailbox(session, actor, mailbox_id)

    @get("/{mailbox_id:uuid}/folders", summary="The folders of a mailbox")
    async def folders(self, read_session: GivenReadSession, mailbox_id: FromPath[UUID]) -> list[FolderView]:
        """What is on the server, what of it is here, and why the rest is not."""
        await load_mailbox(read_session, mailbox_id)
        return await folder_views(read_session, mailbox_id)

    @post("/{mailbox_id:uuid}/sync-requests", status_code=202, summary="Sync a mailbox now")
    async def sync(self, session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID]) -> None:
        """Look at the server now instead of at the next turn."""
        await request_sync(session, actor, mailbox_id)

    @patch("/{mailbox_id:uuid}/folders/{folder_id:uuid}", summary="Choose whether a folder is fetched")
    async def choose(
        self,
        session: GivenSession,
        actor: GivenActor,
        mailbox_id: FromPath[UUID],
        folder_id: FromPath[UUID],
        data: JSONBody[FolderChoice],
    ) -> FolderView:
        """Have a folder's mail fetched or not. What is here already stays."""
        return await choose_folder(session, actor, mailbox_id, folder_id, data.selected)

    @post("/{mailbox_id:uuid}/verifications", status_code=202, summary="Compare a mailbox with its server now")
    async def verify(self, session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID]) -> None:
        """Compare every message of every folder with the server; what is missing is fetched."""
        await request_verification(session, actor, mailbox_id)

    @post("/{mailbox_id:uuid}/skip-retries", status_code=202, summary="Try again what was left out")
    async def retry(
        self, session: GivenSession, actor: GivenActor, mailbox_id: FromPath[UUID], data: JSONBody[SkipRetry]
    ) -> None:
        """Fetch again what was left out for a reason."""
        await retry_skipped(session, actor, mailbox_id, data)


@post("/mailboxes/{mailbox_id:uuid}/checks", status_code=200, tags=["Mailboxes"], summary="Try a mailbox")
async def check_here(actor: GivenActor, runtime: GivenRuntime, mailbox_id: FromPath[UUID]) -> CheckResult:
    """Connect and sign in with the secret or the consent that is here, for receiving and for sending."""
    keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
    return await check_again(
        actor, runtime.database, runtime.vault, runtime.egress, runtime.redis, keeper.access_token, mailbox_id
    )


@post("/mailbox-checks", status_code=200, tags=["Mailboxes"], summary="Try mailbox settings")
async def check(actor: GivenActor, runtime: GivenRuntime, data: JSONBody[MailboxCheck]) -> CheckResult:
    """Connect and sign in without keeping anything; says at which step it fails and what to do."""
    return await check_mailbox(actor, runtime.egress, runtime.redis, data)


@get("/mailbox-settings", tags=["Mailboxes"], summary="Find the settings of an address")
async def settings(actor: GivenActor, runtime: GivenRuntime, address: AddressOf) -> SettingsProposal:
    """How the mailbox of an address is probably reached, and where its secret is found."""
    actor.require("mailboxes.manage")
    await spend(runtime.redis, "searches", _SEARCHES_IN_WINDOW)
    return await propose_settings(runtime.egress, address, current().locale)


ROUTES = [MailboxController, check, check_here, settings]
