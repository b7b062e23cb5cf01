"""Products as an ERP's products: by their number. What the ERP says of a product is changed there."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select

from backend.erp.local.refusing import refused
from backend.trade.products.models import Product
from backend.trade.products.queries import find_product, load_product
from backend.trade.products.schemas import ProductCodeInput, ProductInput, ProductVariantInput
from backend.trade.products.service import create_product, write_product
from backend.trade.units import unit_code
from erp_adapters.engine.local import LocalMatch, LocalRecord
from erp_adapters.engine.plain import normal
from i18n.words import fold
from tenants.context import current
from tenants.session import ReadSession, WriteSession

#: Fields that an ERP may tell of a product.
FIELDS: Final = ("sku", "name", "description", "unit", "hs_code", "origin")


async def load(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, LocalRecord]:
    """See `Local.load`."""
    rows = await session.scalars(select(Product).where(Product.id.in_(list(ids)), Product.archived_at.is_(None)))
    return {
        row.id: LocalRecord(
            id=row.id,
            title=row.sku,
            reference=row.sku,
            values={name: normal(getattr(row, name)) for name in FIELDS},
            changed_at=row.updated_at,
        )
        for row in rows
    }


async def page(session: ReadSession, after: UUID | None, limit: int) -> list[UUID]:
    """See `Local.page`."""
    found = select(Product.id).where(Product.archived_at.is_(None)).order_by(Product.id).limit(limit)
    return list(await session.scalars(found if after is None else found.where(Product.id > after)))


async def match(session: ReadSession, values: Mapping[str, Any], reference: str | None) -> list[LocalMatch]:
    """By the number, which is one product's alone."""
    key = fold(str(values.get("sku") or reference or "").strip())
    rows = await session.scalars(select(Product).where(Product.sku_key == key, Product.archived_at.is_(None)))
    return [LocalMatch(id=row.id, title=f"{row.sku} {row.name}", how="number", sure=True) for row in rows if key]


async def apply(session: WriteSession, local_id: UUID | None, values: Mapping[str, Any]) -> UUID:
    """See `Local.apply`. A unit or code that Lading does not know is left out: it must not hold the product up."""
    actor = current().actor
    told = {name: value for name, value in values.items() if name in FIELDS}
    if told.get("unit"):
        told["unit"] = unit_code(str(told["unit"])) or "H87"
    hs_code = "".join(each for each in str(told.get("hs_code") or "") if each.isdigit())
    if "hs_code" in told:
        told["hs_code"] = hs_code if 4 <= len(hs_code) <= 12 else None
    with refused():
        if local_id is None:
            told = {name: value for name, value in told.items() if value is not None}
            made = await create_product(
                session, actor, msgspec.convert({"name": told.get("sku"), **told}, ProductInput)
            )
            (await find_product(session, made.id)).erp_owned = True
            await session.flush()
            return made.id
        before = await load_product(session, actor, local_id)
        kept = {name: getattr(before, name) for name in ProductInput.__struct_fields__ if hasattr(before, name)}
        kept["variants"] = [
            ProductVariantInput(**{name: getattr(each, name) for name in ProductVariantInput.__struct_fields__})
            for each in before.variants
        ]
        kept["codes"] = [
            ProductCodeInput(company_id=each.company.id, part_number=each.part_number, description=each.description)
            for each in before.codes
        ]
        told = {name: value for name, value in told.items() if value is not None or name not in {"sku", "name", "unit"}}
        await write_product(session, actor, local_id, ProductInput(**{**kept, **told}), before.version)
        return local_id
