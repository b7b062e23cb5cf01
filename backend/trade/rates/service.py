"""Rates come in: entered, from a file, from a feed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import ParseError

import httpx
import msgspec
from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from msgspec import Meta
from sqlalchemy.dialects.postgresql import insert

from backend.sheets.reading import read_number, read_sheet
from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.errors import RateFeedError
from backend.trade.money import RATE_DIGITS
from backend.trade.rates.models import ExchangeRate
from backend.trade.vocabulary import RateSource
from i18n.messages import N_
from tenants import audit
from tenants.context import Actor
from tenants.egress import EgressError, EgressGuard
from tenants.egress_http import AnswerTooLargeError, guarded_client, read_at_most
from tenants.errors import FieldProblem, ValidationFailedError
from tenants.orm import new_id, now
from tenants.session import WriteSession

_MOST_BYTES: Final = 2_000_000
_SECONDS: Final = 20.0


class RateInput(msgspec.Struct, kw_only=True):
    """So many of `quote` for one of `base` on a day, today where none is given."""

    base: str
    quote: str
    rate: Decimal
    on_date: date | None = None


class RateSheet(msgspec.Struct, kw_only=True):
    """A spreadsheet (XLSX or CSV, as base64) with columns base, quote, rate and perhaps date."""

    filename: Annotated[str, Meta(min_length=1, max_length=300)]
    content: bytes


async def enter_rates(session: WriteSession, actor: Actor, given: Sequence[RateInput]) -> int:
    """Keep rates that a person typed; answers how many are new. Raises `NotAllowedError`, `ValidationFailedError`."""
    actor.require("trade.approve")
    return await keep_rates(session, given, "entered", actor.name)


async def import_rates(session: WriteSession, actor: Actor, given: RateSheet) -> int:
    """Keep the rates of a file; answers how many are new. Raises `NotAllowedError`, `SheetUnreadableError`,
    `ValidationFailedError` (which row is wrong)."""
    actor.require("trade.approve")
    heads, lines = read_sheet(given.content)
    places = {head.casefold(): place for place, head in enumerate(heads)}
    if not {"base", "quote", "rate"} <= places.keys():
        raise ValidationFailedError(
            errors=[FieldProblem("content", "columns", N_("The columns base, quote and rate are needed."))]
        )
    rates = []
    for number, cells in enumerate(lines, start=2):
        try:
            rate = read_number(cells[places["rate"]])
            day = cells[places["date"]].strip() if "date" in places else ""
            rates.append(
                RateInput(
                    base=cells[places["base"]],
                    quote=cells[places["quote"]],
                    rate=rate or Decimal(0),
                    on_date=date.fromisoformat(day) if day else None,
                )
            )
        except ValueError as error:
            raise ValidationFailedError(
                errors=[FieldProblem(f"rows.{number}", "row", N_("Row {number} cannot be read."), number=number)]
            ) from error
    return await keep_rates(session, rates, "file", given.filename)


async def keep_rates(session: WriteSession, given: Sequence[RateInput], source: RateSource, origin: str) -> int:
    """Keep rates with where they came from; one that the same source gave for the day stays as it was then, unless a
    person enters another. Answers how many are new."""
    today = current_day()
    rows = []
    for place, each in enumerate(given):
        base = checks.currency(each.base, f"rates.{place}.base")
        quote = checks.currency(each.quote, f"rates.{place}.quote")
        rate = checks.amount(each.rate, f"rates.{place}.rate", places=RATE_DIGITS)
        if rate == 0 or base == quote or (each.on_date or today) > today:
            raise ValidationFailedError(
                errors=[FieldProblem(f"rates.{place}.rate", "sense", N_("This is no rate between two currencies."))]
            )
        rows.append(
            {
                "id": new_id(), "base": base, "quote": quote, "rate": rate, "on_date": each.on_date or today,
                "source": source, "origin": origin, "created_at": now(), "updated_at": now(),
            }
        )  # fmt: skip
    if not rows:
        return 0
    statement = insert(ExchangeRate).values(rows)
    keys = ["tenant_id", "base", "quote", "on_date", "source", "origin"]
    if source == "entered":
        statement = statement.on_conflict_do_update(
            index_elements=keys, set_={"rate": statement.excluded.rate, "created_at": statement.excluded.created_at}
        )
    else:
        statement = statement.on_conflict_do_nothing(index_elements=keys)
    kept = len((await session.execute(statement.returning(ExchangeRate.id))).all())
    audit.record(session, "exchange_rate.kept", subject_name=origin, count=kept, source=source)
    return kept


async def fetch_feed(guard: EgressGuard, url: str) -> list[RateInput]:
    """The rates that a feed gives now. Raises `RateFeedError`: not reachable, not allowed, or not in this form."""
    host = urlsplit(url).hostname or ""
    try:
        async with guarded_client(guard, seconds=_SECONDS) as client:
            answer = await read_at_most(client, url, _MOST_BYTES)
            answer.raise_for_status()
    except (httpx.HTTPError, EgressError, AnswerTooLargeError) as error:
        raise RateFeedError(host=host) from error
    found = read_ecb(answer.content)
    if not found:
        raise RateFeedError(host=host)
    return found


def read_ecb(content: bytes) -> list[RateInput]:
    """The newest day of the European Central Bank's reference rates (eurofxref-daily.xml and its like); empty for
    anything else."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return []
    days = [each for each in root.iter() if each.tag.endswith("Cube") and "time" in each.attrib]
    found = []
    for day in sorted(days, key=lambda each: each.attrib["time"])[-1:]:
        for cube in day:
            try:
                rate, on = Decimal(cube.attrib["rate"]), date.fromisoformat(day.attrib["time"])
                found.append(RateInput(base="EUR", quote=cube.attrib["currency"], rate=rate, on_date=on))
            except (KeyError, ValueError, InvalidOperation):
                return []
    return found
