"""`MailSource` over IMAP."""

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from aioimaplib import aioimaplib

from mail_ingest.imap.bodies import fetch_bodies
from mail_ingest.imap.connecting import NotConnectedError, connect
from mail_ingest.imap.errors import (
    CommandRefusedError,
    ConnectError,
    ConnectionLostError,
    MailError,
    Problem,
    ProtocolError,
    Scope,
    SignInError,
    Step,
)
from mail_ingest.imap.fetching import merge, read_internal_date, read_meta
from mail_ingest.imap.folders import MAX_FOLDERS, read_folder, settle_roles
from mail_ingest.imap.grammar import ascii_text, number, pairs, quote
from mail_ingest.imap.protocol import ImapProtocol, LinkLostError, Outcome
from mail_ingest.imap.responses import Data, Status
from mail_ingest.imap.signin import SignIn
from mail_ingest.imap.source import (
    BodyBatch,
    Change,
    ChangeKind,
    Folder,
    FolderState,
    FolderStatus,
    MessageMeta,
    StopSignal,
)
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.imap.uidset import read_uid_set, uid_sets
from mail_ingest.imap.verdicts import Context, judge_exception, judge_status
from mail_ingest.imap.wire import DEFAULT_LIMITS, Limits, WireError

_META_BATCH = 300


@dataclass(frozen=True, slots=True)
class Options:
    """How patient the client is, in seconds, and what it says of itself."""

    connect: float = 15
    quiet: float = 60
    #: IDLE is renewed after this long; NATs and some providers cut connections that are silent for 10 minutes.
    idle_refresh: float = 9 * 60
    #: Between two NOOPs where there is no IDLE. Polling faster gets an account blocked at some providers.
    poll_every: float = 90
    client_id: tuple[tuple[str, str], ...] = (("name", "Lading"), ("vendor", "Lading"))
    limits: Limits = DEFAULT_LIMITS


async def open_imap(
    target: ConnectTarget,
    sign_in: SignIn,
    *,
    provider: str | None = None,
    provider_name: str | None = None,
    always_send_id: bool = False,
    options: Options = Options(),
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
    source = ImapSource(protocol, context, options)
    try:
        await source.sign_in(greeting, sign_in)
        await source.introduce(always=always_send_id)
    except BaseException:
        protocol.drop()
        raise
    return source


class ImapSource:
    """One signed-in IMAP connection; made by `open_imap`. See `MailSource` for what the methods promise."""

    def __init__(self, protocol: ImapProtocol, context: Context, options: Options) -> None:
        self._protocol = protocol
        self._context = context
        self._options = options
        self._capabilities: frozenset[str] = frozenset()
        self._alerts: list[str] = []
        self._folder: Folder | None = None
        self._exists = 0
        protocol.on_status = self._hear_status

    @property
    def capabilities(self) -> frozenset[str]:
        return self._capabilities

    @property
    def server_alerts(self) -> tuple[str, ...]:
        return tuple(self._alerts)

    # Signing in

    async def sign_in(self, greeting: Status, sign_in: SignIn) -> None:
        """Sign in and read the capabilities, which many servers extend by that."""
        self._hear_status(greeting)
        if not self._capabilities:
            await self._ask_capabilities(Step.CONNECT)
        if greeting.result != "PREAUTH":
            attempt = sign_in.attempt(self._capabilities)
            before, self._capabilities = self._capabilities, frozenset()
            outcome = await self.command(*attempt.parts, answers=attempt.answers, step=Step.SIGN_IN)
            self._hear_status(outcome.status)
            if not self._capabilities:
                self._capabilities = before
                await self._ask_capabilities(Step.SIGN_IN)
        self._protocol.state = aioimaplib.AUTH

    async def introduce(self, *, always: bool) -> None:
        """Send ID (RFC 2971), which says no more than what program this is. A refusal does not matter."""
        if not (always or "ID" in self._capabilities):
            return
        fields = b" ".join(quote(text.encode()) for pair in self._options.client_id for text in pair)
        with suppress(CommandRefusedError):
            await self.command(b"ID (" + fields + b")", wanted=frozenset({"ID"}))

    async def _ask_capabilities(self, step: Step) -> None:
        outcome = await self.command(b"CAPABILITY", wanted=frozenset({"CAPABILITY"}), step=step)
        for response in outcome.responses:
            if isinstance(response, Data):
                self._learn([v for v in response.values if isinstance(v, bytes)])

    def _learn(self, words: Sequence[bytes]) -> None:
        self._capabilities = frozenset(ascii_text(word).upper() for word in words[:1000])

    def _hear_status(self, status: Status) -> None:
        if status.code == "CAPABILITY":
            self._learn(status.arguments.split())
        elif status.code == "ALERT" and len(self._alerts) < 20 and status.said() not in self._alerts:
            self._alerts.append(status.said())

    # Folders

    async def list_folders(self) -> list[Folder]:
        foreign = await self._foreign_prefixes()
        marked = "SPECIAL-USE" in self._capabilities and "LIST-EXTENDED" in self._capabilities
        if marked:
            request = b'LIST "" "*" RETURN (SPECIAL-USE)'
        elif "XLIST" in self._capabilities and "SPECIAL-USE" not in self._capabilities:
            request = b'XLIST "" "*"'
        else:
            request = b'LIST "" "*"'
        outcome = await self.command(request, wanted=frozenset({"LIST", "XLIST"}))
        folders: dict[bytes, Folder] = {}
        for response in outcome.responses[: 2 * MAX_FOLDERS]:
            folder = read_folder(response.values) if isinstance(response, Data) else None
            if folder and not any(folder.wire_name.startswith(prefix) for prefix in foreign):
                folders[folder.wire_name] = folder
        return settle_roles(list(folders.values())[:MAX_FOLDERS])

    async def _foreign_prefixes(self) -> list[bytes]:
        """Where other users' and shared folders begin (RFC 2342); they belong to somebody else's mailbox."""
        if "NAMESPACE" not in self._capabilities:
            return []
        try:
            outcome = await self.command(b"NAMESPACE", wanted=frozenset({"NAMESPACE"}))
        except CommandRefusedError:
            return []
        prefixes: list[bytes] = []
        for response in outcome.responses:
            if not isinstance(response, Data):
                continue
            for group in response.values[1:3]:
                entries = [entry[0] for entry in group or [] if isinstance(entry, list) and entry]
                prefixes += [prefix for prefix in entries if isinstance(prefix, bytes) and prefix]
        return prefixes

    async def open_folder(self, folder: Folder, *, read_only: bool = True) -> FolderState:
        self._folder = None
        verb = b"EXAMINE " if read_only else b"SELECT "
        condstore = b" (CONDSTORE)" if "CONDSTORE" in self._capabilities else b""
        outcome = await self.command(
            verb + quote(folder.wire_name) + condstore, wanted=frozenset({"STATUSES", "EXISTS"})
        )
        codes: dict[str, int | None] = {}
        exists = 0
        for response in outcome.responses:
            if isinstance(response, Status) and response.code:
                codes[response.code] = number(response.arguments)
            elif not isinstance(response, Status):
                exists = getattr(response, "number", exists)
        self._protocol.take_pushed()
        self._protocol.state = aioimaplib.SELECTED
        self._folder, self._exists = folder, exists
        return FolderState(
            uid_validity=codes.get("UIDVALIDITY") or 0,
            uid_next=codes.get("UIDNEXT"),
            highest_modseq=codes.get("HIGHESTMODSEQ") or None,
            exists=exists,
            uids_sticky="UIDNOTSTICKY" not in codes,
            read_only=read_only or outcome.status.code == "READ-ONLY",
        )

    async def folder_status(self, folder: Folder) -> FolderStatus:
        modseq = b" HIGHESTMODSEQ" if "CONDSTORE" in self._capabilities else b""
        outcome = await self.command(
            b"STATUS " + quote(folder.wire_name) + b" (MESSAGES UIDNEXT UIDVALIDITY UNSEEN" + modseq + b")",
            wanted=frozenset({"STATUS"}),
            scope=Scope.FOLDER,
        )
        found: dict[str, int | None] = {}
        for response in outcome.responses:
            if isinstance(response, Data) and response.values and isinstance(response.values[-1], list):
                found = {name: number(value) for name, value in pairs(response.values[-1])}
        return FolderStatus(
            messages=found.get("MESSAGES"),
            uid_next=found.get("UIDNEXT"),
            uid_validity=found.get("UIDVALIDITY"),
            highest_modseq=found.get("HIGHESTMODSEQ") or None,
            unseen=found.get("UNSEEN"),
        )

    # Messages

    async def uids(self, *, first: int = 1, since: date | None = None) -> list[int]:
        pushed = self._protocol.take_pushed()
        self._exists = pushed.exists if pushed.exists is not None else self._exists
        if not self._exists:
            return []
        try:
            found = await self._search(first, since)
        except CommandRefusedError:  # some servers' search is broken for good (Tencent, Yandex)
            found = await self._uids_by_fetch(first, since)
        return sorted({uid for uid in found if uid >= first})

    async def _search(self, first: int, since: date | None) -> list[int]:
        criteria = [b"UID %d:*" % first] if first > 1 else []
        if since is not None:
            criteria.append(b"SINCE " + _imap_date(since - timedelta(days=1)))
        extended = b"RETURN (ALL) " if "ESEARCH" in self._capabilities else b""
        outcome = await self.command(
            b"UID SEARCH " + extended + (b" ".join(criteria) or b"ALL"),
            wanted=frozenset({"SEARCH", "ESEARCH"}),
            deadline=300,
            scope=Scope.FOLDER,
        )
        found: list[int] = []
        for response in outcome.responses:
            if not isinstance(response, Data):
                continue
            if response.kind == "SEARCH":
                found += [n for n in map(number, response.values) if n is not None]
            else:
                found += _esearch(response)
        return found

    async def _uids_by_fetch(self, first: int, since: date | None) -> list[int]:
        outcome = await self.command(
            b"UID FETCH %d:* (UID INTERNALDATE)" % first,
            wanted=frozenset({"FETCH"}),
            deadline=300,
            scope=Scope.FOLDER,
        )
        earliest = since - timedelta(days=1) if since else None
        found = []
        for uid, fetched in merge(outcome.responses).items():
            received = read_internal_date(fetched.items.get("INTERNALDATE"))
            if earliest is None or received is None or received.date() >= earliest:
                found.append(uid)
        return found

    async def fetch_meta(
        self, uids: Sequence[int], *, changed_since: int | None = None
    ) -> AsyncIterator[list[MessageMeta]]:
        items = b"UID FLAGS INTERNALDATE RFC822.SIZE"
        if "CONDSTORE" in self._capabilities:
            items += b" MODSEQ"
        if "X-GM-EXT-1" in self._capabilities:
            items += b" X-GM-MSGID X-GM-THRID X-GM-LABELS"
        elif "OBJECTID" in self._capabilities:
            items += b" EMAILID THREADID"
        modifier = b" (CHANGEDSINCE %d)" % changed_since if changed_since is not None else b""
        newest_first = sorted(set(uids), reverse=True)
        for start in range(0, len(newest_first), _META_BATCH):
            asked = set(newest_first[start : start + _META_BATCH])
            batch: list[MessageMeta] = []
            for uid_set in uid_sets(asked):
                outcome = await self.command(
                    b"UID FETCH " + uid_set.encode() + b" (" + items + b")" + modifier,
                    wanted=frozenset({"FETCH"}),
                    deadline=120,
                    scope=Scope.FOLDER,
                )
                found = merge(outcome.responses)
                batch += [read_meta(uid, fetched) for uid, fetched in found.items() if uid in asked]
            batch.sort(key=lambda meta: meta.uid, reverse=True)
            yield batch

    def fetch_bodies(
        self,
        wanted: Sequence[MessageMeta],
        *,
        batch_bytes: int = 4_000_000,
        batch_count: int = 200,
        max_bytes: int = 100_000_000,
    ) -> AsyncIterator[BodyBatch]:
        return fetch_bodies(self, wanted, batch_bytes, batch_count, max_bytes)

    # Waiting

    async def poll(self) -> Change:
        await self.command(b"NOOP")
        return self._change(ChangeKind.TIMEOUT)

    async def wait_for_change(self, seconds: float, *, stop: StopSignal | None = None) -> Change:
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        stopped = asyncio.ensure_future(_until(stop))
        try:
            while True:
                left = end - loop.time()
                change = self._change(ChangeKind.TIMEOUT)
                if change.kind is ChangeKind.PUSHED:
                    return change
                if stopped.done():
                    return Change(kind=ChangeKind.STOPPED)
                if left <= 0:
                    return change
                if "IDLE" in self._capabilities:
                    await self._idle(stopped, min(left, self._options.idle_refresh))
                else:
                    await asyncio.wait({stopped}, timeout=min(left, self._options.poll_every))
                    await self.command(b"NOOP")
        finally:
            stopped.cancel()

    async def _idle(self, stopped: "asyncio.Future[None]", seconds: float) -> None:
        try:
            outcome = await self._protocol.idle_until(stopped, refresh=seconds)
        except LinkLostError as error:
            raise self._lost(error, Step.FOLDERS) from error
        if outcome.status.result != "OK":  # advertised, yet refused: poll from now on
            self._capabilities -= {"IDLE"}

    def _change(self, otherwise: ChangeKind) -> Change:
        pushed = self._protocol.take_pushed()
        if pushed.exists is not None:
            self._exists = pushed.exists
        return Change(
            kind=ChangeKind.PUSHED if pushed else otherwise,
            exists=pushed.exists,
            expunged=pushed.expunged,
            flags_changed=pushed.flags_changed,
        )

    async def close(self) -> None:
        if not self._protocol.lost:
            with suppress(LinkLostError, TimeoutError, aioimaplib.AioImapException):
                async with asyncio.timeout(5):
                    await self._protocol.logout()
        self._protocol.drop()

    # Commands and their failures

    async def command(
        self,
        *parts: bytes,
        wanted: frozenset[str] = frozenset(),
        answers: Sequence[bytes] = (),
        step: Step = Step.FOLDERS,
        scope: Scope = Scope.ACCOUNT,
        deadline: float = 60,
    ) -> Outcome:
        """Run one command; raises MailError unless it ends in OK."""
        try:
            outcome = await self._protocol.run(
                *parts, wanted=wanted, answers=answers, deadline=deadline, quiet=self._options.quiet
            )
        except LinkLostError as error:
            raise self._lost(error, step) from error
        if outcome.status.result == "OK":
            return outcome
        problem = self._judge(outcome.status, step, scope)
        if step is Step.SIGN_IN:
            raise SignInError(problem)
        raise CommandRefusedError(problem, connection_usable=True)

    def _judge(self, status: Status, step: Step, scope: Scope) -> Problem:
        return judge_status(status, self._where(step, scope))

    def _lost(self, error: LinkLostError, step: Step) -> MailError:
        problem = judge_exception(error, self._where(step, Scope.ACCOUNT))
        kind = ProtocolError if isinstance(error.cause, WireError) else ConnectionLostError
        return kind(problem)

    def _where(self, step: Step, scope: Scope) -> Context:
        known = self._context
        return Context(known.host, known.port, step, known.provider, known.provider_name, scope)


def _imap_date(day: date) -> bytes:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{day.day}-{months[day.month - 1]}-{day.year}".encode()


def _esearch(response: Data) -> list[int]:
    """The UIDs of `* ESEARCH (TAG "a") UID ALL 1:3,5` (RFC 4731); none when it does not hold a set."""
    values = response.values
    for name, value in pairwise(values):
        if name == b"ALL" and isinstance(value, bytes) and re.match(rb"[\d:,]+$", value):
            with suppress(ValueError):
                return read_uid_set(value.decode("ascii"))
    return []


async def _until(stop: StopSignal | None) -> None:
    if stop is None:
        await asyncio.get_running_loop().create_future()
    else:
        await stop.wait()
