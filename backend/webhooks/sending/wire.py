"""The network of webhooks: one POST through the egress guard, and what its answer means."""

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Literal

import httpx

from tenants.egress import EgressError
from tenants.orm import now

#: The whole of a request, from the look-up of the name to the end of the answer, in seconds.
LIMIT: Final = 20.0
_MOST_READ: Final = 2000
_MOST_KEPT: Final = 500
_LONGEST_WAIT: Final = 24 * 3600.0
#: The answer is shown as it comes, so it is not to be packed.
_HEADERS: Final = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
_BUSY: Final = frozenset({429, 502, 503, 504})

Outcome = Literal["delivered", "failed", "busy", "gone"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an attempt. `busy`: the receiver is out of reach or asks for less, so all of its messages wait.

    `problem` is a stable code, `answer` the beginning of what was said, `wait` the seconds that the receiver asked for.
    """

    outcome: Outcome
    at: datetime
    milliseconds: int = 0
    status_code: int | None = None
    problem: str | None = None
    answer: str | None = None
    wait: float = 0.0


async def post(client: httpx.AsyncClient, url: str, headers: Mapping[str, str], body: bytes) -> Verdict:
    """Send one message; whatever goes wrong becomes a verdict."""
    at, began = now(), time.perf_counter()

    def verdict(outcome: Outcome, problem: str | None, **more: object) -> Verdict:
        spent = int((time.perf_counter() - began) * 1000)
        return Verdict(outcome, at, spent, problem=problem, **more)  # type: ignore[arg-type]

    try:
        async with (
            asyncio.timeout(LIMIT),
            client.stream("POST", url, content=body, headers={**headers, **_HEADERS}) as got,
        ):
            read = b""
            async for chunk in got.aiter_raw():
                read += chunk
                if len(read) >= _MOST_READ:
                    break
            status, wait = got.status_code, _retry_after(got.headers.get("Retry-After"))
    except EgressError as error:
        return verdict("failed", "no-such-host" if error.code == "host-not-found" else "address-refused")
    except httpx.UnsupportedProtocol:
        return verdict("failed", "plain-http")
    except (TimeoutError, httpx.TimeoutException):
        return verdict("busy", "timeout")
    except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
        return verdict("busy", "certificate" if _is_tls(error) else "unreachable")
    return verdict(*_judge(status), status_code=status, answer=_readable(read), wait=wait)


def _judge(status: int) -> tuple[Outcome, str | None]:
    if 200 <= status < 300:
        return "delivered", None
    if status == 410:
        return "gone", "gone"
    if status in _BUSY:
        return "busy", "busy"
    if 300 <= status < 400:
        return "failed", "redirect"
    return "failed", "refused" if status < 500 else "server-error"


def _is_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _readable(content: bytes) -> str:
    text = content[:_MOST_KEPT].decode(errors="replace")
    return "".join(each if each.isprintable() or each in "\n\t" else "�" for each in text)


def _retry_after(value: str | None) -> float:
    """Seconds that the receiver asks for (RFC 9110 section 10.2.3), at most a day; 0 where it asks for nothing."""
    if not value:
        return 0.0
    try:
        seconds = float(value) if value.strip().isdigit() else _until(parsedate_to_datetime(value))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _until(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now().timestamp()
