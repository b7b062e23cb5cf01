"""Writing the tenant's own fields of products and quotes by themselves: a quote's whatever became of it, for they are
no part of what was offered."""

from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.custom_fields.queries.records import values_of
from backend.custom_fields.schemas import CustomValues
from backend.custom_fields.service import Written
from backend.trade.events import ProductsChanged, QuoteChanged
from backend.trade.own_values import write_own
from backend.trade.products.models import Product
from backend.trade.quotes.service.writing import locked_quote
from backend.trade.searching import Subject
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.outbox import append
from tenants.session import WriteSession
from tenants.versions import raise_version


class OwnFields(msgspec.Struct):
    """Values by key; null clears one, and what is left out stays."""

    custom: CustomValues


class OwnFieldsView(msgspec.Struct):
    """All values of a record, by key."""

    custom: CustomValues
    version: int


async def write_product_fields(
    session: WriteSession, actor: Actor, product_id: UUID, given: OwnFields, version: int
) -> OwnFieldsView:
    """Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`."""
    actor.require("trade.write")
    product = await session.scalar(select(Product).where(Product.id == product_id).with_for_update())
    if product is None:
        raise NotFoundError
    raise_version(product, version, await _view(session, "product", product.id, product.version))
    written = await write_own(session, "product", product.id, given)
    await session.flush()
    _note(session, "product", product.id, product.sku, written)
    append(session, ProductsChanged(product_ids=[product.id]))
    return await _view(session, "product", product.id, product.version)


async def write_quote_fields(
    session: WriteSession, actor: Actor, quote_id: UUID, given: OwnFields, version: int
) -> OwnFieldsView:
    """Raises `NotAllowedError`, `NotFoundError`, `VersionConflictError`, `ValidationFailedError`."""
    quote = await locked_quote(session, actor, quote_id)
    raise_version(quote, version, await _view(session, "quote", quote.id, quote.version))
    written = await write_own(session, "quote", quote.id, given)
    await session.flush()
    _note(session, "quote", quote.id, quote.number, written)
    append(session, QuoteChanged(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id))
    return await _view(session, "quote", quote.id, quote.version)


def _note(session: WriteSession, of: Subject, record_id: UUID, name: str, written: Written) -> None:
    if written:
        audit.record(
            session, f"{of}.changed", subject_id=record_id, subject_name=name, before=written.before,
            after=written.after,
        )  # fmt: skip


async def _view(session: WriteSession, of: Subject, record_id: UUID, version: int) -> OwnFieldsView:
    return OwnFieldsView((await values_of(session, of, [record_id])).get(record_id, {}), version)
