import errno
import socket
import ssl

import pytest

from mail_ingest.imap.backoff import asked_to_wait
from mail_ingest.imap.errors import Scope, Step, Verdict
from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.problems import PROBLEMS
from mail_ingest.imap.responses import Status, read_response
from mail_ingest.imap.rules import RULES, Context
from mail_ingest.imap.verdicts import judge_exception, judge_status
from mail_ingest.imap.wire import WireError


def at(step: Step, provider: str | None = None) -> Context:
    return Context("imap.harbour.example", 993, step, provider, "Harbour Mail")


def status(line: str) -> Status:
    found = read_response([line.encode()])
    assert isinstance(found, Status)
    return found


def test_every_rule_names_a_problem_in_words() -> None:
    assert {rule.problem for rule in RULES} <= PROBLEMS.keys()
    assert all(words.title and words.what_to_do for words in PROBLEMS.values())


CASES = """
wrong-secret | stop | sign_in | - | A NO [AUTHENTICATIONFAILED] Authentication failed.
wrong-secret | stop | sign_in | - | A NO LOGIN failed
app-password-needed | stop | sign_in | gmail | A NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)
app-password-needed | stop | sign_in | gmail | A NO [ALERT] Application-specific password required: https://x (Failure)
web-sign-in-needed | stop | sign_in | gmail | A NO [WEBALERT https://x] Web login required.
imap-disabled | stop | sign_in | gmail | A NO [ALERT] Your account is not enabled for IMAP use.
over-quota | retry | folders | gmail | A NO [OVERQUOTA] Account exceeded command or bandwidth limits.
sign-in-with-browser | stop | sign_in | microsoft365 | A NO LOGIN failed.
mailbox-not-connected | retry | folders | microsoft365 | A BAD User is authenticated but not connected.
qq-sign-in-refused | stop | sign_in | qq | A NO Login fail. Account is abnormal, service is not open, ...
authorization-code-needed | stop | sign_in | qq | A NO Login fail. Please using authorized code to login.
authorization-code-needed | stop | sign_in | netease | A NO LOGIN Login error or password error
unsafe-sign-in | stop | folders | netease | A NO EXAMINE Unsafe Login. Please contact kefu@188.com for help
app-password-needed | stop | sign_in | mailru | A NO [AUTHENTICATIONFAILED] parol prilozheniya / Application password
imap-disabled | stop | sign_in | yandex | A NO [AUTHENTICATIONFAILED] LOGIN invalid credentials or IMAP is disabled
too-many-sign-ins | retry | sign_in | yahoo | A NO [LIMIT] LOGIN Rate limit hit
secret-expired | stop | sign_in | - | A NO [EXPIRED] That password isn't the right one
starttls-refused | stop | sign_in | - | A NO [PRIVACYREQUIRED] Plaintext disallowed
unavailable | retry | sign_in | - | A NO [UNAVAILABLE] Temporary authentication failure.
unavailable | retry | folders | yandex | A NO [UNAVAILABLE] UID FETCH Backend error
too-many-connections | retry | connect | - | * BYE Too many connections from your IP
server-closed | retry | folders | - | * BYE shutting down
unavailable | retry | folders | yandex | A NO UID SEARCH Backend error
unavailable | retry | folders | microsoft365 | A BAD Server Unavailable. 15
unavailable | retry | folders | gmail | A NO System Error (Failure)
unavailable | retry | folders | qq | A NO System is busy!
unavailable | retry | folders | exmail | A NO 系统繁忙，请稍后再试
sign-in-failed-for-now | retry | sign_in | - | A NO System busy, try again later
throttled | retry | folders | aol | A NO [LIMIT] UID FETCH Rate limit hit.
throttled | retry | folders | microsoft365 | A NO [THROTTLED] slow down
throttled | retry | folders | netease | A NO FETCH 操作过于频繁
over-quota | retry | folders | gmail | * BYE [ALERT] Lockdown in sector 4
too-many-connections | retry | sign_in | gmail | A NO [ALERT] Too many simultaneous connections. (Failure)
folder-missing | fail | folders | - | A NO [NONEXISTENT] Mailbox doesn't exist: x
folder-missing | fail | folders | - | A NO Mailbox does not exist
folder-refused | fail | folders | - | A NO [NOPERM] no
command-refused | fail | folders | - | A BAD parse error
sign-in-unsupported | stop | sign_in | - | A BAD unknown command
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_what_servers_say(case: str) -> None:
    code, verdict, step, provider, line = case.split(" | ")
    problem = judge_status(status(line), at(Step(step), None if provider == "-" else provider))
    assert (problem.code, problem.verdict) == (code, verdict)
    assert (problem.retry_after > 0) == (verdict == Verdict.RETRY)
    assert problem.params["provider"] == "Harbour Mail"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Suggested Backoff Time: 1500 milliseconds", 1.5),
        ("Please try again in 10 minutes", 600),
        ("wait 30 seconds before the next login", 30),
        ("retry after 2 hours", 7200),
        ("请 5 分钟后再试", 300),
        ("Too many requests", None),
        ("you have 3 messages", None),
    ],
)
def test_how_long_a_server_asks_to_wait(text: str, seconds: float | None) -> None:
    assert asked_to_wait(text) == seconds


def test_exchange_says_how_long_to_wait() -> None:
    line = "A BAD Request is throttled. Suggested Backoff Time: 45000 milliseconds"
    problem = judge_status(status(line), at(Step.FOLDERS, "microsoft365"))
    assert (problem.code, problem.retry_after) == ("throttled", 45.0)


def test_a_missing_folder_does_not_concern_the_account() -> None:
    assert judge_status(status("A NO [NONEXISTENT] x"), at(Step.FOLDERS)).scope is Scope.FOLDER


def certificate_error(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError()
    error.verify_code = code
    error.verify_message = "why not"
    return error


@pytest.mark.parametrize(
    ("error", "step", "code"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), Step.RESOLVE, "server-not-found"),
        (socket.gaierror(socket.EAI_AGAIN, "later"), Step.RESOLVE, "name-lookup-failed"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "refused"), Step.CONNECT, "connection-refused"),
        (TimeoutError(), Step.CONNECT, "connection-timed-out"),
        (OSError(errno.ENETUNREACH, "no route"), Step.CONNECT, "network-unreachable"),
        (certificate_error(18), Step.TLS, "tls-untrusted"),
        (certificate_error(10), Step.TLS, "tls-expired"),
        (certificate_error(62), Step.TLS, "tls-wrong-name"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), Step.TLS, "tls-not-spoken"),
        (ssl.SSLError(1, "[SSL: UNSUPPORTED_PROTOCOL] unsupported protocol"), Step.TLS, "tls-too-old"),
        (ConnectionResetError(), Step.TLS, "tls-failed"),
        (LinkLostError(TimeoutError(), None), Step.FOLDERS, "server-silent"),
        (LinkLostError(None, None), Step.FOLDERS, "connection-lost"),
        (LinkLostError(WireError("x"), None), Step.FOLDERS, "answer-too-large"),
        (LinkLostError(None, status("* BYE Too many connections")), Step.FOLDERS, "too-many-connections"),
        (WireError("x"), Step.CONNECT, "not-a-mail-server"),
        (RuntimeError("?"), Step.FOLDERS, "unexpected"),
    ],
)
def test_what_exceptions_mean(error: Exception, step: Step, code: str) -> None:
    assert judge_exception(error, at(step)).code == code
