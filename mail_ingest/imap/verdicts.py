"""Which failure means what: tables from what a server says, or how a connection fails, to a `Problem`.

Rules are read from top to bottom and the first that fits decides. Provider texts were collected from the
providers' help pages and from other clients' trackers. A provider changes its words without notice: then its
failures fall to the general rules at the end, which go by response code alone.
"""

import binascii
import errno
import re
import socket
import ssl
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

import msgspec

from mail_ingest.imap.backoff import asked_to_wait
from mail_ingest.imap.connecting import StartTlsRefusedError
from mail_ingest.imap.errors import Problem, Scope, Step, Verdict
from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.problems import PROBLEMS
from mail_ingest.imap.responses import Status, readable
from mail_ingest.imap.wire import WireError

_SIGN_IN = frozenset({Step.SIGN_IN, Step.FOLDERS})
_MINUTE, _HOUR = 60.0, 3600.0


@dataclass(frozen=True, slots=True)
class Context:
    """Where a failure happened. `provider` is a profile's slug, `provider_name` what people call it."""

    host: str
    port: int
    step: Step
    provider: str | None = None
    provider_name: str | None = None
    scope: Scope = Scope.ACCOUNT
    #: Signing in with an access token.
    bearer: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """Fits a status when every condition that is given holds."""

    problem: str
    verdict: Verdict
    codes: frozenset[str] = frozenset()
    text: re.Pattern[str] | None = None
    results: frozenset[str] = frozenset({"NO", "BAD", "BYE"})
    steps: frozenset[Step] = frozenset(Step)
    providers: frozenset[str] = frozenset()
    scope: Scope | None = None
    retry: tuple[float, float] = (30.0, _HOUR)
    #: Only when signing in with an access token, or only without one.
    bearer: bool | None = None

    def fits(self, status: Status, context: Context) -> bool:
        return (
            status.result in self.results
            and context.step in self.steps
            and (self.bearer is None or self.bearer is context.bearer)
            and (not self.codes or status.code in self.codes)
            and (not self.providers or context.provider in self.providers)
            and (self.text is None or self.text.search(_whole(status)) is not None)
        )


def _text(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _stop(problem: str, text: str, *providers: str, codes: str = "") -> Rule:
    """A sign-in that a person has to mend."""
    return Rule(
        problem,
        Verdict.STOP,
        frozenset(codes.split()),
        _text(text),
        steps=_SIGN_IN,
        providers=frozenset(providers),
    )


def _retry(
    problem: str, text: str = "", codes: str = "", *providers: str, retry: tuple[float, float] = (30.0, _HOUR)
) -> Rule:
    return Rule(
        problem,
        Verdict.RETRY,
        frozenset(codes.split()),
        _text(text) if text else None,
        providers=frozenset(providers),
        retry=retry,
    )


RULES: Final[tuple[Rule, ...]] = (
    # What providers say in words of their own
    _retry("throttled", r"request is throttled|suggested backoff time", retry=(10.0, 300.0)),
    Rule(
        "mailbox-not-connected",
        Verdict.RETRY,
        text=_text(r"user is authenticated but not connected"),
        retry=(5 * _MINUTE, _HOUR),
    ),
    _stop("unsafe-sign-in", r"unsafe login"),
    _stop("authorization-code-needed", r"authori[sz](ed|ation) code|授权码|ERR\.LOGIN\.REQCODE"),
    _stop(
        "qq-sign-in-refused", r"account is abnormal, service is not open|password is incorrect or service is not open"
    ),
    _stop(
        "app-password-needed",
        r"application[- ]specific password|app(lication)?[- ]?password|parol prilozheniya|app-specific",
    ),
    _stop("client-password-needed", r"三方客户端安全密码|客户端专用密码|client(-specific)? password"),
    _stop("sign-in-with-browser", r"basic ?auth(entication)? ?(is )?(blocked|disabled)|LogonDenied-BasicAuthBlocked"),
    _stop("web-sign-in-needed", r"web login required|log in via your web browser|verify your account"),
    _stop(
        "imap-disabled",
        r"not enabled for imap|imap (access )?is (disabled|not enabled|switched off)|enable imap|imap.{0,20}disabled"
        r"|imap service is not|未开启.{0,6}imap|disabled for imap",
    ),
    Rule(
        "too-many-sign-ins",
        Verdict.RETRY,
        text=_text(r"rate limit|too many (bad |failed )?(auth|login|log-in)|login frequency|too many login attempts"),
        steps=frozenset({Step.CONNECT, Step.SIGN_IN}),
        retry=(15 * _MINUTE, 6 * _HOUR),
    ),
    _stop(
        "account-locked", r"account.{0,20}(locked|suspended|blocked|deactivated)|user suspended|ERR\.LOGIN\.USERSTATUS"
    ),
    _retry(
        "too-many-connections",
        r"too many (simultaneous )?connections|maximum number of connections|connection limit",
        retry=(2 * _MINUTE, _HOUR),
    ),
    _retry("over-quota", r"exceeded (command or )?bandwidth|download (limit|quota)", retry=(_HOUR, 6 * _HOUR)),
    # Yahoo and AOL: "[LIMIT] UID FETCH Rate limit hit."; Coremail and others say it in Chinese.
    _retry(
        "throttled", r"rate limit|too many (requests|commands)|too frequent|频繁|频率", retry=(5 * _MINUTE, 6 * _HOUR)
    ),
    # Response codes (RFC 5530, 9051)
    Rule(
        "token-refused",
        Verdict.STOP,
        frozenset({"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED", "EXPIRED"}),
        steps=frozenset({Step.SIGN_IN}),
        bearer=True,
    ),
    Rule("secret-expired", Verdict.STOP, frozenset({"EXPIRED"}), steps=_SIGN_IN),
    Rule("starttls-refused", Verdict.STOP, frozenset({"PRIVACYREQUIRED"})),
    Rule(
        "sign-in-with-browser",
        Verdict.STOP,
        results=frozenset({"NO"}),
        steps=frozenset({Step.SIGN_IN}),
        providers=frozenset({"outlook", "microsoft365"}),
        bearer=False,
    ),
    *(
        Rule(
            problem,
            Verdict.STOP,
            codes,
            results=frozenset({"NO"}),
            steps=frozenset({Step.SIGN_IN}),
            providers=frozenset(providers.split()),
        )
        for codes in (frozenset({"AUTHENTICATIONFAILED", "AUTHORIZATIONFAILED"}),)
        for problem, providers in (
            ("app-password-needed", "gmail icloud yahoo aol yandex mailru"),
            ("authorization-code-needed", "qq netease netease-enterprise"),
            ("wrong-secret", ""),
        )
    ),
    _retry("over-quota", "", "OVERQUOTA", retry=(_HOUR, 6 * _HOUR)),
    _retry("throttled", "", "THROTTLED", retry=(5 * _MINUTE, 6 * _HOUR)),
    _retry("too-many-connections", "", "LIMIT", retry=(2 * _MINUTE, _HOUR)),
    _retry("unavailable", "", "UNAVAILABLE SERVERBUG INUSE CONTACTADMIN"),
    Rule(
        "folder-missing",
        Verdict.FAIL,
        frozenset({"NONEXISTENT", "TRYCREATE"}),
        steps=frozenset({Step.FOLDERS}),
        scope=Scope.FOLDER,
    ),
    Rule(
        "folder-refused",
        Verdict.FAIL,
        frozenset({"NOPERM", "CANNOT", "ACL"}),
        steps=frozenset({Step.FOLDERS}),
        scope=Scope.FOLDER,
    ),
    # Without a code
    Rule(
        "folder-missing",
        Verdict.FAIL,
        text=_text(r"(mailbox|folder).{0,60}(does ?n[o']t exist|not found|unknown)|no such (mailbox|folder)"),
        results=frozenset({"NO"}),
        steps=frozenset({Step.FOLDERS}),
        scope=Scope.FOLDER,
    ),
    _retry("sign-in-failed-for-now", r"temporar|try again later|system (is )?busy|internal (server )?error"),
    Rule("token-refused", Verdict.STOP, results=frozenset({"NO"}), steps=frozenset({Step.SIGN_IN}), bearer=True),
    *(
        Rule(
            problem,
            Verdict.STOP,
            results=frozenset({"NO"}),
            steps=frozenset({Step.SIGN_IN}),
            providers=frozenset(providers.split()),
        )
        for problem, providers in (
            ("app-password-needed", "gmail icloud yahoo aol yandex mailru"),
            ("authorization-code-needed", "qq netease netease-enterprise"),
            ("client-password-needed", "exmail aliyun"),
            ("wrong-secret", ""),
        )
    ),
    Rule(
        "sign-in-unsupported",
        Verdict.STOP,
        results=frozenset({"BAD"}),
        steps=frozenset({Step.SIGN_IN}),
    ),
    Rule("unavailable", Verdict.RETRY, results=frozenset({"BYE"}), steps=frozenset({Step.CONNECT})),
    Rule("server-closed", Verdict.RETRY, results=frozenset({"BYE"})),
    Rule("command-refused", Verdict.FAIL),
)

#: `status` of an OAuth error (RFC 7628 section 3.2.2, Google): the token is good, and not for mail.
_WRONG_SCOPE: Final = frozenset({"insufficient_scope", "invalid_scope", "403"})

_CERTIFICATE: Final[dict[int, str]] = {  # OpenSSL's X509_V_ERR_*
    9: "tls-expired",  # not yet valid
    10: "tls-expired",
    62: "tls-wrong-name",
    64: "tls-wrong-name",
}
_CERTIFICATE_VERDICT = {"tls-expired": Verdict.RETRY}

_ERRNO: Final[dict[int, tuple[str, Verdict]]] = {
    errno.ECONNREFUSED: ("connection-refused", Verdict.RETRY),
    errno.ETIMEDOUT: ("connection-timed-out", Verdict.RETRY),
    errno.ENETUNREACH: ("network-unreachable", Verdict.RETRY),
    errno.EHOSTUNREACH: ("network-unreachable", Verdict.RETRY),
}

_TLS_REASONS: Final[tuple[tuple[re.Pattern[str], str, Verdict], ...]] = (
    (_text("WRONG_VERSION_NUMBER|UNKNOWN_PROTOCOL|HTTP_REQUEST|RECORD_LAYER"), "tls-not-spoken", Verdict.STOP),
    (_text("UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS|HANDSHAKE_FAILURE"), "tls-too-old", Verdict.STOP),
)


def judge_status(status: Status, context: Context, *, challenge: bytes = b"") -> Problem:
    """What a NO, BAD or BYE means. `challenge`: the reason that came before a refused access token, in base64."""
    rule = next(rule for rule in RULES if rule.fits(status, context))
    code = rule.problem
    if code == "token-refused" and oauth_error(challenge).get("status") in _WRONG_SCOPE:
        code = "token-scope"
    after, at_most = rule.retry
    asked = asked_to_wait(_whole(status))
    if asked is not None:
        after = min(asked, at_most)
    return make_problem(code, rule.verdict, context, _whole(status), scope=rule.scope, retry=(after, at_most))


def oauth_error(challenge: bytes) -> dict[str, str]:
    """`{"status": "401", "schemes": "bearer", "scope": "..."}` of a refused token; empty when it cannot be read."""
    try:
        found = msgspec.json.decode(b64decode(challenge, validate=True), type=dict[str, object])
    except (binascii.Error, ValueError):
        return {}
    return {name: str(value) for name, value in found.items()}


def judge_exception(error: BaseException, context: Context) -> Problem:
    """What an exception from resolving, connecting, TLS or the stream means. Unknown ones are "unexpected"."""
    code, verdict = _exception(error, context)
    said: str | None = None
    if isinstance(error, StartTlsRefusedError):
        said = str(error)
    elif isinstance(error, LinkLostError) and error.bye is not None:
        return judge_status(error.bye, context)
    elif isinstance(error, ssl.SSLCertVerificationError):
        said = error.verify_message
    return make_problem(code, verdict, context, said)


def _exception(error: BaseException, context: Context) -> tuple[str, Verdict]:  # noqa: PLR0911, PLR0912 - a table in code
    match error:
        case socket.gaierror():
            if error.errno in {socket.EAI_AGAIN, socket.EAI_FAIL}:
                return "name-lookup-failed", Verdict.RETRY
            return "server-not-found", Verdict.RETRY
        case ssl.SSLCertVerificationError():
            problem = _CERTIFICATE.get(error.verify_code, "tls-untrusted")
            return problem, _CERTIFICATE_VERDICT.get(problem, Verdict.STOP)
        case ssl.SSLError():
            for pattern, problem, verdict in _TLS_REASONS:
                if pattern.search(str(error)):
                    return problem, verdict
            return "tls-failed", Verdict.RETRY
        case StartTlsRefusedError():
            return "starttls-refused", Verdict.STOP
        case LinkLostError():
            return _lost(error, context)
        case WireError():
            first_words = context.step in {Step.CONNECT, Step.TLS}
            return ("not-a-mail-server", Verdict.STOP) if first_words else ("answer-too-large", Verdict.RETRY)
        case TimeoutError():
            return "connection-timed-out", Verdict.RETRY
        case OSError():
            if context.step is Step.TLS:
                return "tls-failed", Verdict.RETRY
            return _ERRNO.get(error.errno or 0, ("connection-lost", Verdict.RETRY))
        case EOFError():
            return "connection-lost", Verdict.RETRY
    return "unexpected", Verdict.RETRY


def _lost(error: LinkLostError, context: Context) -> tuple[str, Verdict]:
    if isinstance(error.cause, TimeoutError):
        return "server-silent", Verdict.RETRY
    if isinstance(error.cause, WireError):
        return _exception(error.cause, context)
    return "connection-lost", Verdict.RETRY


def make_problem(
    code: str,
    verdict: Verdict,
    context: Context,
    said: str | None,
    *,
    scope: Scope | None = None,
    retry: tuple[float, float] = (30.0, _HOUR),
) -> Problem:
    """A problem of the table in words. `retry` = first pause and upper bound, in seconds."""
    words = PROBLEMS[code]
    after, at_most = retry if verdict is Verdict.RETRY else (0.0, 0.0)
    return Problem(
        code=code,
        title=words.title,
        what_to_do=words.what_to_do,
        params={
            "host": context.host,
            "port": str(context.port),
            "provider": context.provider_name or context.host,
        },
        step=context.step,
        verdict=verdict,
        scope=scope or context.scope,
        retry_after=after,
        retry_at_most=at_most,
        server_said=readable(said) or None if said else None,
    )


def _whole(status: Status) -> str:
    """Code and text as one, since servers put words into either."""
    if not status.code:
        return status.said()
    code = f"{status.code} {readable(status.arguments)}".strip()
    return f"[{code}] {status.said()}"
