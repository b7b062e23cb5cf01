"""Small steps that every adapter over HTTP takes."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeVar

from erp_adapters.contract.adapter import CheckReport, Problem, Reason
from erp_adapters.contract.errors import transport_failure
from erp_adapters.contract.http import Request, Response, TransportError
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Record
from erp_adapters.contract.results import (
    Forbidden,
    NotFound,
    Refused,
    Single,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.contract.spec import BadSettingsError

ItemT = TypeVar("ItemT")
MOST_SKEW = timedelta(minutes=4)


async def send(link: Link, request: Request) -> Response:
    """The answer; a transport error becomes `Refused`."""
    try:
        return await link.http.send(request)
    except TransportError as error:
        raise Refused(transport_failure(error, request)) from error


@asynccontextmanager
async def closing(pages: AsyncIterator[ItemT]) -> AsyncIterator[AsyncIterator[ItemT]]:
    """`pages`, closed at the end also when the loop over them was left early: they may hold a connection."""
    try:
        yield pages
    finally:
        if isinstance(pages, AsyncGenerator):
            await pages.aclose()


async def attempt(step: Awaitable[Single]) -> Single:
    """The step's result, also when it is refused."""
    try:
        return await step
    except Refused as refused:
        return refused.result
    except BadSettingsError as error:
        return Unauthenticated(message=str(error))


async def checked(step: Callable[[], Awaitable[CheckReport]]) -> CheckReport:
    """A check whose refusals become problems with a reason."""
    try:
        report = await step()
    except BadSettingsError as error:
        return CheckReport(problems=(Problem(reason=Reason.SETTINGS, subject=error.field, message=str(error)),))
    except Refused as refused:
        return CheckReport(problems=(problem_of(refused),))
    if report.ok and report.skew is not None and abs(report.skew) > MOST_SKEW:
        skewed = Problem(reason=Reason.CLOCK, message=f"{report.skew.total_seconds():.0f} s")
        report = CheckReport(problems=(skewed,), version=report.version, skew=report.skew)
    return report


def problem_of(refused: Refused, subject: str = "") -> Problem:
    """What a refusal means for a connection."""
    result = refused.result
    match result:
        case Unauthenticated():
            reason = Reason.CREDENTIALS
        case Forbidden():
            reason = Reason.PERMISSION
        case Unavailable() | UnknownOutcome():
            reason = Reason.UNREACHABLE
        case NotFound():
            reason = Reason.MISSING
        case _:
            reason = Reason.REFUSED
    return Problem(reason=reason, subject=subject, message=result.message)


def skew_of(link: Link, answer: Response) -> timedelta | None:
    """Server minus our clock, to the second; None when the server tells no date."""
    return answer.date - link.clock.now().replace(microsecond=0) if answer.date else None


def line_ids(sent: Record | None, have: Record) -> dict[str, str]:
    """Our line references → the ERP's line ids, when both tell as many lines in the same order."""
    ours, theirs = getattr(sent, "lines", ()), getattr(have, "lines", ())
    if not isinstance(ours, tuple) or not isinstance(theirs, tuple) or len(ours) != len(theirs):
        return {}
    return {
        one.reference: other.external_id
        for one, other in zip(ours, theirs, strict=True)
        if isinstance(one.reference, str)
    }
