"""Tables of products."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.shapes import Money, Percent, Quantity
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique

_LIVE = text("archived_at IS NULL")


class ProductCategory(TenantScoped, Timestamped, Base):
    """A shelf; a category within another names its parent."""

    __tablename__ = "product_category"
    __table_args__ = (
        Index("uq_product_category_top", "tenant_id", "name_key", unique=True,
              postgresql_where=text("parent_id IS NULL")),
        Index("uq_product_category_within", "tenant_id", "parent_id", "name_key", unique=True,
              postgresql_where=text("parent_id IS NOT NULL")),
        tenant_fk("product_category", "parent_id", ondelete="CASCADE"),
    )  # fmt: skip

    name: Mapped[str]
    name_key: Mapped[str]
    parent_id: Mapped[UUID | None]


class Product(TenantScoped, Timestamped, Versioned, Base):
    """One thing that is sold. Texts by language are {BCP 47: text}; `name` is the one for people in the house.

    Packing is that of an export carton: `carton_*` in cm, `net_weight` and `gross_weight` in kg, each of one carton.
    """

    __tablename__ = "product"
    __table_args__ = (
        Index("uq_product_sku_key", "tenant_id", "sku_key", unique=True, postgresql_where=_LIVE),
        tenant_index("sku_key", "id", postgresql_where=_LIVE),
        tenant_index("name_key", "id", postgresql_where=_LIVE),
        tenant_index("updated_at", "id", postgresql_where=_LIVE),
        tenant_index("category_id", postgresql_where=text("category_id IS NOT NULL")),
        tenant_fk("product_category", "category_id", ondelete="SET NULL"),
    )

    sku: Mapped[str]
    sku_key: Mapped[str]
    name: Mapped[str]
    name_key: Mapped[str]
    names: Mapped[dict[str, Any]] = mapped_column(default=dict)
    description: Mapped[str | None]
    descriptions: Mapped[dict[str, Any]] = mapped_column(default=dict)
    category_id: Mapped[UUID | None]
    #: UN/ECE Rec 20.
    unit: Mapped[str] = mapped_column(default="H87")
    #: Harmonised System; China's export tariff has ten digits.
    hs_code: Mapped[str | None]
    #: ISO 3166-1 alpha-2.
    origin: Mapped[str | None]
    #: Percent of VAT that is given back on export.
    rebate_rate: Mapped[Percent | None]
    moq: Mapped[Quantity | None]
    lead_days: Mapped[int | None]
    #: What one unit costs us, VAT included.
    cost: Mapped[Money | None]
    cost_currency: Mapped[str | None]
    pcs_per_carton: Mapped[Quantity | None]
    carton_length: Mapped[Quantity | None]
    carton_width: Mapped[Quantity | None]
    carton_height: Mapped[Quantity | None]
    net_weight: Mapped[Quantity | None]
    gross_weight: Mapped[Quantity | None]
    #: Where it came from if an ERP owns it; the ERP's room writes it.
    erp_owned: Mapped[bool] = mapped_column(default=False)
    archived_at: Mapped[datetime | None]


class ProductVariant(TenantScoped, Timestamped, Base):
    """A product in a colour, size or the like; what it does not say itself is the product's."""

    __tablename__ = "product_variant"
    __table_args__ = (
        Index("uq_product_variant_sku_key", "tenant_id", "sku_key", unique=True, postgresql_where=_LIVE),
        tenant_index("product_id"),
        tenant_fk("product", "product_id", ondelete="CASCADE"),
    )

    product_id: Mapped[UUID]
    sku: Mapped[str]
    sku_key: Mapped[str]
    #: {"colour": "red", "size": "L"}.
    attributes: Mapped[dict[str, Any]] = mapped_column(default=dict)
    moq: Mapped[Quantity | None]
    cost: Mapped[Money | None]
    archived_at: Mapped[datetime | None]


class ProductPicture(TenantScoped, Timestamped, Base):
    """A picture of a product; its bytes are in the blob store under "picture"."""

    __tablename__ = "product_picture"
    __table_args__ = (
        tenant_unique("product_id", "digest"),
        tenant_fk("product", "product_id", ondelete="CASCADE"),
    )

    product_id: Mapped[UUID]
    #: SHA-256, hex.
    digest: Mapped[str]
    media_type: Mapped[str]
    filename: Mapped[str]
    #: Bytes.
    size: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)


class ProductCustomerCode(TenantScoped, Timestamped, Base):
    """What a customer calls a product."""

    __tablename__ = "product_customer_code"
    __table_args__ = (
        tenant_unique("company_id", "product_id"),
        tenant_index("product_id"),
        tenant_fk("product", "product_id", ondelete="CASCADE"),
        tenant_fk("company", "company_id", ondelete="CASCADE"),
    )

    product_id: Mapped[UUID]
    company_id: Mapped[UUID]
    part_number: Mapped[str]
    description: Mapped[str | None]
