"""The mapping that a new link begins with. Masters as engine rule 9 has them: money, stock and names of law to the ERP,
people and words to the CRM, an order's content to the CRM until the ERP has released it."""

from collections.abc import Mapping
from typing import Final

from erp_adapters.engine.mapping import MappingCondition, MappingDocument, MappingRule
from erp_adapters.engine.transforms import MappingStep

_CUSTOMER_LINK: Final = (MappingStep(op="link", text="customer"),)
#: Charges are lines of products that the value table `charge` names.
_CHARGE: Final = (MappingStep(op="alias", text="charge"),)
_LINES: Final = (
    MappingRule(field="product_code", theirs="product.number", required=True, read=_CHARGE, write=_CHARGE),
    MappingRule(field="description", theirs="description", way="out"),
    MappingRule(field="quantity", theirs="quantity", money=True, required=True),
    MappingRule(field="price", theirs="price", money=True),
    # Read where an order begins there; ours have words, units and discounts of their own.
    MappingRule(field="name", theirs="description", way="in"),
    MappingRule(field="product_name", theirs="product.name", way="in"),
    MappingRule(field="unit", theirs="unit.number", way="in"),
    MappingRule(field="discount", theirs="discount_percent", way="in"),
)

#: An empty number there says nothing, nor does a stroke, which stands for "none" in some ERPs.
_TOLD_TAX: Final = MappingCondition(path="tax_id", values=("None", "", "/", "-", "0"), negated=True)

_CUSTOMER: Final = MappingDocument(
    entity="customer",
    rules=(
        MappingRule(field="name", theirs="name", owner="shared", required=True),
        # Who is already here is known by it; ours, often read from mail, is not written there.
        MappingRule(
            field="tax_id", theirs="tax_id", way="in", owner="erp", read=(MappingStep(op="code"),), when=_TOLD_TAX
        ),
        MappingRule(field="phone", theirs="phone"),
        MappingRule(field="website", theirs="website", owner="crm"),
        MappingRule(field="address", theirs="addresses.0.street"),
        MappingRule(field="city", theirs="addresses.0.city"),
        MappingRule(
            field="country",
            theirs="addresses.0.country",
            read=(MappingStep(op="upper"),),
            write=(MappingStep(op="upper"),),
        ),
    ),
)
_CONTACT: Final = MappingDocument(
    entity="contact",
    rules=(
        MappingRule(field="name", theirs="name", owner="crm", required=True),
        MappingRule(field="email", theirs="email", owner="crm"),
        MappingRule(field="phone", theirs="phone", owner="crm"),
        MappingRule(field="title", theirs="position", owner="crm"),
        MappingRule(field="company_id", theirs="customer.external_id", owner="crm", read=_CUSTOMER_LINK,
                    write=_CUSTOMER_LINK, required=True),
    ),
)  # fmt: skip
_ORDER: Final = MappingDocument(
    entity="sales_order",
    rules=(
        MappingRule(field="company_id", theirs="customer.external_id", owner="frozen", required=True,
             read=_CUSTOMER_LINK, write=_CUSTOMER_LINK),
        MappingRule(field="currency", theirs="currency", owner="frozen", money=True, required=True),
        MappingRule(field="ordered_on", theirs="ordered_on", owner="frozen", way="out"),
        MappingRule(field="lines", theirs="lines", owner="frozen", money=True, items=_LINES),
        MappingRule(field="customer_po", theirs="customer_order_number", way="in", create_only=True),
        MappingRule(field="ship_by", theirs="delivery_on", way="in", create_only=True),
        MappingRule(field="incoterm", theirs="incoterm", way="in", create_only=True),
    ),
)  # fmt: skip
_PRODUCT: Final = MappingDocument(
    entity="product",
    rules=(
        MappingRule(field="sku", theirs="external_number", way="in", owner="erp", required=True),
        MappingRule(field="name", theirs="name", way="in", owner="erp", required=True),
        MappingRule(field="description", theirs="specification", way="in", owner="erp"),
        MappingRule(field="unit", theirs="unit.number", way="in", create_only=True),
        MappingRule(field="hs_code", theirs="customs_code", way="in", owner="erp"),
        MappingRule(field="origin", theirs="origin", way="in", owner="erp", read=(MappingStep(op="upper"),)),
    ),
)

PRESETS: Final[Mapping[str, MappingDocument]] = {each.entity: each for each in (_CUSTOMER, _CONTACT, _ORDER, _PRODUCT)}
