"""Getting through to a server, or not."""

import socket
from pathlib import Path

import pytest

from mail_ingest.imap.client import open_imap
from mail_ingest.imap.errors import (
    ConnectError,
    Step,
)
from mail_ingest.imap.signin import PasswordSignIn
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.testing.certificates import CertificateAuthority, server_context
from mail_ingest.testing.hostile import HostileServer, Session
from tests.mail_ingest.imap.scripted import HASTE, enter, serve, target


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
