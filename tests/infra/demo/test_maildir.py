"""A mailbox on disk: what Maildir++ asks for, kept on a second run, and served over IMAP as it was written."""

import asyncio
import imaplib
import mailbox as maildirs
from pathlib import Path

import pytest

from infra.demo.maildir import write_maildir
from infra.demo.model import DemoFolder, DemoMailbox, DemoTenant
from infra.local.imap import serve_imap
from mail_ingest.testing.certificates import CertificateAuthority


@pytest.fixture
def chen(tenants: list[DemoTenant]) -> DemoMailbox:
    """The mailbox with Chinese folder names."""
    return tenants[0].mailboxes[2]


def test_the_standard_library_reads_the_maildir(chen: DemoMailbox, tmp_path: Path) -> None:
    root = tmp_path / chen.address
    assert write_maildir(chen, root)
    inbox = maildirs.Maildir(str(root), create=False)
    assert sorted(inbox.list_folders()) == sorted(
        folder.name.replace("/", ".") for folder in chen.folders if folder.name != "INBOX"
    )
    for folder in chen.folders:
        box = inbox if folder.name == "INBOX" else inbox.get_folder(folder.name.replace("/", "."))
        keys = sorted(box.keys(), key=lambda key: int(key.partition("Q")[2].partition(".")[0]))
        assert [box.get_bytes(key) for key in keys] == [message.raw for message in folder.messages]
        for key, message in zip(keys, folder.messages, strict=True):
            found = box.get_message(key)
            assert found.get_date() == message.internal_date.timestamp()
            assert ("S" in found.get_flags()) == ("\\Seen" in message.flags)
            assert ("R" in found.get_flags()) == ("\\Answered" in message.flags)


def test_a_second_run_keeps_what_is_there(chen: DemoMailbox, tmp_path: Path) -> None:
    root = tmp_path / chen.address
    write_maildir(chen, root)
    inbox = maildirs.Maildir(str(root), create=False)
    read = inbox.keys()[0]
    inbox.discard(read)
    added = inbox.add(b"Subject: new\r\n\r\nnew\r\n")
    before = _tree(root)

    assert not write_maildir(chen, root)
    assert _tree(root) == before
    assert added in maildirs.Maildir(str(root), create=False)


def test_an_interrupted_run_is_made_good(chen: DemoMailbox, tmp_path: Path) -> None:
    left = tmp_path / f"{chen.address}.building" / "cur"
    left.mkdir(parents=True)
    (left / "half").write_bytes(b"Subject: ha")
    assert write_maildir(chen, tmp_path / chen.address)
    assert not left.exists()
    assert not (tmp_path / chen.address / "cur" / "half").exists()


def test_two_runs_lay_out_the_same(chen: DemoMailbox, tmp_path: Path) -> None:
    write_maildir(chen, tmp_path / "one")
    write_maildir(chen, tmp_path / "two")
    assert _tree(tmp_path / "one") == _tree(tmp_path / "two")


@pytest.mark.parametrize("name", ["A.B", "A//B", ""])
def test_a_folder_that_maildir_cannot_hold_is_refused(name: str, tmp_path: Path) -> None:
    box = DemoMailbox("a@b.example", "A", "s", (DemoFolder(name, None, ()),))
    with pytest.raises(ValueError, match="cannot hold"):
        write_maildir(box, tmp_path / "a")


async def test_it_is_served_over_imap(chen: DemoMailbox, tmp_path: Path) -> None:
    base = tmp_path / "mail"
    base.mkdir()
    write_maildir(chen, base / chen.address)
    authority = CertificateAuthority(tmp_path)
    server = await serve_imap(
        base,
        [(chen.address, chen.secret, chen.address)],
        host="127.0.0.1",
        port=0,
        context=authority.server_context(),
    )
    port = server.sockets[0].getsockname()[1]
    try:
        await asyncio.to_thread(_compare, chen, port, authority)
    finally:
        server.close()


def _compare(box: DemoMailbox, port: int, authority: CertificateAuthority) -> None:
    with imaplib.IMAP4_SSL("127.0.0.1", port, ssl_context=authority.client_context(), timeout=60) as client:
        client.login(box.address, box.secret)
        _, listed = client.list()
        names = {line.rsplit(b' "/" ', 1)[1].strip(b'"') for line in listed if isinstance(line, bytes)}
        assert {_utf7(folder.name) for folder in box.folders} <= names
        for folder in box.folders:
            client.select(f'"{_utf7(folder.name).decode()}"', readonly=True)
            _, answer = client.uid("FETCH", "1:*", "(FLAGS INTERNALDATE BODY.PEEK[])")
            parts = [part for part in answer if isinstance(part, tuple)]
            assert [raw for _, raw in parts] == [message.raw for message in folder.messages]
            for (head, _), message in zip(parts, folder.messages, strict=True):
                assert ("\\Seen" in message.flags) == (b"\\Seen" in head)
                date = imaplib.Internaldate2tuple(head)
                assert date is not None
                assert tuple(date)[:6] == tuple(message.internal_date.astimezone().timetuple())[:6]


def _utf7(name: str) -> bytes:
    """RFC 3501, section 5.1.3, for names of one level that are either ASCII or wholly beyond it."""
    if name.isascii():
        return name.encode()
    return b"&" + name.encode("utf-7")[1:-1].replace(b"/", b",") + b"-"


def _tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
