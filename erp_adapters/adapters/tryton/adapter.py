"""The adapter: reads by id within a window, writes one step at a time, finds by our reference."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from msgspec import UNSET

from erp_adapters.adapters.tryton.reading import REFERENCE, SHAPES, STAMPS, Row, Shape, stamps
from erp_adapters.adapters.tryton.rpc import Rpc, Settings, Warned
from erp_adapters.adapters.tryton.writing import customer_values, order_values
from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    NaturalKey,
    Page,
    Problem,
    Reason,
    RemoteField,
    Window,
    told,
)
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.capabilities import (
    Capabilities,
    EntityCapabilities,
    Idempotency,
    Incremental,
    KeyKind,
    Limit,
    Operation,
)
from erp_adapters.contract.http import Request
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, Record, SalesOrder
from erp_adapters.contract.results import (
    Conflict,
    Duplicate,
    Forbidden,
    NotFound,
    Ok,
    Refused,
    Rejected,
    Result,
    Single,
    Unauthenticated,
    Unavailable,
)
from erp_adapters.contract.spec import Spec

_READ: Final = frozenset({Operation.READ, Operation.GET})
_BASE_DATA: Final = (
    Entity.CURRENCY, Entity.UNIT, Entity.TAX, Entity.WAREHOUSE, Entity.PAYMENT_TERM, Entity.COMPANY
)  # fmt: skip
#: The button behind a step, the state it leads to, and those in which it is done already.
_STEPS: Final = {
    Operation.SUBMIT: ("quote", {"quotation", "confirmed", "processing", "done"}),
    Operation.APPROVE: ("confirm", {"confirmed", "processing", "done"}),
    Operation.REOPEN: ("draft", {"draft"}),
    Operation.CANCEL: ("cancel", {"cancelled"}),
}
_EDITABLE: Final = frozenset({"draft", "quotation"})
_TYPES: Final = {
    "char": "text", "text": "text", "integer": "number", "float": "number", "numeric": "number", "boolean": "flag",
    "date": "date", "datetime": "moment", "timestamp": "moment", "many2one": "reference", "selection": "choice",
    "one2many": "lines", "many2many": "lines",
}  # fmt: skip
_FIND: Final = {
    (Entity.CUSTOMER, KeyKind.REFERENCE): "identifiers.code",
    (Entity.CUSTOMER, KeyKind.NUMBER): "code",
    (Entity.CUSTOMER, KeyKind.TAX_ID): "identifiers.code",
    (Entity.CUSTOMER, KeyKind.NAME): "name",
    (Entity.PRODUCT, KeyKind.NUMBER): "code",
    (Entity.PRODUCT, KeyKind.NAME): "name",
    (Entity.SALES_ORDER, KeyKind.REFERENCE): "reference",
    (Entity.SALES_ORDER, KeyKind.NUMBER): "number",
    (Entity.SHIPMENT, KeyKind.NUMBER): "number",
    (Entity.INVOICE, KeyKind.NUMBER): "number",
}
_MODELS: Final = frozenset({Entity.CUSTOMER, Entity.SALES_ORDER})


class TrytonAdapter(BaseAdapter):
    """See `Adapter`."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(name="tryton", title="Tryton", versions="7.0 – 8.2", struct=Settings, docs="docs/erp/tryton.md")

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        rpc = Rpc(link)
        try:
            response = await rpc.answered()
            skew = response.date - link.clock.now() if response.date else None
            company = await rpc.company()
            rows = await rpc.call("model.company.company.search_read", [], 0, None, None, ["rec_name", "currency.code"])
        except Refused as refused:
            return CheckReport(problems=(_problem(refused.result),))
        problems = [problem for problem in [await self._may_read(rpc, entity) for entity in SHAPES] if problem]
        mine = next((row for row in rows if row["id"] == company), None)
        try:
            version = await rpc.version()
        except Refused:
            version = ""  # up to 7.x it answers elsewhere; nothing depends on it
        return CheckReport(
            warnings=tuple(problems),
            version=version,
            user=rpc.settings.user,
            company=mine["rec_name"] if mine else "",
            companies={str(row["id"]): row["rec_name"] for row in rows},
            currency=(mine.get("currency.") or {}).get("code", "") if mine else "",
            zone="UTC",
            skew=skew if skew is None or abs(skew) > timedelta(seconds=2) else timedelta(0),
        )

    async def _may_read(self, rpc: Rpc, entity: Entity) -> Problem | None:
        shape = SHAPES[entity]
        try:
            await rpc.call(f"model.{shape.model}.search", list(shape.domain), 0, 1, None)
        except Refused as refused:
            reason = Reason.PERMISSION if isinstance(refused.result, Forbidden) else Reason.MISSING
            return Problem(reason=reason, subject=shape.model, message=refused.result.message)
        return None

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        found = {
            entity: EntityCapabilities(
                operations=_READ,
                incremental=Incremental.CREATED_OR_MODIFIED,
                granularity=timedelta(microseconds=1),
                optimistic_lock=True,
                silent_changes=entity in {Entity.SALES_ORDER, Entity.SHIPMENT, Entity.INVOICE},
                find_by=frozenset(kind for each, kind in _FIND if each is entity),
            )
            for entity in SHAPES
        }
        for entity in (Entity.STOCK, Entity.CREDIT, *_BASE_DATA):
            found[entity] = EntityCapabilities(operations=_READ, incremental=Incremental.NONE)
        change = _READ | {Operation.CREATE, Operation.UPDATE}
        found[Entity.CUSTOMER] = _with(found[Entity.CUSTOMER], change)
        found[Entity.SALES_ORDER] = _with(found[Entity.SALES_ORDER], change | set(_STEPS))
        # Its default web server answers from threads over one database.
        return Capabilities(entities=found, multi_company=True, limits=(Limit(parallel=4),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`."""
        shape = SHAPES[entity]
        found = await Rpc(link).call(f"model.{shape.model}.fields_get", [])
        return tuple(
            RemoteField(
                id=name,
                label=field.get("string") or name,
                type=_TYPES.get(field["type"], "other"),
                required=bool(field.get("required")),
                writable=not field.get("readonly"),
                target=str(field.get("relation") or ""),
            )
            for name, field in sorted(found.items())
            if "." not in name
        )

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`. By id, and without the window's end: a record that is changed meanwhile does not drop out."""
        rpc, shape, limit = Rpc(link), SHAPES[entity], size or 200
        after = int(resume) if resume else 0
        while True:
            domain = [*await self._domain(rpc, entity), ["id", ">", after], *_since(entity, window.since)]
            ids = await rpc.call(f"model.{shape.model}.search", domain, 0, limit, [["id", "ASC"]])
            rows = await self._rows(rpc, entity, ids)
            records = await self._records(rpc, shape, rows)
            after = max(ids, default=after)
            moments = [stamps(row)["modified_at"] for row in rows]
            mark = max((moment for moment in moments if moment), default=None)
            last = len(ids) < limit
            yield Page(records=records, resume=str(after), last=last, mark=mark)
            if last:
                return

    async def _domain(self, rpc: Rpc, entity: Entity) -> list[Any]:
        domain: list[Any] = [list(each) for each in SHAPES[entity].domain]
        if entity in {Entity.CUSTOMER, Entity.CREDIT}:
            own = await rpc.call("model.company.company.read", [await rpc.company()], ["party"])
            domain.append(["id", "!=", own[0]["party"]])
        if entity in {Entity.SALES_ORDER, Entity.SHIPMENT, Entity.INVOICE}:
            domain.append(["company", "=", await rpc.company()])
        return domain

    async def _rows(self, rpc: Rpc, entity: Entity, ids: Sequence[int]) -> list[dict[str, Any]]:
        if not ids:
            return []
        shape, context = SHAPES[entity], {}
        if entity is Entity.STOCK:
            places = await rpc.call("model.stock.location.search", [["type", "=", "warehouse"]], 0, None, None)
            context = {"locations": places, "stock_date_end": date.max}
        found = await rpc.call(f"model.{shape.model}.read", list(ids), [*shape.fields, *STAMPS], context=context)
        return sorted(found, key=lambda row: int(row["id"]))

    async def _records(self, rpc: Rpc, shape: Shape, rows: Sequence[Row]) -> tuple[Record, ...]:
        parts: dict[str, dict[int, Row]] = {}
        for part in shape.parts:
            holders: Sequence[Row] = [*rows, *parts.get("sale.line", {}).values()]
            wanted = sorted({each for row in holders for each in row.get(part.field) or ()})
            found = await rpc.call(f"model.{part.model}.read", wanted, list(part.fields)) if wanted else []
            parts[part.model] = {row["id"]: row for row in found}
        return tuple(shape.make(row, parts) for row in rows)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        found = await self.get_many(link, entity, [external_id])
        if not found:
            raise Refused(NotFound(message=f"{SHAPES[entity].model} {external_id} is not there"))
        return found[0]

    async def get_many(self, link: Link, entity: Entity, external_ids: Sequence[str]) -> tuple[Record, ...]:
        """See `Adapter`."""
        rpc = Rpc(link)
        wanted = sorted({int(each) for each in external_ids if each.isdigit()})
        ids = await rpc.call(f"model.{SHAPES[entity].model}.search", [["id", "in", wanted]], 0, None, None)
        return await self._records(rpc, SHAPES[entity], await self._rows(rpc, entity, ids))

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`."""
        rpc, after, size = Rpc(link), 0, 2000
        while True:
            domain = [*await self._domain(rpc, entity), ["id", ">", after]]
            found = await rpc.call(f"model.{SHAPES[entity].model}.search", domain, 0, size, [["id", "ASC"]])
            yield tuple(str(each) for each in found)
            if len(found) < size:
                return
            after = found[-1]

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`."""
        field = _FIND.get((entity, key.kind))
        if field is None:
            return ()
        rpc = Rpc(link)
        ours = entity is Entity.CUSTOMER and key.kind is KeyKind.REFERENCE
        value = f"{REFERENCE}{key.value}" if ours else key.value
        ids = await rpc.call(f"model.{SHAPES[entity].model}.search", [[field, "=", value]], 0, 20, [["id", "ASC"]])
        return await self._records(rpc, SHAPES[entity], await self._rows(rpc, entity, ids))

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        if command.entity not in _MODELS:
            return Rejected(message=f"{command.entity} is not written in Tryton", code="not-offered")
        rpc, found = Rpc(link), Rejected(message=f"{command.operation} is not offered", code="not-offered")
        try:
            if command.operation is Operation.CREATE:
                return await self._create(rpc, link, command)
            if command.operation is Operation.UPDATE:
                return await self._update(rpc, link, command)
            if command.operation in _STEPS and command.entity is Entity.SALES_ORDER:
                return await self._step(rpc, link, command)
        except (Warned, Refused) as stopped:
            return stopped.result
        return found

    async def _create(self, rpc: Rpc, link: Link, command: Command) -> Single:
        record = command.record
        if record is None:
            return Rejected(message="nothing to create", code="empty")
        if told(record.reference) and record.reference:
            key = NaturalKey(kind=KeyKind.REFERENCE, value=str(record.reference))
            found = await self.find(link, command.entity, key)
            if found:
                return _duplicate(found[0], record)
        model, values = SHAPES[command.entity].model, await self._values(rpc, command, None)
        made = await self._confirmed(rpc, command, f"model.{model}.create", [values])
        return _ok(await self.get(link, command.entity, str(made[0])), record)

    async def _update(self, rpc: Rpc, link: Link, command: Command) -> Single:
        before = await self._before(rpc, command)
        if command.entity is Entity.SALES_ORDER and before["state"] not in _EDITABLE:
            return Conflict(message=f"the sale is {before['state']}", version=before.get("_timestamp"))
        values = await self._values(rpc, command, before)
        if values:
            await self._confirmed(
                rpc, command, f"model.{SHAPES[command.entity].model}.write", [before["id"]], values,
                context=_lock(command),
            )  # fmt: skip
        return _ok(await self.get(link, command.entity, str(command.external_id)), command.record)

    async def _step(self, rpc: Rpc, link: Link, command: Command) -> Single:
        button, there = _STEPS[command.operation]
        before = await self._before(rpc, command)
        done = before["state"] in there
        if not done:
            await self._confirmed(rpc, command, f"model.sale.sale.{button}", [before["id"]])
        record = await self.get(link, command.entity, str(command.external_id))
        if not done and isinstance(record, SalesOrder) and record.remote_status not in there:
            return Conflict(message=f"the sale is still {record.remote_status}")
        return _ok(record, None, already=done)

    async def _confirmed(self, rpc: Rpc, command: Command, method: str, *params: Any, context: Any = None) -> Any:
        """Call; a warning that a person accepted is skipped the way Tryton's client does it."""
        skipped: set[str] = set()
        while True:
            try:
                return await rpc.call(method, *params, effect=True, context=context)
            except Warned as warned:
                code = warned.result.code
                if code not in command.confirmed or code in skipped:
                    raise
                skipped.add(code)
                await rpc.call("model.res.user.warning.skip", code, False, effect=True)

    async def _values(self, rpc: Rpc, command: Command, before: dict[str, Any] | None) -> dict[str, Any]:
        record = command.record
        if isinstance(record, Customer):
            values = await customer_values(rpc, record, before=before)
            # Sales need an address, and a party has none by itself.
            return values if before or "addresses" in values else {**values, "addresses": [["create", [{}]]]}
        if isinstance(record, SalesOrder):
            return await order_values(rpc, record, before=before)
        raise Refused(Rejected(message="nothing to write", code="empty"))

    async def _before(self, rpc: Rpc, command: Command) -> dict[str, Any]:
        model = SHAPES[command.entity].model
        party = command.entity is Entity.CUSTOMER
        fields = ["_timestamp", *(("addresses", "identifiers", "contact_mechanisms") if party else ("state", "lines"))]
        wanted = [int(command.external_id)] if command.external_id and command.external_id.isdigit() else []
        ids = await rpc.call(f"model.{model}.search", [["id", "in", wanted]], 0, 1, None)
        if not ids:
            raise Refused(NotFound(message=f"{model} {command.external_id} is not there"))
        row: dict[str, Any] = (await rpc.call(f"model.{model}.read", ids, fields))[0]
        if party:
            row["identifiers"] = await rpc.call("model.party.identifier.read", row["identifiers"], ["code"])
            kept = row["contact_mechanisms"]
            row["contact_mechanisms"] = await rpc.call("model.party.contact_mechanism.read", kept, ["type", "value"])
            row["addresses"] = await rpc.call("model.party.address.read", row["addresses"], ["city"])
        return row

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        rpc, model = Rpc(link), SHAPES[command.entity].model
        if command.operation is Operation.CREATE:
            values = await self._values(rpc, command, None)
            request = await rpc.prepared(f"model.{model}.create", [values])
        elif command.operation is Operation.UPDATE:
            before = await self._before(rpc, command)
            values = await self._values(rpc, command, before)
            request = await rpc.prepared(f"model.{model}.write", [before["id"]], values, context=_lock(command))
        elif command.operation in _STEPS:
            button = _STEPS[command.operation][0]
            request = await rpc.prepared(f"model.{model}.{button}", [int(command.external_id or 0)])
        else:
            return ()
        return (request.shown(),)


def _with(found: EntityCapabilities, operations: frozenset[Operation]) -> EntityCapabilities:
    import msgspec

    return msgspec.structs.replace(found, operations=operations, idempotency=Idempotency.QUERY_BEFORE)


def _since(entity: Entity, since: datetime | None) -> list[Any]:
    if since is None:
        return []
    moment = since.astimezone(UTC)
    dates = ["write_date", "create_date", *SHAPES[entity].touched]
    return [["OR", *([name, ">=", moment] for name in dates)]]


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


def _problem(result: Result) -> Problem:
    match result:
        case Unauthenticated(message=message):
            return Problem(reason=Reason.CREDENTIALS, subject="password", message=message)
        case Unavailable(message=message):
            return Problem(reason=Reason.UNREACHABLE, subject="url", message=message)
        case Forbidden(message=message):
            return Problem(reason=Reason.PERMISSION, message=message)
        case NotFound(message=message):
            return Problem(reason=Reason.SETTINGS, subject="database", message=message)
        case Rejected(code="no-company", message=message):
            return Problem(reason=Reason.COMPANY, subject="user", message=message)
        case _:
            return Problem(reason=Reason.REFUSED, message=getattr(result, "message", ""))
