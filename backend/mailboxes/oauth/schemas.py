"""What the routes of signing in at a provider take and give."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from backend.mailboxes.schemas import Address, DisplayName, OAuthSlug, Visibility

ClientId = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[\x21-\x7e]+$")]
ClientSecret = Annotated[str, Meta(min_length=1, max_length=1000)]
#: Microsoft's tenant id or domain.
Directory = Annotated[str, Meta(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9.-]+$")]


class OAuthClientView(msgspec.Struct, frozen=True):
    """Whether people can sign in with a provider, and through whose registration; the secret is never shown."""

    provider: OAuthSlug
    name: str
    set_up_by: Literal["tenant", "operator"] | None
    client_id: str | None
    directory: str | None
    redirect_uri: str
    changed_at: datetime | None


class SetOAuthClient(msgspec.Struct, forbid_unknown_fields=True):
    """The tenant's own registration. `secret` may be left out while the client id stays."""

    client_id: ClientId
    secret: ClientSecret | None = None
    directory: Directory | None = None

    def __repr__(self) -> str:
        return f"SetOAuthClient({self.client_id})"


class NewMailboxSignIn(msgspec.Struct, forbid_unknown_fields=True):
    """Begin to sign in at a provider: for a mailbox to add (`address` and its settings), or again for one that is
    there (`mailbox_id`)."""

    provider: OAuthSlug
    address: Address | None = None
    mailbox_id: UUID | None = None
    display_name: DisplayName = ""
    sync_since: date | None = None
    visibility: Visibility = "all"
    team_id: UUID | None = None


class MailboxSignIn(msgspec.Struct, frozen=True):
    """Where to send the browser, and until when it may come back."""

    authorize_url: str
    expires_at: datetime


class FinishedMailboxSignIn(msgspec.Struct, forbid_unknown_fields=True):
    """What the provider gave the browser to bring back."""

    state: Annotated[str, Meta(min_length=1, max_length=500)]
    code: Annotated[str, Meta(max_length=4000)] | None = None
    error: Annotated[str, Meta(max_length=200)] | None = None
    error_description: Annotated[str, Meta(max_length=4000)] | None = None

    def __repr__(self) -> str:
        return "FinishedMailboxSignIn(...)"
