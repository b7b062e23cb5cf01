"""Reading lists page by page, in every way of paging that a description can name."""

import json
import re
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from msgspec import UNSET

from erp_adapters.adapters.generic_rest.client import Client
from erp_adapters.adapters.generic_rest.description import EntityDescription, Paging
from erp_adapters.adapters.generic_rest.values import at, records_of
from erp_adapters.contract.adapter import Page, Window
from erp_adapters.contract.http import Response
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import Refused, Rejected


async def pages_of(
    client: Client, entity: Entity, own: EntityDescription, window: Window, resume: str | None, size: int | None
) -> AsyncIterator[Page]:
    """The pages of a window, from `resume` on. Raises `Refused` for an answer without a list, and for a server that
    gives one page again and again."""
    listing, paging = own.list, own.list.paging
    base = _asked(client, own, window)
    wanted = min(size or paging.size, paging.size) if paging.size_param else paging.size
    place = json.loads(resume) if resume else {"page": paging.first, "offset": 0}.get(paging.kind)
    before: list[Any] = []
    while True:
        whole = paging.kind in {"url", "link"} and place is not None  # the server's own address of the page
        query = {} if whole else dict(base)
        if paging.kind in {"page", "offset", "cursor"} and place is not None:
            query[paging.param] = str(place)
        if paging.size_param and not whole:
            query[paging.size_param] = str(wanted)
        told, answer = await client.ask("GET", str(place) if whole else listing.path, query=query)
        rows = _rows(own, told)
        if rows and rows == before:
            message = f"{listing.path} gives the same page again: is its paging described as it is?"
            raise Refused(Rejected(message=message, code="same-page"))
        before = rows
        records, unread = records_of(client.described, entity, rows)
        place, last = _following(client, paging, place, told, answer, len(rows), wanted)
        if window.until is not None and not listing.until:
            records = tuple(one for one in records if not _later(one, window.until))
        marks = [one.modified_at for one in records if isinstance(one.modified_at, datetime)]
        mark = max(marks, default=None)
        yield Page(records=records, resume=json.dumps(place), last=last, mark=mark, unread=unread)
        if last:
            return


def _asked(client: Client, own: EntityDescription, window: Window) -> dict[str, str]:
    listing = own.list
    query = dict(listing.query)
    if listing.since and window.since:
        query[listing.since.param] = client.bound(listing.since, window.since)
    if listing.until and window.until:
        query[listing.until.param] = client.bound(listing.until, window.until)
    return query


def _rows(own: EntityDescription, told: Any) -> list[Any]:
    found = at(told, own.list.items)
    if found is None:  # some servers have null for an empty list
        return []
    if not isinstance(found, list):
        raise Refused(Rejected(message=f"{own.list.path} has no list at {own.list.items!r}", code="no-list"))
    return found


def _later(record: Record, until: datetime) -> bool:
    return isinstance(record.modified_at, datetime) and record.modified_at > until + timedelta(seconds=1)


def _following(
    client: Client, paging: Paging, place: Any, told: Any, answer: Response, count: int, size: int
) -> tuple[Any, bool]:
    """(where to go on, whether that was the last page)."""
    if paging.kind == "page":
        return place + 1, count < size
    if paging.kind == "offset":
        return place + count, count < size
    following = _linked(answer) if paging.kind == "link" else at(told, paging.next) if paging.next else None
    if following in {UNSET, None, ""}:
        return None, True
    return client.place_of(str(following)) if paging.kind in {"url", "link"} else following, False


def _linked(answer: Response) -> str | None:
    """The address with rel="next" of a Link header (RFC 8288)."""
    for part in re.findall(r"<([^>]*)>([^<]*)", answer.headers.get("link", "")):
        if re.search(r"""\brel\s*=\s*(?:"[^"]*\bnext\b[^"]*"|next\b)""", part[1], re.IGNORECASE):
            return str(part[0])
    return None
