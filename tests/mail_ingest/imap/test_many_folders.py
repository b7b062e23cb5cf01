"""Listing and counting folders of servers with and without extensions."""

import pytest

from mail_ingest.imap.errors import CommandRefusedError
from mail_ingest.imap.source import FolderStatus
from mail_ingest.imap.statuses import MOST
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, serve


async def test_identities_of_folders_come_with_the_list(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 SPECIAL-USE LIST-EXTENDED LIST-STATUS OBJECTID] hi")
        await session.ok(
            await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 SPECIAL-USE LIST-EXTENDED LIST-STATUS OBJECTID] in"
        )
        tag = await session.expect('LIST "" "*" RETURN (SPECIAL-USE STATUS (MAILBOXID))')
        await session.send(
            b'* LIST () "/" INBOX\r\n* STATUS INBOX (MAILBOXID (F2212ea87))\r\n'
            b'* LIST (\\Sent) "/" "Gone out"\r\n* STATUS "Gone out" (MAILBOXID (Fa))\r\n* LIST () "/" Plain\r\n'
        )
        await session.ok(tag)
        tag = await session.expect("EXAMINE")
        await session.send(b"* 0 EXISTS\r\n* OK [UIDVALIDITY 3] ok\r\n* OK [MAILBOXID (F2212ea87)] ok\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        folders = await source.list_folders()
        assert [folder.folder_id for folder in folders] == ["F2212ea87", "Fa", None]
        assert (await source.open_folder(INBOX)).folder_id == "F2212ea87"


async def test_many_folders_are_counted_in_turn_and_the_open_one_not(authority: CertificateAuthority) -> None:
    """Answers come in another order than the questions; one folder is refused; the limit moves on with each call."""
    names = [f"F{number:03}" for number in range(MOST + 30)]

    async def script(session: Session) -> None:
        await session.sign_in()
        tag = await session.expect("LIST")
        await session.send("".join(f'* LIST () "/" {name}\r\n' for name in ["INBOX", *names]).encode())
        await session.ok(tag)
        await session.open_folder()
        waiting: list[tuple[str, str]] = []
        while line := await session.line():
            tag, _, name = line.split()[:3]
            name = name.strip('"')
            waiting.append((tag, name))
            if len(waiting) < 10:
                continue
            for held_tag, held in reversed(waiting):
                if held == "F007":
                    await session.send(f"{held_tag} NO [NOPERM] not yours\r\n".encode())
                else:
                    await session.send(f"* STATUS {held} (MESSAGES {int(held[1:])})\r\n{held_tag} OK\r\n".encode())
            waiting.clear()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        folders = await source.list_folders()
        await source.open_folder(INBOX)
        first = await source.statuses(folders)
        second = await source.statuses(folders)
        assert len(first) == len(second) == MOST
        assert first.keys() | second.keys() == {name.encode() for name in names}
        assert isinstance(first.pop(b"F007"), CommandRefusedError)
        counts = {name: status.messages for name, status in first.items() if isinstance(status, FolderStatus)}
        assert counts == {name: int(name[1:]) for name in first}


@pytest.mark.parametrize("refusal", ["BAD no RETURN here", "NO not now"])
async def test_list_status_that_does_not_work_is_replaced(authority: CertificateAuthority, refusal: str) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 LIST-STATUS] hi")
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 LIST-STATUS] in")
        tag = await session.expect("LIST")
        await session.send(f"{tag} {refusal}\r\n".encode())
        tag = await session.expect('STATUS "INBOX"')
        await session.send(b"* STATUS inbox (MESSAGES 4 UIDNEXT 9)\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        found = await (await enter(server, authority)).statuses([INBOX])
        status = found[b"INBOX"]
        assert isinstance(status, FolderStatus)
        assert (status.messages, status.uid_next) == (4, 9)
