"""An IMAP server that does exactly what a script says, for what no honest server would do.

async def script(session: Session) -> None:
    await session.sign_in()
    tag = await session.expect("EXAMINE")
    await session.send(b"* 3 EXISTS\\r\\n* 1 FETCH (BODY[] {1000}\\r\\nhalf")
    session.abort()

async with HostileServer(script) as server:
    ... connect to server.host, server.port ...
"""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

CAPABILITIES = "IMAP4rev1 IDLE UIDPLUS SASL-IR LITERAL+ ID"


class UnexpectedCommandError(AssertionError):
    """The client sent something else than the script expected."""


class Session:
    """One connection, seen from the server. `number` counts connections from 1."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, number: int) -> None:
        self._reader = reader
        self._writer = writer
        self.number = number
        #: Every line that came, without its line end.
        self.received: list[str] = []

    async def send(self, data: bytes) -> None:
        """Bytes as they are."""
        self._writer.write(data)
        await self._writer.drain()

    async def send_slowly(self, data: bytes, *, step: int = 1) -> None:
        """Bytes in pieces of `step`, each in a segment of its own as far as the loop allows."""
        for start in range(0, len(data), step):
            await self.send(data[start : start + step])
            await asyncio.sleep(0)

    async def line(self) -> str:
        """The next line of the client; "" at its end."""
        line = (await self._reader.readline()).decode("utf-8", "surrogateescape").rstrip("\r\n")
        self.received.append(line)
        return line

    async def expect(self, *verbs: str) -> str:
        """Read commands until one of `verbs` comes and return its tag; CAPABILITY, ID, NAMESPACE, NOOP, ENABLE on
        the way are answered plainly. Verbs are compared with the start of the command, e.g. "UID FETCH".

        Raises UnexpectedCommandError for any other command, ConnectionError at the end of input.
        """
        while True:
            line = await self.line()
            if not line:
                raise ConnectionError("the client went away")
            tag, _, command = line.partition(" ")
            if any(command.upper().startswith(verb) for verb in verbs):
                return tag
            await self._plain_answer(tag, command)

    async def ok(self, tag: str, text: str = "done") -> None:
        await self.send(f"{tag} OK {text}\r\n".encode())

    async def greet(self, text: str = "ready") -> None:
        await self.send(f"* OK {text}\r\n".encode())

    async def sign_in(self) -> None:
        """Greet and accept the sign-in."""
        await self.greet()
        await self.ok(await self.expect("LOGIN", "AUTHENTICATE"), "welcome")

    async def open_folder(self, *, exists: int = 0, uid_validity: int = 1, uid_next: int = 1) -> None:
        """Answer the next SELECT or EXAMINE plainly."""
        tag = await self.expect("SELECT", "EXAMINE")
        await self.send(
            f"* FLAGS (\\Seen)\r\n* {exists} EXISTS\r\n* 0 RECENT\r\n"
            f"* OK [UIDVALIDITY {uid_validity}] ok\r\n* OK [UIDNEXT {uid_next}] ok\r\n"
            f"{tag} OK [READ-ONLY] done\r\n".encode()
        )

    async def until_gone(self) -> None:
        """Read and ignore until the client goes away."""
        while await self._reader.read(65536):
            pass

    async def start_tls(self, context: ssl.SSLContext) -> None:
        """Speak TLS from here on."""
        await self._writer.start_tls(context)

    def abort(self) -> None:
        """Cut the connection without a word (RST)."""
        self._writer.transport.abort()

    async def _plain_answer(self, tag: str, command: str) -> None:
        verb = re.split(r"\s", command, maxsplit=1)[0].upper()
        match verb:
            case "CAPABILITY":
                await self.send(f"* CAPABILITY {CAPABILITIES}\r\n".encode())
            case "ID":
                await self.send(b'* ID ("name" "hostile")\r\n')
            case "NAMESPACE":
                await self.send(b'* NAMESPACE (("" "/")) NIL NIL\r\n')
            case "NOOP" | "ENABLE":
                pass
            case _:
                raise UnexpectedCommandError(command)
        await self.ok(tag)


Script = Callable[[Session], Awaitable[None]]


class HostileServer:
    """Runs `script` once per connection, on loopback. An exception of a script is raised when the server closes
    (a ConnectionError is not: clients may leave). With `tls`, TLS from the first byte."""

    def __init__(self, script: Script, *, tls: ssl.SSLContext | None = None) -> None:
        self._script = script
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._errors: list[Exception] = []
        self.sessions: list[Session] = []
        self.host = "127.0.0.1"
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, self.host, 0, ssl=self._tls, limit=2**24)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if error is None and self._errors:
            raise self._errors[0]

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        session = Session(reader, writer, len(self.sessions) + 1)
        self.sessions.append(session)
        try:
            await self._script(session)
        except (ConnectionError, asyncio.CancelledError):
            pass  # the client left, or the server closes
        except Exception as error:  # noqa: BLE001 - handed to the test when the server closes
            self._errors.append(error)
        finally:
            self._tasks.discard(task)
            writer.transport.abort()
