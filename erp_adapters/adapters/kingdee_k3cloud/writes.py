"""What is written to K3Cloud.

`IsDeleteEntry` defaults to true, by which an update deletes every line that it does not mention: it is always sent as
"false", except when lines are taken out, and then with all lines that stay. `NeedUpDateFields` keeps an update to what
it names. Save, Submit and Audit are separate steps.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from msgspec import Struct

from erp_adapters.adapters.kingdee_k3cloud.forms import FORMS
from erp_adapters.adapters.kingdee_k3cloud.webapi import K3Settings
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Customer, Entity, OrderLine, Record, SalesOrder
from erp_adapters.contract.results import Refused, Rejected
from erp_adapters.contract.values import code_of, given

STEPS: Final[Mapping[Operation, str]] = {
    Operation.SUBMIT: "Submit",
    Operation.APPROVE: "Audit",
    Operation.UNAPPROVE: "UnAudit",
    Operation.DELETE: "Delete",
}
OPERATIONS: Final[Mapping[Operation, str]] = {
    Operation.CANCEL: "Cancel",
    Operation.CLOSE: "YLBillClose",
    Operation.REOPEN: "YLUnBillClose",
}
_ENTRY: Final = "FSaleOrderEntry"


class Call(Struct, frozen=True, kw_only=True):
    """A call with an effect."""

    method: str
    form: str
    data: Mapping[str, Any]
    more: Mapping[str, Any] = {}


def call_of(settings: K3Settings, command: Command, kept: tuple[str, ...] = ()) -> Call:
    """The call of a command; `kept` are the ids of the lines that stay when some are taken out."""
    form = FORMS[command.entity]
    if command.operation in {Operation.CREATE, Operation.UPDATE} and command.record is not None:
        return Call(method="Save", form=form.id, data=save_data(settings, command, kept))
    if not command.external_id:
        raise Refused(Rejected(message="no id", code="bad-command"))
    confirmed = ";".join(sorted(command.confirmed))
    data = {
        "CreateOrgId": 0,
        "Numbers": [],
        "Ids": command.external_id,
        "NetworkCtrl": "",
        "InterationFlags": confirmed,
    }
    if command.operation in STEPS:
        return Call(method=STEPS[command.operation], form=form.id, data=data)
    if command.operation in OPERATIONS:
        more = {"opNumber": OPERATIONS[command.operation]}
        return Call(method="ExcuteOperation", form=form.id, data=data, more=more)
    raise Refused(Rejected(message=f"{command.operation} is not offered", code="not-offered"))


def save_data(settings: K3Settings, command: Command, kept: tuple[str, ...] = ()) -> dict[str, Any]:
    """The data of Save."""
    record = command.record
    model = model_of(settings, command.entity, record, new=command.operation is Operation.CREATE)
    data: dict[str, Any] = {
        "NeedUpDateFields": [],
        "NeedReturnFields": [FORMS[command.entity].number],
        "IsDeleteEntry": "false",
        "ValidateFlag": "true",
        "NumberSearch": "true",
        "InterationFlags": ";".join(sorted(command.confirmed)),
    }
    if command.operation is Operation.UPDATE:
        if isinstance(record, SalesOrder) and isinstance(record.removed_lines, tuple) and record.removed_lines:
            mentioned = {row.get("FEntryID") for row in model.get(_ENTRY, [])}
            stay = [{"FEntryID": int(one)} for one in kept if int(one) not in mentioned]
            model[_ENTRY] = [*stay, *model.get(_ENTRY, [])]
            data["IsDeleteEntry"] = "true"
        data["NeedUpDateFields"] = _named(model)
        model = {FORMS[command.entity].key: int(command.external_id or 0), **model}
    return data | {"Model": model}


def model_of(settings: K3Settings, entity: Entity, record: Record | None, *, new: bool) -> dict[str, Any]:
    """The Model of a Save."""
    match record:
        case Customer():
            model = _customer(settings, record, new=new)
        case SalesOrder():
            model = _order(settings, record, new=new)
        case _:
            raise Refused(Rejected(message=f"{entity} is not written to K3Cloud", code="not-offered"))
    custom = record.custom if isinstance(record.custom, Mapping) else {}
    return model | dict(custom)


def _named(model: Mapping[str, Any]) -> list[str]:
    names: dict[str, None] = {}
    for name, value in model.items():
        names[name] = None
        for inner in value if isinstance(value, list) else [value] if name == "FSaleOrderFinance" else ():
            names |= dict.fromkeys(inner)
    return list(names)


def _base(value: Any, key: str = "FNumber") -> dict[str, Any]:
    return {key: code_of(value) or ""}


def currency_number(settings: K3Settings, code: str) -> str:
    """The ERP's number of a currency; refuses one that nobody has entered."""
    found = settings.numbers.get(code)
    if found is None:
        raise Refused(Rejected(message=f"no number is known for {code}", code="unknown-currency"))
    return found


def _customer(settings: K3Settings, record: Customer, *, new: bool) -> dict[str, Any]:
    model: dict[str, Any] = {}
    if new:
        model |= {
            "FCUSTID": 0,
            "FCreateOrgId": {"FNumber": settings.org_num},
            "FUseOrgId": {"FNumber": settings.org_num},
        }
    number = record.external_number if isinstance(record.external_number, str) else record.reference
    model |= given(
        {
            "FNumber": number,
            "FName": record.name,
            "FShortName": record.short_name,
            "FTEL": record.phone,
            "FTAXREGISTERCODE": record.tax_id,
        }
    )
    if isinstance(record.currency, str):
        model["FTRADINGCURRID"] = {"FNumber": currency_number(settings, record.currency)}
    for name, one in given({"FRECCONDITIONID": record.payment_term, "FPRICELISTID": record.price_list}).items():
        model[name] = _base(one)
    if isinstance(record.addresses, tuple) and record.addresses:
        parts = (record.addresses[0].street, record.addresses[0].city)
        model["FADDRESS"] = " ".join(part for part in parts if isinstance(part, str))
    return model


def _order(settings: K3Settings, record: SalesOrder, *, new: bool) -> dict[str, Any]:
    taxed = record.prices_include_tax is not False
    model: dict[str, Any] = {}
    if new:
        model |= {"FBillTypeID": {"FNUMBER": settings.bill_type}, "FSaleOrgId": {"FNumber": settings.org_num}}
        if settings.salesperson:
            model["FSalerId"] = {"FNumber": settings.salesperson}
    if isinstance(record.ordered_on, date):
        model["FDate"] = str(record.ordered_on)
    for name, one in given({"FCustId": record.customer, "FSalerId": record.salesperson}).items():
        model[name] = _base(one)
    model |= given({"FNetOrderBillNo": record.reference, "FNote": record.note})
    finance: dict[str, Any] = {}
    if isinstance(record.currency, str):
        finance["FSettleCurrId"] = {"FNumber": currency_number(settings, record.currency)}
    if new or isinstance(record.prices_include_tax, bool):
        finance["FIsIncludedTax"] = "true" if taxed else "false"
    finance |= given({"FExchangeRate": record.rate})
    for name, one in given({"FRecConditionId": record.payment_term}).items():
        finance[name] = _base(one)
    if finance:
        model["FSaleOrderFinance"] = finance
    if isinstance(record.lines, tuple):
        model[_ENTRY] = [_line(line, index, taxed=taxed) for index, line in enumerate(record.lines, 1)]
    return model


def _line(line: OrderLine, index: int, *, taxed: bool) -> dict[str, Any]:
    row: dict[str, Any] = {}
    if isinstance(line.external_id, str):
        row["FEntryID"] = int(line.external_id)
    for name, one in given({"FMaterialId": line.product, "FUnitID": line.unit, "FStockID": line.warehouse}).items():
        row[name] = _base(one)
    if isinstance(line.price_includes_tax, bool):
        taxed = line.price_includes_tax
    row |= given(
        {
            "FQty": line.quantity,
            "FTaxPrice" if taxed else "FPrice": line.price,
            "FEntryTaxRate": line.tax_rate,
            "FDiscountRate": line.discount_percent,
            "FEntryNote": line.note,
        }
    )
    if isinstance(line.delivery_on, date):
        row["FDeliveryDate"] = str(line.delivery_on)
    if line.free is True:
        row["FIsFree"] = "true"
    if "FEntryID" not in row:
        row["FThirdPartyEntrySeq"] = line.position if isinstance(line.position, int) else index
    custom = line.custom if isinstance(line.custom, Mapping) else {}
    return row | dict(custom)
