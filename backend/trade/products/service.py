"""Making and changing products, their variants, codes and pictures."""

import re
from typing import Any, Final
from uuid import UUID

from sqlalchemy import delete, select

from backend.accounts.queries.sight import sight_of
from backend.trade import checks
from backend.trade.errors import NameTakenError
from backend.trade.events import ProductsChanged
from backend.trade.own_values import write_own
from backend.trade.products import schemas
from backend.trade.products.models import Product, ProductCategory, ProductCustomerCode, ProductPicture, ProductVariant
from backend.trade.products.queries import find_product, load_product
from backend.trade.searching import forget, index_texts
from i18n.messages import N_
from i18n.words import fold
from mail_ingest.parse.magic import previewable
from tenants import audit
from tenants.blobs import BlobStore, sha256_hex
from tenants.context import Actor
from tenants.errors import FieldProblem, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import ReadSession, WriteSession
from tenants.versions import raise_version

BLOB_KIND: Final = "picture"
MAX_PICTURE: Final = 10 * 1024 * 1024
_HS: Final = re.compile(r"\d{4,12}")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_AMOUNTS: Final = (
    "moq", "pcs_per_carton", "carton_length", "carton_width", "carton_height", "net_weight", "gross_weight",
)  # fmt: skip


async def create_product(session: WriteSession, actor: Actor, given: schemas.ProductInput) -> schemas.ProductFile:
    """Make a product. Raises `NotAllowedError`, `NotFoundError`, `NameTakenError`, `ValidationFailedError`."""
    actor.require("trade.write")
    product = Product(id=new_id())
    await _write(session, product, given)
    await write_own(session, "product", product.id, given, creating=True)
    audit.record(session, "product.created", subject_id=product.id, subject_name=product.sku)
    return await load_product(session, actor, product.id)


async def write_product(
    session: WriteSession, actor: Actor, product_id: UUID, given: schemas.ProductInput, expected: int
) -> schemas.ProductFile:
    """Put another content in a product that is still at version `expected`.

    Raises `NotAllowedError`, `NotFoundError`, `NameTakenError`, `VersionConflictError`, `ValidationFailedError`.
    """
    actor.require("trade.write")
    product = await find_product(session, product_id)
    raise_version(product, expected, await load_product(session, actor, product_id))
    await write_own(session, "product", product.id, given)
    await _write(session, product, given)
    audit.record(session, "product.changed", subject_id=product.id, subject_name=product.sku)
    return await load_product(session, actor, product.id)


async def archive_product(session: WriteSession, actor: Actor, product_id: UUID, *, archived: bool) -> None:
    """Put a product aside, or bring it back; papers that name it keep it.

    Raises `NotAllowedError`, `NotFoundError`, `NameTakenError` (its number was given to another meanwhile).
    """
    actor.require("trade.write")
    product = await find_product(session, product_id)
    if archived == (product.archived_at is not None):
        return
    if not archived:
        await _free(session, product)
    product.archived_at = now() if archived else None
    product.version += 1
    await session.flush()
    if archived:
        await forget(session, [product_id])
    else:
        await index_product(session, product)
    audit.record(
        session, "product.archived" if archived else "product.restored", subject_id=product.id, subject_name=product.sku
    )
    append(session, ProductsChanged(product_ids=[product_id]))


def fill_product(product: Product, given: schemas.ProductInput, *, keep_cost: bool) -> None:
    """Set a product's own columns; raises `ValidationFailedError`."""
    product.sku, product.sku_key = given.sku.strip(), fold(given.sku.strip())
    product.name, product.name_key = given.name.strip(), fold(given.name.strip())
    product.names, product.descriptions = _texts(given.names), _texts(given.descriptions)
    product.description = given.description or None
    product.unit = checks.unit(given.unit, "unit")
    product.hs_code = _shaped(re.sub(r"[\s.]", "", given.hs_code or ""), _HS, "hs_code", N_("Give 4 to 12 digits."))
    product.origin = _shaped(
        (given.origin or "").strip().upper(), _COUNTRY, "origin", N_("Give a country's two letters.")
    )
    product.rebate_rate = None if given.rebate_rate is None else checks.percent(given.rebate_rate, "rebate_rate")
    product.lead_days = given.lead_days
    for name in _AMOUNTS:
        setattr(product, name, checks.amount_or_none(getattr(given, name), name))
    if not keep_cost:
        product.cost = checks.amount_or_none(given.cost, "cost")
        product.cost_currency = (
            checks.currency(given.cost_currency or "CNY", "cost_currency") if product.cost is not None else None
        )


def _texts(texts: dict[str, str]) -> dict[str, str]:
    return {tag: text.strip()[:10_000] for tag, text in sorted(texts.items()) if text.strip() and len(tag) <= 20}


def _shaped(text: str, shape: re.Pattern[str], field: str, wrong: str) -> str | None:
    if text and not shape.fullmatch(text):
        raise ValidationFailedError(errors=[FieldProblem(field, "shape", wrong)])
    return text or None


async def _write(session: WriteSession, product: Product, given: schemas.ProductInput) -> None:
    keep_cost = (await sight_of(session)).masks.cost
    fill_product(product, given, keep_cost=keep_cost)
    await _free(session, product)
    product.category_id = await category_named(session, given.category)
    session.add(product)
    await session.flush()
    await _write_variants(session, product, given, keep_cost=keep_cost)
    await session.execute(delete(ProductCustomerCode).where(ProductCustomerCode.product_id == product.id))
    for code in {code.company_id: code for code in given.codes}.values():
        await checks.require_company(session, code.company_id)
        session.add(
            ProductCustomerCode(
                id=new_id(),
                product_id=product.id,
                company_id=code.company_id,
                part_number=code.part_number.strip(),
                description=code.description or None,
            )
        )
    await session.flush()
    await index_product(session, product)
    append(session, ProductsChanged(product_ids=[product.id]))


async def _free(session: WriteSession, product: Product) -> None:
    """Raises `NameTakenError` where another product has the number."""
    taken = await session.scalar(
        select(Product.id).where(
            Product.sku_key == product.sku_key, Product.archived_at.is_(None), Product.id != product.id
        )
    )
    if taken is not None:
        raise NameTakenError


async def _write_variants(
    session: WriteSession, product: Product, given: schemas.ProductInput, *, keep_cost: bool
) -> None:
    known = {
        row.id: row
        for row in await session.scalars(
            select(ProductVariant).where(ProductVariant.product_id == product.id, ProductVariant.archived_at.is_(None))
        )
    }
    kept = {variant.id for variant in given.variants}
    for variant_id, row in known.items():
        if variant_id not in kept:
            row.archived_at = now()
    await session.flush()
    keys = [fold(variant.sku.strip()) for variant in given.variants]
    taken = await session.scalar(
        select(ProductVariant.id).where(
            ProductVariant.sku_key.in_(keys),
            ProductVariant.archived_at.is_(None),
            ProductVariant.product_id != product.id,
        )
    )
    if taken is not None or len(set(keys)) < len(keys):
        raise NameTakenError
    for place, (variant, key) in enumerate(zip(given.variants, keys, strict=True)):
        if variant.id is not None and variant.id not in known:
            raise NotFoundError
        found = known[variant.id] if variant.id else ProductVariant(id=new_id(), product_id=product.id)
        found.sku, found.sku_key = variant.sku.strip(), key
        found.attributes = _texts(variant.attributes)
        found.moq = checks.amount_or_none(variant.moq, f"variants.{place}.moq")
        if not keep_cost:
            found.cost = checks.amount_or_none(variant.cost, f"variants.{place}.cost")
        session.add(found)
    await session.flush()


async def category_named(session: WriteSession, path: str | None) -> UUID | None:
    """The category of a path like "Kitchen / Mugs", made where it is not there; None for an empty one."""
    parent: UUID | None = None
    for name in [part.strip() for part in (path or "").split("/") if part.strip()][:4]:
        key = fold(name)
        within = ProductCategory.parent_id == parent if parent else ProductCategory.parent_id.is_(None)
        found = await session.scalar(select(ProductCategory.id).where(ProductCategory.name_key == key, within))
        if found is None:
            found = new_id()
            session.add(ProductCategory(id=found, name=name, name_key=key, parent_id=parent))
            await session.flush()
        parent = found
    return parent


async def index_product(session: WriteSession, product: Product) -> None:
    """Make a product findable by its names, numbers and codes."""
    variants = await session.scalars(
        select(ProductVariant.sku).where(ProductVariant.product_id == product.id, ProductVariant.archived_at.is_(None))
    )
    codes = await session.scalars(
        select(ProductCustomerCode.part_number).where(ProductCustomerCode.product_id == product.id)
    )
    texts: list[Any] = [product.sku, product.name, *product.names.values(), product.hs_code, *variants, *codes]
    await index_texts(session, "product", [(product.id, texts)])


async def add_picture(
    session: WriteSession, blobs: BlobStore, actor: Actor, product_id: UUID, given: schemas.NewProductPicture
) -> schemas.ProductFile:
    """Keep a picture of a product; the same one again changes nothing.

    Raises `NotAllowedError`, `NotFoundError`, `ValidationFailedError` (no picture, or too large).
    """
    actor.require("trade.write")
    product = await find_product(session, product_id)
    if previewable(given.media_type) != "image" or not 0 < len(given.content) <= MAX_PICTURE:
        raise ValidationFailedError(
            errors=[FieldProblem("content", "picture", N_("Give a picture of at most {size} MB."), size=10)]
        )
    digest = sha256_hex(given.content)
    known = list(await session.scalars(select(ProductPicture).where(ProductPicture.product_id == product_id)))
    if all(row.digest != digest for row in known):
        await blobs.put(product.tenant_id, BLOB_KIND, given.content)
        session.add(
            ProductPicture(
                id=new_id(),
                product_id=product_id,
                digest=digest,
                media_type=given.media_type.lower(),
                filename=given.filename.strip(),
                size=len(given.content),
                position=max((row.position for row in known), default=-1) + 1,
            )
        )
        await session.flush()
        append(session, ProductsChanged(product_ids=[product_id]))
    return await load_product(session, actor, product_id)


async def drop_picture(session: WriteSession, actor: Actor, picture_id: UUID) -> None:
    """Remove a picture from its product. Raises `NotAllowedError`, `NotFoundError`."""
    actor.require("trade.write")
    picture = await session.scalar(select(ProductPicture).where(ProductPicture.id == picture_id))
    if picture is None:
        raise NotFoundError
    await session.delete(picture)
    append(session, ProductsChanged(product_ids=[picture.product_id]))


async def load_picture(session: ReadSession, blobs: BlobStore, picture_id: UUID) -> tuple[ProductPicture, bytes]:
    """A picture with its bytes. Raises `NotFoundError`."""
    picture = await session.scalar(select(ProductPicture).where(ProductPicture.id == picture_id))
    if picture is None:
        raise NotFoundError
    return picture, await blobs.get(picture.tenant_id, BLOB_KIND, picture.digest)
