"""Which folders are the user's own, whatever way a server has of telling; and compression that is refused."""

import pytest

from mail_ingest.imap.client import Options
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, enter, serve

_LISTED = (
    b'* LIST (\\HasChildren) "." INBOX\r\n* LIST () "." INBOX.Orders\r\n'
    b'* LIST () "." "user.wang.Orders"\r\n* LIST () "." "Public/Prices"\r\n* LIST (\\NonExistent) "." gone\r\n'
)


@pytest.mark.parametrize(
    ("answer", "names"),
    [
        (
            b'* NAMESPACE (("INBOX." ".")) (("user." ".")) (("Public/" "/"))\r\n{tag} OK done\r\n',
            ["INBOX", "INBOX.Orders", "gone"],
        ),
        (
            b'* NAMESPACE (("" ".")) NIL NIL\r\n{tag} OK done\r\n',
            ["INBOX", "INBOX.Orders", "Public/Prices", "gone", "user.wang.Orders"],
        ),
        (
            # A prefix of nothing would leave out all there is.
            b'* NAMESPACE NIL (("" ".")) (("user." "."))\r\n{tag} OK done\r\n',
            ["INBOX", "INBOX.Orders", "Public/Prices", "gone"],
        ),
        (b"{tag} NO not today\r\n", ["INBOX", "INBOX.Orders", "Public/Prices", "gone", "user.wang.Orders"]),
        (
            b"* NAMESPACE\r\n{tag} OK done\r\n",
            ["INBOX", "INBOX.Orders", "Public/Prices", "gone", "user.wang.Orders"],
        ),
    ],
)
async def test_other_peoples_and_shared_folders_are_left_out(
    authority: CertificateAuthority, answer: bytes, names: list[str]
) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1] hi")
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 NAMESPACE] in")
        tag = await session.expect("NAMESPACE")
        await session.send(answer.replace(b"{tag}", tag.encode()))
        tag = await session.expect('LIST "" "*"')
        await session.send(_LISTED)
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        folders = await source.list_folders()
    assert sorted(folder.name for folder in folders) == names
    assert {folder.name for folder in folders if not folder.selectable} == {"gone"}


@pytest.mark.parametrize(
    ("capabilities", "request_"),
    [
        ("XLIST", 'XLIST "" "*"'),
        ("SPECIAL-USE LIST-EXTENDED XLIST", 'LIST "" "*" RETURN (SPECIAL-USE)'),
        ("SPECIAL-USE", 'LIST "" "*"'),
    ],
)
async def test_what_folders_are_for_is_asked_in_the_way_that_the_server_knows(
    authority: CertificateAuthority, capabilities: str, request_: str
) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1] hi")
        await session.ok(await session.expect("LOGIN"), f"[CAPABILITY IMAP4rev1 {capabilities}] in")
        tag = await session.expect(request_)
        kind = request_.split(maxsplit=1)[0].encode()
        await session.send(b'* %s (\\Inbox) "/" Eingang\r\n* %s (\\Sent) "/" Raus\r\n' % (kind, kind))
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        folders = await source.list_folders()
    assert {folder.name: folder.role.value for folder in folders} == {"Eingang": "inbox", "Raus": "sent"}


async def test_compression_that_is_refused_leaves_the_connection_as_it_is(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1] hi")
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 COMPRESS=DEFLATE] in")
        tag = await session.expect("COMPRESS DEFLATE")
        await session.send(f"{tag} NO [COMPRESSIONACTIVE] TLS compresses already\r\n".encode())
        await session.open_folder(exists=3, uid_next=4)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(compress=True))
        assert not source.compressed
        assert (await source.open_folder(INBOX)).exists == 3
