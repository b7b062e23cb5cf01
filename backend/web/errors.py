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


class PreconditionRequiredError(LadingError):
    """A change without If-Match would overwrite what the caller has not seen."""

    status = 428
    type = "precondition-required"
    title = N_("Say which version you change: send its ETag in If-Match.")


class TooManyRequestsError(LadingError):
    """The caller's budget of requests is used up for the moment."""

    status = 429
    type = "too-many-requests"
    title = N_("Too many requests. Please wait a moment.")


class IdempotencyConflictError(LadingError):
    """The same Idempotency-Key with a different request."""

    status = 409
    type = "idempotency-key-reused"
    title = N_("This Idempotency-Key was used for another request.")


class AnswerShownOnceError(LadingError):
    """The request was carried out earlier; its answer held a secret and was not kept."""

    status = 409
    type = "answer-shown-once"
    title = N_("This was done already. Its answer held a secret, which is shown once only.")
