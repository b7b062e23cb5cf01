"""What is written to Tryton, one step at a time. A step's question to a person (a warning) ends it unanswered."""

from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.tryton.reading import SHAPES
from erp_adapters.adapters.tryton.rpc import Rpc, Warned
from erp_adapters.adapters.tryton.writing import customer_values, order_values
from erp_adapters.contract.adapter import Adapter, Command, NaturalKey, told
from erp_adapters.contract.capabilities import KeyKind, Operation
from erp_adapters.contract.http import Request
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, Record, SalesOrder
from erp_adapters.contract.results import Conflict, Duplicate, NotFound, Ok, Refused, Rejected, Single

#: The button behind a step, the state it leads to, and those in which it is done already.
STEPS: Final = {
    Operation.SUBMIT: ("quote", {"quotation", "confirmed", "processing", "done"}),
    Operation.APPROVE: ("confirm", {"confirmed", "processing", "done"}),
    Operation.REOPEN: ("draft", {"draft"}),
    Operation.CANCEL: ("cancel", {"cancelled"}),
}
_EDITABLE: Final = frozenset({"draft", "quotation"})
_MODELS: Final = frozenset({Entity.CUSTOMER, Entity.SALES_ORDER})


class Steps:
    """Writing through one link; `adapter` reads what stands there."""

    def __init__(self, link: Link, adapter: Adapter) -> None:
        self._link, self._adapter, self._rpc = link, adapter, Rpc(link)

    async def take(self, command: Command) -> Single:
        """What came of a command."""
        if command.entity not in _MODELS:
            return Rejected(message=f"{command.entity} is not written in Tryton", code="not-offered")
        try:
            if command.operation is Operation.CREATE:
                return await self._create(command)
            if command.operation is Operation.UPDATE:
                return await self._update(command)
            if command.operation in STEPS and command.entity is Entity.SALES_ORDER:
                return await self._step(command)
        except (Warned, Refused) as stopped:
            return stopped.result
        return Rejected(message=f"{command.operation} is not offered", code="not-offered")

    async def _create(self, command: Command) -> Single:
        record = command.record
        if record is None:
            return Rejected(message="nothing to create", code="empty")
        if told(record.reference) and record.reference:
            key = NaturalKey(kind=KeyKind.REFERENCE, value=str(record.reference))
            found = await self._adapter.find(self._link, command.entity, key)
            if found:
                return _duplicate(found[0], record)
        model, values = SHAPES[command.entity].model, await self._values(command, None)
        made = await self._confirmed(command, f"model.{model}.create", [values])
        return _ok(await self._adapter.get(self._link, command.entity, str(made[0])), record)

    async def _update(self, command: Command) -> Single:
        before = await self._before(command)
        if command.entity is Entity.SALES_ORDER and before["state"] not in _EDITABLE:
            return Conflict(message=f"the sale is {before['state']}", version=before.get("_timestamp"))
        values = await self._values(command, before)
        if values:
            await self._confirmed(
                command, f"model.{SHAPES[command.entity].model}.write", [before["id"]], values,
                context=_lock(command),
            )  # fmt: skip
        return _ok(await self._adapter.get(self._link, command.entity, str(command.external_id)), command.record)

    async def _step(self, command: Command) -> Single:
        button, there = STEPS[command.operation]
        before = await self._before(command)
        done = before["state"] in there
        if not done:
            await self._confirmed(command, f"model.sale.sale.{button}", [before["id"]])
        record = await self._adapter.get(self._link, command.entity, str(command.external_id))
        if not done and isinstance(record, SalesOrder) and record.remote_status not in there:
            return Conflict(message=f"the sale is still {record.remote_status}")
        return _ok(record, None, already=done)

    async def _confirmed(self, command: Command, method: str, *params: Any, context: Any = None) -> Any:
        """Call; a warning that a person accepted is skipped the way Tryton's client does it."""
        skipped: set[str] = set()
        while True:
            try:
                return await self._rpc.call(method, *params, effect=True, context=context)
            except Warned as warned:
                code = warned.result.code
                if code not in command.confirmed or code in skipped:
                    raise
                skipped.add(code)
                await self._rpc.call("model.res.user.warning.skip", code, False, effect=True)

    async def _values(self, command: Command, before: dict[str, Any] | None) -> dict[str, Any]:
        record = command.record
        if isinstance(record, Customer):
            values = await customer_values(self._rpc, record, before=before)
            # Sales need an address, and a party has none by itself.
            return values if before or "addresses" in values else {**values, "addresses": [["create", [{}]]]}
        if isinstance(record, SalesOrder):
            return await order_values(self._rpc, record, before=before)
        raise Refused(Rejected(message="nothing to write", code="empty"))

    async def _before(self, command: Command) -> dict[str, Any]:
        model = SHAPES[command.entity].model
        party = command.entity is Entity.CUSTOMER
        fields = ["_timestamp", *(("addresses", "identifiers", "contact_mechanisms") if party else ("state", "lines"))]
        wanted = [int(command.external_id)] if command.external_id and command.external_id.isdigit() else []
        ids = await self._rpc.call(f"model.{model}.search", [["id", "in", wanted]], 0, 1, None)
        if not ids:
            raise Refused(NotFound(message=f"{model} {command.external_id} is not there"))
        row: dict[str, Any] = (await self._rpc.call(f"model.{model}.read", ids, fields))[0]
        if party:
            row["identifiers"] = await self._rpc.call("model.party.identifier.read", row["identifiers"], ["code"])
            kept = row["contact_mechanisms"]
            row["contact_mechanisms"] = await self._rpc.call(
                "model.party.contact_mechanism.read", kept, ["type", "value"]
            )
            row["addresses"] = await self._rpc.call("model.party.address.read", row["addresses"], ["city"])
        return row

    async def shown(self, command: Command) -> tuple[Request, ...]:
        """The requests with an effect that a command makes."""
        model = SHAPES[command.entity].model
        if command.operation is Operation.CREATE:
            values = await self._values(command, None)
            request = await self._rpc.prepared(f"model.{model}.create", [values])
        elif command.operation is Operation.UPDATE:
            before = await self._before(command)
            values = await self._values(command, before)
            request = await self._rpc.prepared(f"model.{model}.write", [before["id"]], values, context=_lock(command))
        elif command.operation in STEPS:
            button = STEPS[command.operation][0]
            request = await self._rpc.prepared(f"model.{model}.{button}", [int(command.external_id or 0)])
        else:
            return ()
        return (request.shown(),)


def _lock(command: Command) -> dict[str, Any] | None:
    if not command.version:
        return None
    return {"_timestamp": {f"{SHAPES[command.entity].model},{command.external_id}": command.version}}


def _line_ids(there: Record, given: Record | None) -> dict[str, str]:
    """Our lines' references against Tryton's ids; lines come back in the order of their sequence."""
    if not isinstance(there, SalesOrder) or not isinstance(given, SalesOrder):
        return {}
    if there.lines is UNSET or given.lines is UNSET:
        return {}
    known = {str(line.external_id) for line in given.lines if told(line.external_id) and line.external_id}
    fresh = [str(line.external_id) for line in there.lines if str(line.external_id) not in known]
    new = [line for line in given.lines if not (told(line.external_id) and line.external_id)]
    pairs = {str(line.reference): str(line.external_id) for line in given.lines if line not in new}
    pairs |= {str(line.reference): each for line, each in zip(new, fresh[-len(new) :] if new else [], strict=False)}
    return {ours: theirs for ours, theirs in pairs.items() if ours not in {"UNSET", "None", ""}}


def _ok(record: Record, given: Record | None, *, already: bool = False) -> Ok:
    return Ok(
        external_id=str(record.external_id),
        number=record.external_number or None,
        version=record.version or None,
        line_ids=_line_ids(record, given),
        record=record,
        already=already,
    )


def _duplicate(record: Record, given: Record) -> Duplicate:
    return Duplicate(
        external_id=str(record.external_id),
        number=record.external_number or None,
        version=record.version or None,
        line_ids=_line_ids(record, given),
    )
