"""Puts the demo's products, prices, quotes and orders into its tenants, through the services that people use."""

from decimal import Decimal
from uuid import UUID

from msgspec import convert
from sqlalchemy import select

from backend.cli.demo_money import put_money
from backend.cli.demo_production import put_names, put_pictures, put_production
from backend.customers.queries.places import places_of
from backend.trade.costs.ladder import CostSheet
from backend.trade.orders.models import OrderStep
from backend.trade.orders.service import confirm_order, create_order_from_quote
from backend.trade.papers.firms import write_firm
from backend.trade.papers.model import Bank, Party
from backend.trade.papers.schemas import AccountInput, FirmInput
from backend.trade.papers.service import approve_account, write_account
from backend.trade.prices.schemas import PriceItemInput, PriceListInput
from backend.trade.prices.service import create_price_list
from backend.trade.products.models import Product
from backend.trade.products.schemas import ProductInput
from backend.trade.products.service import create_product
from backend.trade.quotes.models import QuoteVersion
from backend.trade.quotes.schemas import NewQuote, OrderWish, QuoteLineInput, QuoteOffer
from backend.trade.quotes.service import create_quote, mark_sent
from backend.trade.rates.service import RateInput, keep_rates
from infra.demo.trade import BANKS, OTHER_ACCOUNT, OTHER_SELLER, PRODUCTS, QUOTES, RATES, SELLER, DemoProduct, DemoQuote
from tenants.access import Role, permissions_of
from tenants.context import Actor, Context, current, system_actor, use_context
from tenants.directory.models import Membership, Tenant
from tenants.orm import now
from tenants.runtime import Runtime
from tenants.session import WriteSession


async def put_trade(runtime: Runtime, slug: str) -> int:
    """Make the demo company's products once, and those of its quotes and orders whose customer is known by now;
    answers how many quotes still wait for theirs."""
    async with runtime.database.system_session() as session:
        tenant_id = await session.scalar(select(Tenant.id).where(Tenant.slug == slug))
    if tenant_id is None:
        return len(QUOTES[slug])
    async with runtime.database.tenant_session(tenant_id, system_actor("lading demo plan")) as session:
        if await session.scalar(select(Product.id).limit(1)) is None:
            await put_pictures(session, runtime.blobs, current().actor, await _put_goods(session))
            await _put_firm(session)
        made = set(await session.scalars(select(QuoteVersion.note)))
        left = [wanted for wanted in QUOTES[slug] if wanted.note not in made]
        places = await places_of(session, [wanted.contact for wanted in left])
        products = {row.sku: row.id for row in await session.execute(select(Product.sku, Product.id))}
        seats = {row.email: row for row in await session.scalars(select(Membership))}
        waiting = 0
        for wanted in left:
            person, seat = places.get(wanted.contact), seats.get(wanted.colleague)
            if person is None or person.company_id is None or seat is None:
                waiting += 1
                continue
            await put_names(session, products, person.company_id, wanted.contact)
            order_id = await _put_quote(session, wanted, seat, person.company_id, person.contact_id)
            if order_id is not None:
                await put_money(session, runtime.blobs, current().actor, order_id, wanted.note)
                await put_production(session, runtime.blobs, current().actor, order_id, wanted.note)
    return waiting


async def _put_goods(session: WriteSession) -> dict[str, UUID]:
    """Products by number, with their price list and rates."""
    actor = current().actor
    made = {wanted.sku: await create_product(session, actor, _product(wanted)) for wanted in PRODUCTS}
    items = []
    for wanted in PRODUCTS:
        price = Decimal(wanted.price)
        items += [
            PriceItemInput(product_id=made[wanted.sku].id, min_quantity=Decimal(least), price=round(price * share, 3))
            for least, share in ((0, Decimal(1)), (1000, Decimal("0.97")), (5000, Decimal("0.94")))
        ]
    head = {"name": "FOB Ningbo", "currency": "USD", "incoterm": "FOB", "place": "Ningbo"}
    await create_price_list(session, actor, PriceListInput(**head, items=items))  # type: ignore[arg-type]
    rates = [RateInput(base=base, quote=quote, rate=Decimal(rate)) for base, quote, rate in RATES]
    await keep_rates(session, rates, "file", "demo-rates.csv")
    return {sku: product.id for sku, product in made.items()}


async def _put_firm(session: WriteSession) -> None:
    """Whom papers come from and where buyers pay to: the export firm, and one in Hong Kong with its own numbers."""
    actor = current().actor
    seat = await session.scalar(select(Membership).where(Membership.role == "owner").order_by(Membership.id))
    owner = _acting(seat) if seat is not None else actor
    seller = convert(SELLER, Party)
    main = await write_firm(session, actor, None, FirmInput(party=seller, label="Ningbo"))
    other = await write_firm(
        session, actor, None, FirmInput(party=convert(OTHER_SELLER, Party), label="Hong Kong", code="HK")
    )
    accounts = [(main.id, seller.name, "Ningbo", currency, number) for currency, number in BANKS.items()]
    accounts.append((other.id, OTHER_SELLER["name"], "Hong Kong", "USD", OTHER_ACCOUNT))
    for firm_id, beneficiary, place, currency, number in accounts:
        bank = Bank(beneficiary=beneficiary, name=f"Example Bank, {place} Branch", swift="EXBKCNBN", account=number)
        label = currency if firm_id == main.id else f"{currency}, {place}"
        wish = AccountInput(label=label, firm_id=firm_id, currency=currency, bank=bank)
        account = await write_account(session, actor, None, wish)
        await approve_account(session, owner, account.id)


def _acting(seat: Membership) -> Actor:
    role: Role = seat.role  # type: ignore[assignment]
    return Actor("user", seat.name, role, seat.user_id, seat.id, permissions_of(role))


def _product(wanted: DemoProduct) -> ProductInput:
    length, width, height = wanted.carton
    net, gross = wanted.weights
    return ProductInput(
        sku=wanted.sku,
        name=wanted.name,
        names={"en": wanted.name, "zh-CN": wanted.chinese},
        category=wanted.shelf,
        unit="SET" if "set" in wanted.name else "H87",
        hs_code=wanted.hs_code,
        origin="CN",
        rebate_rate=Decimal(13),
        moq=Decimal(500) if Decimal(wanted.price) < 20 else Decimal(50),
        lead_days=35,
        cost=Decimal(wanted.cost),
        cost_currency="CNY",
        pcs_per_carton=Decimal(wanted.pieces),
        carton_length=Decimal(length),
        carton_width=Decimal(width),
        carton_height=Decimal(height),
        net_weight=Decimal(net),
        gross_weight=Decimal(gross),
    )


async def _put_quote(
    session: WriteSession, wanted: DemoQuote, seat: Membership, company_id: UUID, contact_id: UUID | None
) -> UUID | None:
    """Make the quote, and the order that it became: answers that one."""
    actor = _acting(seat)
    with use_context(Context(current().tenant_id, actor, current().locale)):
        quote = await create_quote(
            session,
            actor,
            NewQuote(
                company_id=company_id,
                contact_id=contact_id,
                currency=wanted.currency,
                offers=[QuoteOffer(incoterm="FOB", place="Ningbo"), QuoteOffer(incoterm="CIF", place="Hamburg")],
                transport="sea_container",
                port_of_loading="Ningbo (CNNBG)",
                payment_terms="T/T 30% deposit, 70% against copy of B/L",
                lead_time="35 days",
                note=wanted.note,
                costs=CostSheet(
                    inland=Decimal(1800), port=Decimal(2600), freight=Decimal(1450), insurance_rate=Decimal("0.3")
                ),
                lines=[QuoteLineInput(sku=sku, quantity=Decimal(quantity)) for sku, quantity in wanted.lines],
            ),
        )
        if wanted.state == "draft":
            return None
        await mark_sent(session, actor, quote.id)
        if wanted.state == "sent":
            return None
        kind = "sample" if wanted.state == "sample" else "order"
        order = await create_order_from_quote(session, actor, quote.id, OrderWish(kind=kind, customer_po="PO-2711"))  # type: ignore[arg-type]
        await confirm_order(session, actor, order.id)
        steps = await session.scalars(
            select(OrderStep)
            .where(OrderStep.order_id == order.id, OrderStep.kind.in_(("contract", "artwork", "sample_sent")))
            .order_by(OrderStep.position)
        )
        for step in steps:
            step.state, step.done_on, step.proof = "done", now().date(), wanted.note
        return order.id
