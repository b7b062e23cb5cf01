"""`MailSource` over IMAP."""

from collections.abc import AsyncIterator, Sequence
from datetime import date

from mail_ingest.imap import appending, bodies, heads, listing, metadata, partial, searching, selecting, statuses, stubs
from mail_ingest.imap.changes import changes
from mail_ingest.imap.connecting import NotConnectedError, connect
from mail_ingest.imap.errors import ConnectError, MailError, Step
from mail_ingest.imap.options import Options
from mail_ingest.imap.providers.settings import provider_by_slug
from mail_ingest.imap.responses import Status
from mail_ingest.imap.selecting import Opened
from mail_ingest.imap.session import Session
from mail_ingest.imap.signin import SignIn
from mail_ingest.imap.source import (
    Appended,
    BodyBatch,
    Change,
    Folder,
    FolderChanges,
    FolderState,
    FolderStatus,
    KnownState,
    MessageBody,
    MessageMeta,
    StopSignal,
)
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.imap.verdicts import Context, judge_exception, judge_status
from mail_ingest.imap.waiting import Waiting

__all__ = ["ImapSource", "Options", "open_imap"]


async def open_imap(
    target: ConnectTarget,
    sign_in: SignIn,
    *,
    provider: str | None = None,
    provider_name: str | None = None,
    always_send_id: bool = False,
    options: Options = Options(),  # noqa: B008 - frozen
) -> "ImapSource":
    """Connect, sign in and learn what the server can. Raises ConnectError, SignInError.

    `always_send_id`: NetEase refuses every folder until the client has sent ID, whether it is advertised or not.
    """
    context = Context(target.host, target.port, Step.CONNECT, provider, provider_name)
    try:
        protocol, greeting = await connect(target, seconds=options.connect, limits=options.limits)
    except NotConnectedError as error:
        context = Context(target.host, target.port, error.step, provider, provider_name)
        cause = error.cause
        problem = judge_status(cause, context) if isinstance(cause, Status) else judge_exception(cause, context)
        raise ConnectError(problem) from error
    session = Session(protocol, context, options)
    try:
        await session.sign_in(greeting, sign_in)
        await session.introduce(always=always_send_id)
        await session.enable()
        profile = provider_by_slug(provider) if provider else None
        if options.compress or (profile is not None and profile.quirks.compress):
            await session.compress()
    except BaseException:
        protocol.drop()
        raise
    return ImapSource(session)


class ImapSource:
    """One signed-in IMAP connection; made by `open_imap`. See `MailSource` for what the methods promise."""

    __slots__ = ("_opened", "_session", "_statuses", "_waiting")

    def __init__(self, session: Session) -> None:
        self._session = session
        self._statuses = statuses.Statuses(session)
        self._waiting = Waiting(session)
        self._opened: Opened | None = None

    @property
    def capabilities(self) -> frozenset[str]:
        return self._session.capabilities

    @property
    def server_alerts(self) -> tuple[str, ...]:
        return tuple(self._session.alerts)

    @property
    def compressed(self) -> bool:
        """Whether the connection is compressed."""
        return self._session.protocol.link.compressed

    # Folders

    async def list_folders(self) -> list[Folder]:
        return await listing.list_folders(self._session)

    async def open_folder(
        self, folder: Folder, *, read_only: bool = True, known: KnownState | None = None
    ) -> FolderState:
        self._opened = None
        self._opened = await selecting.open_folder(self._session, folder, read_only=read_only, known=known)
        return self._opened.state

    async def changes(self, *, since_modseq: int, known: Sequence[int]) -> FolderChanges:
        opened = self._open()
        told, opened.told = opened.told, None
        return await changes(self._session, opened.state, told, since_modseq, known)

    async def folder_status(self, folder: Folder) -> FolderStatus:
        return await statuses.folder_status(self._session, folder)

    async def statuses(self, folders: Sequence[Folder]) -> dict[bytes, FolderStatus | MailError]:
        return await self._statuses.ask(folders, self._opened.folder if self._opened else None)

    # Messages

    async def uids(self, *, first: int = 1, since: date | None = None) -> list[int]:
        if not self._open().state.exists and not self._session.protocol.exists:
            return []
        return await searching.uids(self._session, first, since)

    def fetch_meta(self, uids: Sequence[int], *, changed_since: int | None = None) -> AsyncIterator[list[MessageMeta]]:
        return metadata.fetch_meta(self._session, uids, changed_since)

    def fetch_heads(self, uids: Sequence[int]) -> AsyncIterator[dict[int, bytes]]:
        return heads.fetch_heads(self._session, uids)

    def fetch_bodies(
        self,
        wanted: Sequence[MessageMeta],
        *,
        batch_bytes: int = 4_000_000,
        batch_count: int = 200,
        max_bytes: int = 100_000_000,
    ) -> AsyncIterator[BodyBatch]:
        return bodies.fetch_bodies(self._session, wanted, batch_bytes, batch_count, max_bytes)

    async def fetch_stub(self, meta: MessageMeta) -> MessageBody:
        return await stubs.fetch_stub(self._session, meta)

    def fetch_chunks(self, uid: int, *, start: int = 0) -> AsyncIterator[bytes]:
        return partial.fetch_chunks(self._session, uid, start)

    # What we sent

    async def append(self, folder: Folder, raw: bytes) -> Appended | None:
        """Put a message into a folder, marked as read; see `appending.append`."""
        return await appending.append(self._session, folder, raw)

    async def find_message(self, message_id: str) -> int | None:
        """The UID of a message of the open folder by its Message-ID; see `appending.find_message`."""
        self._open()
        return await appending.find_message(self._session, message_id)

    # Waiting

    async def poll(self) -> Change:
        return await self._waiting.poll()

    async def wait_for_change(self, seconds: float, *, stop: StopSignal | None = None) -> Change:
        return await self._waiting.wait(seconds, stop)

    async def close(self) -> None:
        await self._session.close()

    def _open(self) -> Opened:
        if self._opened is None:
            raise RuntimeError("no folder is open")
        return self._opened
