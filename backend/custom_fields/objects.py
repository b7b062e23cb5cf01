"""The built-in fields of each kind of record, as layouts name them.

Only what an answer may leave empty can be hidden (`hideable`): a name, a stage or a currency is always there.
`tests/backend/custom_fields` holds the names against the schemas of the domains.
"""

from dataclasses import dataclass
from typing import Final

from backend.custom_fields.vocabulary import FieldObject
from i18n.messages import N_


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A field that every tenant's records have. `title` is a message id; `reads` are the attributes of an answer that
    show it, `writes` the keys that set it."""

    name: str
    title: str
    hideable: bool = True
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()

    @property
    def shown_as(self) -> tuple[str, ...]:
        """The attributes of an answer that show it."""
        return self.reads or (self.name,)

    @property
    def set_by(self) -> tuple[str, ...]:
        """The keys of a request that set it."""
        return self.writes or (self.name,)


def _always(name: str, title: str, **options: tuple[str, ...]) -> BuiltIn:
    return BuiltIn(name, title, hideable=False, **options)


BUILT_IN: Final[dict[FieldObject, tuple[BuiltIn, ...]]] = {
    "company": (
        _always("name", N_("Name")),
        BuiltIn("domains", N_("Domains"), reads=("domains", "domain"), writes=("domains", "domain")),
        BuiltIn("website", N_("Website")),
        BuiltIn("country", N_("Country")),
        BuiltIn("city", N_("City")),
        BuiltIn("address", N_("Address")),
        BuiltIn("industry", N_("Industry")),
        BuiltIn("phone", N_("Phone")),
        BuiltIn("language", N_("Language")),
        BuiltIn("time_zone", N_("Time zone"), reads=("time_zone", "local_time")),
        BuiltIn("owner", N_("Owner"), writes=("owner_id",)),
        _always("stage", N_("Stage")),
        BuiltIn("tags", N_("Tags")),
        BuiltIn("note", N_("Note")),
    ),
    "contact": (
        _always("name", N_("Name")),
        BuiltIn("given_name", N_("Given name")),
        BuiltIn("family_name", N_("Family name")),
        BuiltIn("email", N_("Mail address"), reads=("email", "emails"), writes=("email", "emails")),
        BuiltIn("phone", N_("Phone")),
        BuiltIn("title", N_("Title")),
        _always("company", N_("Company"), writes=("company_id",)),
        BuiltIn("language", N_("Language")),
        BuiltIn("time_zone", N_("Time zone"), reads=("time_zone", "local_time")),
    ),
    "deal": (
        _always("name", N_("Name")),
        _always("company", N_("Company"), writes=("company_id",)),
        BuiltIn("contact", N_("Contact"), writes=("contact_id",)),
        BuiltIn("owner", N_("Owner"), writes=("owner_id",)),
        BuiltIn("amount", N_("Amount"), reads=("amount", "value", "locked_rate"), writes=("amount", "locked_rate")),
        _always("currency", N_("Currency")),
        _always("probability", N_("Probability")),
        BuiltIn("deposit_percent", N_("Deposit")),
        BuiltIn("expected_close_on", N_("Expected to close")),
        BuiltIn("expected_ship_on", N_("Expected to ship")),
        BuiltIn("next_step", N_("Next step")),
        BuiltIn("note", N_("Note")),
        BuiltIn("competitors", N_("Competitors")),
        BuiltIn("co_owners", N_("Co-owners")),
    ),
    "order": (
        BuiltIn("customer_po", N_("Customer's PO number")),
        BuiltIn("ship_by", N_("Ship by")),
        BuiltIn("shipping_marks", N_("Shipping marks")),
        BuiltIn("note", N_("Note")),
        BuiltIn("courier", N_("Courier"), reads=("courier", "courier_number"), writes=("courier", "courier_number")),
        BuiltIn("feedback_due_on", N_("Feedback due")),
    ),
    # They are written whole, and stand on papers: layouts of them are about the tenant's own fields (costs are hidden
    # by the policies of roles).
    "product": (),
    "quote": (),
    "shipment": (),
    "payment": (),
}
#: The stages by which a field may become required, where they are the same for every tenant; those of deals are the
#: tenant's own, named by their ids.
FIXED_STAGES: Final[dict[FieldObject, tuple[str, ...]]] = {
    "company": ("new", "contacted", "negotiating", "customer", "dormant"),
}


def built_in(of: FieldObject) -> dict[str, BuiltIn]:
    """The built-in fields of a kind of record, by name."""
    return {each.name: each for each in BUILT_IN[of]}
