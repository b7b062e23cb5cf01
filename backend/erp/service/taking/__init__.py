"""What the ERP tells about orders becomes trade's: shipments, invoices, money, production, and how far orders are.

One document at a time, in a job of its own: the newest that was read counts, so it does not matter how often or in
which order jobs run. What cannot be taken stays at the record, in words, for a person.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.erp.service.taking import money, orders, production, shipments
from backend.erp.service.taking.common import Decided, Taken, Taking
from erp_adapters.engine.models import ErpInbound, ErpLink
from erp_adapters.engine.problems import problem
from i18n.messages import translate
from tenants.context import current
from tenants.errors import LadingError
from tenants.session import WriteSession

_TAKERS: Final = {
    "sales_order": orders.take_order,
    "shipment": shipments.take_shipment,
    "invoice": money.take_invoice,
    "receipt": money.take_receipt,
    "production": production.take_production,
}
#: Documents that live in trade although no mapping names their fields.
DOCUMENTS: Final = frozenset(_TAKERS) - {"sales_order"}
#: States of a record that a document's taking may replace; others wait for the mapping.
_OURS: Final = frozenset({"applied", "proposed", "refused", "waiting", "new"})


async def take_document(
    session: WriteSession, link_id: UUID, entity: str, external_id: str, decided: Decided | None = None
) -> None:
    """Take a document as it was read last; `decided` is what a person said of it."""
    link = await session.scalar(select(ErpLink).where(ErpLink.id == link_id))
    row = await session.scalar(
        select(ErpInbound)
        .where(ErpInbound.link_id == link_id, ErpInbound.entity == entity, ErpInbound.external_id == external_id)
        .with_for_update()
    )
    if link is None or row is None or row.state == "ignored":
        return
    taking = Taking(session=session, link=link, row=row, decided=decided)
    try:
        async with session.begin_nested():
            taken = await _TAKERS[entity](taking)
    except LadingError as error:
        if error.status >= 500:
            raise
        taken = _refused(error)
    if entity in DOCUMENTS and row.state in _OURS:
        row.state, row.problem = taken.state, taken.problem
    await session.flush()


def _refused(error: LadingError) -> Taken:
    first = error.errors[0] if error.errors else None
    message, params = (first.message, first.params) if first else (error.title, error.params)
    said = translate(message, current().locale, **params)
    return Taken(state="refused", problem=problem("refused-here", said, field=first.field if first else ""))


__all__ = ["DOCUMENTS", "Decided", "take_document"]
