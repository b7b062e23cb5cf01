"""What servers say when they refuse, and what it means: rules, read from top to bottom; the first that fits decides.

Provider texts were collected from the providers' help pages and from other clients' trackers. A provider changes its
words without notice: then its failures fall to the general rules at the end, which go by response code alone.
"""

import re
from dataclasses import dataclass
from typing import Final

from mail_ingest.imap.errors import Scope, Step, Verdict
from mail_ingest.imap.responses import Status, readable

_SIGN_IN = frozenset({Step.SIGN_IN, Step.FOLDERS})
_MINUTE, _HOUR = 60.0, 3600.0

#: Seconds: pause before the first retry, and its upper bound when doubling.
USUAL_RETRY: Final = (30.0, _HOUR)


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
    retry: tuple[float, float] = USUAL_RETRY
    #: Only when signing in with an access token, or only without one.
    bearer: bool | None = None

    def fits(self, status: Status, context: Context) -> bool:
        return (
            status.result in self.results
            and context.step in self.steps
            and (self.bearer is None or self.bearer is context.bearer)
            and (not self.codes or status.code in self.codes)
            and (not self.providers or context.provider in self.providers)
            and (self.text is None or self.text.search(whole_text(status)) is not None)
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
    problem: str, text: str = "", codes: str = "", *providers: str, retry: tuple[float, float] = USUAL_RETRY
) -> Rule:
    return Rule(
        problem,
        Verdict.RETRY,
        frozenset(codes.split()),
        _text(text) if text else None,
        providers=frozenset(providers),
        retry=retry,
    )


#: A server's own trouble. Yandex: "Backend error"; Exchange: "Server Unavailable. 15"; Gmail: "System Error (Failure)".
_PASSING: Final = (
    r"temporar|try again later|(system|server)( is)? (busy|unavailable|error)|(internal|backend)( server)? error"
    r"|系统繁忙|服务器(繁忙|错误)|稍后再试"
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
    _retry(
        "over-quota",
        r"exceeded (command or )?bandwidth|download (limit|quota)|lockdown in sector",
        retry=(_HOUR, 6 * _HOUR),
    ),
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
    Rule(
        "sign-in-failed-for-now",
        Verdict.RETRY,
        text=_text(_PASSING),
        steps=frozenset({Step.CONNECT, Step.SIGN_IN}),
    ),
    _retry("unavailable", _PASSING),
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


def whole_text(status: Status) -> str:
    """Code and text as one, since servers put words into either."""
    if not status.code:
        return status.said()
    code = f"{status.code} {readable(status.arguments)}".strip()
    return f"[{code}] {status.said()}"
