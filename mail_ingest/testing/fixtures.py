"""Pytest fixtures around the test servers; import the ones that you need into a conftest.

`dovecot` is one server per test process; every test takes users of its own (`mail_user`).
"""

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from mail_ingest.imap.target import ConnectTarget
from mail_ingest.testing.dovecot import BINARY, Dovecot

_numbers = itertools.count(1)


class MailUser(NamedTuple):
    """A user that no other test knows."""

    server: Dovecot
    user: str
    password: str

    def target(self) -> ConnectTarget:
        """The server's TLS door."""
        return target_of(self.server)


def target_of(server: Dovecot) -> ConnectTarget:
    """Where to find `server` over TLS, with its authority trusted."""
    return ConnectTarget(
        host="localhost",
        addresses=(server.host,),
        port=server.tls_port,
        security="tls",
        ssl_context=server.client_context(),
    )


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A running Dovecot; the test is skipped where it is not installed."""
    if BINARY is None:
        pytest.skip("Dovecot is not installed: apt-get install dovecot-imapd")
    with Dovecot() as server:
        yield server


@pytest.fixture
def mail_user(dovecot: Dovecot) -> MailUser:
    """A fresh user with empty folders."""
    user = f"user{next(_numbers)}@orders.example"
    dovecot.add_user(user, "s3cret pass")
    return MailUser(dovecot, user, "s3cret pass")
