"""The mail engine's servers, for all tests below."""

from mail_ingest.testing.fixtures import dovecot, mail_user

__all__ = ["dovecot", "mail_user"]
