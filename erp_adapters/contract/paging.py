"""Reading by (moment, id) without offsets: records that move while they are read are neither lost nor cut off.

Many ERPs tell moments more coarsely than they keep them and give whole batches one moment. So a full page's last
moment is held back and asked for again as the next page's first; when a full page is all of one moment, that moment
is walked by id.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

RowT = TypeVar("RowT")


class Keyset(Struct, Generic[RowT], frozen=True, kw_only=True):
    """How one ERP is asked. A moment is the ERP's own text; texts must sort as moments do.

    `since(moment, limit)`: rows from that moment on (None: all), ordered by moment and id.
    `within(moment, after, limit)`: rows of exactly that moment whose id is greater than `after`, ordered by id.
    `after(moment)`: the next moment the ERP can tell.
    """

    since: Callable[[str | None, int], Awaitable[Sequence[RowT]]]
    within: Callable[[str, str | None, int], Awaitable[Sequence[RowT]]]
    after: Callable[[str], str]
    moment: Callable[[RowT], str]
    identity: Callable[[RowT], str]


class Slice(Struct, Generic[RowT], frozen=True, kw_only=True):
    """Rows to hand on, and where to go on."""

    rows: Sequence[RowT]
    resume: str
    last: bool


async def walk(keyset: Keyset[RowT], *, start: str | None, resume: str | None, size: int) -> AsyncIterator[Slice[RowT]]:
    """Slices of at most `size` rows from the moment `start` on, or from where `resume` left off."""
    size = max(2, size)
    moment: Any
    moment, inside, after = json.loads(resume) if resume else (start, False, None)
    while True:
        if inside:
            rows = list(await keyset.within(moment, after, size))
            if len(rows) == size:
                after = keyset.identity(rows[-1])
                yield Slice(rows=rows, resume=json.dumps([moment, True, after]), last=False)
                continue
            moment, inside, after = keyset.after(moment), False, None
            yield Slice(rows=rows, resume=json.dumps([moment, False, None]), last=False)
            continue
        rows = list(await keyset.since(moment, size))
        if len(rows) < size:
            yield Slice(rows=rows, resume=json.dumps([moment, False, None]), last=True)
            return
        final = keyset.moment(rows[-1])
        complete = [row for row in rows if keyset.moment(row) != final]
        if not complete:
            moment, inside, after = final, True, None
            continue
        moment = final
        yield Slice(rows=complete, resume=json.dumps([final, False, None]), last=False)
