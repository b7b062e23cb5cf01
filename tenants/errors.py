"""The vocabulary of errors that a caller can act on.

`LadingError` is the base of every error that reaches a user: it knows its HTTP status, a stable type slug and
a message id of the catalogs. Domains subclass it; nothing below `backend.web` speaks HTTP otherwise.
"""

from typing import Any, ClassVar


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
    title: ClassVar[str] = "The request could not be carried out."

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


def problem_types() -> list[type[LadingError]]:
    """Every error class known to the running program, sorted by type slug; the problem pages are made from it."""
    found: dict[str, type[LadingError]] = {}
    waiting: list[type[LadingError]] = [LadingError]
    while waiting:
        cls = waiting.pop()
        found.setdefault(cls.type, cls)
        waiting.extend(cls.__subclasses__())
    return [found[slug] for slug in sorted(found)]
