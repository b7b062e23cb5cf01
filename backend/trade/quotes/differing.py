"""What changed between two versions of a quote."""

from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from backend.trade.papers.firms import list_firms
from backend.trade.quotes import schemas
from backend.trade.quotes.models import QuoteLine, QuoteVersion
from backend.trade.quotes.queries import find_quote, find_version, lines_of
from tenants.session import ReadSession


async def differences(session: ReadSession, quote_id: UUID, before: int, after: int) -> schemas.QuoteDifferences:
    """What changed between two versions, line by line. Costs are left out. Raises `NotFoundError`."""
    quote, _ = await find_quote(session, quote_id)
    after = after or quote.latest
    before = before or max(1, after - 1)
    old, new = await find_version(session, quote_id, before), await find_version(session, quote_id, after)
    old_lines = {line.origin_id: line for line in await lines_of(session, old.id)}
    new_lines = {line.origin_id: line for line in await lines_of(session, new.id)}
    lines = []
    for origin in [*new_lines, *(each for each in old_lines if each not in new_lines)]:
        was, now_is = old_lines.get(origin), new_lines.get(origin)
        fields = _line_fields(was, now_is)
        if fields:
            shown = now_is or was
            change = "changed" if was and now_is else "added" if now_is else "removed"
            lines.append(
                schemas.QuoteLineDifference(shown.name if shown else "", shown.sku if shown else None, change, fields)
            )
    head = _head_fields(old, new)
    if old.firm_id != new.firm_id:
        labels = {firm.id: firm.label for firm in await list_firms(session)}
        one, other = (labels.get(each.firm_id) if each.firm_id else None for each in (old, new))
        head.append(schemas.QuoteFieldDifference("firm_id", one, other))
    return schemas.QuoteDifferences(before, after, head, lines)


_LINE_FIELDS: Final = ("sku", "name", "description", "unit", "quantity", "unit_price", "discount", "tax_rate")
_HEAD_FIELDS: Final = (
    "transport", "port_of_loading", "port_of_discharge", "payment_terms", "lead_time", "valid_until", "discount",
    "note", "total",
)  # fmt: skip


def _told(value: Any) -> str | None:
    if value is None:
        return None
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _line_fields(was: QuoteLine | None, now_is: QuoteLine | None) -> list[schemas.QuoteFieldDifference]:
    found = []
    for name in _LINE_FIELDS:
        before = _told(getattr(was, name)) if was else None
        after = _told(getattr(now_is, name)) if now_is else None
        if before != after:
            found.append(schemas.QuoteFieldDifference(name, before, after))
    if was and now_is and was.prices != now_is.prices:
        found.append(schemas.QuoteFieldDifference("prices", _prices(was), _prices(now_is)))
    return found


def _prices(line: QuoteLine) -> str:
    return ", ".join(f"{each['min_quantity']}+: {each['price']}" for each in line.prices)


def _head_fields(old: QuoteVersion, new: QuoteVersion) -> list[schemas.QuoteFieldDifference]:
    found = []
    for name in _HEAD_FIELDS:
        before, after = _told(getattr(old, name)), _told(getattr(new, name))
        if before != after:
            found.append(schemas.QuoteFieldDifference(name, before, after))
    for name, write in (("offers", _offers), ("charges", _charges)):
        before, after = write(old), write(new)
        if before != after:
            found.append(schemas.QuoteFieldDifference(name, before, after))
    return found


def _offers(version: QuoteVersion) -> str:
    return ", ".join(f"{offer['incoterm']} {offer['place']}".strip() for offer in version.offers)


def _charges(version: QuoteVersion) -> str:
    return ", ".join(f"{each['label']} {each['amount']}" for each in version.charges)
