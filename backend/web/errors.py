"""Errors of the HTTP edge itself."""

from i18n.messages import N_
from tenants.errors import LadingError


class SignInRequiredError(LadingError):
    """The request names nobody, or a session or key that has ended."""

    status = 401
    type = "sign-in-required"
    title = N_("Please sign in.")


class CsrfError(LadingError):
    """A browser's change came without its token: it may come from a foreign page."""

    status = 403
    type = "csrf-token-missing"
    title = N_("This page is out of date. Please reload it.")


class NotFoundError(LadingError):
    """No such record, or none that the caller may see."""

    status = 404
    type = "not-found"
    title = N_("This does not exist, or you may not see it.")


class PreconditionRequiredError(LadingError):
    """A change without If-Match would overwrite what the caller has not seen."""

    status = 428
    type = "precondition-required"
    title = N_("Say which version you change: send its ETag in If-Match.")


class ValidationFailedError(LadingError):
    """The input is wrong; `errors` name the fields."""

    status = 400
    type = "validation-failed"
    title = N_("Some of the input is not right.")


class TooManyRequestsError(LadingError):
    """The caller's budget of requests is used up for the moment."""

    status = 429
    type = "too-many-requests"
    title = N_("Too many requests. Please wait a moment.")


class TooManyAttemptsError(LadingError):
    """Too many failed attempts from here or for this address."""

    status = 429
    type = "too-many-attempts"
    title = N_("Too many attempts. Please wait {minutes} min and try again.")


class BadCursorError(LadingError):
    """A cursor that this list did not hand out, or for another sort."""

    status = 400
    type = "bad-cursor"
    title = N_("This place in the list does not exist any more. Start again from the top.")


class IdempotencyConflictError(LadingError):
    """The same Idempotency-Key with a different request."""

    status = 409
    type = "idempotency-key-reused"
    title = N_("This Idempotency-Key was used for another request.")
