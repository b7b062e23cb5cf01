"""Servers that go wrong, and settings under which the engine reaches them."""

import pytest

from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import dovecot, mail_user
from tenants.settings import Settings

__all__ = ["dovecot", "mail_user"]


@pytest.fixture
def settings(settings: Settings, dovecot: Dovecot) -> Settings:
    """Settings of a process that trusts the servers of these tests: all show certificates of one authority."""
    return settings.model_copy(update={"extra_ca_file": dovecot.authority.ca_file})
