"""Can this account send? Connects, encrypts and signs in, and sends nothing."""

import aiosmtplib

from mail_ingest.imap.signin import BearerToken
from mail_ingest.imap.target import ConnectTarget
from mail_ingest.submit.connecting import client_on, leave, open_smtp, reach


async def check_smtp(
    target: ConnectTarget,
    username: str,
    secret: str | BearerToken,
    *,
    provider: str | None = None,
    provider_name: str | None = None,
    ehlo_name: str = "localhost",
    seconds: float = 20,
) -> None:
    """Sign in at an SMTP server and leave. Raises ConnectError, SignInError; their problems carry the step SMTP."""
    await leave(
        await open_smtp(
            target,
            username,
            secret,
            provider=provider,
            provider_name=provider_name,
            ehlo_name=ehlo_name,
            seconds=seconds,
        )
    )


async def greets_smtp(target: ConnectTarget, *, seconds: float = 20) -> bool:
    """Whether an SMTP server greets at the target over verified TLS; nothing is sent but EHLO and STARTTLS."""
    try:
        connection = await reach(target, seconds)
    except OSError:
        return False
    client = client_on(target, connection, "localhost", seconds)
    try:
        await client.connect()
    except (aiosmtplib.SMTPException, OSError, ValueError):
        return False
    finally:
        client.close()
    return True
