"""The demo's IMAP server: pymap on Maildirs, over implicit TLS (RFC 8314).

A stand-in for a mail provider, good enough for a demo: no SPECIAL-USE and no CONDSTORE, so a client knows a folder's
role by its name and finds changes by UIDs, as with many hosts of the real world. New files show within a second.
"""

import asyncio
import mailbox
import ssl
from argparse import Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

import pymap.backend.maildir as pymap_maildir
from proxyprotocol.reader import ProxyProtocolReader
from pymap.backend.maildir import Config
from pymap.backend.maildir.mailbox import Maildir
from pymap.backend.maildir.users import PasswordsFile, UsersFile
from pymap.imap import IMAPServer


class _Verbatim(mailbox.MaildirMessage):
    """A message as it lies on disk, with the line ends of RFC 3501; parsing and writing it anew would change it."""

    def __init__(self, raw: bytes) -> None:
        super().__init__()
        self._raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")

    def __bytes__(self) -> bytes:
        return self._raw


class _OrderedMaildir(Maildir):
    """A Maildir whose messages get their UIDs in the order of their file names, which begin with the time."""

    def iterkeys(self) -> Iterator[str]:
        return iter(sorted(super().iterkeys()))

    def keys(self) -> list[str]:
        return list(self.iterkeys())

    def get_message(self, key: str) -> mailbox.MaildirMessage:
        return _Verbatim(self.get_bytes(key))


# pymap names its Maildir class in the module, not in its configuration.
pymap_maildir.Maildir = _OrderedMaildir  # type: ignore[attr-defined] # it is not in `__all__`


def _tidy(base_dir: Path) -> None:
    """Remove the last run's users, and the locks of a killed server, which pymap would honour for ten minutes."""
    for name in (UsersFile.FILE_NAME, PasswordsFile.FILE_NAME):
        (base_dir / name).unlink(missing_ok=True)
    for lock in base_dir.rglob("*.lock"):
        lock.unlink(missing_ok=True)


async def _write_accounts(base_dir: Path, accounts: Iterable[tuple[str, str, str]], config: Config) -> None:
    async with UsersFile.with_write(str(base_dir)) as users, PasswordsFile.with_write(str(base_dir)) as secrets:
        for address, secret, folder in accounts:
            users.set(users.build_record(address, folder))
            secrets.set(secrets.build_record(address, config.hash_context.hash(secret)))


async def serve_imap(
    base_dir: Path, accounts: Iterable[tuple[str, str, str]], *, host: str, port: int, context: ssl.SSLContext
) -> asyncio.Server:
    """Listen for IMAP over TLS; `accounts` are address, secret and folder below `base_dir`.

    Raises `OSError` when the port is taken.
    """
    arguments = Namespace(
        host=[host],
        port=port,
        debug=False,
        cert=None,
        key=None,
        tls=False,  # no STARTTLS: the connection is encrypted from its first byte
        passlib_cfg=None,
        proxy_protocol=None,
        inherited_sockets=None,
        base_dir=str(base_dir),
        concurrency=4,
        layout="++",
        colon=None,
    )
    await asyncio.to_thread(_tidy, base_dir)
    backend, config = await pymap_maildir.MaildirBackend.init(arguments)
    await _write_accounts(base_dir, accounts, config)
    config.apply_context()
    connected = ProxyProtocolReader(config.proxy_protocol).get_callback(IMAPServer(backend.login, config))
    return await asyncio.start_server(connected, host, port, ssl=context)
