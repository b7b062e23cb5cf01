"""What a command finds and what a form tells: pure functions of answers."""

from collections.abc import Mapping
from typing import Any

from erp_adapters.adapters.kingdee_k3cloud.forms import order_status
from erp_adapters.contract.adapter import Command, RemoteField
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import OrderStatus, Record, SalesOrder
from erp_adapters.contract.results import Conflict, Ok, Single


def entity(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """The one document that a Save tells of."""
    entities = (result.get("ResponseStatus") or {}).get("SuccessEntitys") or [{}]
    return dict(entities[0])


def kept(command: Command, before: Record) -> tuple[str, ...]:
    """The lines that stay when some are taken out."""
    removed = getattr(command.record, "removed_lines", ())
    lines = getattr(before, "lines", ())
    if not isinstance(removed, tuple) or not isinstance(lines, tuple):
        return ()
    return tuple(str(line.external_id) for line in lines if line.external_id not in removed)


def standing(command: Command, before: Record) -> Single | None:
    """A result that needs no call: it is there already, or its state forbids the step."""
    raw = before.raw if isinstance(before.raw, Mapping) else {}
    state = str(raw.get("FDocumentStatus"))
    if command.operation is Operation.UPDATE:
        if state in {"B", "C"}:
            return Conflict(
                message=f"{raw.get('FBillNo') or raw.get('FNumber')}: {state}", version=before.version or None
            )
        return None
    status = order_status(raw) if isinstance(before, SalesOrder) else None
    reached = (
        (command.operation is Operation.SUBMIT and state in {"B", "C"})
        or (command.operation is Operation.APPROVE and state == "C")
        or (command.operation is Operation.UNAPPROVE and state in {"A", "Z", "D"})
        or (command.operation is Operation.CANCEL and status is OrderStatus.CANCELLED)
        or (command.operation is Operation.CLOSE and status is OrderStatus.CLOSED)
        or (command.operation is Operation.REOPEN and status is not OrderStatus.CLOSED)
    )
    if not reached:
        return None
    return Ok(
        external_id=str(before.external_id),
        number=before.external_number or None,
        version=before.version or None,
        already=True,
    )


def fields(node: Any, *, line: bool) -> list[RemoteField]:
    """Fields in a form's metadata: lists named Fields, below Entrys; a name is a text or one per language."""
    found: list[RemoteField] = []
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name == "Fields" and isinstance(value, list):
                found += [field(one, line=line) for one in value if isinstance(one, Mapping) and one.get("Key")]
            elif name == "Entrys" and isinstance(value, list):
                for entry in value:
                    found += fields(entry, line=str(entry.get("Key", "")).upper().endswith("ENTRY"))
            elif isinstance(value, Mapping):
                found += fields(value, line=line)
    return found


def field(one: Mapping[str, Any], *, line: bool) -> RemoteField:
    """A described field."""
    label = one.get("Name")
    if isinstance(label, list):
        label = next((part.get("Value") for part in label if isinstance(part, Mapping) and part.get("Value")), None)
    key = str(one["Key"])
    return RemoteField(
        id=key,
        label=str(label or key),
        type="other",
        required=str(one.get("MustInput")) in {"1", "True", "true"},
        custom=key.startswith("F_"),
        line=line,
        target=str(one.get("LookUpObjectFormId") or ""),
    )
