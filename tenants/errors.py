"""The vocabulary of errors that a caller can act on.

`LadingError` is the base of every error that reaches a user: it knows its HTTP status, a stable type slug and
a message id of the catalogs. Domains subclass it; nothing below `backend.web` speaks HTTP otherwise.
"""

from typing import Any, ClassVar


def N_(msgid: str, /) -> str:  # noqa: N802 - the marker's name is gettext's
    """Mark a text for the catalogs; `i18n`, which translates it, stands beside this room and is not imported."""
    return msgid


class FieldProblem:
    """One wrong field of the caller's input: dotted `field` path, stable `code`, message id and its params."""

    __slots__ = ("code", "field", "message", "params")

    def __init__(self, field: str, code: str, message: str, **params: Any) -> None:
        self.field = field
        self.code = code
        self.message = message
        self.params = params


class LadingError(Exception):
    """Base of errors that are answered to the caller as an RFC 9457 problem."""

    status: ClassVar[int] = 400
    type: ClassVar[str] = "bad-request"
    title: ClassVar[str] = N_("The request could not be carried out.")

    def __init__(
        self,
        detail: str | None = None,
        *,
        errors: list[FieldProblem] | None = None,
        extra: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        **params: Any,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail
        self.params = params
        self.errors = errors or []
        self.extra = extra or {}
        self.headers = headers or {}


class NotFoundError(LadingError):
    """No such record, or none that the caller may see."""

    status = 404
    type = "not-found"
    title = N_("This does not exist, or you may not see it.")


class NotAllowedError(LadingError):
    """The actor's role or scopes do not cover the action."""

    status = 403
    type = "not-allowed"
    title = N_("Your role does not allow this.")


class ValidationFailedError(LadingError):
    """The input is wrong; `errors` name the fields."""

    status = 400
    type = "validation-failed"
    title = N_("Some of the input is not right.")


class TooManyAttemptsError(LadingError):
    """Too many failed attempts from here or for this address."""

    status = 429
    type = "too-many-attempts"
    title = N_("Too many attempts. Please wait {minutes} min and try again.")


def problem_types() -> list[type[LadingError]]:
    """Every error class known to the running program, sorted by type slug; the problem pages are made from it."""
    found: dict[str, type[LadingError]] = {}
    waiting: list[type[LadingError]] = [LadingError]
    while waiting:
        cls = waiting.pop()
        found.setdefault(cls.type, cls)
        waiting.extend(cls.__subclasses__())
    return [found[slug] for slug in sorted(found)]
