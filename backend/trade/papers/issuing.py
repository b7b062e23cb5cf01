"""Keeping a paper for good: set, stored under its SHA-256, told. Whoever issues one has numbered and checked it."""

import asyncio
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

import msgspec

from backend.customers.service.timeline import record
from backend.trade.papers.events import PaperIssued
from backend.trade.papers.layout import Layout
from backend.trade.papers.model import Paper, PaperKind
from backend.trade.papers.models import TradePaper
from backend.trade.papers.pdf import render_pdf
from backend.trade.papers.pictures import pictures_of
from i18n.messages import N_
from tenants import audit
from tenants.blobs import BlobStore
from tenants.context import Actor
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

BLOB_KIND: Final = "paper"
#: Patterns of numbers where a tenant says nothing else.
NUMBERS: Final[dict[PaperKind, str]] = {
    "quotation": "QT{year}-{n:4}", "proforma": "PI{year}-{n:4}", "contract": "SC{year}-{n:4}",
    "confirmation": "OC{year}-{n:4}", "invoice": "CI{year}-{n:4}", "packing_list": "PL{year}-{n:4}",
    "shipping_instruction": "SI{year}-{n:4}", "statement": "SA{year}-{n:4}", "credit_note": "CN{year}-{n:4}",
    "debit_note": "DN{year}-{n:4}",
}  # fmt: skip
_ISSUED: Final[dict[PaperKind, str]] = {
    "quotation": N_("Quotation {number} was made"),
    "proforma": N_("Proforma invoice {number} was made"),
    "contract": N_("Sales contract {number} was made"),
    "confirmation": N_("Order confirmation {number} was made"),
    "invoice": N_("Commercial invoice {number} was made"),
    "packing_list": N_("Packing list {number} was made"),
    "shipping_instruction": N_("Shipping instruction {number} was made"),
    "statement": N_("Statement of account {number} was made"),
    "credit_note": N_("Credit note {number} was made"),
    "debit_note": N_("Debit note {number} was made"),
}


async def keep_paper(
    session: WriteSession,
    blobs: BlobStore,
    actor: Actor,
    paper: Paper,
    layout: Layout,
    *,
    company_id: UUID,
    contact_id: UUID | None = None,
    order_id: UUID | None = None,
    quote_id: UUID | None = None,
    shipment_id: UUID | None = None,
    accepted: Sequence[Any] = (),
    reason: str | None = None,
) -> TradePaper:
    """Set the paper as PDF, keep it and tell that it is out. `accepted`: contradictions that `reason` lets pass."""
    pictures = await pictures_of(session, blobs, layout, paper)
    pdf = await asyncio.to_thread(render_pdf, paper, layout, pictures)
    row = TradePaper(
        id=new_id(),
        company_id=company_id,
        order_id=order_id,
        quote_id=quote_id,
        shipment_id=shipment_id,
        kind=paper.kind,
        number=paper.number,
        version=paper.version,
        state="issued",
        dated_on=paper.date,
        content=msgspec.to_builtins(paper),
        layout=msgspec.to_builtins(layout),
        digest=await blobs.put(session.info["tenant_id"], BLOB_KIND, pdf),
        size=len(pdf),
        accepted=msgspec.to_builtins(list(accepted)) if accepted else None,
        reason=reason if accepted else None,
        issued_at=now(),
        issued_by=actor.name,
    )
    session.add(row)
    await session.flush()
    audit.record(session, "paper.issued", subject_id=row.id, subject_name=row.number, despite=row.reason)
    append(session, PaperIssued(paper_id=row.id, paper_kind=row.kind, order_id=order_id, company_id=company_id))
    await record(
        session,
        company_id=company_id,
        contact_id=contact_id,
        kind="trade",
        at=row.issued_at,
        summary=_ISSUED[paper.kind],
        params={"number": row.number},
        actor_name=actor.name,
        details={"what": "paper", "id": str(row.id), "kind": row.kind},
    )
    return row
