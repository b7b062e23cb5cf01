"""Every error as RFC 9457 problem+json, in the caller's language. The only exception handlers of the app."""

import re
from typing import Any

import structlog
from litestar import Request, Response, get
from litestar.exceptions import HTTPException, ValidationException
from litestar.exceptions.responses import create_debug_response
from litestar.params import FromPath
from sqlalchemy.exc import DBAPIError, IntegrityError

from i18n.locale import negotiate
from i18n.messages import N_, translate
from tenants.errors import FieldProblem, LadingError, NotFoundError, ValidationFailedError, problem_types

PROBLEM_JSON = "application/problem+json"

_log = structlog.get_logger(__name__)

_HTTP_TITLES: dict[int, tuple[str, str]] = {
    400: ("bad-request", N_("The request could not be understood.")),
    401: ("sign-in-required", N_("Please sign in.")),
    403: ("not-allowed", N_("Your role does not allow this.")),
    404: ("not-found", N_("This does not exist, or you may not see it.")),
    405: ("method-not-allowed", N_("This address does not answer that method.")),
    406: ("not-acceptable", N_("This address does not answer in that form.")),
    413: ("too-large", N_("This is too large.")),
    415: ("unsupported-media-type", N_("This form of data is not understood here.")),
}
_CONFLICT = ("conflict", N_("This collides with something that exists already."))
_INTERNAL = ("internal-error", N_("Something went wrong on our side. Nothing was saved."))

# What msgspec says, as stable codes with texts of ours.
_INPUT_RULES: list[tuple[re.Pattern[str], str, str]] = [
    (re.compile(r"missing required field `(?P<name>\w+)`"), "missing", N_("This is needed.")),
    (re.compile(r"contains unknown field `(?P<name>\w+)`"), "unknown", N_("This is not known here.")),
    (re.compile(r"Expected `str` of length <= (?P<most>\d+)"), "too-long", N_("At most {most} characters.")),
    (re.compile(r"Expected `str` of length >= (?P<least>\d+)"), "too-short", N_("At least {least} characters.")),
    (re.compile(r"Expected `array` of length <= (?P<most>\d+)"), "too-many", N_("At most {most} entries.")),
    (re.compile(r"Expected `\w+` <= (?P<most>[\d.-]+)"), "too-large", N_("At most {most}.")),
    (re.compile(r"Expected `\w+` >= (?P<least>[\d.-]+)"), "too-small", N_("At least {least}.")),
    (re.compile(r"Expected `(?P<kind>[^`]+)`, got"), "wrong-type", N_("This has the wrong form.")),
]
_INVALID = N_("This value is not right.")
_OUT_OF_RANGE = N_("A number is too large.")
#: What asyncpg says before it sends such a number, and PostgreSQL when it has computed one.
_BEYOND = re.compile(r"out of (?:\w+ )?range|field overflow")


def locale_of(request: Request[Any, Any, Any]) -> str:
    """The language to answer in: the user's own, else Accept-Language, else English."""
    principal = request.scope.get("user")
    preferred = getattr(principal, "locale", None)
    return negotiate(request.headers.get("accept-language"), preferred).tag


def _problem(
    request: Request[Any, Any, Any],
    status: int,
    slug: str,
    title: str,
    *,
    detail: str | None = None,
    headers: dict[str, str] | None = None,
    **extra: Any,
) -> Response[dict[str, Any]]:
    body = {
        "type": f"/problems/{slug}",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.scope["path"],
        "reference": request.scope.get("state", {}).get("request_id"),
        **extra,
    }
    return Response(body, status_code=status, media_type=PROBLEM_JSON, headers=headers or {})


def _field_errors(errors: list[FieldProblem], locale: str) -> list[dict[str, Any]]:
    return [
        {"field": item.field, "code": item.code, "message": translate(item.message, locale, **item.params)}
        for item in errors
    ]


def handle_lading_error(request: Request[Any, Any, Any], error: LadingError) -> Response[dict[str, Any]]:
    """One of our own errors."""
    locale = locale_of(request)
    extra = dict(error.extra)
    if error.errors:
        extra["errors"] = _field_errors(error.errors, locale)
    return _problem(
        request,
        error.status,
        error.type,
        translate(error.title, locale, **error.params),
        detail=translate(error.detail, locale, **error.params) if error.detail else None,
        headers=error.headers,
        **extra,
    )


def _from_validation(error: ValidationException) -> list[FieldProblem]:
    raw = error.extra if isinstance(error.extra, list) else [error.extra or {"message": error.detail}]
    problems = []
    for item in raw:
        message = str(item.get("message", "")) if isinstance(item, dict) else str(item)
        field = str(item.get("key") or "") if isinstance(item, dict) else ""
        for pattern, code, text in _INPUT_RULES:
            match = pattern.search(message)
            if match:
                groups = match.groupdict()
                name = groups.pop("name", None)
                path = ".".join(part for part in (field, name) if part and part != "data")
                problems.append(FieldProblem(path, code, text, **groups))
                break
        else:
            problems.append(FieldProblem(field, "invalid", _INVALID))
    return problems


def handle_http_exception(request: Request[Any, Any, Any], error: HTTPException) -> Response[dict[str, Any]]:
    """Litestar's own errors: routing, parsing, validation."""
    if isinstance(error, ValidationException):
        return handle_lading_error(request, ValidationFailedError(errors=_from_validation(error)))
    status = error.status_code
    if status == 404:
        return handle_lading_error(request, NotFoundError())
    slug, title = _HTTP_TITLES.get(status, _INTERNAL if status >= 500 else _HTTP_TITLES[400])
    if status >= 500:
        _log.error("http error", status=status, detail=error.detail)
    return _problem(request, status, slug, translate(title, locale_of(request)), headers=dict(error.headers or {}))


def handle_integrity_error(request: Request[Any, Any, Any], error: IntegrityError) -> Response[dict[str, Any]]:
    """A constraint refused the change, at flush or at commit: most likely a concurrent change got there first."""
    _log.warning("integrity error", error=str(error.orig))
    slug, title = _CONFLICT
    return _problem(request, 409, slug, translate(title, locale_of(request)))


def handle_database_error(request: Request[Any, Any, Any], error: DBAPIError) -> Response[Any]:
    """A number that no column holds is the caller's mistake; all else is ours."""
    if _BEYOND.search(str(error.orig)):
        return handle_lading_error(
            request, ValidationFailedError(errors=[FieldProblem("", "too-large", _OUT_OF_RANGE)])
        )
    return handle_unexpected(request, error)


def _single_cause(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
        error = error.exceptions[0]
    return error


def handle_unexpected(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Anything else: logged whole, answered with a reference only.

    Litestar resolves dependencies in task groups, which wrap what one of them raises; such an error is unwrapped.
    """
    cause = _single_cause(error)
    if cause is not error:
        for kind, handler in request.app.exception_handlers.items():
            if isinstance(kind, type) and kind is not Exception and isinstance(cause, kind):
                answer: Response[Any] = handler(request, cause)
                return answer
    _log.error("unexpected error", exc_info=cause)
    if request.app.debug:
        return create_debug_response(request, error)
    slug, title = _INTERNAL
    return _problem(request, 500, slug, translate(title, locale_of(request)))


EXCEPTION_HANDLERS: dict[int | type[Exception], Any] = {
    LadingError: handle_lading_error,
    HTTPException: handle_http_exception,
    IntegrityError: handle_integrity_error,
    DBAPIError: handle_database_error,
    Exception: handle_unexpected,
}


@get("/problems/{slug:str}", include_in_schema=False, sync_to_thread=False)
def problem_pages(request: Request[Any, Any, Any], slug: FromPath[str]) -> Response[dict[str, Any]]:
    """What a problem `type` means, made from the error classes."""
    for cls in problem_types():
        if cls.type == slug:
            about = " ".join((cls.__doc__ or "").split())
            title = translate(cls.title, locale_of(request))
            return Response({"type": f"/problems/{slug}", "status": cls.status, "title": title, "about": about})
    raise NotFoundError
