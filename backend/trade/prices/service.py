"""Making and changing price lists."""

from uuid import UUID

from sqlalchemy import delete, select

from backend.trade import checks
from backend.trade.errors import NameTakenError
from backend.trade.prices import schemas
from backend.trade.prices.models import PriceList, PriceListItem
from backend.trade.prices.queries import load_price_list
from backend.trade.products.goods import goods_of
from i18n.messages import N_
from i18n.words import fold
from tenants import audit
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession
from tenants.versions import raise_version


async def create_price_list(
    session: WriteSession, actor: Actor, given: schemas.PriceListInput
) -> schemas.PriceListFile:
    """Make a price list. Raises `NotAllowedError`, `NotFoundError`, `NameTakenError`, `ValidationFailedError`."""
    actor.require("trade.approve")
    row = PriceList(id=new_id())
    await _write(session, row, given)
    audit.record(session, "price_list.created", subject_id=row.id, subject_name=row.name)
    return await load_price_list(session, row.id)


async def write_price_list(
    session: WriteSession, actor: Actor, price_list_id: UUID, given: schemas.PriceListInput, expected: int
) -> schemas.PriceListFile:
    """Put another content in a price list that is still at version `expected`.

    Raises `NotAllowedError`, `NotFoundError`, `NameTakenError`, `VersionConflictError`, `ValidationFailedError`.
    """
    actor.require("trade.approve")
    row = await session.scalar(select(PriceList).where(PriceList.id == price_list_id).with_for_update())
    if row is None:
        raise NotFoundError
    raise_version(row, expected, await load_price_list(session, price_list_id))
    await _write(session, row, given)
    audit.record(session, "price_list.changed", subject_id=row.id, subject_name=row.name)
    return await load_price_list(session, row.id)


async def remove_price_list(session: WriteSession, actor: Actor, price_list_id: UUID) -> None:
    """Remove a price list; quotes keep the prices that they took from it. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.approve")
    row = await session.scalar(select(PriceList).where(PriceList.id == price_list_id))
    if row is None:
        raise NotFoundError
    await session.delete(row)
    audit.record(session, "price_list.removed", subject_id=row.id, subject_name=row.name)


async def _write(session: WriteSession, row: PriceList, given: schemas.PriceListInput) -> None:
    row.name, row.name_key = given.name.strip(), fold(given.name.strip())
    taken = select(PriceList.id).where(PriceList.name_key == row.name_key, PriceList.id != row.id)
    if await session.scalar(taken) is not None:
        raise NameTakenError
    row.currency = checks.currency(given.currency)
    row.incoterm, row.place, row.active = given.incoterm, given.place.strip(), given.active
    row.customer_group = (given.customer_group or "").strip() or None
    if given.valid_from and given.valid_until and given.valid_from > given.valid_until:
        raise ValidationFailedError(
            errors=[FieldProblem("valid_until", "order", N_("The end lies before the beginning."))]
        )
    row.valid_from, row.valid_until = given.valid_from, given.valid_until
    session.add(row)
    await session.flush()
    await goods_of(session, [(item.product_id, item.variant_id) for item in given.items])
    await session.execute(delete(PriceListItem).where(PriceListItem.price_list_id == row.id))
    seen: set[tuple[UUID, UUID | None, object]] = set()
    for place, item in enumerate(given.items):
        least = checks.amount(item.min_quantity, f"items.{place}.min_quantity")
        key = (item.product_id, item.variant_id, least.normalize())
        if key in seen:
            raise ValidationFailedError(
                errors=[FieldProblem(f"items.{place}.min_quantity", "twice", N_("This quantity stands here twice."))]
            )
        seen.add(key)
        session.add(
            PriceListItem(
                id=new_id(),
                price_list_id=row.id,
                product_id=item.product_id,
                variant_id=item.variant_id,
                min_quantity=least,
                price=checks.amount(item.price, f"items.{place}.price"),
            )
        )
    await session.flush()
