"""What an SMTP server's refusal means: a table, like the one of `mail_ingest.imap.verdicts`."""

import re
from dataclasses import dataclass
from typing import Final

import aiosmtplib

from mail_ingest.imap.errors import Problem, Verdict
from mail_ingest.imap.verdicts import Context, judge_exception, make_problem


@dataclass(frozen=True, slots=True)
class _Rule:
    problem: str
    verdict: Verdict
    #: Compared with "<code> <text>".
    text: re.Pattern[str]
    providers: frozenset[str] = frozenset()
    retry: tuple[float, float] = (60.0, 3600.0)

    def fits(self, said: str, context: Context) -> bool:
        return (not self.providers or context.provider in self.providers) and self.text.search(said) is not None


def _rule(problem: str, verdict: Verdict, text: str, providers: str = "") -> _Rule:
    return _Rule(problem, verdict, re.compile(text, re.IGNORECASE), frozenset(providers.split()))


_REFUSED = r"^(?:535|534|538|454 4\.7|530)"
_RULES: Final = (
    _rule("smtp-disabled", Verdict.STOP, r"SmtpClientAuthentication is disabled|smtp.{0,20}(?:disabled|not enabled)"),
    _rule("sign-in-with-browser", Verdict.STOP, r"basic authentication|BasicAuth"),
    _rule("authorization-code-needed", Verdict.STOP, r"authori[sz](?:ed|ation) code|授权码"),
    _rule(
        "app-password-needed", Verdict.STOP, r"application[- ]specific password|app(?:lication)?[- ]?password|5\.7\.9 "
    ),
    _rule("web-sign-in-needed", Verdict.STOP, r"web browser|web login required"),
    _rule(
        "too-many-sign-ins", Verdict.RETRY, r"too many (?:login|auth)|login frequency|rate limit|^454 4\.7\.0 too many"
    ),
    _rule("too-many-connections", Verdict.RETRY, r"^421.*(?:too many|connections)"),
    _rule("account-locked", Verdict.STOP, r"account.{0,20}(?:locked|suspended|blocked|disabled)"),
    _rule("app-password-needed", Verdict.STOP, rf"{_REFUSED}", "gmail icloud yahoo aol yandex mailru"),
    _rule("authorization-code-needed", Verdict.STOP, rf"{_REFUSED}", "qq netease netease-enterprise"),
    _rule("client-password-needed", Verdict.STOP, rf"{_REFUSED}", "exmail aliyun"),
    _rule("sign-in-with-browser", Verdict.STOP, rf"{_REFUSED}", "outlook microsoft365"),
    _rule("starttls-refused", Verdict.STOP, r"^538|must issue a starttls|encryption required"),
    _rule("secret-expired", Verdict.STOP, r"5\.7\.12|password expired"),
    _rule("sign-in-failed-for-now", Verdict.RETRY, r"^454|^4\d\d .*(?:auth|temporar)"),
    _rule("wrong-secret", Verdict.STOP, r"^(?:535|534|530|550|5\d\d .*auth)"),
    _rule("unavailable", Verdict.RETRY, r"^4"),
    _rule("unexpected", Verdict.STOP, r""),
)


def judge_smtp(error: Exception, context: Context) -> Problem:
    """A refusal by its code and text; anything else as for IMAP."""
    if isinstance(error, aiosmtplib.SMTPResponseException):
        if error.code < 200:
            return make_problem("smtp-not-a-mail-server", Verdict.STOP, context, error.message)
        said = f"{error.code} {error.message}"
        rule = next(rule for rule in _RULES if rule.fits(said, context))
        # A refused access token is no wrong password, whatever the code says.
        code = "token-refused" if context.bearer and rule.problem == "wrong-secret" else rule.problem
        return make_problem(code, rule.verdict, context, said, retry=rule.retry)
    if isinstance(error, aiosmtplib.SMTPException) and "STARTTLS" in str(error):
        return make_problem("starttls-refused", Verdict.STOP, context, None)
    if isinstance(error, aiosmtplib.SMTPNotSupported):
        return make_problem("sign-in-unsupported", Verdict.STOP, context, str(error))
    problem = judge_exception(error, context)
    if problem.code == "connection-refused":
        return make_problem("smtp-connection-refused", problem.verdict, context, problem.server_said)
    return problem
