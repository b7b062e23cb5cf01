"""Extensions as servers offer them, and as some break them."""

import asyncio
import itertools

import pytest

from mail_ingest.imap.client import Options, open_imap
from mail_ingest.imap.errors import ConnectionLostError
from mail_ingest.imap.idling import IdleLengths
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import KnownState
from mail_ingest.imap.utf7 import encode_name
from mail_ingest.testing.certificates import CertificateAuthority
from mail_ingest.testing.dovecot import COMPRESSING, Dovecot
from mail_ingest.testing.fixtures import target_of
from mail_ingest.testing.hostile import Session
from tests.mail_ingest.imap.scripted import INBOX, bodies, enter, metas, serve, target

LIFE = KnownState(uid_validity=1, highest_modseq=5)


@pytest.mark.dovecot
async def test_compression_changes_nothing_but_the_bytes_on_the_wire() -> None:
    mail = {uid: b"Subject: Offer %d\r\n\r\n" % uid + b"Steel, galvanised.\r\n" * 3000 for uid in range(1, 30)}
    with Dovecot(extra=COMPRESSING) as server:
        server.add_user("li")
        server.deliver("li", mail.values())
        source = await open_imap(target_of(server), PasswordSignIn("li", "secret"), options=Options(compress=True))
        assert source.compressed
        await source.open_folder(INBOX)
        found = await bodies(source, await metas(source, await source.uids()))
        assert {body.uid: body.raw for batch in found for body in batch.bodies} == mail
        waiting = asyncio.create_task(source.wait_for_change(30))
        await asyncio.to_thread(server.deliver, "li", [b"Subject: new\r\n\r\n"])
        assert (await waiting).exists == 30
        await source.close()


async def test_enable_counts_only_when_it_is_confirmed(authority: CertificateAuthority) -> None:
    """iCloud's way: QRESYNC is advertised, ENABLE is answered with OK and no ENABLED."""

    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 ENABLE CONDSTORE QRESYNC] in")
        await session.ok(await session.expect("ENABLE QRESYNC"))
        tag = await session.expect("EXAMINE")
        assert session.received[-1].endswith('EXAMINE "INBOX" (CONDSTORE)')
        await session.send(b"* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [HIGHESTMODSEQ 9] ok\r\n")
        await session.ok(tag)
        tag = await session.expect("UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE 5)")
        await session.send(b"* 1 FETCH (UID 7 FLAGS (\\Seen) MODSEQ (9))\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX, known=LIFE)
        changes = await source.changes(since_modseq=5, known=[7])
        assert ([meta.modseq for meta in changes.metas], changes.vanished) == ([9], None)


async def test_icloud_is_never_asked_for_qresync(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 ENABLE CONDSTORE QRESYNC] in")
        tag = await session.expect("ENABLE CONDSTORE")
        await session.send(b"* ENABLED CONDSTORE\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        await open_imap(target(server, authority), PasswordSignIn("li", "pass"), provider="icloud")


async def test_a_folder_without_mod_sequences(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 CONDSTORE] in")
        tag = await session.expect("EXAMINE")
        await session.send(b"* 1 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [NOMODSEQ] none\r\n")
        await session.ok(tag)
        tag = await session.expect("UID FETCH 1:* (UID FLAGS)")
        assert "MODSEQ" not in session.received[-1]
        await session.send(b"* 1 FETCH (UID 7 FLAGS (\\Seen))\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        assert (await source.open_folder(INBOX, known=LIFE)).highest_modseq is None
        changes = await source.changes(since_modseq=5, known=[6, 7])
        assert ([meta.uid for meta in changes.metas], changes.vanished, changes.highest_modseq) == ([7], [6], None)


async def test_changes_of_the_folder_before_are_not_those_of_this_one(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 ENABLE CONDSTORE QRESYNC] in")
        tag = await session.expect("ENABLE QRESYNC")
        await session.send(b"* ENABLED QRESYNC\r\n")
        await session.ok(tag)
        tag = await session.expect('EXAMINE "INBOX" (QRESYNC (1 5))')
        await session.send(
            b"* 8 EXISTS\r\n* VANISHED 1:3\r\n* OK [CLOSED] the old one\r\n* 2 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n"
            b"* OK [HIGHESTMODSEQ 9] ok\r\n* VANISHED (EARLIER) 4,6:7\r\n* 1 FETCH (UID 5 FLAGS () MODSEQ (8))\r\n"
        )
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        assert (await source.open_folder(INBOX, known=LIFE)).exists == 2
        changes = await source.changes(since_modseq=5, known=[1, 4, 5, 6])
        assert ([meta.uid for meta in changes.metas], changes.vanished) == ([5], [4, 6])


async def test_fewer_messages_than_there_should_be_means_that_the_server_kept_something_back(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 ENABLE CONDSTORE QRESYNC] in")
        tag = await session.expect("ENABLE QRESYNC")
        await session.send(b"* ENABLED QRESYNC\r\n")
        await session.ok(tag)
        tag = await session.expect("EXAMINE")
        await session.send(
            b"* 2 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [HIGHESTMODSEQ 9] ok\r\n* VANISHED (EARLIER) 4\r\n"
        )
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX, known=LIFE)
        assert (await source.changes(since_modseq=5, known=[1, 2, 3, 4])).vanished is None


async def test_gmails_ids_and_labels(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1 X-GM-EXT-1] in")
        await session.open_folder(exists=1)
        tag = await session.expect("UID FETCH 7 (UID FLAGS INTERNALDATE RFC822.SIZE X-GM-MSGID X-GM-THRID X-GM-LABELS)")
        await session.send(
            b'* 1 FETCH (X-GM-THRID 1278455344230334865 X-GM-MSGID 1278455344230334866 X-GM-LABELS ("\\\\Inbox" '
            b'"\\\\Sent" Foo ' + encode_name("测试") + b" {5}\r\na (b)) UID 7 RFC822.SIZE 12 "
            b'INTERNALDATE "17-Jul-2026 02:44:25 +0000" FLAGS ())\r\n'
        )
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [found] = await metas(source, [7])
        assert (found.provider_id, found.provider_thread_id) == ("1278455344230334866", "1278455344230334865")
        assert found.labels == ("\\Inbox", "\\Sent", "Foo", "测试", "a (b)")


async def test_an_idle_that_dies_silently_is_renewed_earlier_next_time(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder()
        await session.expect("IDLE")
        await session.send(b"+ idling\r\n")
        await session.until_gone()

    lengths = IdleLengths(floor=0.1)
    async with serve(script, authority) as server:
        options = Options(quiet=2, idle_refresh=0.4, idle_lengths=lengths)
        source = await enter(server, authority, options)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError):
            await source.wait_for_change(30)
    assert lengths.length("localhost", 600) == pytest.approx(0.28)
    assert lengths.length("elsewhere", 600) == 600


def test_the_length_of_an_idle_grows_again_when_it_goes_well() -> None:
    lengths = IdleLengths()
    lengths.died("a.example", 300)
    assert lengths.length("a.example", 540) == 210
    lengths.survived("a.example", 100)  # ended by news: says nothing
    assert lengths.length("a.example", 540) == 210
    seen = list(itertools.accumulate(range(20), lambda _, __: _renew(lengths), initial=210.0))
    assert seen == sorted(seen)
    assert seen[-1] == 540
    lengths.died("a.example", 20)  # too soon to be the host's habit
    assert lengths.length("a.example", 540) == 540


def _renew(lengths: IdleLengths) -> float:
    lengths.survived("a.example", lengths.length("a.example", 540))
    return lengths.length("a.example", 540)


async def test_a_server_that_forgets_to_push_is_asked_when_an_idle_is_renewed(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        tag = await session.expect("IDLE")
        await session.send(b"+ idling\r\n")
        assert await session.line() == "DONE"
        await session.ok(tag)
        noop = (await session.line()).split()
        assert noop[1] == "NOOP"
        await session.send(b"* 2 EXISTS\r\n")
        await session.ok(noop[0])
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(idle_refresh=0.05))
        await source.open_folder(INBOX)
        assert (await source.wait_for_change(30)).exists == 2


async def test_a_server_that_answers_for_so_many_messages_only_is_asked_for_the_rest(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=6)
        tag = await session.expect("UID SEARCH ALL")
        await session.send(b"* SEARCH 40 50 60\r\n")
        await session.send(f"{tag} OK [MESSAGELIMIT 3 40] not all\r\n".encode())
        tag = await session.expect("UID SEARCH UID 1:39")
        await session.send(b"* SEARCH 10 20 30\r\n")
        await session.ok(tag)
        tag = await session.expect("UID FETCH 1:* (UID FLAGS)")
        await session.send(b"* 5 FETCH (UID 50 FLAGS ())\r\n* 6 FETCH (FLAGS (\\Seen) UID 60)\r\n")
        await session.send(f"{tag} OK [MESSAGELIMIT 2 50] not all\r\n".encode())
        tag = await session.expect("UID FETCH 1:49 (UID FLAGS)")
        await session.send(b"".join(b"* %d FETCH (UID %d0 FLAGS ())\r\n" % (n, n) for n in range(1, 5)))
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        uids = await source.uids()
        assert uids == [10, 20, 30, 40, 50, 60]
        changes = await source.changes(since_modseq=0, known=[*uids, 70])
        assert ([meta.uid for meta in changes.metas], changes.vanished) == (uids, [70])
        assert [meta.uid for meta in changes.metas if meta.flags] == [60]
