"""What wraps every request: a request id, sign-in, CSRF, the request budget, security headers, log line and metrics."""

import secrets
import time
from functools import lru_cache

import structlog
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, BeforeMessageSendHookHandler, Message, Receive, Scope, Send
from prometheus_client import Counter, Histogram

from backend.web.budget import RequestBudget
from backend.web.errors import CsrfError, SignInRequiredError, TooManyRequestsError
from backend.web.principal import Principal, PrincipalCache, principal_of_key, principal_of_session
from backend.web.sessions import open_answer_slot
from i18n.locale import negotiate
from tenants.context import Context, use_context
from tenants.session import Database

SESSION_COOKIE = "lading_session"
CSRF_COOKIE = "lading_csrf"
PUBLIC = "public"
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

REQUESTS = Counter("lading_http_requests_total", "Requests answered", ["method", "route", "status"])
SECONDS = Histogram("lading_http_request_seconds", "Time to the first byte of an answer", ["method", "route"])

_log = structlog.get_logger("lading.http")
_negotiated = lru_cache(maxsize=1024)(negotiate)


def _header(scope: Scope, name: bytes) -> str:
    for key, value in scope["headers"]:
        if key == name:
            return value.decode("latin-1")
    return ""


def _cookie(scope: Scope, name: str) -> str:
    for part in _header(scope, b"cookie").split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


def _method(scope: Scope) -> str:
    return str(scope.get("method", "GET"))


class Edge(ASGIMiddleware):
    """Signs the request in and carries its context. Routes with `opt={"public": True}` need nobody."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run one request inside its context."""
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request_id=request_id)
        principal = await self._principal(scope)
        scope["user"] = principal
        scope["auth"] = None
        open_answer_slot()
        send = self._answer(scope, send)
        if principal is None:
            if not scope["route_handler"].opt.get(PUBLIC):
                raise SignInRequiredError
            await next_app(scope, receive, send)
            return
        if principal.csrf and _method(scope) not in _SAFE and _header(scope, b"x-csrf-token") != principal.csrf:
            raise CsrfError
        budget: RequestBudget = scope["litestar_app"].state.budget
        spent = budget.spend(principal.actor.id)
        scope["state"]["budget_headers"] = spent.headers
        if spent.exhausted:
            raise TooManyRequestsError
        locale = _negotiated(_header(scope, b"accept-language") or None, principal.locale).tag
        structlog.contextvars.bind_contextvars(tenant_id=str(principal.tenant_id), actor_id=str(principal.actor.id))
        with use_context(Context(principal.tenant_id, principal.actor, locale, request_id, principal.time_zone)):
            await next_app(scope, receive, send)

    async def _principal(self, scope: Scope) -> Principal | None:
        authorization = _header(scope, b"authorization")
        if authorization[:7].lower() == "bearer ":
            token, is_key = authorization[7:].strip(), True
        else:
            token, is_key = _cookie(scope, SESSION_COOKIE), False
        if not token:
            return None
        # Litestar copies middleware for each route, so what is shared lives in the app's state.
        state = scope["litestar_app"].state
        cache: PrincipalCache = state.principals
        principal = cache.get(token)
        if principal is None:
            database: Database = state.database
            look_up = principal_of_key if is_key else principal_of_session
            principal = await look_up(database, token)
            if principal is not None:
                cache.put(token, principal)
        return principal

    def _answer(self, scope: Scope, send: Send) -> Send:
        started = time.perf_counter()
        method = _method(scope)
        route = next(iter(scope["route_handler"].paths), "")

        async def wrapped(message: Message) -> None:
            if message["type"] == "http.response.start":
                seconds = time.perf_counter() - started
                REQUESTS.labels(method, route, message["status"]).inc()
                SECONDS.labels(method, route).observe(seconds)
                _log.info(
                    "request",
                    method=method,
                    path=scope["path"],
                    status=message["status"],
                    ms=round(seconds * 1000, 1),
                )
            await send(message)

        return wrapped


CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-src 'self' blob:",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)


def answer_headers(*, secure: bool) -> BeforeMessageSendHookHandler:
    """A hook that completes the headers of every answer, pages, API and errors alike; stricter ones stay."""
    fixed = [
        (b"content-security-policy", CONTENT_SECURITY_POLICY.encode()),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
        (b"cross-origin-opener-policy", b"same-origin"),
        (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    ]
    if secure:
        fixed.append((b"strict-transport-security", b"max-age=31536000; includeSubDomains"))
    fixed_api = [*fixed, (b"cache-control", b"no-store")]

    async def complete(message: Message, scope: Scope) -> None:
        if message["type"] != "http.response.start":
            return
        of_api = scope["path"].startswith("/api/")
        headers = [(name.lower(), value) for name, value in message.get("headers", ())]
        present = {name for name, _ in headers}
        headers += [header for header in (fixed_api if of_api else fixed) if header[0] not in present]
        if of_api:
            state = scope.get("state", {})
            headers.append((b"x-request-id", str(state.get("request_id", "")).encode()))
            headers += state.get("budget_headers", ())
        message["headers"] = headers

    return complete
