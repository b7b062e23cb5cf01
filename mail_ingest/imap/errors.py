"""Errors of the mail engine, each with what to do next.

    MailError
    ├── ConnectError        name not found, refused, timed out, TLS not trusted
    ├── SignInError         the server does not let us in
    ├── ConnectionLostError was connected, is no longer
    ├── CommandRefusedError the server said NO (or BAD) to one command
    │   └── GoneError       what it was about is not there any more
    └── ProtocolError       what came is not IMAP, or larger than any honest answer

Which failure means what stands in the tables of `mail_ingest.imap.verdicts`.
"""

from enum import StrEnum
from typing import Final

import msgspec


class Verdict(StrEnum):
    """What the engine does after a failure."""

    #: Passes by itself: try again after a pause.
    RETRY = "retry"
    #: A person must change something (secret, setting); trying again would only lock the account.
    STOP = "stop"
    #: Will not work this way; record it and go on with the rest.
    FAIL = "fail"


class Scope(StrEnum):
    """How far a failure reaches."""

    ACCOUNT = "account"
    FOLDER = "folder"
    MESSAGE = "message"


class Step(StrEnum):
    """Where it happened, in the order of a mailbox check."""

    RESOLVE = "resolve"
    CONNECT = "connect"
    TLS = "tls"
    SIGN_IN = "sign_in"
    FOLDERS = "folders"
    SMTP = "smtp"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """A failure in words for the owner of the mailbox.

    `title` and `what_to_do` are message ids for `i18n.messages.translate(text, locale, **params)`.
    """

    code: str
    title: str
    what_to_do: str
    params: dict[str, str]
    step: Step
    verdict: Verdict
    scope: Scope
    #: Seconds: pause before the first retry and its upper bound when doubling; both 0 unless RETRY.
    retry_after: float
    retry_at_most: float
    #: The server's own words, cleaned and cut; never a secret.
    server_said: str | None = None


#: Codes by which a server asks for less work from the account as a whole: going on with the next folder or message
#: would only make it worse.
SLOW_DOWN: Final = frozenset(
    {"throttled", "over-quota", "too-many-connections", "too-many-sign-ins", "mailbox-not-connected"}
)


class MailError(Exception):
    """Base of all; `problem` says it in words, `connection_usable` whether the source can go on."""

    def __init__(self, problem: Problem, *, connection_usable: bool = False) -> None:
        super().__init__(f"{problem.code}: {problem.server_said or problem.title}")
        self.problem = problem
        self.connection_usable = connection_usable

    @property
    def verdict(self) -> Verdict:
        return self.problem.verdict

    @property
    def slow_down(self) -> bool:
        """Whether the server wants less of us; `problem.retry_after` says for how long."""
        return self.problem.code in SLOW_DOWN


class ConnectError(MailError):
    """No usable connection came about."""


class SignInError(MailError):
    """The server refused the sign-in."""


class ConnectionLostError(MailError):
    """The connection ended or went silent."""


class CommandRefusedError(MailError):
    """The server refused one command."""


class GoneError(CommandRefusedError):
    """The server had no objection, and nothing to give: the message or folder is not there any more."""


class ProtocolError(MailError):
    """The answer was not IMAP or broke a limit."""
