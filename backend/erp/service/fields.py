"""The fields of an ERP's entity for the mapping: those that every ERP is known by, and its own, with real values."""

from typing import Any, Final
from uuid import UUID

import msgspec

from backend.erp.errors import NotOfferedError
from backend.erp.more_schemas import ErpRemoteField
from backend.erp.service.trials import sample_records
from erp_adapters.contract.adapter import RemoteField
from erp_adapters.contract.fields import kinds
from erp_adapters.contract.records import RECORD_OF, Address, Entity, OrderLine, Ref
from erp_adapters.contract.results import Refused
from erp_adapters.contract.spec import BadSettingsError
from erp_adapters.engine.opening import open_link
from erp_adapters.engine.plain import at_path
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.runtime import Runtime

_SAMPLES: Final = 3
_TYPES: Final = {"Decimal": "number", "date": "date", "datetime": "moment", "bool": "flag", "int": "number"}
_LEFT_OUT: Final = frozenset(
    {"raw", "custom", "replaces", "removed_lines", "contacts", "modified_at", "modified_by", "version"}
)


async def remote_fields(
    actor: Actor, runtime: Runtime, tenant_id: UUID, link_id: UUID, entity: str
) -> list[ErpRemoteField]:
    """Fields that a mapping can name, with up to three values of real records each. Raises `NotAllowedError`,
    `NotFoundError`, `NotOfferedError`."""
    actor.require("erp.manage")
    if entity not in {each.value for each in Entity}:
        raise NotFoundError
    try:
        trees = await sample_records(actor, runtime, tenant_id, link_id, entity)
        async with open_link(runtime, tenant_id, actor, link_id) as opened:
            own = await opened.adapter.describe(opened.link, Entity(entity))
    except Refused as refused:
        raise NotOfferedError(str(refused.result.message)) from refused
    except BadSettingsError:
        # What every ERP is known by can be mapped before the link is put right.
        trees, own = [], ()
    known = [*_canonical(RECORD_OF[Entity(entity)], line=False)]
    if entity == Entity.SALES_ORDER:
        known += _canonical(OrderLine, line=True)
    theirs = [_own(field) for field in own if not field.line]
    return [_with_samples(each, trees) for each in [*known, *theirs]]


def _canonical(struct: type[msgspec.Struct], *, line: bool) -> list[ErpRemoteField]:
    found = []
    for name, kind in kinds(struct).items():
        if name in _LEFT_OUT or name == "lines":
            continue
        if name == "addresses":
            found += [
                _field(f"addresses.0.{part}", "text", line=line) for part in kinds(Address) if part != "external_id"
            ]
        elif kind is Ref:
            found += [_field(f"{name}.{part}", "reference", line=line) for part in ("external_id", "number", "name")]
        elif kind is not object:
            found.append(_field(name, _TYPES.get(kind.__name__, "text"), line=line))
    return found


def _field(path: str, kind: str, *, line: bool) -> ErpRemoteField:
    return ErpRemoteField(
        path=path, label="", type=kind, required=False, writable=True, custom=False, line=line, choices={}, samples=[]
    )


def _own(field: RemoteField) -> ErpRemoteField:
    """A field by its own name there: what is custom is written back, the rest is read from the document as it came."""
    return ErpRemoteField(
        path=f"{'custom' if field.custom else 'raw'}.{field.id}",
        label=field.label,
        type=field.type,
        required=field.required,
        writable=field.writable and field.custom,
        custom=field.custom,
        line=False,
        choices=dict(field.choices),
        samples=[],
    )


def _with_samples(field: ErpRemoteField, trees: list[dict[str, Any]]) -> ErpRemoteField:
    values: list[str] = []
    for tree in trees:
        rows = tree.get("lines") or [] if field.line else [tree]
        for row in rows:
            _, value = at_path(row, field.path)
            text = "" if value is None or isinstance(value, dict | list) else str(value)[:60]
            if text and text not in values:
                values.append(text)
            if len(values) >= _SAMPLES:
                field.samples = values
                return field
    field.samples = values
    return field
