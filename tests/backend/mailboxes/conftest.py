"""A real mail server that the app and the engine of these tests trust."""

import pytest

from mail_ingest.testing.dovecot import Dovecot
from mail_ingest.testing.fixtures import dovecot, mail_user
from tenants.settings import Settings

__all__ = ["dovecot", "mail_user"]


@pytest.fixture
def settings(settings: Settings, dovecot: Dovecot) -> Settings:
    """Settings of a process that trusts the mail server."""
    return settings.model_copy(update={"extra_ca_file": dovecot.authority.ca_file})
