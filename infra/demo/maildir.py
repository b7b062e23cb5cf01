"""Lays a demo mailbox out on disk for an IMAP server that serves Maildir++ (pymap's maildir backend, Dovecot).

    <root>/cur, new, tmp              INBOX
    <root>/.Sent/cur ...              other folders; a level below is .Customers.Nordlys, names are UTF-8
    <root>/subscriptions              all folders
    <root>[/.Sent]/dovecot-uidlist    UIDs in the order in which the mail arrived

pymap takes the modification time of a file for INTERNALDATE, its name for the flags, and gives UIDs to files that the
list does not know in the order of the directory; that is why the list is written here.
"""

import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from infra.demo.model import DemoFolder, DemoMailbox, DemoMessage

# Maildir wants the letters in the order of ASCII.
_FLAG_LETTERS: Final = {"\\Draft": "D", "\\Flagged": "F", "\\Answered": "R", "\\Seen": "S", "\\Deleted": "T"}


def write_maildir(mailbox: DemoMailbox, root: Path) -> bool:
    """Writes the mailbox to `root` (its parent must exist) and says whether it did.

    If `root` exists, nothing is touched: what a server and its users did there stays. An interrupted run leaves no half
    mailbox, because the directory gets its name last. `ValueError` for a folder whose name Maildir++ cannot hold.
    """
    if root.exists():
        return False
    building = root.with_name(f"{root.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    for folder in mailbox.folders:
        _write_folder(folder, _directory(building, folder.name), mailbox.address)
    names = [folder.name for folder in mailbox.folders]
    (building / "subscriptions").write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    building.replace(root)
    return True


def _directory(root: Path, name: str) -> Path:
    if name == "INBOX":
        return root
    if "." in name or not all(name.split("/")):
        raise ValueError(f"Maildir++ cannot hold the folder {name!r}")
    return root / f".{name.replace('/', '.')}"


def _write_folder(folder: DemoFolder, directory: Path, address: str) -> None:
    for part in ("cur", "new", "tmp"):
        (directory / part).mkdir(parents=True)
    if folder.name != "INBOX":
        (directory / "maildirfolder").touch()
    identity = f"{address} {folder.name}"
    records = [
        _write_message(message, directory / "cur", uid, identity)
        for uid, message in enumerate(folder.messages, start=1)
    ]
    # UIDVALIDITY is a number of 31 bits other than zero for the most cautious client.
    validity = int(_digest(identity)[:7], 16) + 1
    head = f"3 V{validity} N{len(records) + 1} G{_digest(identity)}\n"
    (directory / "dovecot-uidlist").write_text(head + "".join(records), encoding="utf-8")


def _write_message(message: DemoMessage, directory: Path, uid: int, identity: str) -> str:
    arrived = int(message.internal_date.timestamp())
    letters = "".join(sorted(_FLAG_LETTERS[flag] for flag in message.flags))
    name = f"{arrived}.M{uid:06}Q{uid}.demo:2,{letters}"
    path = directory / name
    path.write_bytes(message.raw)
    os.utime(path, (arrived, arrived))
    digest = _digest(f"{identity} {uid}")
    return f"{uid} EM{digest} TT{digest} :{name}\n"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
