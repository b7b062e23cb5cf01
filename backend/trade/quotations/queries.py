"""What a quote's version says on paper."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries.rows import Company, Contact
from backend.customers.queries.whom import contacts_by_id
from backend.trade.money import Totals, round_to
from backend.trade.papers.cores import MODES, names_of, pictures_by_product
from backend.trade.papers.errors import PaperNotPossibleError
from backend.trade.papers.firms import seller_of
from backend.trade.papers.model import (
    PAPER_LANGUAGES,
    Charge,
    Core,
    PaperLanguage,
    PaperLine,
    PaperTerms,
    Party,
    PriceOption,
    Shipping,
    Sums,
)
from backend.trade.papers.models import TradePaper
from backend.trade.papers.queries import paper_row
from backend.trade.products.goods import Goods, carton_volume, goods_of
from backend.trade.products.models import Product
from backend.trade.quotations import schemas
from backend.trade.quotes.models import Quote, QuoteLine, QuoteVersion
from backend.trade.quotes.queries import find_quote, lines_of
from backend.trade.quotes.reckoning import offer_totals, totals_of
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.session import ReadSession


async def core_of_quote(session: ReadSession, quote: Quote, version: QuoteVersion) -> Core:
    """What the quotation of a version repeats. Raises `PaperNotPossibleError` where our own name is not known, or the
    version has no lines."""
    seller = await seller_of(session, version.firm_id)
    rows = await lines_of(session, version.id)
    if not rows:
        raise PaperNotPossibleError
    totals = totals_of(version, rows, quote.currency)
    ids = {row.product_id for row in rows if row.product_id}
    goods = await goods_of(session, [(row.product_id, row.variant_id) for row in rows])
    names, pictures = await names_of(session, ids), await pictures_by_product(session, ids)
    least = await _least(session, ids)
    lines = [
        _line(row, place, version, goods, totals.lines[place].amount, names, pictures, least)
        for place, row in enumerate(rows)
    ]
    first = version.offers[0]
    return Core(
        currency=quote.currency,
        seller=seller,
        buyer=await _buyer(session, quote),
        lines=lines,
        totals=Sums(
            subtotal=totals.subtotal,
            discount=totals.discount,
            charges=[Charge(name=each["label"], amount=Decimal(each["amount"])) for each in version.charges],
            others=_others(version, rows, totals),
            tax=totals.tax,
            total=totals.total,
        ),
        terms=PaperTerms(
            incoterm=first["incoterm"],
            place=first["place"],
            payment=version.payment_terms or "",
            valid_until=version.valid_until,
            lead_time=version.lead_time or "",
        ),
        shipping=Shipping(
            mode=MODES.get(version.transport or "", ""),
            port_loading=version.port_of_loading or "",
            port_discharge=version.port_of_discharge or "",
            delivery_place=first["place"],
        ),
    )


def _line(
    row: QuoteLine,
    place: int,
    version: QuoteVersion,
    goods: dict[UUID, Goods],
    amount: Decimal,
    names: dict[UUID, dict[str, str]],
    pictures: dict[UUID, str],
    least: dict[UUID, Decimal],
) -> PaperLine:
    product_id = row.product_id
    known = goods[product_id].product if product_id in goods else None
    per = known.pcs_per_carton if known else None
    cartons = -(-row.quantity // per) if per else Decimal(0)
    volume = carton_volume(known) if known else None
    size = [side for side in (known.carton_length, known.carton_width, known.carton_height) if side] if known else []
    return PaperLine(
        number=place + 1,
        item=row.sku or "",
        customer_item=row.part_number or "",
        description=row.name,
        descriptions=names.get(product_id, {}) if product_id else {},
        spec=row.description or (known.description if known else None) or "",
        hs_code=(known.hs_code if known else None) or "",
        origin=(known.origin if known else None) or "",
        quantity=row.quantity,
        unit=row.unit,
        unit_price=row.unit_price,
        discount=row.discount,
        amount=amount,
        moq=least.get(product_id) if product_id else None,
        options=_options(row, version),
        picture=pictures.get(product_id, "") if product_id else "",
        per_carton=per,
        cartons=int(cartons),
        carton_size=" × ".join(f"{side.normalize():f}" for side in size) if len(size) == 3 else "",
        net_weight=round_to(cartons * (known.net_weight or 0), 2) if known else Decimal(0),
        gross_weight=round_to(cartons * (known.gross_weight or 0), 2) if known else Decimal(0),
        volume=round_to(cartons * volume, 3) if volume else Decimal(0),
    )


def _others(version: QuoteVersion, rows: Sequence[QuoteLine], totals: Totals) -> list[Charge]:
    """What the goods come to at the other offers. Charges and tax belong to the first: with them nothing compares."""
    if version.charges or totals.tax:
        return []
    return [
        Charge(name=_term(version, each.offer), amount=each.total)
        for each in offer_totals(version, rows, totals)
        if each.offer and each.total is not None
    ]


def _term(version: QuoteVersion, offer: int) -> str:
    chosen = version.offers[offer]
    return f"{chosen['incoterm']} {chosen['place']}".strip()


def _options(row: QuoteLine, version: QuoteVersion) -> list[PriceOption]:
    """What the line costs at other Incoterms and from other quantities on, in the order of the offers."""
    found = []
    for each in sorted(row.prices, key=lambda price: (price["offer"], Decimal(price["min_quantity"]))):
        term, least = _term(version, each["offer"]), Decimal(each["min_quantity"])
        found.append(PriceOption(term=term, unit_price=Decimal(each["price"]), from_quantity=least or None))
    return found


async def _least(session: ReadSession, ids: set[UUID]) -> dict[UUID, Decimal]:
    found = await session.execute(select(Product.id, Product.moq).where(Product.id.in_(ids), Product.moq.is_not(None)))
    return {row.id: row.moq for row in found if row.moq is not None}


async def _buyer(session: ReadSession, quote: Quote) -> Party:
    company = await session.scalar(select(Company).where(Company.id == quote.company_id))
    if company is None:
        raise NotFoundError
    whom = (await contacts_by_id(session, {quote.contact_id})).get(quote.contact_id) if quote.contact_id else None
    address = [line.strip() for line in (company.address or "").splitlines() if line.strip()]
    if company.city and not any(company.city in line for line in address):
        address.append(company.city)
    return Party(
        name=company.name,
        address=address,
        country=company.country or "",
        contact=whom.contact.name if whom and whom.contact else "",
        phone=company.phone or "",
    )


async def papers_of_quote(session: ReadSession, quote_id: UUID) -> Sequence[TradePaper]:
    """Quotations made of a quote, the newest first."""
    rows = await session.scalars(
        select(TradePaper).where(TradePaper.quote_id == quote_id).order_by(TradePaper.version.desc())
    )
    return list(rows)


async def load_quote_papers(session: ReadSession, actor: Actor, quote_id: UUID) -> schemas.QuotePapers:
    """Quotations made of a quote, and the buyer's language. Raises `NotFoundError`."""
    quote, sight = await find_quote(session, quote_id)
    spoken = await session.scalar(select(Contact.language).where(Contact.id == quote.contact_id))
    spoken = spoken or await session.scalar(select(Company.language).where(Company.id == quote.company_id))
    language = (spoken or "en").split("-")[0]
    known: PaperLanguage = language if language in PAPER_LANGUAGES else "en"
    return schemas.QuotePapers(
        papers=[paper_row(row) for row in await papers_of_quote(session, quote_id)],
        suggested_languages=[known],
        may_change=actor.may("trade.write") and sight.may_change(quote.owner_id),
    )
