"""Numbers of papers: per tenant, kind and period, without gaps.

The counter's row is locked by taking a number, until the transaction that uses it ends: a number whose transaction
fails was never given. Numbers of one kind are therefore given one after the other.
"""

import re
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from backend.trade.clock import current_day
from backend.trade.models import TradeNumber, TradeSettings
from i18n.messages import N_
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession

#: By kind, where a tenant says nothing else. `{year}`, `{yy}` and `{month}` begin a new count when they change.
DEFAULTS: Final = {"quote": "Q{year}-{n:4}", "order": "SO{year}-{n:4}", "sample": "SP{year}-{n:4}"}
_FIELD: Final = re.compile(r"\{(year|yy|month|n(?::(\d))?)\}")
_COUNTED: Final = re.compile(r"\{n(?::\d)?\}")


def check_pattern(pattern: str, field: str) -> str:
    """A pattern with exactly one counter and no braces besides; raises `ValidationFailedError`."""
    if len(_COUNTED.findall(pattern)) != 1 or re.search(r"[{}]", _FIELD.sub("", pattern)) or len(pattern) > 40:
        raise ValidationFailedError(
            errors=[FieldProblem(field, "pattern", N_("Use one counter, as the given patterns do."))]
        )
    return pattern


def write_number(pattern: str, on: date, count: int) -> str:
    """The `count`th number by `pattern` on a day."""

    def value(match: re.Match[str]) -> str:
        known = {"year": f"{on:%Y}", "yy": f"{on:%y}", "month": f"{on:%m}"}
        return known.get(match[1]) or f"{count:0{int(match[2] or 1)}d}"

    return _FIELD.sub(value, pattern)


def period_of(pattern: str, on: date) -> str:
    """Within what the count goes on: the year and month that `pattern` names."""
    parts = [f"{on:%Y}"] if "{year}" in pattern or "{yy}" in pattern else []
    return "-".join([*parts, f"{on:%m}"] if "{month}" in pattern else parts)


async def take_number(session: WriteSession, kind: str, default: str | None = None, *, series: str = "") -> str:
    """The next number of `kind`; `default` is the pattern of a kind that is not in `DEFAULTS`. `series` is the code of
    a firm that counts by itself: its numbers begin with it."""
    patterns = await session.scalar(select(TradeSettings.number_patterns)) or {}
    pattern = patterns.get(kind) or default or DEFAULTS[kind]
    on = current_day()
    counted = f"{kind}@{series}" if series else kind
    statement = insert(TradeNumber).values(id=new_id(), kind=counted, period=period_of(pattern, on), last=1)
    count = await session.scalar(
        statement.on_conflict_do_update(
            index_elements=["tenant_id", "kind", "period"], set_={"last": TradeNumber.last + 1}
        ).returning(TradeNumber.last)
    )
    number = write_number(pattern, on, count or 1)
    return f"{series}-{number}" if series else number
