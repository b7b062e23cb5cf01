"""Helpers of the demo's tests."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from infra.demo.model import DemoMailbox, DemoMessage, DemoTenant


def stored(*tenants: DemoTenant) -> Iterator[tuple[DemoMailbox, str, DemoMessage]]:
    """Every copy with its mailbox and the name of its folder."""
    for tenant in tenants:
        for mailbox in tenant.mailboxes:
            for folder in mailbox.folders:
                for message in folder.messages:
                    yield mailbox, folder.name, message


def parsed(message: DemoMessage) -> EmailMessage:
    """What the standard library reads."""
    return message_from_bytes(message.raw, policy=default)


def message_id(message: DemoMessage) -> str:
    """The Message-ID without angle brackets."""
    return str(parsed(message)["Message-ID"]).strip("<>")
