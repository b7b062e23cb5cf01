"""Debian's Dovecot as a test server: own configuration, own ports on loopback, own users.

Runs as root (mail then belongs to `nobody`, because Dovecot refuses root's mail) or as any user. Users exist
from the moment that they are added; nothing is shared with a system-wide Dovecot.
"""

import grp
import imaplib
import os
import pwd
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from mail_ingest.testing.certificates import CertificateAuthority

BINARY = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
DOVEADM = shutil.which("doveadm", path=os.environ.get("PATH", "") + ":/usr/bin:/usr/local/bin")

_CONFIG = """
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
ssl_cert = <{cert}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_failure_delay = 0
auth_verbose = yes
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login_user}
mail_location = maildir:~/Maildir
mailbox_list_index = yes
first_valid_uid = 1
mail_max_userip_connections = 200
verbose_proctitle = no
{capability}
service imap-login {{
  chroot =
  process_min_avail = 1
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN username_format=%u {base}/users/%u
}}
userdb {{
  driver = static
  args = uid={mail_uid} gid={mail_gid} home={base}/mail/%u
}}
namespace inbox {{
  inbox = yes
  mailbox Drafts {{
    auto = create
    special_use = \\Drafts
  }}
  mailbox Junk {{
    auto = create
    special_use = \\Junk
  }}
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox Trash {{
    auto = create
    special_use = \\Trash
  }}
}}
{extra}
"""


#: `extra` for a server that offers COMPRESS=DEFLATE.
COMPRESSING = """
mail_plugins = $mail_plugins zlib
protocol imap {
  mail_plugins = $mail_plugins imap_zlib
}
"""


class DovecotError(RuntimeError):
    """Dovecot is missing, of another generation, or did not start; the text says which."""


class Dovecot:
    """A running Dovecot. Use as a context manager, or `start()` and `stop()`.

    `capability` replaces the IMAP capabilities after login, to see how the engine does without one;
    `extra` is appended to the configuration; `ssl=False` closes both TLS doors.
    """

    def __init__(
        self, folder: Path | None = None, *, capability: str | None = None, extra: str = "", ssl: bool = True
    ) -> None:
        if BINARY is None or DOVEADM is None:
            raise DovecotError("Dovecot is not installed: apt-get install dovecot-imapd")
        version = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True).stdout
        if not version.startswith("2.3."):
            raise DovecotError(f"this runner writes configuration for Dovecot 2.3, found {version.strip()}")
        # Dovecot's sockets live below the folder and socket paths are short (108 bytes), so pytest's own
        # temporary folders are too deep.
        self._made = None if folder else tempfile.mkdtemp(prefix="dovecot-")
        self.folder = folder or Path(str(self._made))
        self.host = "127.0.0.1"
        self.port, self.tls_port = _free_ports(2)
        self.authority = CertificateAuthority(self.folder)
        self._capability = f"imap_capability = {capability}" if capability else ""
        self._extra = extra
        self._ssl = "yes" if ssl else "no"
        self._process: subprocess.Popen[bytes] | None = None
        self._passwords: dict[str, str] = {}
        self._delivered = 0
        account = pwd.getpwuid(os.getuid())
        group = grp.getgrgid(account.pw_gid).gr_name
        root = account.pw_uid == 0
        self._service_users = ("dovecot", "dovenull", "dovecot") if root else (account.pw_name,) * 2 + (group,)
        owner = pwd.getpwnam("nobody") if root else account
        self._owner = owner.pw_uid, owner.pw_gid
        self._configure()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if self._made:
            shutil.rmtree(self._made, ignore_errors=True)

    def start(self) -> None:
        """Start and wait until it greets."""
        assert BINARY is not None
        self._process = subprocess.Popen([BINARY, "-F", "-c", str(self.config_file)])
        deadline = time.monotonic() + 20
        while not self._greets():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise DovecotError(f"Dovecot did not start:\n{self.log()}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End it and its children."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def restart(self) -> None:
        """Cuts every connection; ports and mail stay."""
        self.stop()
        self.start()

    def log(self) -> str:
        """What Dovecot wrote."""
        file = self.folder / "dovecot.log"
        return file.read_text(errors="replace") if file.exists() else ""

    @property
    def config_file(self) -> Path:
        return self.folder / "dovecot.conf"

    def client_context(self) -> ssl.SSLContext:
        """Trusts this server's certificate, which names localhost and 127.0.0.1."""
        return self.authority.client_context()

    def add_user(self, user: str, password: str = "secret") -> None:
        """Add a user, or change the password. A new user can sign in at once; a changed password may take a second,
        because Dovecot looks at a file it knows once per second."""
        self._passwords[user] = password
        # One file per user: Dovecot reads a file that it has not seen before without delay.
        temporary = self.folder / "users" / f".{user}"
        temporary.write_text(f"{user}:{{PLAIN}}{password}::::::\n", encoding="utf-8")
        temporary.replace(self.folder / "users" / user)
        self._own(self.folder / "mail" / user)

    def deliver(
        self,
        user: str,
        messages: Iterable[bytes],
        *,
        folder: str = "INBOX",
        received: datetime | None = None,
        seen: bool = False,
    ) -> int:
        """Drop raw messages into a folder as a delivery agent would; returns how many.

        UIDs are given when Dovecot next looks, in the order of delivery; an IDLE client is told at once. The
        folder is made if need be; its name is ASCII (others: `client(user).create`).
        """
        box = self.folder / "mail" / user / "Maildir"
        self._own(box)
        if folder.upper() != "INBOX":
            box = box / f".{folder}"
            self._own(box)
        for name in ("cur", "new", "tmp"):
            self._own(box / name)
        count = 0
        for raw in messages:
            self._delivered += 1
            count += 1
            name = f"{1_600_000_000 + self._delivered}.M{self._delivered:09}P1.test"
            temporary = box / "tmp" / name
            temporary.write_bytes(raw)
            if os.getuid() == 0:
                os.chown(temporary, *self._owner)
            if received is not None:
                os.utime(temporary, (received.timestamp(), received.timestamp()))
            temporary.rename(box / "cur" / f"{name}:2,S" if seen else box / "new" / name)
        return count

    def client(self, user: str) -> imaplib.IMAP4_SSL:
        """A signed-in client of the standard library, for what a person would do in another program."""
        client = imaplib.IMAP4_SSL(self.host, self.tls_port, ssl_context=self.client_context(), timeout=20)
        client.login(user, self._passwords[user])
        return client

    def uids(self, user: str, folder: str = "INBOX") -> list[int]:
        """All UIDs of a folder, asked through an independent client."""
        with self.client(user) as client:
            client.select(f'"{folder}"', readonly=True)
            _, data = client.uid("SEARCH", "ALL")
        return sorted(int(uid) for uid in (data[0] or b"").split())

    def expunge(self, user: str, uids: Sequence[int], *, folder: str = "INBOX") -> None:
        """Delete messages for good, from another connection."""
        with self.client(user) as client:
            client.select(f'"{folder}"')
            joined = ",".join(map(str, uids))
            client.uid("STORE", joined, "+FLAGS.SILENT", "(\\Deleted)")
            client.uid("EXPUNGE", joined)

    def set_uid_validity(self, user: str, value: int, *, folder: str = "INBOX") -> None:
        """Give the folder another UIDVALIDITY, as after a server's migration."""
        self.doveadm("mailbox", "update", "-u", user, "--uid-validity", str(value), folder)

    def doveadm(self, *arguments: str) -> str:
        """Run Dovecot's own tool on this server; returns what it printed."""
        assert DOVEADM is not None
        done = subprocess.run(
            [DOVEADM, "-c", str(self.config_file), *arguments], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise DovecotError(f"doveadm {' '.join(arguments)}: {done.stderr.strip()}")
        return done.stdout

    def _configure(self) -> None:
        self.folder.chmod(0o755)
        for name in ("run", "state", "mail", "users"):
            (self.folder / name).mkdir(exist_ok=True)
        self._own(self.folder / "mail")
        cert, key = self.authority.issue()
        self.config_file.write_text(
            _CONFIG.format(
                base=self.folder,
                ssl=self._ssl,
                cert=cert,
                key=key,
                user=self._service_users[0],
                login_user=self._service_users[1],
                group=self._service_users[2],
                capability=self._capability,
                port=self.port,
                tls_port=self.tls_port,
                mail_uid=self._owner[0],
                mail_gid=self._owner[1],
                extra=self._extra,
            )
        )

    def _own(self, path: Path) -> None:
        if not path.exists():
            path.mkdir(parents=True)
        if os.getuid() == 0:
            os.chown(path, *self._owner)

    def _greets(self) -> bool:
        try:
            with socket.create_connection((self.host, self.port), timeout=5) as connection:
                return re.match(rb"\* OK ", connection.recv(200)) is not None
        except OSError:
            return False


def _free_ports(count: int) -> list[int]:
    """Ports that were free a moment ago; held open together, so that they differ."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for candidate in sockets:
            candidate.bind(("127.0.0.1", 0))
        return [candidate.getsockname()[1] for candidate in sockets]
    finally:
        for candidate in sockets:
            candidate.close()
