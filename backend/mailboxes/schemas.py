"""What the mailbox routes take and give."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

Address = Annotated[str, Meta(min_length=3, max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s.]+$")]
Host = Annotated[str, Meta(min_length=1, max_length=253, pattern=r"^[^\s/@:]+$|^[0-9A-Fa-f:.]+$")]
Port = Annotated[int, Meta(ge=1, le=65535)]
Username = Annotated[str, Meta(min_length=1, max_length=254, pattern=r"^[^\x00-\x1f]+$")]
Secret = Annotated[str, Meta(min_length=1, max_length=4096)]
DisplayName = Annotated[str, Meta(max_length=120)]
Status = Literal["new", "syncing", "live", "paused", "needs_attention"]
Visibility = Literal["owner", "team", "all"]
OAuthSlug = Literal["google", "microsoft"]
Step = Literal["resolve", "connect", "tls", "sign_in", "folders", "smtp"]


class Endpoint(msgspec.Struct, frozen=True):
    """A server."""

    host: Host
    port: Port
    security: Literal["tls", "starttls"]


class NewMailbox(msgspec.Struct, forbid_unknown_fields=True):
    """A mailbox to add. `username` is the address unless given; `sync_since` leaves older mail on the server.
    `visibility`: who sees its mail; `team` needs `team_id`.
    """

    address: Address
    secret: Secret
    imap: Endpoint
    display_name: DisplayName = ""
    username: Username | None = None
    smtp: Endpoint | None = None
    sync_since: date | None = None
    visibility: Visibility = "all"
    team_id: UUID | None = None

    def __repr__(self) -> str:
        return f"NewMailbox({self.address})"


class MailboxPatch(msgspec.Struct, forbid_unknown_fields=True):
    """What to change; what is absent stays. Another IMAP server or user needs the secret again."""

    display_name: DisplayName | UnsetType = UNSET
    username: Username | UnsetType = UNSET
    secret: Secret | UnsetType = UNSET
    imap: Endpoint | UnsetType = UNSET
    smtp: Endpoint | UnsetType | None = UNSET
    paused: bool | UnsetType = UNSET
    #: Mail that came before this day stays on the server; null = all of it is fetched.
    sync_since: date | UnsetType | None = UNSET

    def __repr__(self) -> str:
        return "MailboxPatch(...)"


class MailboxVisibility(msgspec.Struct, forbid_unknown_fields=True):
    """Who may look into a mailbox: its owner, also a team, or everybody."""

    visibility: Literal["owner", "team", "all"]
    team_id: UUID | None = None


class MailboxProblem(msgspec.Struct, frozen=True):
    """Why a mailbox does not sync, in the reader's language. `server_said` is verbatim."""

    code: str
    title: str
    what_to_do: str
    since: datetime
    server_said: str | None


class Progress(msgspec.Struct, frozen=True):
    """How much of what the server has is here: `found` = `stored` + `skipped` + `left`. Counted are the folders that
    are fetched, without what came before the start date. `per_second` are messages stored, over the last minute."""

    found: int
    stored: int
    skipped: int
    left: int
    newest_at: datetime | None
    started_at: datetime | None
    finished_at: datetime | None
    per_second: float | None
    bytes_stored: int
    expected_end: datetime | None
    phase: Literal["newest", "backfill", "up_to_date", "paused", "waiting"]
    #: Nothing (or, while old mail comes in, nothing old) is asked of the server before then.
    waiting_until: datetime | None


class SignedIn(msgspec.Struct, frozen=True):
    """The consent by which a mailbox is opened. `consent_ends_at`: when the provider ends it by itself, if it says."""

    provider: OAuthSlug
    account: str
    consent_ends_at: datetime | None


class MailboxView(msgspec.Struct, frozen=True):
    """A mailbox. `imap` is null for an archive of imported mail; `signed_in` is set where `auth` is `oauth`."""

    id: UUID
    kind: Literal["imap", "archive"]
    address: str
    display_name: str
    provider: str | None
    imap: Endpoint | None
    smtp: Endpoint | None
    username: str
    auth: Literal["password", "oauth"]
    signed_in: SignedIn | None
    status: Status
    visibility: Literal["owner", "team", "all"]
    team_id: UUID | None
    #: The seat of whoever added it.
    owner_id: UUID | None
    problem: MailboxProblem | None
    progress: Progress
    #: What the server wants a person to read, verbatim.
    server_alerts: list[str]
    sync_since: date | None
    last_checked_at: datetime | None
    created_at: datetime
    version: int


class SkipReason(msgspec.Struct, frozen=True):
    """Why messages of a folder are not here, and how many. `again_at`: when the next of them is tried again by itself;
    `retryable`: whether a person may have them tried again."""

    reason: str
    count: int
    text: str
    again_at: datetime | None
    retryable: bool


class FolderView(msgspec.Struct, frozen=True):
    """One folder: `on_server` = `stored` + `skipped` + `before_start` + `left` - `held`. Not `selected`: its mail is
    not fetched. `chosen` is what a person decided of that; null = what the folder is for decides."""

    id: UUID
    name: str
    role: Literal["inbox", "sent", "archive", "drafts", "junk", "trash", "other"]
    selected: bool
    chosen: bool | None
    on_server: int
    stored: int
    skipped: int
    before_start: int
    left: int
    #: Deleted on the server, kept here.
    deleted_on_server: int
    #: Vanished from the server all at once; kept as they are until `held_since` is a day ago.
    held: int
    held_since: datetime | None
    last_checked_at: datetime | None
    #: When all messages were last compared with the server's.
    verified_at: datetime | None
    #: By how many messages the comparison found the ledger wrong; 0 = exact.
    drift: int
    drift_since: datetime | None
    repaired_at: datetime | None
    skip_reasons: list[SkipReason]
    problem: str | None


class FolderChoice(msgspec.Struct, forbid_unknown_fields=True):
    """Whether the folder's mail is fetched; null = what the folder is for decides."""

    selected: bool | None


class SkipRetry(msgspec.Struct, forbid_unknown_fields=True):
    """Messages left out for this reason are to be tried again, in one folder or in all."""

    reason: Annotated[str, Meta(min_length=1, max_length=40)]
    folder_id: UUID | None = None


class MailboxCheck(msgspec.Struct, forbid_unknown_fields=True):
    """Settings to try out; nothing is kept."""

    address: Address
    secret: Secret
    imap: Endpoint
    username: Username | None = None
    smtp: Endpoint | None = None

    def __repr__(self) -> str:
        return f"MailboxCheck({self.address})"


class CheckProblem(msgspec.Struct, frozen=True):
    """What went wrong at a step, and what to do."""

    code: str
    title: str
    what_to_do: str
    server_said: str | None


class CheckStep(msgspec.Struct, frozen=True):
    """One step of a check."""

    step: Step
    ok: bool
    problem: CheckProblem | None


class CheckedFolder(msgspec.Struct, frozen=True):
    """A folder that the check found; `messages` is null where the server does not say."""

    name: str
    role: str
    messages: int | None


class CheckResult(msgspec.Struct, frozen=True):
    """The steps that were tried, in order; the first that fails ends its chain."""

    ok: bool
    steps: list[CheckStep]
    folders: list[CheckedFolder]


class SecretGuide(msgspec.Struct, frozen=True):
    """Why a provider asks for another secret than the password, and how to get it; `page` is where to begin."""

    why: str
    steps: list[str]
    page: str | None
    note: str | None


class SettingsProposal(msgspec.Struct, frozen=True):
    """How an address is probably reached. `help` says in short where to find the secret, `guide` step by step.

    `sign_in` names the provider on whose own page a person can sign in instead. `foreign_host` is a server that the
    domain announces but that is not below it: whoever types the secret should look at its name first.
    """

    address: str
    provider: str | None
    provider_name: str | None
    imap: Endpoint
    smtp: Endpoint
    username: str
    secret_kind: Literal["password", "authorization_code", "app_password", "oauth"]
    help: str | None
    guide: SecretGuide | None
    sign_in: OAuthSlug | None
    foreign_host: str | None
    sources: list[Literal["provider_table", "mx", "autoconfig", "srv", "probe", "guess"]]
