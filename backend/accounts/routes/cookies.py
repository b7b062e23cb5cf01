"""The two cookies of a signed-in browser."""

from typing import Any, TypeVar

from litestar import Request, Response
from litestar.datastructures import Cookie

from backend.web.edge import CSRF_COOKIE, SESSION_COOKIE
from backend.web.principal import csrf_token
from tenants.runtime import Runtime

T = TypeVar("T")


def with_session(body: T, runtime: Runtime, token: str, status: int) -> Response[T]:
    """An answer that signs the browser in: an httpOnly session and a CSRF token that scripts can read."""
    secure, age = runtime.settings.secure_cookies, runtime.settings.session_days * 86400
    cookies = [
        Cookie(SESSION_COOKIE, value=token, httponly=True, secure=secure, samesite="lax", path="/", max_age=age),
        Cookie(CSRF_COOKIE, value=csrf_token(token), secure=secure, samesite="lax", path="/", max_age=age),
    ]
    return Response(body, status_code=status, cookies=cookies)


def without_session() -> Response[None]:
    """An answer that signs the browser out."""
    cookies = [Cookie(name, value="", path="/", max_age=0) for name in (SESSION_COOKIE, CSRF_COOKIE)]
    return Response(None, status_code=204, cookies=cookies)


def client_of(request: Request[Any, Any, Any], runtime: Runtime) -> str:
    """The client's address, for throttling; the proxy's word counts only where the operator says so."""
    if runtime.settings.trust_proxy:
        forwarded = request.headers.get("x-forwarded-for", "").split(",")[-1].strip()
        if forwarded:
            return forwarded
    return request.client.host if request.client else "unknown"
