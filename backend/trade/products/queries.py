"""Reads of products. Costs are hidden by the masks of accounts.queries.sight."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import false, select

from backend.accounts.queries.sight import sight_of
from backend.custom_fields.queries.filters import conditions, custom_sort, records_by_custom
from backend.custom_fields.queries.records import dress
from backend.customers.queries.whom import companies_by_id
from backend.customers.schemas import CompanyRef
from backend.trade.money import round_to
from backend.trade.products import schemas
from backend.trade.products.goods import carton_volume
from backend.trade.products.models import Product, ProductCategory, ProductCustomerCode, ProductPicture, ProductVariant
from backend.trade.searching import find_ids
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.paging import Page, SortField, after_cursor, capped_count, page_of, sorting
from tenants.session import ReadSession

SORTS: Final = {
    "sku": SortField(Product.sku_key, str),
    "name": SortField(Product.name_key, str),
    "updated_at": SortField(Product.updated_at, datetime),
}
_KEYS: Final = {"sku": "sku_key", "name": "name_key", "updated_at": "updated_at"}


async def list_products(
    session: ReadSession,
    *,
    q: str | None = None,
    category_id: UUID | None = None,
    archived: bool = False,
    sort: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
    with_total: bool = False,
    custom: Sequence[tuple[str, str]] = (),
) -> Page[schemas.ProductRow]:
    """Products, by our number; found by words of names in any language, numbers, variants and customers' codes."""
    by_custom = await custom_sort(session, "product", sort)
    chosen = by_custom.sorting if by_custom else sorting(sort, SORTS, Product.id, "sku")
    gone = Product.archived_at.is_not(None) if archived else Product.archived_at.is_(None)
    statement = select(Product).where(gone)
    if category_id is not None:
        statement = statement.where(Product.category_id == category_id)
    if q and q.strip():
        ids = await find_ids(session, "product", q)
        statement = statement.where(Product.id.in_(ids) if ids else false())
    statement = statement.where(*await conditions(session, "product", custom, Product.id))
    total = await capped_count(session, statement) if with_total else None
    values: dict[UUID, Any] = {}
    if by_custom:
        wanted = [each for each in (statement.whereclause,) if each is not None]
        rows, values = await records_by_custom(session, Product, by_custom, wanted, cursor, limit)
    else:
        rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await rows_of(session, rows[:limit])}
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: values[row.id] if by_custom else getattr(row, _KEYS[chosen.name]),
        row_id=lambda row: row.id,
        item=lambda row: views[row.id],
        total=total,
    )


async def rows_of(session: ReadSession, rows: Sequence[Product]) -> list[schemas.ProductRow]:
    """Products as they are listed."""
    hide = (await sight_of(session)).masks.cost
    names = {row.id: row.name for row in await list_categories(session)}
    pictures: dict[UUID, UUID] = {}
    for picture in await session.scalars(
        select(ProductPicture)
        .where(ProductPicture.product_id.in_([row.id for row in rows]))
        .order_by(ProductPicture.position, ProductPicture.id)
    ):
        pictures.setdefault(picture.product_id, picture.id)
    found = []
    for row in rows:
        volume = carton_volume(row)
        found.append(
            schemas.ProductRow(
                id=row.id,
                sku=row.sku,
                name=row.name,
                category=names.get(row.category_id) if row.category_id else None,
                unit=row.unit,
                hs_code=row.hs_code,
                moq=row.moq,
                cost=None if hide else row.cost,
                cost_currency=None if hide else row.cost_currency,
                pcs_per_carton=row.pcs_per_carton,
                carton_volume=None if volume is None else round_to(volume, 4),
                picture_id=pictures.get(row.id),
                archived=row.archived_at is not None,
                updated_at=row.updated_at,
                version=row.version,
                custom={},
            )
        )
    await dress(session, "product", found)
    return found


async def list_categories(session: ReadSession) -> list[ProductCategory]:
    """All categories by name."""
    return list(await session.scalars(select(ProductCategory).order_by(ProductCategory.name_key)))


async def find_product(session: ReadSession, product_id: UUID) -> Product:
    """The product; raises `NotFoundError`."""
    row = await session.scalar(select(Product).where(Product.id == product_id))
    if row is None:
        raise NotFoundError
    return row


async def load_product(session: ReadSession, actor: Actor, product_id: UUID) -> schemas.ProductFile:
    """A product with its variants, codes and pictures. Raises `NotFoundError`."""
    product = await find_product(session, product_id)
    (row,) = await rows_of(session, [product])
    hide = (await sight_of(session)).masks.cost
    variants = await session.scalars(
        select(ProductVariant)
        .where(ProductVariant.product_id == product_id, ProductVariant.archived_at.is_(None))
        .order_by(ProductVariant.sku_key)
    )
    codes = list(await session.scalars(select(ProductCustomerCode).where(ProductCustomerCode.product_id == product_id)))
    whom = await companies_by_id(session, {code.company_id for code in codes})
    pictures = await session.scalars(
        select(ProductPicture)
        .where(ProductPicture.product_id == product_id)
        .order_by(ProductPicture.position, ProductPicture.id)
    )
    return schemas.ProductFile(
        **{name: getattr(row, name) for name in row.__struct_fields__},
        **{
            name: getattr(product, name)
            for name in (
                "names", "description", "descriptions", "origin", "rebate_rate", "lead_days", "carton_length",
                "carton_width", "carton_height", "net_weight", "gross_weight", "erp_owned",
            )
        },
        variants=[
            schemas.ProductVariantView(
                id=each.id, sku=each.sku, attributes=each.attributes, moq=each.moq, cost=None if hide else each.cost
            )
            for each in variants
        ],
        codes=[
            schemas.CustomerCode(
                company=_company(whom, code), part_number=code.part_number, description=code.description
            )
            for code in codes
        ],
        pictures=[schemas.ProductPictureView(each.id, each.filename, each.media_type, each.size) for each in pictures],
        costs_hidden=hide,
        may_change=actor.may("trade.write"),
    )  # fmt: skip


def _company(whom: Mapping[UUID, object], code: ProductCustomerCode) -> CompanyRef:
    company = getattr(whom.get(code.company_id), "company", None)
    return company if isinstance(company, CompanyRef) else CompanyRef(code.company_id, "", None)
