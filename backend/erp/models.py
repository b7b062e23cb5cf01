"""What ERPs tell of goods, kept where it is found by product: stock per warehouse, and prices."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from sqlalchemy import Numeric
from sqlalchemy.orm import Mapped, mapped_column

from tenants.orm import Base, TenantScoped, now, tenant_fk, tenant_index, tenant_unique

Amount = Annotated[Decimal, mapped_column(Numeric(24, 6))]


class ErpStock(TenantScoped, Base):
    """How much of a product lies in a warehouse of the ERP, in its unit there, as last read."""

    __tablename__ = "erp_stock"
    __table_args__ = (
        tenant_unique("link_id", "external_id"),
        tenant_index("product", "link_id"),
        tenant_index("code_key"),
        tenant_fk("erp_link", "link_id", ondelete="CASCADE"),
    )

    link_id: Mapped[UUID]
    external_id: Mapped[str]
    #: The product's id there, and its number folded, for products that no link binds.
    product: Mapped[str]
    code_key: Mapped[str] = mapped_column(default="")
    warehouse: Mapped[str] = mapped_column(default="")
    unit: Mapped[str] = mapped_column(default="")
    on_hand: Mapped[Amount | None]
    reserved: Mapped[Amount | None]
    available: Mapped[Amount | None]
    incoming: Mapped[Amount | None]
    read_at: Mapped[datetime] = mapped_column(default=now)


class ErpPrice(TenantScoped, Base):
    """A price of the ERP: of a list, or for one customer of theirs, from a quantity on."""

    __tablename__ = "erp_price"
    __table_args__ = (
        tenant_unique("link_id", "external_id"),
        tenant_index("product", "link_id"),
        tenant_index("code_key"),
        tenant_fk("erp_link", "link_id", ondelete="CASCADE"),
    )

    link_id: Mapped[UUID]
    external_id: Mapped[str]
    product: Mapped[str]
    code_key: Mapped[str] = mapped_column(default="")
    price_list: Mapped[str] = mapped_column(default="")
    customer: Mapped[str | None]
    amount: Mapped[Amount]
    currency: Mapped[str]
    unit: Mapped[str] = mapped_column(default="")
    from_quantity: Mapped[Amount] = mapped_column(default=Decimal(0))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    read_at: Mapped[datetime] = mapped_column(default=now)
