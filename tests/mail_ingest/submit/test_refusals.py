"""What servers say when they refuse, and what that means."""

import pytest

from mail_ingest.submit.refusals import judge_refusal


@pytest.mark.parametrize(
    ("code", "said", "meaning", "retry", "pauses"),
    [
        (550, "5.4.5 Daily user sending limit exceeded. For more information", "daily-limit", True, True),
        (550, "5.1.90 Your message can't be sent because you've reached your daily limit", "daily-limit", True, True),
        (421, "4.7.28 Our system has detected an unusual rate of unsolicited mail", "too-fast", True, True),
        (451, "MI:SFQ 163 smtp3, please try later", "too-fast", True, True),
        (554, "Reject by behaviour spam at Mail From stage: sent too frequently", "too-fast", True, True),
        (432, "4.3.2 Concurrent connections limit exceeded", "too-fast", True, True),
        (421, "Too many concurrent SMTP connections", "too-many-connections", True, True),
        (550, "5.7.30 Basic authentication is not supported", "sign-in-again", False, True),
        (550, "5.7.515 Access denied, sending domain", "domain-not-authenticated", False, False),
        (550, "5.7.26 Unauthenticated email", "domain-not-authenticated", False, False),
        (552, "5.3.4 Message size exceeds fixed limit", "too-large", False, False),
        (554, "5.7.1 Message rejected as spam", "refused-as-spam", False, False),
        (553, "Mail from must equal authorized user: sender rejected", "sender-not-allowed", False, False),
        (452, "4.2.2 The email account that you tried to reach is over quota", "mailbox-full", True, False),
        (550, "5.1.1 The email account that you tried to reach does not exist", "no-such-address", False, False),
        (550, "User unknown", "no-such-address", False, False),
        (451, "4.7.1 Greylisting in action, please come back later", "greylisted", True, False),
        (450, "4.3.0 Temporary failure", "try-later", True, False),
        (554, "Transaction failed", "refused", False, False),
    ],
)  # fmt: skip
def test_a_refusal_in_words(code: int, said: str, meaning: str, retry: bool, pauses: bool) -> None:
    found = judge_refusal(code, said)
    assert (found.code, found.retry, found.throttle) == (meaning, retry, pauses)
    assert found.title
    assert found.what_to_do
    assert found.said.startswith(f"{code} ")


def test_a_refused_recipient_is_no_refused_message() -> None:
    assert judge_refusal(554, "5.7.0 No", of_recipient=True).reach == "recipient"
    assert judge_refusal(550, "5.4.5 Daily limit", of_recipient=True).reach == "mailbox"
