"""Making quotes and their versions, and changing what a draft offers."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec
from sqlalchemy import delete, select

from backend.accounts.queries.sight import sight_of
from backend.customers.queries.rows import Company
from backend.trade import checks
from backend.trade.clock import current_day
from backend.trade.costs.ladder import CostSheet
from backend.trade.errors import QuoteFrozenError, WrongStateError
from backend.trade.events import QuoteChanged
from backend.trade.numbering import take_number
from backend.trade.own_values import write_own
from backend.trade.papers.firms import require_firm, series_of
from backend.trade.quotes import schemas
from backend.trade.quotes.models import Quote, QuoteLine, QuoteVersion
from backend.trade.quotes.plain import AnyLine, as_row
from backend.trade.quotes.pricing import Ground, adopt_products, fill_version, lay_ground, make_line, price_lines
from backend.trade.quotes.queries import find_version, lines_of, load_quote
from backend.trade.quotes.reckoning import totals_of, version_view
from backend.trade.rates.queries import rate_on
from backend.trade.searching import index_texts
from backend.trade.settings import TradeSettingsView, load_settings
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotAllowedError, NotFoundError
from tenants.orm import new_id
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import VersionConflictError


async def create_quote(session: WriteSession, actor: Actor, given: schemas.NewQuote) -> schemas.QuoteFile:
    """Make a quote with its first version, a draft; lines without a price are priced.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError`.
    """
    actor.require("trade.write")
    company = await checks.require_company(session, given.company_id)
    await checks.require_contact(session, given.contact_id)
    await checks.require_deal(session, given.deal_id)
    await checks.require_seat(session, given.owner_id)
    currency = checks.currency(given.currency)
    settings = await load_settings(session)
    quote = Quote(
        id=new_id(),
        number=await take_number(session, "quote", series=await series_of(session, given.firm_id)),
        company_id=company.id,
        contact_id=given.contact_id,
        deal_id=given.deal_id,
        conversation_id=given.conversation_id,
        message_id=given.message_id,
        owner_id=given.owner_id or actor.membership_id,
        currency=currency,
        latest=1,
    )
    version = QuoteVersion(id=new_id(), quote_id=quote.id, number=1, created_by=actor.membership_id)
    ground = await _write(session, company, quote, version, given, [], settings)
    await write_own(session, "quote", quote.id, given, creating=True)
    audit.record(session, "quote.created", subject_id=quote.id, subject_name=quote.number)
    append(session, QuoteChanged(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id, made=True))
    return _priced(await load_quote(session, actor, quote.id), ground)


async def locked_quote(session: WriteSession, actor: Actor, quote_id: UUID) -> Quote:
    """The quote, locked, for somebody who may change it. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.write")
    quote = await session.scalar(select(Quote).where(Quote.id == quote_id).with_for_update())
    sight = await sight_of(session, "quote")
    if quote is None or not sight.may_see(quote.owner_id):
        raise NotFoundError
    if not sight.may_change(quote.owner_id):
        raise NotAllowedError
    return quote


async def write_draft(
    session: WriteSession, actor: Actor, quote_id: UUID, given: schemas.QuoteContent, expected: int
) -> schemas.QuoteFile:
    """Put another content in the newest version, which must be a draft, of a quote still at version `expected`.

    Raises `NotAllowedError`, `NotFoundError`, `QuoteFrozenError`, `VersionConflictError`, `ValidationFailedError`.
    """
    quote = await locked_quote(session, actor, quote_id)
    if quote.version != expected:
        raise VersionConflictError(extra={"current": await load_quote(session, actor, quote_id)})
    version = await find_version(session, quote_id, quote.latest)
    if version.frozen_at is not None:
        raise QuoteFrozenError
    company = await session.get_one(Company, (quote.tenant_id, quote.company_id))
    sight = await sight_of(session, "quote")
    before = await lines_of(session, version.id)
    if sight.masks.cost:
        given = _keep_costs(given, version, before)
    quote.currency = checks.currency(given.currency)
    quote.version += 1
    await write_own(session, "quote", quote.id, given)
    ground = await _write(session, company, quote, version, given, before, await load_settings(session))
    append(session, QuoteChanged(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id))
    return _priced(await load_quote(session, actor, quote_id), ground)


def _keep_costs(
    given: schemas.QuoteContent, version: QuoteVersion, before: Sequence[QuoteLine]
) -> schemas.QuoteContent:
    """The content with the costs that are there: who may not see them cannot set them either."""
    costs = {line.id: line.cost for line in before}
    lines = [msgspec.structs.replace(line, cost=costs.get(line.id) if line.id else None) for line in given.lines]
    kept = None if version.costs is None else msgspec.convert(version.costs, CostSheet, strict=False)
    return msgspec.structs.replace(given, lines=lines, costs=kept)


def _priced(file: schemas.QuoteFile, ground: Ground) -> schemas.QuoteFile:
    for line in file.current.lines:
        line.price_from = ground.price_from.get(line.id)
    return file


async def _write(
    session: WriteSession,
    company: Company,
    quote: Quote,
    version: QuoteVersion,
    given: schemas.QuoteContent,
    before: Sequence[QuoteLine],
    settings: TradeSettingsView,
) -> Ground:
    today = current_day()
    await require_firm(session, given.firm_id, version.firm_id)
    fill_version(version, given, quote.currency)
    version.valid_until = given.valid_until or today + timedelta(days=settings.validity_days)
    lines = [as_row(make_line(line, place, len(given.offers)), version.id) for place, line in enumerate(given.lines)]
    known = {line.id: line for line in before}
    for line, wish in zip(lines, given.lines, strict=True):
        kept = known.get(wish.id) if wish.id else None
        if kept is not None:
            line.id, line.origin_id, line.cost_currency = kept.id, kept.origin_id, kept.cost_currency
    goods = await adopt_products(session, company, lines)
    rate = await rate_on(session, quote.currency, settings.base_currency, today)
    version.rate, version.rate_date, version.rate_source = (
        (rate.rate, rate.on_date, rate.source) if rate else (None, None, None)
    )
    ground = await lay_ground(session, lines, quote.currency, settings.base_currency, today, goods)
    wanted = [line.unit_price is None for line in given.lines]
    await price_lines(session, company, version, lines, wanted, ground, quote.currency, settings.base_currency, today)
    ground = await _complete(session, ground, lines, quote.currency, settings)
    version.total = totals_of(version, lines, quote.currency).total
    quote.total, quote.valid_until = version.total, version.valid_until
    session.add_all([quote, version])
    await session.flush()
    for line in before:  # written anew below, some under the same id
        session.expunge(line)
    await session.execute(delete(QuoteLine).where(QuoteLine.version_id == version.id))
    session.add_all(lines)
    await session.flush()
    await index_texts(
        session, "quote", [(quote.id, [quote.number, company.name, *(line.name for line in lines[:200])])]
    )
    return ground


async def _complete(
    session: ReadSession, ground: Ground, lines: Sequence[AnyLine], currency: str, settings: TradeSettingsView
) -> Ground:
    """The ground with the rates of currencies that costs came in meanwhile."""
    missing = {line.cost_currency for line in lines if line.cost_currency} - ground.to_base.keys()
    for other in sorted(missing):
        ground.to_base[other] = await rate_on(session, other, settings.base_currency, current_day())
    return ground


async def price_content(session: ReadSession, actor: Actor, given: schemas.QuotePricing) -> schemas.QuoteVersionView:
    """What a content would be as a version, priced; keeps nothing. Raises `NotFoundError`, `ValidationFailedError`."""
    actor.require("trade.write")
    company = await checks.require_company(session, given.company_id)
    sight = await sight_of(session, "quote")
    settings = await load_settings(session)
    currency, today = checks.currency(given.currency), current_day()
    content = msgspec.structs.replace(given, costs=None) if sight.masks.cost else given
    version = QuoteVersion(id=new_id(), number=0, frozen_at=None, valid_until=given.valid_until or today)
    fill_version(version, content, currency)
    lines = [make_line(line, place, len(given.offers)) for place, line in enumerate(given.lines)]
    goods = await adopt_products(session, company, lines)
    rate = await rate_on(session, currency, settings.base_currency, today)
    version.rate, version.rate_date, version.rate_source = (
        (rate.rate, rate.on_date, rate.source) if rate else (None, None, None)
    )
    ground = await lay_ground(session, lines, currency, settings.base_currency, today, goods)
    wanted = [line.unit_price is None for line in given.lines]
    await price_lines(session, company, version, lines, wanted, ground, currency, settings.base_currency, today)
    ground = await _complete(session, ground, lines, currency, settings)
    return version_view(
        version,
        lines,
        ground,
        currency=currency,
        base_currency=settings.base_currency,
        floor=settings.margin_floor,
        hide_costs=sight.masks.cost,
    )


async def new_version(session: WriteSession, actor: Actor, quote_id: UUID) -> schemas.QuoteFile:
    """Follow a version that was sent with another, a draft that begins as its copy.

    Raises `NotAllowedError`, `NotFoundError`, `WrongStateError` (the newest is a draft, or an order was made).
    """
    quote = await locked_quote(session, actor, quote_id)
    last = await find_version(session, quote_id, quote.latest)
    if last.frozen_at is None or quote.state == "accepted":
        raise WrongStateError
    settings = await load_settings(session)
    columns = {column.key for column in QuoteVersion.__table__.columns} - {
        "tenant_id", "id", "number", "frozen_at", "created_by", "created_at", "updated_at",
    }  # fmt: skip
    following = QuoteVersion(
        id=new_id(),
        number=last.number + 1,
        created_by=actor.membership_id,
        **{name: getattr(last, name) for name in columns},
    )
    following.valid_until = max(last.valid_until, current_day() + timedelta(days=settings.validity_days))
    session.add(following)
    kept = {column.key for column in QuoteLine.__table__.columns} - {"tenant_id", "id", "version_id"}
    for line in await lines_of(session, last.id):
        values = {name: getattr(line, name) for name in kept}
        session.add(QuoteLine(id=new_id(), version_id=following.id, **values))
    quote.latest, quote.state, quote.valid_until = following.number, "draft", following.valid_until
    quote.version += 1
    await session.flush()
    audit.record(session, "quote.version_made", subject_id=quote.id, subject_name=quote.number, number=quote.latest)
    append(session, QuoteChanged(quote_id=quote.id, company_id=quote.company_id, deal_id=quote.deal_id))
    return await load_quote(session, actor, quote_id)
