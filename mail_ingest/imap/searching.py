"""Which UIDs a folder holds."""

import re
from bisect import bisect_left
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.fetching import FETCHED, merge, read_internal_date
from mail_ingest.imap.responses import Data
from mail_ingest.imap.session import Session
from mail_ingest.imap.uidset import read_uid_set, rest_of

_WANTED: Final = frozenset({"SEARCH", "ESEARCH"})
_DEADLINE: Final = 300.0
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


async def uids(session: Session, first: int, since: date | None) -> list[int]:
    """UIDs of the open folder from `first` up, ascending; see `MailSource.uids`."""
    try:
        found = await _search(session, first, since)
    except CommandRefusedError as error:
        if error.slow_down:
            raise
        # Some servers' search is broken for good (Tencent, Yandex).
        found = await _by_fetch(session, first, since)
    if any(one >= other for one, other in pairwise(found)):
        found = sorted(set(found))
    # `n:*` names the last message even when its UID is below n.
    return found[bisect_left(found, first) :]


async def matching(session: Session, criteria: bytes) -> list[int]:
    """UIDs of the open folder that fit `criteria` (RFC 3501 section 6.4.4)."""
    outcome = await session.command(b"UID SEARCH " + criteria, wanted=_WANTED, deadline=_DEADLINE, scope=Scope.FOLDER)
    found: list[int] = []
    for response in outcome.responses:
        if isinstance(response, Data) and response.kind == "SEARCH":
            found += [int(word) for word in response.values if isinstance(word, bytes) and word.isdigit()]
        elif isinstance(response, Data):
            found += _esearch(response)
    return found


async def _search(session: Session, first: int, since: date | None) -> list[int]:
    day = b" SINCE " + _imap_date(since - timedelta(days=1)) if since is not None else b""
    extended = b"RETURN (ALL) " if "ESEARCH" in session.capabilities else b""
    found: list[int] = []
    span: bytes | None = b"%d:*" % first if first > 1 else b""
    while span is not None:
        criteria = (b"UID " + span if span else b"") + day
        outcome = await session.command(
            b"UID SEARCH " + extended + (criteria.strip() or b"ALL"),
            wanted=_WANTED,
            deadline=_DEADLINE,
            scope=Scope.FOLDER,
        )
        for response in outcome.responses:
            if isinstance(response, Data) and response.kind == "SEARCH":
                found += [int(word) for word in response.values if isinstance(word, bytes) and word.isdigit()]
            elif isinstance(response, Data):
                found += _esearch(response)
        span = rest_of(outcome.status, first)
    return found


async def _by_fetch(session: Session, first: int, since: date | None) -> list[int]:
    earliest = since - timedelta(days=1) if since else None
    found: list[int] = []
    span: bytes | None = b"%d:*" % first
    while span is not None:
        outcome = await session.command(
            b"UID FETCH " + span + b" (UID INTERNALDATE)", wanted=FETCHED, deadline=_DEADLINE, scope=Scope.FOLDER
        )
        for uid, fetched in merge(outcome.responses).items():
            received = read_internal_date(fetched.items.get("INTERNALDATE"))
            if earliest is None or received is None or received.date() >= earliest:
                found.append(uid)
        span = rest_of(outcome.status, first)
    return found


def _imap_date(day: date) -> bytes:
    return f"{day.day}-{_MONTHS[day.month - 1]}-{day.year}".encode()


def _esearch(response: Data) -> list[int]:
    """The UIDs of `* ESEARCH (TAG "a") UID ALL 1:3,5` (RFC 4731); none when it does not hold a set."""
    for name, value in pairwise(response.values):
        if name == b"ALL" and isinstance(value, bytes) and re.match(rb"[\d:,]+$", value):
            with suppress(ValueError):
                return read_uid_set(value.decode("ascii"))
    return []
