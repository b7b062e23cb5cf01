"""The client against servers that break, lie and attack."""

import asyncio
import socket
from pathlib import Path

import pytest

from mail_ingest.imap.client import ImapSource, Options, open_imap
from mail_ingest.imap.errors import (
    CommandRefusedError,
    ConnectError,
    ConnectionLostError,
    MailError,
    ProtocolError,
    SignInError,
    Step,
)
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.source import ChangeKind, FetchProblem, Folder, FolderRole, MessageMeta
from mail_ingest.imap.target import ConnectTarget, Security
from mail_ingest.imap.wire import Limits
from mail_ingest.testing.certificates import CertificateAuthority, server_context
from mail_ingest.testing.hostile import HostileServer, Script, Session

INBOX = Folder(
    wire_name=b"INBOX", name="INBOX", delimiter="/", role=FolderRole.INBOX, selectable=True, attributes=frozenset()
)
PATIENCE = Options(connect=5, quiet=5, limits=Limits(line=100_000, literal=1_000_000, response=2_000_000))
HASTE = Options(connect=0.3, quiet=0.3)


@pytest.fixture
def authority(tmp_path: Path) -> CertificateAuthority:
    return CertificateAuthority(tmp_path)


def target(server: HostileServer, authority: CertificateAuthority, security: Security = "tls") -> ConnectTarget:
    return ConnectTarget(
        host="localhost",
        addresses=(server.host,),
        port=server.port,
        security=security,
        ssl_context=authority.client_context(),
    )


def serve(script: Script, authority: CertificateAuthority) -> HostileServer:
    return HostileServer(script, tls=authority.server_context())


async def enter(server: HostileServer, authority: CertificateAuthority, options: Options = PATIENCE) -> ImapSource:
    return await open_imap(target(server, authority), PasswordSignIn("li", "pass"), options=options)


def meta(uid: int, size: int = 10) -> MessageMeta:
    return MessageMeta(uid=uid, flags=frozenset(), internal_date=None, size=size)


async def fails(opening: "asyncio.Task[ImapSource]") -> tuple[str, Step]:
    with pytest.raises(MailError) as raised:
        await opening
    return raised.value.problem.code, raised.value.problem.step


# Connecting


async def test_a_refused_connection(authority: CertificateAuthority) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    nowhere = ConnectTarget(
        host="localhost", addresses=("127.0.0.1",), port=port, security="tls", ssl_context=authority.client_context()
    )
    with pytest.raises(ConnectError) as raised:
        await open_imap(nowhere, PasswordSignIn("li", "pass"))
    assert (raised.value.problem.code, raised.value.problem.step) == ("connection-refused", Step.CONNECT)


async def test_the_next_address_is_tried(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.ok(await session.expect("LOGOUT"))

    async with serve(script, authority) as server:
        first = target(server, authority)
        both = ConnectTarget(
            host=first.host,
            addresses=("127.0.0.99", server.host),
            port=first.port,
            security="tls",
            ssl_context=first.ssl_context,
        )
        source = await open_imap(both, PasswordSignIn("li", "pass"))
        await source.close()


async def test_certificates_that_do_not_hold(authority: CertificateAuthority, tmp_path: Path) -> None:
    async def script(session: Session) -> None:
        await session.until_gone()

    (tmp_path / "other").mkdir()
    cases = {
        "tls-untrusted": CertificateAuthority(tmp_path / "other").issue(),
        "tls-expired": authority.issue(days=(-3, -1)),
        "tls-wrong-name": authority.issue(["elsewhere.example"]),
    }
    for code, files in cases.items():
        async with HostileServer(script, tls=server_context(*files)) as server:
            with pytest.raises(ConnectError) as raised:
                await enter(server, authority)
            assert (raised.value.problem.code, raised.value.problem.step) == (code, Step.TLS)


async def test_tls_against_a_server_that_speaks_plainly(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.line()
        await session.send(b"* BAD what?\r\n")
        await session.until_gone()

    async with HostileServer(script) as server:
        with pytest.raises(ConnectError) as raised:
            await enter(server, authority)
    assert raised.value.problem.code == "tls-not-spoken"


async def test_a_server_that_says_nothing(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.until_gone()

    async with serve(script, authority) as server:
        with pytest.raises(ConnectError) as raised:
            await enter(server, authority, HASTE)
    assert raised.value.problem.code == "connection-timed-out"


async def test_a_server_that_turns_us_away(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.send(b"* BYE Too many connections from your network\r\n")

    async with serve(script, authority) as server:
        with pytest.raises(ConnectError) as raised:
            await enter(server, authority)
    assert raised.value.problem.code == "too-many-connections"
    assert raised.value.problem.server_said == "Too many connections from your network"


async def test_something_else_than_a_mail_server(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.send(b"HTTP/1.1 400 Bad Request\r\n\r\n<html>")
        await session.until_gone()

    async with serve(script, authority) as server:
        with pytest.raises(ConnectError) as raised:
            await enter(server, authority)
    assert raised.value.problem.code == "not-a-mail-server"


@pytest.mark.parametrize("refusal", [b"NO not today", b"BAD unknown command"])
async def test_refused_starttls_never_goes_on_in_clear(authority: CertificateAuthority, refusal: bytes) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        tag = await session.expect("STARTTLS")
        await session.send(tag.encode() + b" " + refusal + b"\r\n")
        await session.until_gone()

    async with HostileServer(script) as server:
        with pytest.raises(ConnectError) as raised:
            await open_imap(target(server, authority, "starttls"), PasswordSignIn("li", "pass"))
        assert raised.value.problem.code == "starttls-refused"
        assert not any("LOGIN" in line for line in server.sessions[0].received)


async def test_answers_slipped_in_before_tls_are_refused(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet()
        tag = await session.expect("STARTTLS")
        await session.send(f"{tag} OK go\r\n* CAPABILITY IMAP4rev1 EV".encode())
        await session.until_gone()

    async with HostileServer(script) as server:
        with pytest.raises(ConnectError) as raised:
            await open_imap(target(server, authority, "starttls"), PasswordSignIn("li", "pass"))
    assert raised.value.problem.code == "starttls-refused"


# Signing in


async def test_plain_without_initial_response_where_login_is_disabled(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN] hi")
        tag = await session.expect("AUTHENTICATE PLAIN")
        await session.send(b"+ \r\n")
        assert await session.line() == "AGxpAHBhc3M="
        await session.ok(tag, "[CAPABILITY IMAP4rev1 IDLE] in")
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        assert source.capabilities == {"IMAP4REV1", "IDLE"}


async def test_a_challenge_without_answer_is_cancelled(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=PLAIN] hi")
        tag = await session.expect("AUTHENTICATE PLAIN")
        await session.send(b"+ \r\n")
        await session.line()
        await session.send(b"+ more\r\n")
        assert await session.line() == "*"
        await session.send(f"{tag} NO [AUTHENTICATIONFAILED] cancelled\r\n".encode())

    async with serve(script, authority) as server:
        with pytest.raises(SignInError):
            await enter(server, authority)


async def test_id_is_sent_where_it_is_demanded(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.greet("[CAPABILITY IMAP4rev1] hi")
        await session.ok(await session.expect("LOGIN"), "[CAPABILITY IMAP4rev1] in")
        tag = await session.expect("ID (")
        await session.send(f"{tag} BAD no such command\r\n".encode())
        await session.open_folder()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await open_imap(target(server, authority), PasswordSignIn("li", "pass"), always_send_id=True)
        await source.open_folder(INBOX)


async def test_alerts_are_kept_for_the_owner(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.send(b"* OK [ALERT] Your mailbox is\x07 nearly full\r\n")
        await session.open_folder()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        assert source.server_alerts == ("Your mailbox is nearly full",)


# Breaking off


async def test_a_cut_inside_a_literal_fails_the_command_at_once(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1, uid_next=2)
        await session.expect("UID FETCH")
        await session.send(b"* 1 FETCH (UID 1 BODY[] {1000}\r\nonly the beginning")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError) as raised:
            [batch async for batch in source.fetch_bodies([meta(1)])]
        assert raised.value.problem.code == "connection-lost"
        assert not raised.value.connection_usable
        with pytest.raises(ConnectionLostError):
            await source.poll()


async def test_bye_in_the_middle_says_why(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1)
        await session.expect("UID SEARCH")
        await session.send(b"* BYE [UNAVAILABLE] going down for maintenance\r\n")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError) as raised:
            await source.uids()
    assert raised.value.problem.code == "unavailable"
    assert "maintenance" in (raised.value.problem.server_said or "")


async def test_a_cut_during_idle_ends_the_wait(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder()
        await session.expect("IDLE")
        await session.send(b"+ idling\r\n")
        session.abort()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        with pytest.raises(ConnectionLostError):
            await source.wait_for_change(600)


async def test_silence_ends_in_an_error(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("NOOP")
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(quiet=0.5))
        with pytest.raises(ConnectionLostError) as raised:
            await source.poll()
    assert raised.value.problem.code == "server-silent"


async def test_a_cancelled_command_breaks_the_connection(authority: CertificateAuthority) -> None:
    asked = asyncio.Event()

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("EXAMINE")
        asked.set()
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        opening = asyncio.create_task(source.open_folder(INBOX))
        await asked.wait()
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        with pytest.raises(ConnectionLostError):
            await source.poll()


# Lies and oddities


async def test_one_byte_at_a_time(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=1, uid_next=2)
        tag = await session.expect("UID FETCH")
        await session.send_slowly(f"* 1 FETCH (UID 1 BODY[] {{5}}\r\nhello)\r\n{tag} OK done\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        batches = [batch async for batch in source.fetch_bodies([meta(1)])]
        assert [body.raw for body in batches[0].bodies] == [b"hello"]


async def test_pushes_mixed_into_a_fetch_are_neither_lost_nor_taken_for_messages(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2, uid_next=3)
        tag = await session.expect("UID FETCH")
        await session.send(
            b"* 3 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n* 2 FETCH (UID 2 BODY[] {2}\r\nhi)\r\n* 1 FETCH (UID 1)\r\n"
            b"* NONSENSE {3}\r\nabc\r\ngarbage without a star\r\n* 1 FETCH (BODY[] {2}\r\nho)\r\n* 9 EXPUNGE\r\n"
        )
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        batches = [batch async for batch in source.fetch_bodies([meta(1), meta(2)])]
        assert {body.uid: body.raw for body in batches[0].bodies} == {1: b"ho", 2: b"hi"}
        change = await source.wait_for_change(10)
        assert (change.kind, change.exists, change.expunged) == (ChangeKind.PUSHED, 3, True)


async def test_a_message_that_the_server_refuses_does_not_hold_up_the_others(
    authority: CertificateAuthority,
) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=3, uid_next=4)
        for _ in range(4):
            tag = await session.expect("UID FETCH")
            asked = session.received[-1].split()[3]
            if asked in {"1", "3"}:
                await session.send(f"* {asked} FETCH (UID {asked} BODY[] {{2}}\r\nok)\r\n".encode())
                await session.ok(tag)
            else:
                await session.send(f"{tag} NO [SERVERBUG] cannot read it\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_bodies([meta(1), meta(2), meta(3)])]
        assert [body.uid for body in batch.bodies] == [3, 1]
        assert batch.problems == {2: FetchProblem.REFUSED}
        assert batch.server_said == {2: "[SERVERBUG] cannot read it"}


async def test_search_that_does_not_work_is_replaced_by_fetch(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=2)
        tag = await session.expect("UID SEARCH")
        await session.send(f"{tag} NO [UNAVAILABLE] UID SEARCH Backend error\r\n".encode())
        tag = await session.expect("UID FETCH 5:*")
        await session.send(b"* 2 FETCH (UID 9)\r\n* 1 FETCH (UID 3)\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        assert await source.uids(first=5) == [9]


async def test_idle_that_is_advertised_and_refused_becomes_polling(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder()
        tag = await session.expect("IDLE")
        await session.send(f"{tag} BAD no idling here\r\n".encode())
        tag = await session.expect("NOOP")
        await session.send(b"* 1 EXISTS\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority, Options(poll_every=0.01))
        await source.open_folder(INBOX)
        assert (await source.wait_for_change(30)).exists == 1


async def test_throttling_says_how_long(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        tag = await session.expect("EXAMINE")
        await session.send(f"{tag} BAD Request is throttled. Suggested Backoff Time: 20000 milliseconds\r\n".encode())
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        with pytest.raises(CommandRefusedError) as raised:
            await source.open_folder(INBOX)
    assert raised.value.problem.retry_after == 20


async def test_missing_uidvalidity_is_zero(authority: CertificateAuthority) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        tag = await session.expect("EXAMINE")
        await session.send(b"* 5 EXISTS\r\n* OK [UIDNOTSTICKY] no luck\r\n")
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        state = await (await enter(server, authority)).open_folder(INBOX)
        assert (state.uid_validity, state.uid_next, state.uids_sticky, state.exists) == (0, None, False, 5)


# Attacks


LITERALS = b"".join(b" BODY[] {%d}\r\n" % size + b"x" * size for size in (500_000, 900_000, 900_000))


@pytest.mark.parametrize(
    "attack",
    [b"* 1 FETCH (BODY[] {999999999}\r\n", b"* " + b"x" * 200_000, b"* 1 FETCH (" + LITERALS],
    ids=["huge literal", "endless line", "huge response"],
)
async def test_answers_beyond_all_measure_break_the_connection(authority: CertificateAuthority, attack: bytes) -> None:
    async def script(session: Session) -> None:
        await session.sign_in()
        await session.expect("EXAMINE")
        await session.send(attack)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        with pytest.raises(ProtocolError) as raised:
            await source.open_folder(INBOX)
    assert raised.value.problem.code == "answer-too-large"


async def test_a_thousand_lines_in_one_chunk(authority: CertificateAuthority) -> None:
    lines = b"".join(b"* %d FETCH (UID %d FLAGS () RFC822.SIZE 10)\r\n" % (n, n) for n in range(1, 20_001))

    async def script(session: Session) -> None:
        await session.sign_in()
        await session.open_folder(exists=20_000)
        tag = await session.expect("UID FETCH")
        await session.send(lines)
        await session.ok(tag)
        await session.until_gone()

    async with serve(script, authority) as server:
        source = await enter(server, authority)
        await source.open_folder(INBOX)
        [batch] = [batch async for batch in source.fetch_meta(range(1, 301))]
        assert [found.uid for found in batch] == list(range(300, 0, -1))
