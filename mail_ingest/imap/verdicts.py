"""Which failure means what: from what a server says (see `rules`), or how a connection fails, to a `Problem`."""

import binascii
import errno
import re
import socket
import ssl
from base64 import b64decode
from typing import Final

import msgspec

from mail_ingest.imap.backoff import asked_to_wait
from mail_ingest.imap.connecting import StartTlsRefusedError
from mail_ingest.imap.errors import SLOW_DOWN, Problem, Scope, Step, Verdict
from mail_ingest.imap.pending import LinkLostError
from mail_ingest.imap.problems import PROBLEMS
from mail_ingest.imap.responses import Status, readable
from mail_ingest.imap.rules import RULES, USUAL_RETRY, Context, whole_text
from mail_ingest.imap.wire import WireError

__all__ = ["Context", "judge_exception", "judge_status", "make_problem", "oauth_error"]

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
    (
        re.compile("WRONG_VERSION_NUMBER|UNKNOWN_PROTOCOL|HTTP_REQUEST|RECORD_LAYER"),
        "tls-not-spoken",
        Verdict.STOP,
    ),
    (
        re.compile("UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|NO_PROTOCOLS|HANDSHAKE_FAILURE"),
        "tls-too-old",
        Verdict.STOP,
    ),
)


def judge_status(status: Status, context: Context, *, challenge: bytes = b"") -> Problem:
    """What a NO, BAD or BYE means. `challenge`: the reason that came before a refused access token, in base64."""
    rule = next(rule for rule in RULES if rule.fits(status, context))
    code = rule.problem
    if code == "token-refused" and oauth_error(challenge).get("status") in _WRONG_SCOPE:
        code = "token-scope"
    after, at_most = rule.retry
    asked = asked_to_wait(whole_text(status))
    if asked is not None:
        after = min(asked, at_most)
    scope = Scope.ACCOUNT if code in SLOW_DOWN else rule.scope
    return make_problem(code, rule.verdict, context, whole_text(status), scope=scope, retry=(after, at_most))


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
    retry: tuple[float, float] = USUAL_RETRY,
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
