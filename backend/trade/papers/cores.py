"""The core of an order, or of one of its shipments: what all its papers repeat."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.customers.queries.whom import contacts_by_id
from backend.trade import checks
from backend.trade.money import LineInput, line_amount, round_to, total_up
from backend.trade.orders.queries import get_order, lines_of, order_view
from backend.trade.orders.schemas import Order, OrderLineView
from backend.trade.papers import schemas
from backend.trade.papers.firms import accounts_of, seller_of
from backend.trade.papers.model import (
    Bank,
    Charge,
    ContainerLine,
    Core,
    DueShare,
    PaperLine,
    PaperTerms,
    Party,
    Shipping,
    Sums,
)
from backend.trade.papers.models import BankAccount, OrderPaperData, TradePaper
from backend.trade.payments.models import LetterOfCredit
from backend.trade.products.models import Product, ProductPicture
from backend.trade.shipments.models import Shipment, ShipmentContainer, ShipmentLine
from backend.trade.shipments.queries import orders_in, shipments_of
from backend.trade.terms.dues import dues_of
from backend.trade.terms.reading import read_terms
from backend.trade.terms.schedule import due_lines
from tenants.errors import NotFoundError
from tenants.session import ReadSession

ZERO: Final = Decimal(0)
_REFERENCES: Final = {"proforma": "proforma", "contract": "contract", "invoice": "invoice"}
#: What papers call a way of transport.
MODES: Final = {
    "sea_container": "Sea", "sea_bulk": "Sea (bulk)", "air": "Air", "courier": "Courier", "rail": "Rail",
    "road": "Road",
}  # fmt: skip


async def core_of(session: ReadSession, order_id: UUID, shipment_id: UUID | None = None) -> Core:
    """What all papers of an order, or of one of its shipments, repeat. Raises `NotFoundError`, `PaperNotPossibleError`
    where our own name is not known."""
    order = await get_order(session, order_id, whole=True)
    extras = await extras_of(session, order_id)
    seller = await seller_of(session, order.firm_id)
    shipment = await _shipment(session, order_id, shipment_id)
    accounts = await accounts_of(session, order.firm_id)
    together = await _together(session, order, shipment) if shipment_id and shipment else [order]
    lines, sums, part = await _goods(session, together, shipment if shipment_id else None)
    letter = await session.scalar(
        select(LetterOfCredit)
        .where(LetterOfCredit.order_id == order_id, LetterOfCredit.state.in_(("issued", "presented")))
        .order_by(LetterOfCredit.created_at.desc())
        .limit(1)
    )
    return Core(
        currency=order.currency,
        seller=seller,
        buyer=extras.buyer or await _buyer(session, order),
        lines=lines,
        totals=sums,
        terms=await _terms(session, order, extras, sums.total),
        shipping=await _shipping(session, order, extras, shipment),
        bank=await _bank(session, accounts, order.currency, extras.bank_account_id),
        references=await _references(session, order, letter)
        | {
            name: ", ".join(dict.fromkeys(filter(None, (getattr(each, field) for each in together))))
            for name, field in (("order", "number"), ("customer_po", "customer_po"), ("quote", "quote_number"))
            if len(together) > 1
        },
        approved_accounts=[each.bank["account"] for each in accounts if each.approved_at is not None],
        lc_expiry=letter.expires_on if letter else None,
        lc_latest_shipment=letter.latest_shipment if letter else None,
        lc_currency=letter.currency if letter else "",
        lc_most=letter.amount * (100 + letter.tolerance) / 100 if letter else None,
        lc_partial=letter.partial_shipment if letter else True,
        lc_goods=(letter.goods or "") if letter else "",
        part=part,
        presentation_days=letter.presentation_days if letter else 21,
    )


async def extras_of(session: ReadSession, order_id: UUID) -> schemas.Extras:
    """What papers say of an order beyond it."""
    data = await session.scalar(select(OrderPaperData.data).where(OrderPaperData.order_id == order_id))
    return msgspec.convert(data or {}, schemas.Extras, strict=False)


async def _shipment(session: ReadSession, order_id: UUID, shipment_id: UUID | None) -> Shipment | None:
    """The shipment that is asked for, or the order's only one."""
    rows = list(await session.scalars(shipments_of([order_id])))
    if shipment_id is not None:
        found = next((row for row in rows if row.id == shipment_id), None)
        if found is None:
            raise NotFoundError
        return found
    return rows[0] if len(rows) == 1 else None


async def _buyer(session: ReadSession, order: Order) -> Party:
    company = await checks.require_company(session, order.company_id)
    person = (await contacts_by_id(session, {order.contact_id})).get(order.contact_id) if order.contact_id else None
    address = [line.strip() for line in (company.address or "").splitlines() if line.strip()]
    if company.city and not any(company.city in line for line in address):
        address.append(company.city)
    return Party(
        name=company.name,
        address=address,
        country=company.country or "",
        contact=person.contact.name if person and person.contact else "",
        phone=company.phone or "",
    )


async def _together(session: ReadSession, order: Order, shipment: Shipment) -> list[Order]:
    """The orders of a shipment, the one that is asked about first: one invoice and one packing list cover them all."""
    others = [row for row in (await orders_in(session, [shipment]))[shipment.id] if row.id != order.id]
    return [
        order,
        *[await order_view(session, row, await lines_of(session, row.id), hide_costs=True) for row in others],
    ]


async def _goods(
    session: ReadSession, orders: Sequence[Order], shipment: Shipment | None
) -> tuple[list[PaperLine], Sums, bool]:
    """The lines and sums of orders, or of what a shipment takes of them; and whether that is a part only."""
    shares: dict[UUID, Decimal] | None = None
    if shipment is not None:
        found = await session.execute(
            select(ShipmentLine.order_line_id, ShipmentLine.quantity).where(ShipmentLine.shipment_id == shipment.id)
        )
        shares = {row.order_line_id: row.quantity for row in found}
    ids = {line.product_id for order in orders for line in order.lines if line.product_id}
    names, pictures = await names_of(session, ids), await pictures_by_product(session, ids)
    lines: list[PaperLine] = []
    sums = Sums(subtotal=ZERO, total=ZERO)
    carton, complete = 1, True
    for order in orders:
        theirs: list[PaperLine] = []
        for each in order.lines:
            quantity = each.quantity if shares is None else shares.get(each.id, ZERO)
            if not quantity:
                continue
            place = len(lines) + len(theirs) + 1
            made = _line(order, each, quantity, place, carton, names.get(each.product_id or each.id, {}))
            made.picture = pictures.get(each.product_id or each.id, "")
            carton += made.cartons
            theirs.append(made)
        whole = shares is None or all(shares.get(each.id) == each.quantity for each in order.lines)
        complete = complete and whole
        part = _sums(order, theirs, whole=whole)
        sums = Sums(
            subtotal=sums.subtotal + part.subtotal,
            discount=sums.discount + part.discount,
            charges=[*sums.charges, *part.charges],
            tax=sums.tax + part.tax,
            total=sums.total + part.total,
        )
        lines += theirs
    return lines, sums, not complete


def _sums(order: Order, lines: Sequence[PaperLine], *, whole: bool) -> Sums:
    if whole:
        charges = [Charge(name=each.label, amount=each.amount) for each in order.charges]
        return Sums(
            subtotal=order.subtotal, discount=order.discount_amount, charges=charges, tax=order.tax, total=order.total
        )
    # Part of an order: its share of goods and discount. Freight and the like are charged with the whole.
    totals = total_up(
        [LineInput(line.quantity, line.unit_price, line.discount) for line in lines],
        order.currency,
        discount_percent=order.discount,
    )
    return Sums(subtotal=totals.subtotal, discount=totals.discount, total=totals.total)


async def names_of(session: ReadSession, product_ids: set[UUID]) -> dict[UUID, dict[str, str]]:
    """What products are called, by language."""
    if not product_ids:
        return {}
    found = await session.execute(select(Product.id, Product.names).where(Product.id.in_(product_ids)))
    return {product_id: {tag.split("-")[0]: text for tag, text in texts.items()} for product_id, texts in found}


async def pictures_by_product(session: ReadSession, product_ids: set[UUID]) -> dict[UUID, str]:
    """The first picture of each product, by its SHA-256."""
    if not product_ids:
        return {}
    found = await session.execute(
        select(ProductPicture.product_id, ProductPicture.digest)
        .where(ProductPicture.product_id.in_(product_ids))
        .order_by(ProductPicture.position.desc())
    )
    return {row.product_id: row.digest for row in found}


def _line(
    order: Order, each: OrderLineView, quantity: Decimal, number: int, carton: int, names: dict[str, str]
) -> PaperLine:
    share = quantity / each.quantity if each.quantity else Decimal(1)
    cartons = 0
    if each.cartons:
        per = each.pcs_per_carton or Decimal(1)
        cartons = each.cartons if share == 1 else int(-(-quantity // per))

    def part(value: Decimal | None, digits: int) -> Decimal:
        return round_to((value or ZERO) * share, digits)

    size = [side for side in (each.carton_length, each.carton_width, each.carton_height) if side]
    return PaperLine(
        number=number,
        item=each.sku or "",
        customer_item=each.part_number or "",
        description=each.name,
        descriptions=names,
        spec=each.description or "",
        hs_code=each.hs_code or "",
        origin=each.origin or "",
        quantity=quantity,
        unit=each.unit,
        unit_price=each.unit_price,
        discount=each.discount,
        amount=line_amount(LineInput(quantity, each.unit_price, each.discount), order.currency),
        per_carton=each.pcs_per_carton,
        cartons=cartons,
        carton_from=carton if cartons else None,
        carton_size=" × ".join(f"{side.normalize():f}" for side in size) if len(size) == 3 else "",
        net_weight=part(each.total_net_weight, 2),
        gross_weight=part(each.total_gross_weight, 2),
        volume=part(each.total_volume, 3),
    )


async def _terms(session: ReadSession, order: Order, extras: schemas.Extras, total: Decimal) -> PaperTerms:
    rows = await dues_of(session, [order.id])
    shares = [
        DueShare(label=row.label, percent=row.percent, amount=row.amount, due_on=row.due_on)
        for row in rows
        if row.label != "payment"
    ]
    if not rows:
        known = read_terms(order.payment_terms or "") or []
        shares = [
            DueShare(label=each.label, percent=each.percent, amount=each.amount, due_on=each.due_on)
            for each in due_lines(known, total, order.currency, {})
            if each.label != "payment"
        ]
    if sum((share.amount for share in shares), ZERO) != total:
        shares = []  # a part of the order, or one payment: the terms say it in words
    return PaperTerms(
        incoterm=order.incoterm,
        place=order.place,
        payment=order.payment_terms or "",
        schedule=shares,
        valid_until=extras.valid_until,
        lead_time=extras.lead_time,
        partial_shipment=extras.partial_shipment,
        transhipment=extras.transhipment,
        latest_shipment=extras.latest_shipment or order.ship_by,
        tolerance=order.tolerance or None,
        bank_charges=extras.bank_charges,
        insurance=extras.insurance,
        insured_amount=extras.insured_amount,
        insured_on=extras.insured_on,
    )


async def _shipping(session: ReadSession, order: Order, extras: schemas.Extras, shipment: Shipment | None) -> Shipping:
    shipping = Shipping(
        mode=MODES.get(order.transport or "", ""),
        port_loading=order.port_of_loading or "",
        port_discharge=order.port_of_discharge or "",
        delivery_place=order.place,
        marks=order.shipping_marks or "",
        consignee=extras.consignee,
        notify=extras.notify,
        pallets=extras.pallets,
    )
    if shipment is None:
        return shipping
    shipping.mode = MODES.get(shipment.transport, "")
    shipping.port_loading = shipment.port_of_loading or shipping.port_loading
    shipping.port_discharge = shipment.port_of_discharge or shipping.port_discharge
    shipping.carrier, shipping.vessel = shipment.carrier or "", shipment.vessel or ""
    shipping.voyage, shipping.freight = shipment.voyage or "", shipment.freight or ""
    shipping.bl_number, shipping.bl_kind = shipment.bl_number or "", shipment.bl_kind or ""
    shipping.etd, shipping.eta, shipping.on_board = shipment.etd, shipment.eta, shipment.departed_on
    shipping.presented_on = shipment.presented_on
    containers = await session.scalars(
        select(ShipmentContainer).where(ShipmentContainer.shipment_id == shipment.id).order_by(ShipmentContainer.number)
    )
    shipping.containers = [
        ContainerLine(
            number=each.number,
            kind=each.kind,
            seal=each.seal or "",
            packages=each.packages,
            gross_weight=each.gross_weight,
            volume=each.volume,
        )
        for each in containers
    ]
    return shipping


async def _bank(
    session: ReadSession, accounts: Sequence[BankAccount], currency: str, chosen: UUID | None
) -> Bank | None:
    """The chosen account, of whichever firm (that it is another one's is found as a contradiction), or the first
    approved one of the currency."""
    if chosen is not None:
        bank = await session.scalar(select(BankAccount.bank).where(BankAccount.id == chosen, BankAccount.active))
        return msgspec.convert(bank, Bank) if bank else None
    for each in accounts:
        if each.currency == currency and each.approved_at is not None:
            return msgspec.convert(each.bank, Bank)
    return None


async def _references(session: ReadSession, order: Order, letter: LetterOfCredit | None) -> dict[str, str]:
    numbers = {"quote": order.quote_number or "", "order": order.number, "customer_po": order.customer_po or ""}
    issued = await session.scalars(
        select(TradePaper).where(TradePaper.order_id == order.id, TradePaper.state == "issued").order_by(TradePaper.id)
    )
    numbers |= {_REFERENCES[row.kind]: row.number for row in issued if row.kind in _REFERENCES}
    if letter is not None:
        numbers["lc"] = letter.number
    return {name: number for name, number in numbers.items() if number}
