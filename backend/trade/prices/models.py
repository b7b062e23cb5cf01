"""Tables of price lists."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from backend.trade.incoterms import INCOTERMS
from backend.trade.shapes import Money, Quantity, one_of
from tenants.orm import Base, TenantScoped, Timestamped, Versioned, tenant_fk, tenant_index, tenant_unique


class PriceList(TenantScoped, Timestamped, Versioned, Base):
    """Prices in one currency at one Incoterm, for the companies that carry the tag `customer_group`, or for all."""

    __tablename__ = "price_list"
    __table_args__ = (tenant_unique("name_key"), one_of("incoterm", INCOTERMS))

    name: Mapped[str]
    name_key: Mapped[str]
    currency: Mapped[str]
    incoterm: Mapped[str]
    place: Mapped[str] = mapped_column(default="")
    customer_group: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=True)


class PriceListItem(TenantScoped, Base):
    """A unit price from a quantity on."""

    __tablename__ = "price_list_item"
    __table_args__ = (
        Index("uq_price_list_item_product", "tenant_id", "price_list_id", "product_id", "min_quantity", unique=True,
              postgresql_where=text("variant_id IS NULL")),
        Index("uq_price_list_item_variant", "tenant_id", "price_list_id", "variant_id", "min_quantity", unique=True,
              postgresql_where=text("variant_id IS NOT NULL")),
        tenant_index("product_id"),
        tenant_fk("price_list", "price_list_id", ondelete="CASCADE"),
        tenant_fk("product", "product_id", ondelete="CASCADE"),
        tenant_fk("product_variant", "variant_id", ondelete="CASCADE"),
        CheckConstraint("price >= 0 AND min_quantity >= 0", name="amounts"),
    )  # fmt: skip

    price_list_id: Mapped[UUID]
    product_id: Mapped[UUID]
    variant_id: Mapped[UUID | None]
    min_quantity: Mapped[Quantity]
    price: Mapped[Money]
