"""Which UIDs a folder holds."""

import re
from bisect import bisect_left
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

from mail_ingest.imap.errors import CommandRefusedError, Scope
from mail_ingest.imap.fetching import FETCHED, merge, read_internal_date
from mail_ingest.imap.responses import Data
from mail_ingest.imap.session import Session
from mail_ingest.imap.uidset import read_uid_set

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


async def uids(session: Session, first: int, since: date | None) -> list[int]:
    """UIDs of the open folder from `first` up, ascending; see `MailSource.uids`."""
    try:
        found = await _search(session, first, since)
    except CommandRefusedError:  # some servers' search is broken for good (Tencent, Yandex)
        found = await _by_fetch(session, first, since)
    if any(one >= other for one, other in pairwise(found)):
        found = sorted(set(found))
    # `n:*` names the last message even when its UID is below n.
    return found[bisect_left(found, first) :]


async def _search(session: Session, first: int, since: date | None) -> list[int]:
    criteria = [b"UID %d:*" % first] if first > 1 else []
    if since is not None:
        criteria.append(b"SINCE " + _imap_date(since - timedelta(days=1)))
    extended = b"RETURN (ALL) " if "ESEARCH" in session.capabilities else b""
    outcome = await session.command(
        b"UID SEARCH " + extended + (b" ".join(criteria) or b"ALL"),
        wanted=frozenset({"SEARCH", "ESEARCH"}),
        deadline=300,
        scope=Scope.FOLDER,
    )
    found: list[int] = []
    for response in outcome.responses:
        if not isinstance(response, Data):
            continue
        if response.kind == "SEARCH":
            found += [int(word) for word in response.values if isinstance(word, bytes) and word.isdigit()]
        else:
            found += _esearch(response)
    return found


async def _by_fetch(session: Session, first: int, since: date | None) -> list[int]:
    outcome = await session.command(
        b"UID FETCH %d:* (UID INTERNALDATE)" % first, wanted=FETCHED, deadline=300, scope=Scope.FOLDER
    )
    earliest = since - timedelta(days=1) if since else None
    found = []
    for uid, fetched in merge(outcome.responses).items():
        received = read_internal_date(fetched.items.get("INTERNALDATE"))
        if earliest is None or received is None or received.date() >= earliest:
            found.append(uid)
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
