"""Reads of suppressed addresses."""

import typing
from collections.abc import Iterable
from typing import Literal
from uuid import UUID

from sqlalchemy import String, cast, or_, select

from backend.outreach.addresses import address_key, reader_key
from backend.outreach.suppression.models import Suppression
from backend.outreach.suppression.schemas import Reason, SuppressionView
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

_MOST = 500


async def refused(session: ReadSession, addresses: Iterable[str]) -> dict[str, Reason]:
    """Which of `addresses` nothing may be sent to, as given, and why: they themselves, their reader by another label,
    or all of their domain. Ask again right before sending."""
    given = {address: barring_keys(key) for address in addresses if (key := address_key(address))}
    keys = sorted({key for barring in given.values() for key in barring})
    reasons: dict[str, Reason] = {}
    for start in range(0, len(keys), _MOST):
        statement = select(Suppression.address, Suppression.reason).where(
            Suppression.address.in_(keys[start : start + _MOST]), Suppression.lifted_at.is_(None)
        )
        reasons |= {key: typing.cast("Reason", reason) for key, reason in (await session.execute(statement)).all()}
    return {
        address: reasons[found]
        for address, barring in given.items()
        if (found := next((key for key in barring if key in reasons), None)) is not None
    }


def barring_keys(key: str) -> list[str]:
    """The entries that would bar the address with this key, the closest first."""
    labels = key.rpartition("@")[2].split(".")
    above = ["@" + ".".join(labels[start:]) for start in range(len(labels) - 1)]
    return list(dict.fromkeys([key, reader_key(key), *above]))


async def list_suppressions(
    session: ReadSession,
    *,
    text: str | None,
    reason: Reason | None,
    state: Literal["open", "lifted", "all"],
    cursor: str | None,
    limit: int,
    with_total: bool,
) -> Page[SuppressionView]:
    """Suppressed addresses, newest first."""
    statement = select(Suppression)
    if state != "all":
        statement = statement.where(
            Suppression.lifted_at.is_(None) if state == "open" else Suppression.lifted_at.is_not(None)
        )
    if reason:
        statement = statement.where(Suppression.reason == reason)
    if text and text.strip():
        pattern = text.strip().casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        statement = statement.where(
            or_(cast(Suppression.address, String).like(f"%{pattern}%"), Suppression.note.ilike(f"%{pattern}%"))
        )
    chosen = sorting(None, {"id": SortField(Suppression.id, UUID)}, Suppression.id, "-id")
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    total = await capped_count(session, statement) if with_total else None
    return page_of(
        rows, limit, chosen, value=lambda row: row.id, row_id=lambda row: row.id, item=suppression_view, total=total
    )


async def load_suppression(session: ReadSession, suppression_id: UUID) -> Suppression:
    """A suppressed address; raises `NotFoundError`."""
    row = await session.get(Suppression, (session.info["tenant_id"], suppression_id))
    if row is None:
        raise NotFoundError
    return row


def suppression_view(row: Suppression) -> SuppressionView:
    """A suppressed address as the API gives it."""
    return SuppressionView(**{name: getattr(row, name) for name in SuppressionView.__struct_fields__})
