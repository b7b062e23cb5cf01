"""The adapter: check, capabilities, reading and writing of 云星辰.

Lists give headers alone, in no promised order, and pages that move: so all headers of a window are listed first,
again when their count changed meanwhile, and every document is then fetched by its id. The upper bound of a window is
ours to apply: documents that leave a list while it is paged would take others with them. There is no idempotency key:
our number is the document's own (or a custom field's) and is looked up before every create.
"""

import json
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from erp_adapters.adapters.kingdee_xingchen.gateway import Gateway, RefusedCall, XingchenSettings
from erp_adapters.adapters.kingdee_xingchen.records import changed, record_of, stock_id
from erp_adapters.adapters.kingdee_xingchen.writes import CUSTOMERS, ORDERS, STEPS, WARNING, call_of, standing
from erp_adapters.contract.adapter import CheckReport, Command, NaturalKey, Page, Problem, Reason, RemoteField, Window
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.calls import MOST_SKEW, attempt, checked, line_ids, problem_of, send, skew_of
from erp_adapters.contract.capabilities import (
    Capabilities,
    EntityCapabilities,
    Idempotency,
    Incremental,
    KeyKind,
    Limit,
    Operation,
)
from erp_adapters.contract.errors import Kind
from erp_adapters.contract.http import Request
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, Record, SalesOrder
from erp_adapters.contract.results import (
    Duplicate,
    Forbidden,
    NeedsConfirmation,
    NotFound,
    Ok,
    Refused,
    Rejected,
    Single,
    Unauthenticated,
    Unavailable,
)
from erp_adapters.contract.spec import Spec
from erp_adapters.contract.values import milliseconds

_PATHS: Final[Mapping[Entity, str]] = {
    Entity.CUSTOMER: CUSTOMERS,
    Entity.PRODUCT: "/jdy/v2/bd/material",
    Entity.SALES_ORDER: ORDERS,
    Entity.SHIPMENT: "/jdy/v2/scm/sal_out_bound",
    Entity.RECEIPT: "/jdy/v2/arap/ar_credit",
    Entity.STOCK: "/jdy/v2/scm/inventory",
}
_WRITES: Final[Mapping[Entity, frozenset[Operation]]] = {
    Entity.CUSTOMER: frozenset({Operation.CREATE}),
    Entity.SALES_ORDER: frozenset({Operation.CREATE, Operation.UPDATE, *STEPS}),
}
_FIELDS: Final[Mapping[Entity, tuple[str, ...]]] = {
    Entity.CUSTOMER: ("id", "number", "name", "group_id", "saler_id", "remark", "custom_field", "modify_time"),
    Entity.PRODUCT: ("id", "number", "name", "model", "barcode", "base_unit_id", "price_entity", "gross_weight"),
    Entity.SALES_ORDER: (
        *("id", "bill_no", "bill_date", "customer_id", "emp_id", "cus_currency_id", "cus_exchange_rate", "remark"),
        *("total_amount", "bill_status", "bill_close_state", "io_status", "custom_field", "modify_time"),
    ),
    Entity.SHIPMENT: ("id", "bill_no", "bill_date", "customer_id", "express_entity", "bill_status", "modify_time"),
    Entity.RECEIPT: ("id", "bill_no", "bill_date", "customer_id", "currency_id", "pay_entry_list", "bill_status"),
    Entity.STOCK: ("material_id", "material_number", "stock_id", "batch_no", "qty", "valid_qty", "unit"),
}
_PAGE: Final = 100
_LOOK_BACK: Final = timedelta(days=7)
_LISTINGS: Final = 4
_BEGIN: Final = datetime(1970, 1, 1, tzinfo=UTC)


class _Head(Struct, frozen=True):
    moment: datetime
    identity: str
    row: dict[str, Any]

    @property
    def key(self) -> tuple[datetime, str]:
        return self.moment, self.identity


class XingchenAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="kingdee_xingchen",
            title="金蝶云星辰 Kingdee Xingchen",
            versions="v2",
            struct=XingchenSettings,
            docs="docs/erp/kingdee_xingchen.md",
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        gateway = Gateway(link)
        await gateway.forget()
        # A signature that is wrong because of the time is told like any other wrong signature.
        answer = await send(link, Request(method="GET", url=gateway.settings.host))
        skew = skew_of(link, answer)
        problems: list[Problem] = []
        warnings: list[Problem] = []
        offered: list[str] = []
        for entity, path in _PATHS.items():
            try:
                await gateway.call(path, query={"page": "1", "page_size": "1"})
                offered.append(entity.value)
            except Refused as refused:
                if isinstance(refused.result, Unauthenticated) and skew is not None and abs(skew) > MOST_SKEW:
                    told = f"{skew.total_seconds():.0f} s"
                    return CheckReport(problems=(Problem(reason=Reason.CLOCK, message=told),), skew=skew)
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                (problems if entity is Entity.SALES_ORDER else warnings).append(problem_of(refused, path))
        return CheckReport(
            problems=tuple(problems),
            warnings=tuple(warnings),
            currency=gateway.settings.company_currency,
            zone=gateway.settings.zone,
            skew=skew,
            facts={"entities": offered},
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        known = link.facts.get("entities")
        offered = {}
        for entity in _PATHS:
            if known is not None and entity.value not in known:
                continue
            writes = _WRITES.get(entity, frozenset())
            finds = set() if entity is Entity.STOCK else {KeyKind.NUMBER}
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET}) | writes,
                incremental=Incremental.NONE if entity is Entity.STOCK else Incremental.MODIFIED,
                page_size=_PAGE,
                idempotency=Idempotency.QUERY_BEFORE if writes else Idempotency.NONE,
                silent_changes=entity is Entity.SALES_ORDER,
                find_by=frozenset(finds | ({KeyKind.REFERENCE} if writes else set())),
            )
        return Capabilities(entities=offered, limits=(Limit(calls=5, parallel=2),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`. These are the fields that are read; the custom ones are within custom_field."""
        return tuple(RemoteField(id=one, label=one, type="other") for one in _FIELDS[entity])

    async def _heads(self, gateway: Gateway, entity: Entity, query: Mapping[str, str]) -> list[_Head]:
        """All rows of a list, by (moment, id). A list whose count changed while it was paged is listed again."""
        for _ in range(_LISTINGS):
            found: dict[str, _Head] = {}
            counts: set[int] = set()
            page = 1
            while True:
                asked = {**query, "page": str(page), "page_size": str(_PAGE)}
                data = await gateway.call(_PATHS[entity], query=asked)
                if not isinstance(data, Mapping) or not isinstance(data.get("rows"), list):
                    raise Refused(Unavailable(message="a list without rows"))
                counts.add(int(data.get("count") or 0))
                for row in data["rows"]:
                    stock = entity is Entity.STOCK
                    moment = None if stock else changed(row, gateway.settings)
                    identity = stock_id(row) if stock else str(row["id"])
                    found[identity] = _Head(moment or _BEGIN, identity, row)
                if page >= int(data.get("total_page") or 1):
                    break
                page += 1
            if counts == {len(found)}:
                return sorted(found.values(), key=lambda one: one.key)
        raise Refused(Unavailable(message="the list changes faster than it can be read"))

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        gateway = Gateway(link)
        since, behind = window.since, ""
        if resume:
            told, behind = json.loads(resume)
            since = datetime.fromisoformat(told)
        query = {}
        if since is not None and since > _BEGIN:
            # Whole seconds: a moment may be told more finely than it is compared.
            query = {"modify_start_time": str(milliseconds(since.replace(microsecond=0)))}
        heads = await self._heads(gateway, entity, query)
        if resume and since is not None:
            heads = [one for one in heads if one.key > (since, behind)]
        if window.until is not None:
            heads = [one for one in heads if one.moment <= window.until]
        wanted = min(size or _PAGE, _PAGE)
        start = 0
        while True:
            part, start = heads[start : start + wanted], start + wanted
            records = [record for one in part if (record := await self._whole(gateway, entity, one)) is not None]
            last = part[-1].key if part else (since or _BEGIN, behind)
            yield Page(
                records=tuple(records),
                resume=json.dumps([last[0].isoformat(), last[1]]),
                last=start >= len(heads),
                mark=last[0] if part and entity is not Entity.STOCK else None,
            )
            if start >= len(heads):
                return

    async def _whole(self, gateway: Gateway, entity: Entity, head: _Head) -> Record | None:
        if entity is Entity.STOCK:
            return record_of(entity, head.row, gateway.settings)
        try:
            return await self._detail(gateway, entity, {"id": head.identity})
        except Refused as refused:
            if isinstance(refused.result, NotFound):
                return None
            raise

    async def _detail(self, gateway: Gateway, entity: Entity, query: Mapping[str, str]) -> Record:
        data = await gateway.call(f"{_PATHS[entity]}_detail", query=query)
        if not isinstance(data, Mapping) or not data.get("id"):
            raise Refused(NotFound(message=f"{entity} {' '.join(query.values())}"))
        return record_of(entity, data, gateway.settings)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        gateway = Gateway(link)
        if entity is not Entity.STOCK:
            return await self._detail(gateway, entity, {"id": external_id})
        for head in await self._heads(gateway, entity, {}):
            if head.identity == external_id:
                return record_of(entity, head.row, gateway.settings)
        raise Refused(NotFound(message=f"{entity} {external_id}"))

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`. From the headers alone."""
        heads = await self._heads(Gateway(link), entity, {})
        yield tuple(head.identity for head in heads)

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`. Our number in a custom field is looked for among the orders made in the last seven days."""
        gateway = Gateway(link)
        if entity is Entity.SALES_ORDER and key.kind is KeyKind.REFERENCE and gateway.settings.number_field:
            since = str(milliseconds(link.clock.now() - _LOOK_BACK))
            found = []
            for head in await self._heads(gateway, entity, {"create_start_time": since}):
                record = await self._whole(gateway, entity, head)
                if record is not None and record.reference == key.value:
                    found.append(record)
            return tuple(found)
        try:
            record = await self._detail(gateway, entity, {"number": key.value})
        except Refused as refused:
            if isinstance(refused.result, NotFound):
                return ()
            raise
        return (record,) if record.external_number == key.value else ()

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        gateway = Gateway(link)
        before: Record | None = None
        if command.operation is Operation.CREATE:
            if (known := await self._existing(link, command)) is not None:
                return known
        else:
            before = await self.get(link, command.entity, command.external_id or "")
            if (there := standing(command, before)) is not None:
                return there
        path, body = call_of(gateway.settings, command, before)
        try:
            data = await gateway.call(path, body, effect=True)
        except RefusedCall as refused:
            if refused.kind is Kind.DUPLICATE and (known := await self._existing(link, command)) is not None:
                return known
            if _warned(refused) and WARNING not in command.confirmed:
                return NeedsConfirmation(code=WARNING, message=refused.message)
            raise
        return await self._done(gateway, command, data)

    async def _done(self, gateway: Gateway, command: Command, data: Any) -> Ok:
        if command.operation is Operation.DELETE:
            return Ok(external_id=command.external_id or "")
        made = command.external_id or str(data["ids"][0])
        try:
            record = await self._detail(gateway, command.entity, {"id": made})
        except Refused:
            return Ok(external_id=made)
        return Ok(
            external_id=made,
            number=record.external_number or None,
            version=record.version or None,
            line_ids=line_ids(command.record, record) if command.operation is Operation.CREATE else {},
            record=record,
        )

    async def _existing(self, link: Link, command: Command) -> Duplicate | None:
        reference = command.record.reference if command.record else None
        if not isinstance(reference, str) or command.operation is not Operation.CREATE:
            return None
        found = await self.find(link, command.entity, NaturalKey(kind=KeyKind.REFERENCE, value=reference))
        if not found:
            return None
        return Duplicate(
            external_id=str(found[0].external_id),
            number=found[0].external_number or None,
            version=found[0].version or None,
            line_ids=line_ids(command.record, found[0]),
        )

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        gateway = Gateway(link)
        before: Record | None = None
        if command.operation is Operation.UPDATE:
            before = await self.get(link, command.entity, command.external_id or "")
            if not isinstance(before, SalesOrder):
                raise Refused(Rejected(message="only orders are changed", code="not-offered"))
        path, body = call_of(gateway.settings, command, before)
        return ((await gateway.request(path, body, effect=True)).shown(),)


def _warned(refused: RefusedCall) -> bool:
    return refused.kind is Kind.REJECTED and any(word in refused.message for word in ("警告", "告警", "是否继续"))
