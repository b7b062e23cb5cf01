"""The work of one lane: what is due at one mailbox, one message after the other, over one connection."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Final
from uuid import UUID

import aiosmtplib
import msgspec
import structlog

from backend.outreach.sending import filing, steps, taking
from backend.outreach.sending.compiling import shown_content_ids
from backend.outreach.sending.doors import Doors, NoSmtpError, doors_of, open_mailbox, open_submission, sent_folder
from backend.outreach.sending.lanes import Lane
from backend.outreach.sending.limits import Room, pause, room_of, throttle
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.problems import mailbox_problem, problem
from mail_ingest.imap.errors import MailError, Verdict
from mail_ingest.imap.source import Folder, MailSource
from mail_ingest.store.models import Mailbox
from mail_ingest.store.records import RAW
from mail_ingest.submit.connecting import leave
from mail_ingest.submit.delivery import (
    CannotCarryError,
    DeliveryError,
    Handed,
    OutcomeUnknownError,
    RefusedError,
    deliver,
)
from mail_ingest.submit.mime import BadAddressError, Built, File, UnsubscribeError, build, wire_address
from mail_ingest.sync.connecting import TokenSource
from tenants.blobs import BlobMissingError
from tenants.context import system_actor
from tenants.runtime import Runtime
from tenants.session import WriteSession

#: A lane is given back after so long, so that many mailboxes share a few places; sooner while others wait for one.
_TURN: Final = 120.0
_SHORT_TURN: Final = 10.0
#: What is due is looked up again so often: a person's letter goes before the thousands that a program queued.
_ASK_EVERY: Final = 2.0
#: What was asked of a message before it goes holds for so long.
_FRESH: Final = 1.0
#: While there is much to send, copies are filed so often.
_FILE_EVERY: Final = 10.0
_OUTGOING: Final = "outgoing"
_ACTOR: Final = system_actor("sending")

_log = structlog.get_logger(__name__)


class LaneWork:
    """One turn at one mailbox."""

    def __init__(
        self,
        runtime: Runtime,
        tokens: TokenSource,
        lane: Lane,
        stopping: Callable[[], bool],
        crowded: Callable[[], bool],
    ) -> None:
        self._runtime = runtime
        self._tokens = tokens
        self._lane = lane
        self._stopping = stopping
        self._crowded = crowded
        self._begun = time.monotonic()
        self._client: aiosmtplib.SMTP | None = None
        #: What is being written down about the letter before, while the next one is on its way to its dot.
        self._noting: asyncio.Task[None] | None = None
        #: How many letters of each author went out in this turn.
        self._served: Counter[UUID | None] = Counter()
        #: How many messages are taken at once: as many as went out in the last moment.
        self._pace = 1

    async def run(self) -> None:
        """Look into unknown outcomes, send what is due, file what went out. Raises `LaneLostError`."""
        async with self._session() as session:
            await steps.recover(session, self._lane)
        try:
            doors = await self._doors()
            if doors is None:
                return
            await self._check(doors)
            try:
                await self._send(doors)
            finally:
                if self._client is not None:
                    await leave(self._client)
            await self._file(doors)
        except MailError as error:
            await self._pause(error)

    def _session(self) -> AbstractAsyncContextManager[WriteSession]:
        return self._runtime.database.tenant_session(self._lane.tenant_id, _ACTOR)

    def _over(self, grace: float = 0.0) -> bool:
        turn = _SHORT_TURN if self._crowded() else _TURN
        return self._stopping() or time.monotonic() - self._begun >= turn + grace

    async def _doors(self) -> Doors | None:
        async with self._session() as session:
            mailbox = await self._mailbox(session)
            if mailbox is None:
                return None
            try:
                return await doors_of(session, self._runtime.vault, mailbox)
            except NoSmtpError:
                await pause(session, mailbox, 900, problem("no-smtp"))
                return None

    async def _mailbox(self, session: WriteSession) -> Mailbox | None:
        mailbox = await session.get(Mailbox, (self._lane.tenant_id, self._lane.mailbox_id))
        return None if mailbox is None or mailbox.removed_at is not None else mailbox

    # Sending

    async def _send(self, doors: Doors) -> None:
        filed_at = time.monotonic()
        while not self._over():
            async with self._session() as session:
                mailbox = await self._mailbox(session)
                waiting = await steps.due(session, self._lane, self._served)
                if mailbox is None or not waiting:
                    return
                room = await room_of(session, mailbox)
            asked = time.monotonic()
            while waiting and room.left > 0 and not self._over() and time.monotonic() - asked < _ASK_EVERY:
                taken = waiting[: self._pace]
                self._served.update(each.author_id for each in taken)
                if not await self._send_some(doors, [each.id for each in taken], room):
                    return
                waiting = waiting[len(taken) :]
            if room.left <= 0:
                async with self._session() as session:  # says on the mailbox's page why it waits
                    mailbox = await self._mailbox(session)
                    if mailbox is not None:
                        await room_of(session, mailbox)
                return
            if time.monotonic() - filed_at > _FILE_EVERY:
                await self._file(doors)
                filed_at = time.monotonic()

    async def _send_some(self, doors: Doors, outgoing_ids: Sequence[UUID], room: Room) -> bool:
        """Whether more may follow. What is asked of a message before it goes (its sender, its readers, its program) is
        asked a moment before: what could not be begun with by then goes back and is asked about anew."""
        async with self._session() as session:
            works = await taking.begin(session, self._lane, outgoing_ids, self._runtime)
        begun, sent = time.monotonic(), 0
        more, left = True, works
        try:
            while left and more and room.left > 0 and not self._over():
                if sent and time.monotonic() - begun > _FRESH:
                    break
                work, left = left[0], left[1:]
                more = await self._send_one(doors, work, room)
                sent += 1
        finally:
            await self._noted()
            if left:
                async with self._session() as session:
                    await steps.put_back(session, self._lane, [work.id for work in left])
        self._pace = min(taking.MOST, max(1, 2 * sent)) if not left else max(1, sent)
        return more

    async def _send_one(self, doors: Doors, work: taking.Work, room: Room) -> bool:
        """Whether the next message may follow."""
        try:
            built = await self._build(work)
            recipients = {wire_address(address): address for address in work.recipients}
        except (BadAddressError, UnsubscribeError, BlobMissingError) as error:
            code = "attachment-missing" if isinstance(error, BlobMissingError) else "bad-address"
            return await self._impossible(work.id, code)
        except Exception as error:  # noqa: BLE001 - one message that cannot be built must not stop the others
            _log.error("a message could not be built", outgoing_id=str(work.id), exc_info=error)
            return await self._impossible(work.id, "defect")
        try:
            handed = await self._hand_over(doors, work, built, recipients)
        except MailError as error:
            await self._not_handed_over(work.id, mailbox_problem(error.problem), wait=0)
            await self._pause(error)
            return False
        except DeliveryError as error:
            return await self._failed(work.id, error, recipients)
        self._noting = asyncio.create_task(self._note_taken(work.id, handed))
        room.take(len(handed.accepted))
        return True

    async def _note_taken(self, outgoing_id: UUID, handed: Handed) -> None:
        async with self._session() as session:
            await steps.note_taken(session, self._lane, outgoing_id, handed)

    async def _noted(self) -> None:
        """What is being written down is written; raises what went wrong with it."""
        noting, self._noting = self._noting, None
        if noting is not None:
            await noting

    async def _hand_over(self, doors: Doors, work: taking.Work, built: Built, recipients: dict[str, str]) -> Handed:
        raw_sha256 = await self._runtime.blobs.put(self._lane.tenant_id, RAW, built.raw)

        async def before_dot() -> None:
            await self._noted()
            async with self._session() as session:
                await steps.hand_over(session, self._lane, work.id, raw_sha256)

        if self._client is None or not self._client.is_connected:
            self._client = await open_submission(self._runtime.egress, self._tokens, doors.smtp)
        handed = await deliver(
            self._client,
            built.raw,
            sender=wire_address(work.sender),
            recipients=list(recipients),
            smtputf8=built.smtputf8 or not all(address.isascii() for address in recipients),
            before_dot=before_dot,
        )
        return Handed(
            accepted=tuple(recipients[each] for each in handed.accepted),
            refused={recipients[each]: why for each, why in handed.refused.items()},
            said=handed.said,
        )

    async def _failed(self, outgoing_id: UUID, error: DeliveryError, recipients: dict[str, str]) -> bool:
        match error:
            case RefusedError():
                return await self._refused(outgoing_id, error, recipients)
            case CannotCarryError():
                return await self._impossible(outgoing_id, "smtputf8")
            case OutcomeUnknownError():
                async with self._session() as session:
                    await steps.note_unknown(session, self._lane, outgoing_id)
                return False
            case _:
                await self._not_handed_over(outgoing_id, problem("connection-lost"))
                return True

    async def _build(self, work: taking.Work) -> Built:
        shown = shown_content_ids(work.letter.html or "")
        files = [
            File(
                filename=file.filename,
                content_type=file.content_type,
                content=await self._runtime.blobs.get(self._lane.tenant_id, _OUTGOING, file.sha256),
                # An image that was taken out of the text is no attachment either.
                content_id=file.content_id,
            )
            for file in work.files
            if file.content_id is None or file.content_id in shown
        ]
        return await asyncio.to_thread(build, msgspec.structs.replace(work.letter, files=files))

    async def _refused(self, outgoing_id: UUID, error: RefusedError, recipients: dict[str, str]) -> bool:
        refusal = error.refusal
        refused = {recipients[each]: why for each, why in error.refused.items()}
        async with self._session() as session:
            await steps.note_refused(session, self._lane, outgoing_id, refusal, refused)
            mailbox = await self._mailbox(session)
            if refusal.throttle and mailbox is not None:
                why = problem(refusal.code, said=refusal.said)
                if refusal.code == "sign-in-again":
                    await pause(session, mailbox, refusal.pause, why)
                else:
                    await throttle(session, mailbox, refusal.pause, why)
        return not refusal.throttle

    async def _impossible(self, outgoing_id: UUID, code: str) -> bool:
        async with self._session() as session:
            await steps.note_impossible(session, self._lane, outgoing_id, problem(code))
        return True

    async def _not_handed_over(self, outgoing_id: UUID, error: dict[str, Any], *, wait: float | None = None) -> None:
        async with self._session() as session:
            await steps.note_not_handed_over(session, self._lane, outgoing_id, error, wait=wait)

    async def _pause(self, error: MailError) -> None:
        """The mailbox's server cannot be reached or does not let us in: all its mail waits, and says why."""
        found = error.problem
        seconds = 900.0 if found.verdict is Verdict.STOP else max(60.0, found.retry_after)
        async with self._session() as session:
            mailbox = await self._mailbox(session)
            if mailbox is not None:
                await pause(session, mailbox, seconds, mailbox_problem(found))

    # Unknown outcomes and copies

    async def _check(self, doors: Doors) -> None:
        async with self._session() as session:
            unsure = await steps.to_check(session, self._lane)
        for row in unsure:
            try:
                found: bool | None = await self._is_somewhere(doors, row)
            except MailError:
                found = None  # its server is away: nothing was learnt
            async with self._session() as session:
                await steps.note_checked(session, self._lane, row.id, found=found, keeps_copies=doors.keeps_copies)

    async def _is_somewhere(self, doors: Doors, row: OutgoingMessage) -> bool:
        message_id = row.message_id_header or ""
        async with self._session() as session:
            if await filing.arrived(session, message_id):
                return True
        source = await open_mailbox(self._runtime.egress, self._tokens, doors.imap)
        try:
            folder = await sent_folder(source)
            if folder is None:
                return False
            state = await source.open_folder(folder, read_only=True)
            return bool(state.exists) and await source.find_message(message_id) is not None
        finally:
            await source.close()

    async def _file(self, doors: Doors) -> None:
        source: MailSource | None = None
        folder: Folder | None = None
        try:
            while not self._over(grace=_SHORT_TURN):  # what went out in this turn is filed in it
                async with self._session() as session:
                    copies = await filing.to_file(session, self._lane)
                if not copies:
                    return
                if source is None:
                    source = await open_mailbox(self._runtime.egress, self._tokens, doors.imap)
                    folder = await sent_folder(source)
                await self._file_some(source, folder, copies, doors)
        except MailError as error:
            _log.warning("copies could not be filed", mailbox_id=str(self._lane.mailbox_id), error=str(error))
            await self._not_filed(copies)
        finally:
            if source is not None:
                await source.close()

    async def _file_some(
        self, source: MailSource, folder: Folder | None, copies: Sequence[filing.Copy], doors: Doors
    ) -> None:
        if folder is None:
            await self._not_filed(copies, hopeless=True)
            return
        state, blobs = await source.open_folder(folder, read_only=True), self._runtime.blobs
        filed, waiting = [], []
        try:
            for copy in copies:
                made = await filing.file_copy(
                    source, blobs, self._lane, folder, state, copy, keeps_copies=doors.keeps_copies
                )
                if made is None:
                    waiting.append(copy)
                else:
                    filed.append(made)
        finally:
            if filed:
                async with self._session() as session:
                    await filing.note_filed(session, self._lane, folder, filed)
        await self._not_filed(waiting)

    async def _not_filed(self, copies: Sequence[filing.Copy], *, hopeless: bool = False) -> None:
        for copy in copies:
            async with self._session() as session:
                await filing.note_not_filed(session, self._lane, copy.id, hopeless=hopeless)
