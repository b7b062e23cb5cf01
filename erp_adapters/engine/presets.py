"""The mapping that a new link begins with. Masters as engine rule 9 has them: money, stock and names of law to the ERP,
people and words to the CRM, an order's content to the CRM until the ERP has released it."""

from collections.abc import Mapping
from typing import Final

from erp_adapters.engine.mapping import MappingDocument, MappingRule
from erp_adapters.engine.transforms import MappingStep

_CUSTOMER_LINK: Final = (MappingStep(op="link", text="customer"),)
_LINES: Final = (
    MappingRule(field="product_code", theirs="product.number", required=True),
    MappingRule(field="description", theirs="description", way="out"),
    MappingRule(field="quantity", theirs="quantity", money=True, required=True),
    MappingRule(field="price", theirs="price", money=True),
)

_CUSTOMER: Final = MappingDocument(
    entity="customer",
    rules=(
        MappingRule(field="name", theirs="name", owner="shared", required=True),
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
    ),
)  # fmt: skip

PRESETS: Final[Mapping[str, MappingDocument]] = {each.entity: each for each in (_CUSTOMER, _CONTACT, _ORDER)}
