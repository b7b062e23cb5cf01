"""A greeted, encrypted and signed-in SMTP connection (RFC 5321, 4954, 8314)."""

import asyncio
import socket
from contextlib import suppress

import aiosmtplib

from mail_ingest.imap.errors import ConnectError, MailError, SignInError, Step
from mail_ingest.imap.signin import BearerToken
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.imap.verdicts import Context
from mail_ingest.submit.verdicts import judge_smtp


async def open_smtp(
    target: ConnectTarget,
    username: str,
    secret: str | BearerToken,
    *,
    provider: str | None = None,
    provider_name: str | None = None,
    ehlo_name: str = "localhost",
    seconds: float = 20,
) -> aiosmtplib.SMTP:
    """Connect and sign in, with XOAUTH2 where `secret` is a token. Raises ConnectError, SignInError; their problems
    carry the step SMTP."""
    bearer = isinstance(secret, BearerToken)
    context = Context(target.host, target.port, Step.SMTP, provider, provider_name, bearer=bearer)
    try:
        connection = await reach(target, seconds)
    except OSError as error:
        raise ConnectError(judge_smtp(error, context)) from error
    client = client_on(target, connection, ehlo_name, seconds)
    try:
        try:
            await client.connect()
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise ConnectError(judge_smtp(_root(error), context)) from error
        try:
            if isinstance(secret, BearerToken):
                await client.auth_xoauth2(username, secret)
            else:
                await client.login(username, secret)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            raise _sign_in_error(_root(error), context) from error
    except BaseException:
        client.close()
        raise
    return client


async def leave(client: aiosmtplib.SMTP) -> None:
    """Say goodbye if the connection still works, and drop it."""
    with suppress(aiosmtplib.SMTPException, OSError, TimeoutError):
        async with asyncio.timeout(5):
            await client.quit()
    client.close()


def client_on(target: ConnectTarget, connection: socket.socket, ehlo_name: str, seconds: float) -> aiosmtplib.SMTP:
    """A client on a connected socket; nothing is said yet."""
    return aiosmtplib.SMTP(
        hostname=target.host,
        sock=connection,
        timeout=seconds,
        use_tls=target.security == "tls",
        start_tls=target.security == "starttls",
        tls_context=target.ssl_context,
        local_hostname=ehlo_name,
    )


async def reach(target: ConnectTarget, seconds: float) -> socket.socket:
    """A connection to the first address that answers. Raises OSError."""
    loop = asyncio.get_running_loop()
    failure = OSError("no address")
    for address in target.addresses:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.setblocking(False)
        try:
            async with asyncio.timeout(seconds):
                await loop.sock_connect(connection, (address, target.port))
        except OSError as error:  # TimeoutError is one
            connection.close()
            failure = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failure


def _sign_in_error(error: Exception, context: Context) -> MailError:
    kind = SignInError if isinstance(error, aiosmtplib.SMTPResponseException) else ConnectError
    return kind(judge_smtp(error, context))


def _root(error: Exception) -> Exception:
    """aiosmtplib wraps what TLS and the socket say; the first cause says more."""
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return error
    cause = error.__cause__ or error.__context__
    return _root(cause) if isinstance(cause, OSError) and cause is not error else error
