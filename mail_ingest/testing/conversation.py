"""One connection to a `FaultyServer`: enough of IMAP for a client that syncs, wrong where it is told to be."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from mail_ingest.testing.hostile import Session

if TYPE_CHECKING:
    from mail_ingest.testing.faulty import FaultyServer, Generated

_PIECE = 65_536
_SECTION = re.compile(r"BODY\.PEEK\[\](?:<(\d+)\.(\d+)>)?", re.IGNORECASE)
_SINCE = re.compile(r"UID (\d+):\*", re.IGNORECASE)


class Conversation:
    """Answers commands until the client leaves."""

    def __init__(self, server: "FaultyServer", session: Session) -> None:
        self._server = server
        self._session = session
        #: The UIDs as this connection numbers them.
        self._numbered: list[int] = []

    async def run(self) -> None:
        """Serve one connection."""
        while line := await self._session.line():
            tag, _, command = line.partition(" ")
            if await self._broken(tag, command.upper()):
                continue
            verb = re.match(r"(?:UID )?\S*", command.upper())
            answer = self._answers().get(verb[0] if verb else "", self._unknown)
            await answer(tag, command)

    def _answers(self) -> dict[str, Callable[[str, str], Awaitable[None]]]:
        return {
            "CAPABILITY": self._capability,
            "LOGIN": self._ok,
            "AUTHENTICATE": self._ok,
            "ID": self._ok,
            "NOOP": self._noop,
            "ENABLE": self._ok,
            "LOGOUT": self._ok,
            "NAMESPACE": self._ok,
            "LIST": self._list,
            "STATUS": self._status,
            "SELECT": self._select,
            "EXAMINE": self._select,
            "UID SEARCH": self._search,
            "UID FETCH": self._fetch,
            "IDLE": self._idle,
        }

    async def _broken(self, tag: str, command: str) -> bool:
        """Faults that concern every command; true when the command is answered thereby."""
        faults = self._server.faults
        if faults.garbage:
            await self._send(faults.garbage)
        if faults.endless_line:
            size, faults.endless_line = faults.endless_line, 0
            await self._send(b"* OK " + b"x" * size)
        for beginning, (left, text) in faults.refusals.items():
            if left and command.startswith(beginning):
                faults.refusals[beginning] = left - 1, text
                await self._send(f"{tag} {text}\r\n".encode())
                return True
        return False

    # Commands

    async def _ok(self, tag: str, command: str) -> None:
        await self._send(f"{tag} OK {command.split(maxsplit=1)[0]} done\r\n".encode())

    async def _unknown(self, tag: str, command: str) -> None:
        await self._send(f"{tag} BAD unknown command {command.split()[:1]}\r\n".encode())

    async def _capability(self, tag: str, command: str) -> None:
        await self._send(f"* CAPABILITY {self._server.capabilities}\r\n".encode())
        await self._ok(tag, command)

    async def _list(self, tag: str, command: str) -> None:
        await self._send(b'* LIST (\\HasNoChildren) "/" INBOX\r\n')
        await self._ok(tag, command)

    async def _noop(self, tag: str, command: str) -> None:
        await self._tell_news()
        await self._ok(tag, command)

    async def _status(self, tag: str, command: str) -> None:
        box = self._server.mailbox
        uid_next = "" if self._server.faults.no_uid_next else f"UIDNEXT {box.uid_next} "
        await self._send(
            f"* STATUS INBOX (MESSAGES {len(box.messages)} {uid_next}UIDVALIDITY {box.uid_validity})\r\n".encode()
        )
        await self._ok(tag, command)

    async def _select(self, tag: str, _: str) -> None:
        box, faults = self._server.mailbox, self._server.faults
        if faults.due("flapping"):
            box.uid_validity += 1
        self._numbered = sorted(box.messages)
        lines = [
            "* FLAGS (\\Seen \\Answered)",
            f"* {len(self._numbered)} EXISTS",
            f"* OK [UIDVALIDITY {box.uid_validity}] ok",
            *([] if faults.no_uid_next else [f"* OK [UIDNEXT {box.uid_next}] ok"]),
            f"{tag} OK [READ-ONLY] done",
        ]
        await self._send("".join(line + "\r\n" for line in lines).encode())

    async def _search(self, tag: str, command: str) -> None:
        first = _SINCE.search(command)
        uids = [uid for uid in self._numbered if not first or uid >= int(first[1])]
        if first and not uids:
            uids = self._numbered[-1:]  # `n:*` names the last message whatever n is
        await self._send(f"* SEARCH {' '.join(map(str, uids))}\r\n".encode())
        await self._ok(tag, "SEARCH")

    async def _idle(self, tag: str, _: str) -> None:
        await self._send(b"+ idling\r\n")
        line = asyncio.ensure_future(self._session.line())
        try:
            while not line.done():
                news = asyncio.ensure_future(self._server.news())
                await self._tell_news()
                await asyncio.wait({news, line}, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
            if not await line:
                raise ConnectionError("the client went away")
        finally:
            line.cancel()
        await self._ok(tag, "IDLE")

    async def _fetch(self, tag: str, command: str) -> None:
        faults, box = self._server.faults, self._server.mailbox
        uid_set, _, items = command.split(" ", 2)[2].partition(" ")
        asked = [uid for uid in self._numbered if _contains(uid_set, uid)]
        section = _SECTION.search(items)
        for uid in asked:
            if uid in faults.expunged_when_fetched:
                faults.expunged_when_fetched.discard(uid)
                box.messages.pop(uid, None)
        await self._tell_expunged()
        for uid in asked:
            raw = box.messages.get(uid)
            if raw is None:
                continue
            if section and uid in faults.refused:
                await self._send(f"{tag} NO {faults.refused[uid]}\r\n".encode())
                return
            if section and uid in faults.poison:
                self._session.abort()
                raise ConnectionError("poison")
            if section and faults.due("bye"):
                await self._send(f"* BYE {faults.bye_text}\r\n".encode())
                self._session.abort()
                raise ConnectionError("bye")
            await self._send(f"* {self._numbered.index(uid) + 1} FETCH (UID {uid}".encode())
            if section:
                await self._body(raw, section)
            else:
                await self._meta(uid, raw)
            await self._send(b")\r\n")
        await self._ok(tag, "FETCH")

    async def _meta(self, uid: int, raw: "bytes | Generated") -> None:
        box = self._server.mailbox
        flags = " ".join(sorted(box.flags.get(uid, ())))
        size = int(len(raw) * self._server.faults.size_factor)
        received = box.received.strftime("%d-%b-%Y %H:%M:%S +0000")
        await self._send(f' FLAGS ({flags}) INTERNALDATE "{received}" RFC822.SIZE {size}'.encode())

    async def _body(self, raw: "bytes | Generated", section: re.Match[str]) -> None:
        faults = self._server.faults
        start, origin, stop = 0, "", len(raw)
        if section[1]:
            start, origin = int(section[1]), f"<{section[1]}>"
            stop = min(stop, start + int(section[2]))
        size = max(0, stop - start)
        announced = max(0, size + faults.wrong_by) if faults.due("wrong_literal") else size
        await self._send(f" BODY[]{origin} {{{announced}}}\r\n".encode())
        if faults.due("cut_in_body"):
            await self._send(_part(raw, start, start + size // 2))
            self._session.abort()
            raise ConnectionError("cut")
        for position in range(start, stop, _PIECE):
            await self._send(_part(raw, position, min(stop, position + _PIECE)))

    # News

    async def _tell_news(self) -> None:
        await self._tell_expunged()
        now = sorted(self._server.mailbox.messages)
        if now != self._numbered:
            self._numbered = now
            await self._send(f"* {len(now)} EXISTS\r\n".encode())

    async def _tell_expunged(self) -> None:
        there = self._server.mailbox.messages
        for uid in [uid for uid in self._numbered if uid not in there]:
            number = self._numbered.index(uid) + 1
            self._numbered.remove(uid)
            await self._send(f"* {number} EXPUNGE\r\n".encode())

    async def _send(self, data: bytes) -> None:
        faults = self._server.faults
        slow = min(len(data), faults.slow_bytes) if faults.slow_seconds else 0
        for index in range(slow):
            await self._session.send(data[index : index + 1])
            await asyncio.sleep(faults.slow_seconds)
        faults.slow_bytes -= slow
        if slow < len(data):
            await self._session.send(data[slow:])


def _part(raw: "bytes | Generated", start: int, stop: int) -> bytes:
    return raw[start:stop] if isinstance(raw, bytes) else raw.part(start, stop)


def _contains(uid_set: str, uid: int) -> bool:
    for part in uid_set.split(","):
        first, _, last = part.partition(":")
        if uid == int(first) or (last and int(first) <= uid and (last == "*" or uid <= int(last))):
            return True
    return False
