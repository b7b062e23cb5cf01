"""Where files lie: a folder that the operator opened, or an SFTP server.

Both list, read, and place a new file whole: it is written under another name and linked into place, so that nobody
reads half of it, and never over a file that is there.
"""

import asyncio
import fnmatch
import os
import stat
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final, Protocol

import asyncssh
from msgspec import Struct

from erp_adapters.adapters.files.description import FilesSettings
from erp_adapters.contract.http import MOST_BYTES, TransportError
from erp_adapters.contract.outside import Link
from erp_adapters.contract.results import (
    Failure,
    Forbidden,
    NotFound,
    Refused,
    Rejected,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.contract.spec import BadSettingsError

SECONDS: Final = 30
_UNFINISHED: Final = (".tmp", ".temp", ".part", ".partial", ".filepart", ".uploading", ".crdownload", ".swp", "~")
_MOST_NAMESAKES: Final = 1000


class Found(Struct, frozen=True, kw_only=True, order=True):
    """A file, ordered by its change moment."""

    changed: datetime
    name: str
    size: int


class Place(Protocol):
    """A directory of files; raises `Refused`."""

    async def list(self, pattern: str) -> list[Found]:
        """Files whose path below the directory matches, subdirectories only where the pattern names them."""
        ...

    async def read(self, name: str) -> bytes:
        """A whole file."""
        ...

    async def place(self, name: str, content: bytes) -> bool:
        """Put a new file; False when one of that name is there."""
        ...

    async def move(self, name: str, directory: str) -> None:
        """Move a file into a directory below, over none that is there."""
        ...


def _taken(name: str) -> bool:
    """Whether a file is there to be read: programs write under such names until they are done."""
    return not name.startswith((".", "~$")) and not name.lower().endswith(_UNFINISHED)


def _beside(name: str, directory: str, attempt: int) -> PurePosixPath:
    path = PurePosixPath(name)
    return PurePosixPath(directory) / (path.name if not attempt else f"{path.stem}-{attempt}{path.suffix}")


class Folder:
    """A directory of this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    async def list(self, pattern: str) -> list[Found]:
        """See `Place`."""

        def look() -> list[Found]:
            if not self._root.is_dir():
                raise Refused(NotFound(message="the folder is not there"))
            found = []
            for path in self._root.glob(pattern):
                # A link out of the folder is not followed.
                if path.resolve().is_relative_to(self._root) and path.is_file() and _taken(path.name):
                    facts = path.stat()
                    changed = datetime.fromtimestamp(facts.st_mtime, UTC)
                    name = path.relative_to(self._root).as_posix()
                    found.append(Found(changed=changed, name=name, size=facts.st_size))
            return found

        return await asyncio.to_thread(look)

    async def read(self, name: str) -> bytes:
        """See `Place`."""
        path = self._inside(name)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except OSError as error:
            raise Refused(Unavailable(message=error.strerror or "unreadable")) from error

    async def place(self, name: str, content: bytes) -> bool:
        """See `Place`."""
        path = self._inside(name)

        def write() -> bool:
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting = path.with_name(f".{path.name}.{os.getpid()}.part")
            waiting.write_bytes(content)
            try:
                os.link(waiting, path)  # fails where a rename would write over
            except FileExistsError:
                return False
            finally:
                waiting.unlink()
            return True

        try:
            return await asyncio.to_thread(write)
        except OSError as error:
            raise Refused(Forbidden(message=error.strerror or "not writable")) from error

    async def move(self, name: str, directory: str) -> None:
        """See `Place`."""
        path = self._inside(name)

        def rename() -> None:
            self._inside(directory).mkdir(parents=True, exist_ok=True)
            for attempt in range(_MOST_NAMESAKES):
                try:
                    os.link(path, self._inside(str(_beside(name, directory, attempt))))
                except FileExistsError:
                    continue
                path.unlink()
                return

        try:
            await asyncio.to_thread(rename)
        except FileNotFoundError:
            return  # somebody else moved it
        except OSError as error:
            raise Refused(Forbidden(message=error.strerror or "not writable")) from error

    def _inside(self, name: str) -> Path:
        path = (self._root / name).resolve()
        if not path.is_relative_to(self._root):
            raise Refused(Rejected(message="outside the folder", code="outside"))
        return path


class Sftp:
    """A directory of an SFTP server."""

    def __init__(self, client: asyncssh.SFTPClient, root: str) -> None:
        self._client = client
        self._root = PurePosixPath(root or ".")

    async def list(self, pattern: str) -> list[Found]:
        """See `Place`."""
        parent = self._root / PurePosixPath(pattern).parent
        last = PurePosixPath(pattern).name
        found = []
        try:
            async for entry in self._client.scandir(str(parent)):
                name, facts = str(entry.filename), entry.attrs
                regular = facts.permissions is None or stat.S_ISREG(facts.permissions)
                if regular and fnmatch.fnmatchcase(name, last) and _taken(name):
                    changed = datetime.fromtimestamp(facts.mtime or 0, UTC)
                    shown = (PurePosixPath(pattern).parent / name).as_posix()
                    found.append(Found(changed=changed, name=shown, size=facts.size or 0))
        except asyncssh.SFTPNoSuchFile:
            return []
        except (asyncssh.Error, OSError) as error:
            raise Refused(_meaning(error)) from error
        return found

    async def read(self, name: str) -> bytes:
        """See `Place`."""
        try:
            async with self._client.open(str(self._root / name), "rb") as file:
                content: Any = await file.read(MOST_BYTES + 1)  # bytes, as the file is opened
        except (asyncssh.Error, OSError) as error:
            raise Refused(_meaning(error)) from error
        return bytes(content)

    async def place(self, name: str, content: bytes) -> bool:
        """See `Place`."""
        path = self._root / name
        waiting = str(path.with_name(f".{path.name}.part"))
        try:
            await self._client.makedirs(str(path.parent), exist_ok=True)
            async with self._client.open(waiting, "wb") as file:
                await file.write(content)
            if await self._client.exists(str(path)):
                await self._client.remove(waiting)
                return False
            # The protocol's plain rename refuses to write over.
            await self._client.rename(waiting, str(path))
        except asyncssh.ConnectionLost as error:
            raise Refused(UnknownOutcome(message="the connection was lost")) from error
        except (asyncssh.Error, OSError) as error:
            raise Refused(_meaning(error)) from error
        return True

    async def move(self, name: str, directory: str) -> None:
        """See `Place`."""
        try:
            await self._client.makedirs(str(self._root / directory), exist_ok=True)
            for attempt in range(_MOST_NAMESAKES):
                target = str(self._root / _beside(name, directory, attempt))
                if not await self._client.exists(target):
                    await self._client.rename(str(self._root / name), target)
                    return
        except asyncssh.SFTPNoSuchFile:
            return  # somebody else moved it
        except (asyncssh.Error, OSError) as error:
            raise Refused(_meaning(error)) from error


@asynccontextmanager
async def opened(link: Link, settings: FilesSettings) -> AsyncIterator[Place]:
    """The place of a connection."""
    if settings.place == "folder":
        if link.folder is None:
            raise BadSettingsError("place", "the operator opened no folder")
        yield Folder(_below(link.folder, settings.directory))
        return
    if not settings.host or not settings.user:
        raise BadSettingsError("host" if not settings.host else "user", "missing")
    if not settings.host_key:
        raise BadSettingsError("host_key", "missing")
    if link.dial is None:
        raise Refused(Unavailable(message="no way out for SFTP"))
    try:
        socket = await link.dial(settings.host, settings.port)
        keys = [asyncssh.import_private_key(settings.private_key)] if settings.private_key else None
        trusted = asyncssh.import_known_hosts(f"{settings.host} {settings.host_key}\n")
        connection = await asyncio.wait_for(
            asyncssh.connect(
                settings.host,
                sock=socket,
                username=settings.user,
                password=settings.password or None,
                client_keys=keys,
                known_hosts=trusted,
                config=None,
                agent_path=None,
            ),
            SECONDS,
        )
    except TransportError as error:
        raise Refused(Unavailable(message=str(error))) from error
    except (asyncssh.Error, OSError, ValueError, TimeoutError) as error:
        raise Refused(_meaning(error)) from error
    async with connection, connection.start_sftp_client() as client:
        yield Sftp(client, settings.directory)


def _below(folder: Path, directory: str) -> Path:
    path = (folder / directory).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BadSettingsError("directory", "outside the folder")
    return path


def _meaning(error: Exception) -> Failure:
    # Texts of the library name hosts and reasons, never passwords.
    if isinstance(error, asyncssh.PermissionDenied | asyncssh.KeyImportError):
        return Unauthenticated(message="SFTP refuses this user and secret")
    if isinstance(error, asyncssh.HostKeyNotVerifiable):
        return Unauthenticated(message="the host key is another")
    if isinstance(error, asyncssh.SFTPPermissionDenied):
        return Forbidden(message="SFTP denies access")
    if isinstance(error, asyncssh.SFTPNoSuchFile):
        return NotFound(message="no such file")
    return Unavailable(message=type(error).__name__)
