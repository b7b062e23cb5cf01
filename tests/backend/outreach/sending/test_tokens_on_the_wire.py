"""An access token as Google and Microsoft want it on the wire, to both of a mailbox's servers."""

from aiosmtplib.auth import auth_xoauth2_encode

from mail_ingest.imap.signin import BearerSignIn, BearerToken

WANTED = b"dXNlcj1yZXBAZXhhbXBsZS5jb20BYXV0aD1CZWFyZXIgeWEyOS50b2sBAQ=="


def test_xoauth2_is_the_same_for_sending_and_receiving() -> None:
    attempt = BearerSignIn("rep@example.com", BearerToken("ya29.tok")).attempt(frozenset({"AUTH=XOAUTH2", "SASL-IR"}))
    assert attempt.parts == (b"AUTHENTICATE XOAUTH2 " + WANTED,)
    assert auth_xoauth2_encode("rep@example.com", "ya29.tok") == WANTED
