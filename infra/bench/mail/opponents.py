"""mbsync (isync) into a Maildir and notmuch over it: what people who care for their mail run today."""

import asyncio
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from infra.local.process import ServiceError
from mail_ingest.testing.dovecot import Dovecot

_MBSYNC = """
IMAPAccount bench
Host localhost
Port {port}
User {user}
Pass {password}
SSLType IMAPS
CertificateFile {certificate}
PipelineDepth 50

IMAPStore far
Account bench

MaildirStore near
Path {folder}/mail/
Inbox {folder}/mail/INBOX
SubFolders Verbatim

Channel bench
Far :far:
Near :near:
Patterns INBOX
Create Near
Sync Pull
SyncState *
"""
_NOTMUCH = """
[database]
path={folder}/mail
[user]
name=Bench
primary_email=sales@harbour.example
[new]
tags=unread;inbox;
ignore=.mbsyncstate;.uidvalidity
[search]
exclude_tags=
[maildir]
synchronize_flags=false
"""


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, and seconds of CPU of the program and what it started."""

    wall: float
    cpu: float


class Opponents:
    """Both programs with a configuration and a Maildir below `folder`. Raises `ServiceError` when one is missing."""

    def __init__(self, folder: Path, dovecot: Dovecot, user: str, password: str) -> None:
        for program in ("mbsync", "notmuch"):
            if shutil.which(program) is None:
                raise ServiceError(f"{program} is missing; on Debian: apt-get install isync notmuch")
        (folder / "mail").mkdir(parents=True)
        self._mbsync = folder / "mbsyncrc"
        self._notmuch = folder / "notmuch"
        self._mbsync.write_text(
            _MBSYNC.format(
                port=dovecot.tls_port,
                user=user,
                password=password,
                certificate=dovecot.authority.ca_file,
                folder=folder,
            )
        )
        self._mbsync.chmod(0o600)
        self._notmuch.write_text(_NOTMUCH.format(folder=folder))

    async def fetch(self) -> Spent:
        """Bring the Maildir up to date; when it is, this is the check that finds nothing."""
        return await self._run("mbsync", "--quiet", "--config", str(self._mbsync), "bench")

    async def index(self) -> Spent:
        """Parse, thread and index what is new in the Maildir."""
        return await self._run("notmuch", "new", "--quiet")

    async def search(self, query: str) -> Spent:
        """The newest fifty messages that answer to a query."""
        return await self._run("notmuch", "search", "--output=messages", "--limit=50", query)

    async def _run(self, *arguments: str) -> Spent:
        began = time.perf_counter()
        child = await asyncio.create_subprocess_exec(
            *arguments,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            env={**os.environ, "NOTMUCH_CONFIG": str(self._notmuch)},
        )
        before = os.times()
        code = await child.wait()
        after = os.times()
        if code:
            raise ServiceError(f"{arguments[0]} ended with {code}")
        cpu = after.children_user + after.children_system - before.children_user - before.children_system
        return Spent(time.perf_counter() - began, cpu)
