"""Problems, reasons and entities in the reader's words."""

from collections.abc import Mapping
from typing import Any, Final

from backend.erp.schemas import ErpProblem
from erp_adapters.contract.adapter import Reason
from erp_adapters.engine.problems import WORDS
from erp_adapters.engine.transforms import WORDS as VALUE_WORDS
from i18n.messages import N_, translate
from tenants.context import current

#: What a check's reasons mean.
REASONS: Final[Mapping[str, str]] = {
    Reason.SETTINGS: N_("A setting is wrong."),
    Reason.UNREACHABLE: N_("The server cannot be reached."),
    Reason.TLS: N_("The server's certificate is not valid for this address."),
    Reason.CREDENTIALS: N_("The user or the password is wrong."),
    Reason.PERMISSION: N_("The user lacks a right."),
    Reason.CLOCK: N_("The clocks of both servers differ too much."),
    Reason.VERSION: N_("This version of the ERP is not supported."),
    Reason.COMPANY: N_("The user works for no company, or another one."),
    Reason.MISSING: N_("Something must be set up in the ERP first."),
    Reason.REFUSED: N_("The ERP refuses."),
}

ENTITIES: Final[Mapping[str, str]] = {
    "customer": N_("Customers"),
    "contact": N_("Contacts"),
    "product": N_("Products"),
    "price": N_("Prices"),
    "stock": N_("Stock"),
    "sales_order": N_("Orders"),
    "shipment": N_("Shipments"),
    "invoice": N_("Invoices"),
    "receipt": N_("Receipts"),
    "production": N_("Production"),
    "credit": N_("Credit"),
    "currency": N_("Currencies"),
    "rate": N_("Rates"),
    "unit": N_("Units"),
    "tax": N_("Taxes"),
    "warehouse": N_("Warehouses"),
    "salesperson": N_("Salespeople"),
    "payment_term": N_("Payment terms"),
    "company": N_("Companies of the ERP"),
}
_SKIPPED: Final[Mapping[str, tuple[str, str]]] = {
    "same": (N_("Both sides agree."), ""),
    "link": (N_("The same record is here already; both are linked."), ""),
    "scope": (N_("Only records that are linked, or that an order needs, go there."),
              N_("Choose “all” at the switch to send every record.")),
}  # fmt: skip
#: By what a record of theirs was known to be one of ours.
_HOW: Final[Mapping[str, str]] = {
    "reference": N_("Known by our own number."),
    "tax_id": N_("Known by its tax number."),
    "domain": N_("Known by its website."),
    "name-country": N_("Known by its name and country."),
    "address": N_("Known by its mail address."),
    "number": N_("Known by our own number."),
}


def worded(problem: Mapping[str, Any] | None) -> ErpProblem | None:
    """A stored problem for the reader."""
    if not problem:
        return None
    locale, code = current().locale, str(problem.get("code", "rejected"))
    title, help_ = _SKIPPED.get(code) or WORDS.get(code) or (VALUE_WORDS.get(code, WORDS["rejected"][0]), "")
    help_ = _HOW.get(str(problem.get("how")), help_)
    return ErpProblem(
        code=code,
        title=translate(title, locale, text=str(problem.get("said") or "")),
        what_to_do=translate(help_, locale) if help_ else "",
        said=str(problem.get("said") or ""),
        field=problem.get("field"),
        asked=problem.get("asked"),
        candidates=list(problem.get("candidates") or ()),
    )


def entity_title(entity: str) -> str:
    """What an entity is called."""
    return translate(ENTITIES.get(entity, entity), current().locale)
