"""Handing one letter to an SMTP server so that it is always known whether the server may have it.

A server that has not read the final dot must deliver nothing (RFC 5321 sections 3.3 and 4.1.1.4). So the letter is
written first, the caller notes that it is being handed over, and only then the dot goes out: whatever breaks before the
note is safe to do again, and only what breaks between the dot and the answer has to be looked into.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from typing import Final

import aiosmtplib
import msgspec
from aiosmtplib.protocol import PERIOD_REGEX, normalize_message_line_endings

from mail_ingest.submit.refusals import Refusal, judge_refusal

#: Seconds a server may take to answer the dot; RFC 5321 section 4.5.3.2.6 allows ten minutes.
_LAST_ANSWER: Final = 600.0


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """The server has taken the letter for `accepted`; `refused` it would not take."""

    accepted: tuple[str, ...]
    refused: dict[str, Refusal]
    #: What the server said to it, "<code> <text>".
    said: str


class DeliveryError(Exception):
    """Base: the letter was not handed over as far as we know."""


class RefusedError(DeliveryError):
    """The server refused the letter, or every recipient (`refused`); it has nothing."""

    def __init__(self, refusal: Refusal, refused: dict[str, Refusal]) -> None:
        super().__init__(refusal.said)
        self.refusal = refusal
        self.refused = refused


class NotHandedOverError(DeliveryError):
    """The connection broke before the letter was complete: the server has nothing."""


class OutcomeUnknownError(DeliveryError):
    """The connection broke after the letter was complete and before the answer: the server may have it."""


class CannotCarryError(DeliveryError):
    """The server takes no addresses beyond ASCII (RFC 6531), and the letter has some."""


async def deliver(
    client: aiosmtplib.SMTP,
    raw: bytes,
    *,
    sender: str,
    recipients: Sequence[str],
    smtputf8: bool,
    before_dot: Callable[[], Awaitable[None]],
) -> Handed:
    """Hand `raw` over. `before_dot` is awaited when all but the last line is on its way; what it raises is raised, and
    nothing was handed over. Raises DeliveryError; the connection is only usable after RefusedError."""
    if smtputf8 and not client.supports_extension("smtputf8"):
        raise CannotCarryError
    content = PERIOD_REGEX.sub(b"..", normalize_message_line_endings(raw))
    try:
        accepted, refused = await _envelope(client, sender, recipients, len(content), smtputf8=smtputf8)
        started = await client.execute_command(b"DATA")
    except (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError, OSError) as error:
        client.close()
        raise NotHandedOverError(str(error)) from error
    if started.code != aiosmtplib.SMTPStatus.start_input:
        await _reset(client)
        raise RefusedError(judge_refusal(started.code, started.message), refused)
    protocol = client.protocol
    try:
        if protocol is None:
            raise NotHandedOverError("no connection")
        protocol.write(content)
        await before_dot()
        protocol.write(b".\r\n")
    except (aiosmtplib.SMTPServerDisconnected, OSError) as error:
        client.close()
        raise NotHandedOverError(str(error)) from error
    except BaseException:
        client.close()
        raise
    try:
        answer = await protocol.read_response(timeout=_LAST_ANSWER)
    except BaseException as error:
        client.close()
        if isinstance(error, aiosmtplib.SMTPException | OSError):
            raise OutcomeUnknownError(str(error)) from error
        raise
    if answer.code != aiosmtplib.SMTPStatus.completed:
        await _reset(client)
        raise RefusedError(judge_refusal(answer.code, answer.message), refused)
    return Handed(accepted=tuple(accepted), refused=refused, said=f"{answer.code} {answer.message}"[:300])


async def _envelope(
    client: aiosmtplib.SMTP, sender: str, recipients: Sequence[str], size: int, *, smtputf8: bool
) -> tuple[list[str], dict[str, Refusal]]:
    """MAIL and RCPT; who was accepted and who was not. Raises RefusedError when nobody was."""
    options = [f"SIZE={size}"] if client.supports_extension("size") else []
    encoding = "ascii"
    if smtputf8:
        options.append("SMTPUTF8")
        encoding = "utf-8"
    try:
        await client.mail(sender, options=options, encoding=encoding)
    except aiosmtplib.SMTPResponseException as error:
        await _reset(client)
        raise RefusedError(judge_refusal(error.code, error.message), {}) from error
    accepted: list[str] = []
    refused: dict[str, Refusal] = {}
    for recipient in recipients:
        try:
            await client.rcpt(recipient, encoding=encoding)
        except aiosmtplib.SMTPResponseException as error:
            refused[recipient] = judge_refusal(error.code, error.message, of_recipient=True)
        else:
            accepted.append(recipient)
    if not accepted:
        await _reset(client)
        raise RefusedError(worst(refused.values()), refused)
    return accepted, refused


def worst(refusals: Iterable[Refusal]) -> Refusal:
    """The refusal that tells most about a letter that nobody took: one about the mailbox, else one that passes."""
    return min(refusals, key=lambda each: (not each.throttle, each.reach == "recipient", not each.retry))


async def _reset(client: aiosmtplib.SMTP) -> None:
    """Make the connection usable for the next letter."""
    with suppress(aiosmtplib.SMTPException, OSError):
        await client.rset()
