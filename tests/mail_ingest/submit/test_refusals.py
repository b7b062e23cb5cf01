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
        (550, "5.1.8 Access denied, bad outbound sender AS(42004)", "sender-blocked", True, True),
        (554, "5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; RefuseQuota", "sender-blocked", True, True),
        (550, "5.2.2 Submission quota exceeded", "daily-limit", True, True),
        (452, "4.1.0 mailbox over sending quota of 250 per hour", "daily-limit", True, True),
        (554, "5.5.4 too many recipients this day", "daily-limit", True, True),
        (550, "您今日发信量已达上限", "daily-limit", True, True),
        (550, "Daily frequency limited.", "daily-limit", True, True),
        (451, "RP:CEL 163 smtp9,xxx http://mail.163.com/help", "too-fast", True, True),
        (550, "RP:TRC 163 smtp2", "too-fast", True, True),
        (554, "发送频率过高，请稍后再试", "too-fast", True, True),
        (550, "Connection frequency limited. http://service.mail.qq.com/", "too-fast", True, True),
        (421, "4.7.0 [TSS04] Messages temporarily deferred due to unexpected volume", "too-fast", True, True),
        (550, "5.4.6 Unusual sending activity detected. Please try after sometime", "too-fast", True, True),
        (450, "4.7.1 Error: too much mail from 203.0.113.9", "too-fast", True, True),
        (450, "4.2.1 The user you are trying to contact is receiving mail at a rate that", "try-later", True, False),
        (451, "4.5.1 The recipient <x> has exceeded their message rate limit", "try-later", True, False),
        (450, "Requested mail action not taken: mailbox unavailable (busy)", "try-later", True, False),
        (450, "4.1.1 Recipient address rejected: unverified address", "try-later", True, False),
        (526, "Authentication failure[0]", "sign-in-again", False, True),
        (501, "请登录exmail.qq.com修改密码", "sign-in-again", False, True),
        (552, "5.2.2 Over quota", "mailbox-full", True, False),
        (550, "5.7.1 Unauthenticated email from a.example is not accepted due to domain's DMARC policy",
         "domain-not-authenticated", False, False),
        (550, "SPF check failed", "domain-not-authenticated", False, False),
        (554, "DT:SPM 163 smtp1,xxxx", "refused-as-spam", False, False),
        (554, "DT:SUM 163 smtp1: mail from and header from differ", "sender-not-allowed", False, False),
        (550, "Mail content denied. http://service.mail.qq.com/", "refused-as-spam", False, False),
        (550, "收件人地址不存在", "no-such-address", False, False),
        (550, "Requested action not taken: mailbox unavailable", "no-such-address", False, False),
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
