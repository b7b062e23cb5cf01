"""The demo's submission server: implicit TLS and AUTH (RFC 8314, RFC 4954), delivering into the IMAP server's Maildirs.

Mail to an address that it serves arrives there, so a reply in the demo really reaches the other mailbox; everything
else is kept in a Maildir of its own and goes nowhere.
"""

import asyncio
import email.utils
import mailbox
import secrets
import ssl
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in: the user name is the address, `maildir` is where INBOX lies."""

    address: str
    secret: str
    maildir: Path


class _Delivery:
    """aiosmtpd's handler: accepts mail of signed-in users and puts it into Maildirs."""

    def __init__(self, accounts: dict[str, Account], outgoing: Path) -> None:
        self._accounts = accounts
        self._domains = {address.rpartition("@")[2] for address in accounts}
        self._outgoing = outgoing

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.lower() != str(session.auth_data):
            return "553 5.7.1 Sender address is not yours"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.lower() not in self._accounts and address.lower().rpartition("@")[2] in self._domains:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        received = (
            f"Received: from {session.host_name or 'unknown'} by localhost with ESMTPSA;\r\n"
            f"\t{email.utils.formatdate()}\r\n"
        )
        local = {address.lower() for address in envelope.rcpt_tos} & self._accounts.keys()
        places = [(self._accounts[address].maildir, f"Delivered-To: {address}\r\n") for address in sorted(local)]
        if away := [address for address in envelope.rcpt_tos if address.lower() not in local]:
            places.append((self._outgoing, f"X-Envelope-To: {', '.join(away)}\r\n"))
        for place, header in places:
            trace = f"Return-Path: <{envelope.mail_from}>\r\n{header}{received}"
            await asyncio.to_thread(_deliver, place, trace.encode("utf-8") + content)
        return "250 2.0.0 Delivered"


def _deliver(place: Path, raw: bytes) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    mailbox.Maildir(place, create=True).add(raw)


async def serve_smtp(
    accounts: list[Account], outgoing: Path, *, host: str, port: int, context: ssl.SSLContext
) -> asyncio.Server:
    """Listen for submissions over TLS. Raises `OSError` when the port is taken."""
    by_address = {account.address.lower(): account for account in accounts}
    handler = _Delivery(by_address, outgoing)

    def sign_in(_server: SMTP, _session: Session, _envelope: Envelope, _kind: str, data: object) -> AuthResult:
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        login, secret = data.login.decode("utf-8", "replace").lower(), data.password
        account = by_address.get(login)
        if account is None or not secrets.compare_digest(account.secret.encode(), secret):
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=login)

    def protocol() -> SMTP:
        return SMTP(
            handler,
            data_size_limit=_MOST_BYTES,
            enable_SMTPUTF8=True,
            hostname="localhost",
            ident="Lading demo",
            auth_required=True,
            auth_require_tls=False,  # the connection is encrypted from its first byte, which aiosmtpd cannot see
            authenticator=sign_in,
        )

    return await asyncio.get_running_loop().create_server(protocol, host, port, ssl=context)
