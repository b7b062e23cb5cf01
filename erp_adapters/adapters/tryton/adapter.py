"""The adapter: reads by id within a window, writes one step at a time, finds by our reference."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, timedelta
from typing import Any, Final

from erp_adapters.adapters.tryton.reading import REFERENCE, SHAPES, STAMPS, Row, Shape, stamps
from erp_adapters.adapters.tryton.rpc import Rpc, Settings
from erp_adapters.adapters.tryton.steps import STEPS, Steps
from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    NaturalKey,
    Page,
    Problem,
    Reason,
    RemoteField,
    Window,
)
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.calls import attempt, checked, skew_of
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
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import (
    Forbidden,
    NotFound,
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


class TrytonAdapter(BaseAdapter):
    """See `Adapter`."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(name="tryton", title="Tryton", versions="7.0 – 8.2", struct=Settings, docs="docs/erp/tryton.md")

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        rpc = Rpc(link)
        try:
            skew = skew_of(link, await rpc.answered())
            company = await rpc.company()
            rows = await rpc.call("model.company.company.search_read", [], 0, None, None, ["rec_name", "currency.code"])
        except Refused as refused:
            return CheckReport(problems=(_problem(refused.result),))
        problems = [problem for problem in [await self._may_read(rpc, entity) for entity in SHAPES] if problem]
        mine = next((row for row in rows if row["id"] == company), None)
        try:
            version = await rpc.version()
        except Refused:
            version = ""  # nothing depends on it
        return CheckReport(
            warnings=tuple(problems),
            version=version,
            user=rpc.settings.user,
            company=mine["rec_name"] if mine else "",
            companies={str(row["id"]): row["rec_name"] for row in rows},
            currency=(mine.get("currency.") or {}).get("code", "") if mine else "",
            zone="UTC",
            skew=skew,
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
        found[Entity.SALES_ORDER] = _with(found[Entity.SALES_ORDER], change | set(STEPS))
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
        """See `Adapter`. By id, so that a record keeps its place in the reading whatever is changed meanwhile."""
        rpc, shape, limit = Rpc(link), SHAPES[entity], size or 200
        after = int(resume) if resume else 0
        while True:
            domain = [*await self._domain(rpc, entity), ["id", ">", after], *_within(entity, window)]
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
            domain.append(["id", "!=", await rpc.own_party()])
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

        async def take() -> Single:
            return await Steps(link, self).take(command)

        return await attempt(take())

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        return await Steps(link, self).shown(command)


def _with(found: EntityCapabilities, operations: frozenset[Operation]) -> EntityCapabilities:
    import msgspec

    return msgspec.structs.replace(found, operations=operations, idempotency=Idempotency.QUERY_BEFORE)


def _within(entity: Entity, window: Window) -> list[Any]:
    """A row that was never written has no write date: then its creation counts."""
    found: list[Any] = []
    if window.since is not None:
        since = window.since.astimezone(UTC)
        dates = ["write_date", "create_date", *SHAPES[entity].touched]
        found.append(["OR", *([name, ">=", since] for name in dates)])
    if window.until is not None:
        until = window.until.astimezone(UTC)
        found.append(["OR", ["write_date", "<=", until], [["write_date", "=", None], ["create_date", "<=", until]]])
    return found


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
