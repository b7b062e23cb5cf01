"""The demo at one anchor, made once for all tests of this folder."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from infra.demo.corpus import demo_letters, demo_tenants
from infra.demo.model import DemoTenant
from infra.demo.rendering.letters import Letter
from infra.demo.rendering.mime import message_bytes

Mails = dict[str, EmailMessage]

ANCHOR = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def tenants() -> list[DemoTenant]:
    """Both tenants."""
    return demo_tenants(ANCHOR)


@pytest.fixture(scope="session")
def letters() -> list[Letter]:
    """Every authored mail of the first tenant."""
    return demo_letters("harbourline", ANCHOR)


@pytest.fixture(scope="session")
def mails(letters: list[Letter]) -> Mails:
    """What the standard library reads of each letter, by its key."""
    return {letter.key: message_from_bytes(message_bytes(letter), policy=default) for letter in letters}
