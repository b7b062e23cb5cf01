"""The mapping that a new link begins with. Masters as engine rule 9 has them: money, stock and names of law to the ERP,
people and words to the CRM, an order's content to the CRM until the ERP has released it."""

from collections.abc import Mapping
from typing import Final

from erp_adapters.engine.mapping import MappingDocument, Rule
from erp_adapters.engine.transforms import Step

_LINES: Final = (
    Rule(field="product_code", theirs="product.number", required=True),
    Rule(field="description", theirs="description", way="out"),
    Rule(field="quantity", theirs="quantity", money=True, required=True),
    Rule(field="price", theirs="price", money=True),
)

_CUSTOMER: Final = MappingDocument(
    entity="customer",
    rules=(
        Rule(field="name", theirs="name", owner="shared", required=True),
        Rule(field="phone", theirs="phone"),
        Rule(field="website", theirs="website", owner="crm"),
        Rule(field="address", theirs="addresses.0.street"),
        Rule(field="city", theirs="addresses.0.city"),
        Rule(field="country", theirs="addresses.0.country", read=(Step(op="upper"),), write=(Step(op="upper"),)),
    ),
)
_CONTACT: Final = MappingDocument(
    entity="contact",
    rules=(
        Rule(field="name", theirs="name", owner="crm", required=True),
        Rule(field="email", theirs="email", owner="crm"),
        Rule(field="phone", theirs="phone", owner="crm"),
        Rule(field="title", theirs="position", owner="crm"),
        Rule(field="company_id", theirs="customer.external_id", owner="crm", read=(Step(op="link", text="customer"),),
             write=(Step(op="link", text="customer"),), required=True),
    ),
)  # fmt: skip
_ORDER: Final = MappingDocument(
    entity="sales_order",
    rules=(
        Rule(field="company_id", theirs="customer.external_id", owner="frozen", required=True,
             read=(Step(op="link", text="customer"),), write=(Step(op="link", text="customer"),)),
        Rule(field="currency", theirs="currency", owner="frozen", money=True, required=True),
        Rule(field="ordered_on", theirs="ordered_on", owner="frozen", way="out"),
        Rule(field="lines", theirs="lines", owner="frozen", money=True, items=_LINES),
    ),
)  # fmt: skip

PRESETS: Final[Mapping[str, MappingDocument]] = {each.entity: each for each in (_CUSTOMER, _CONTACT, _ORDER)}
