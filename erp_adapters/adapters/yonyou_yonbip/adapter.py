"""The adapter: check, capabilities, reading and writing of YonBIP.

Lists give flattened rows and pages that move: so ids are walked by (pubts, id), and an order's lines come from its
detail. The list of customers takes no order: it is read by position.
"""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from erp_adapters.adapters.yonyou_yonbip.events import EnvelopeError, decrypt, encrypt, signatures, verify
from erp_adapters.adapters.yonyou_yonbip.platform import Platform, RefusedCall, YonBipSettings
from erp_adapters.adapters.yonyou_yonbip.records import (
    customer_of,
    order_data,
    order_of,
    shipment_of,
    stock_of,
)
from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    EventOutcome,
    Hint,
    NaturalKey,
    Page,
    Problem,
    RemoteField,
    Window,
)
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.calls import attempt, checked, line_ids, problem_of, skew_of
from erp_adapters.contract.capabilities import (
    Capabilities,
    EntityCapabilities,
    Events,
    Idempotency,
    Incremental,
    KeyKind,
    Limit,
    Operation,
)
from erp_adapters.contract.errors import Kind
from erp_adapters.contract.http import Request, Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.paging import Keyset, walk
from erp_adapters.contract.records import Entity, OrderStatus, Record, Ref, SalesOrder
from erp_adapters.contract.results import (
    Duplicate,
    FieldError,
    Forbidden,
    NotFound,
    Ok,
    Refused,
    Rejected,
    Single,
    Unauthenticated,
)
from erp_adapters.contract.spec import Spec, settings_as
from erp_adapters.contract.values import local, milliseconds, zone_of

ORDER: Final = "/yonbip/sd/voucherorder/"
_LISTS: Final[Mapping[Entity, str]] = {
    Entity.CUSTOMER: "/yonbip/digitalModel/merchant/newlist",
    Entity.SALES_ORDER: f"{ORDER}list",
    Entity.SHIPMENT: "/yonbip/scm/salesout/list",
    Entity.STOCK: "/yonbip/scm/stock/QueryCurrentStocksByCondition",
}
_STEPS: Final[Mapping[Operation, str]] = {
    Operation.SUBMIT: "batchsubmit",
    Operation.APPROVE: "batchaudit",
    Operation.UNAPPROVE: "batchunaudit",
}
_EVENTS: Final = {"SALE_": Entity.SALES_ORDER, "YXYBASEDOC_AA_MERCHANT_": Entity.CUSTOMER}
_PRODUCTS: Final[Cache[dict[str, str]]] = Cache()
_MINUTE: Final = timedelta(minutes=1)
_SECOND: Final = "%Y-%m-%d %H:%M:%S"
_FIELDS: Final[Mapping[Entity, tuple[str, ...]]] = {
    Entity.CUSTOMER: ("id", "code", "name", "pubts"),
    Entity.SALES_ORDER: (
        *("id", "code", "agentId", "salesOrgId", "vouchdate", "purchaseNo", "outSysKey", "payMoney", "collectMoney"),
        *("status", "nextStatus", "entireDeliveryStatus", "entireInvoiceStatus", "memo", "pubts"),
    ),
    Entity.SHIPMENT: ("id", "code", "cust", "warehouse", "vouchdate", "firstupcode", "qty", "status", "pubts"),
    Entity.STOCK: ("product_code", "warehouse_code", "batchno", "currentqty", "availableqty"),
}


class YonBipAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="yonyou_yonbip",
            title="用友 YonBIP / YonSuite",
            versions="",
            struct=YonBipSettings,
            docs="docs/erp/yonyou_yonbip.md",
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        platform = Platform(link)
        await link.tokens.drop("yonbip.token")
        answer = await platform.discover()
        problems: list[Problem] = []
        warnings: list[Problem] = []
        offered: list[str] = []
        for entity, path in _LISTS.items():
            try:
                await self._list(platform, entity, [], limit=1)
                offered.append(entity.value)
            except Refused as refused:
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                (problems if entity is Entity.SALES_ORDER else warnings).append(problem_of(refused, path))
        return CheckReport(
            problems=tuple(problems),
            warnings=tuple(warnings),
            company=platform.settings.sales_org,
            currency=platform.settings.company_currency,
            zone=platform.settings.zone,
            skew=skew_of(link, answer),
            facts={"entities": offered},
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        known = link.facts.get("entities")
        offered = {}
        for entity in _LISTS:
            if known is not None and entity.value not in known:
                continue
            order = entity is Entity.SALES_ORDER
            finds = {KeyKind.NUMBER} if entity is not Entity.STOCK else set()
            finds |= {KeyKind.REFERENCE} if order or entity is Entity.CUSTOMER else set()
            writes = {Operation.CREATE, *_STEPS} if order else set()
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET} | writes),
                incremental=Incremental.NONE if entity is Entity.STOCK else Incremental.MODIFIED,
                page_size=100,
                idempotency=Idempotency.KEY if order else Idempotency.NONE,
                silent_changes=order,
                find_by=frozenset(finds),
            )
        limits = (
            Limit(calls=5, parallel=2),
            *(Limit(bucket=f"{ORDER}{one}", calls=60, per=_MINUTE) for one in ("list", "detail", "singleSave")),
            Limit(bucket=_LISTS[Entity.SHIPMENT], calls=60, per=_MINUTE),
        )
        return Capabilities(entities=offered, events=Events.SIGNED, multi_company=True, limits=limits)

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`. The platform tells no metadata: these are the fields that are read."""
        return tuple(RemoteField(id=one, label=one, type="other") for one in _FIELDS[entity])

    async def _list(
        self,
        platform: Platform,
        entity: Entity,
        filters: Sequence[Mapping[str, Any]],
        *,
        page: int = 1,
        limit: int = 100,
        order: str = "pubts",
    ) -> list[dict[str, Any]]:
        """Rows of a list. The merchants' has its own form: a bare array, narrowed by pubts from and to."""
        body: dict[str, Any]
        if entity is Entity.STOCK:
            body = {"org": platform.settings.stock_org or platform.settings.sales_org}
        elif entity is Entity.CUSTOMER:
            names = {"egt": "beganTime", "elt": "endTime"}
            bounds = {names[str(one["op"])]: one["value1"] for one in filters}
            body = {"pageIndex": page, "pageSize": limit, **bounds}
        else:
            body = {
                "pageIndex": page,
                "pageSize": limit,
                "isSum": False,
                "simpleVOs": list(filters),
                "queryOrders": [{"field": order, "order": "asc"}],
            }
        try:
            data = await platform.call(_LISTS[entity], body)
        except RefusedCall as refused:
            if refused.code == "118001":
                return []
            raise
        rows = data.get("recordList") if isinstance(data, dict) else data
        return [dict(row) for row in rows or ()]

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        platform = Platform(link)
        if entity is Entity.STOCK:
            rows = await self._list(platform, entity, [])
            yield Page(records=tuple(stock_of(row) for row in rows), resume="", last=True)
            return
        zone = zone_of(platform.settings.zone)
        if entity is Entity.CUSTOMER:
            async for page in self._customers(platform, window, int(resume or 1), min(size or 1000, 1000)):
                yield page
            return
        until = [] if window.until is None else [_filter("pubts", "elt", local(window.until, zone))]
        flat: dict[str, list[dict[str, Any]]] = {}

        async def heads(filters: list[dict[str, Any]], order: str, limit: int) -> list[dict[str, Any]]:
            # Rows are flattened to lines: as many pages as it takes to have `limit` documents.
            found: dict[str, list[dict[str, Any]]] = {}
            page = 1
            while len(found) <= limit:
                rows = await self._list(platform, entity, [*filters, *until], page=page, limit=100, order=order)
                for row in rows:
                    found.setdefault(str(row["id"]), []).append(row)
                if len(rows) < 100:
                    break
                page += 1
            chosen = list(found)[:limit]
            flat.update({one: found[one] for one in chosen})
            return [found[one][0] for one in chosen]

        async def since(moment: str | None, limit: int) -> list[dict[str, Any]]:
            return await heads([_filter("pubts", "egt", moment)] if moment else [], "pubts", limit)

        async def within(moment: str, after: str | None, limit: int) -> list[dict[str, Any]]:
            same = [_filter("pubts", "egt", moment), _filter("pubts", "elt", moment)]
            found = sorted(await heads(same, "id", 10**6), key=lambda row: int(row["id"]))
            return [row for row in found if int(row["id"]) > int(after or 0)][:limit]

        keyset = Keyset(
            since=since,
            within=within,
            after=lambda one: (datetime.strptime(one, _SECOND).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(
                _SECOND
            ),
            moment=lambda row: str(row["pubts"])[:19],
            identity=lambda row: str(row["id"]),
        )
        start = local(window.since, zone) if window.since else None
        async for part in walk(keyset, start=start, resume=resume, size=min(size or 100, 100)):
            records = [await self._record(platform, entity, flat[str(row["id"])]) for row in part.rows]
            flat.clear()
            marks = [one.modified_at for one in records if isinstance(one.modified_at, datetime)]
            yield Page(records=tuple(records), resume=part.resume, last=part.last, mark=max(marks, default=None))

    async def _customers(self, platform: Platform, window: Window, page: int, size: int) -> AsyncIterator[Page]:
        zone = zone_of(platform.settings.zone)
        bounds = [] if window.since is None else [_filter("pubts", "egt", local(window.since, zone))]
        bounds += [] if window.until is None else [_filter("pubts", "elt", local(window.until, zone))]
        while True:
            rows = await self._list(platform, Entity.CUSTOMER, bounds, page=page, limit=size)
            records = tuple(customer_of(row, platform.settings) for row in rows)
            marks = [one.modified_at for one in records if isinstance(one.modified_at, datetime)]
            page += 1
            yield Page(records=records, resume=str(page), last=len(rows) < size, mark=max(marks, default=None))
            if len(rows) < size:
                return

    async def _every(self, platform: Platform, field: str, value: str) -> list[Record]:
        found: list[Record] = []
        async for page in self._customers(platform, Window(), 1, 1000):
            found += [one for one in page.records if getattr(one, field) == value]
        return found

    async def _record(self, platform: Platform, entity: Entity, rows: list[dict[str, Any]]) -> Record:
        if entity is Entity.SALES_ORDER:
            return await self._order(platform, str(rows[0]["id"]))
        return shipment_of(list(rows), platform.settings)

    async def _order(self, platform: Platform, external_id: str) -> SalesOrder:
        detail = await platform.call(f"{ORDER}detail", query={"id": external_id})
        if not isinstance(detail, dict) or "id" not in detail:
            raise Refused(NotFound(message=f"order {external_id}"))
        return order_of(detail, platform.settings)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        platform = Platform(link)
        if entity is Entity.SALES_ORDER:
            return await self._order(platform, external_id)
        found: list[Record]
        if entity is Entity.STOCK:
            found = [stock_of(row) for row in await self._list(platform, entity, [])]
        elif entity is Entity.CUSTOMER:
            found = await self._every(platform, "external_id", external_id)
        else:
            rows = await self._list(platform, entity, [_filter("id", "eq", external_id)])
            own = [row for row in rows if str(row["id"]) == external_id]
            found = [await self._record(platform, entity, own)] if own else []
        for record in found:
            if record.external_id == external_id:
                return record
        raise Refused(NotFound(message=f"{entity} {external_id}"))

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`."""
        platform = Platform(link)
        if entity is Entity.CUSTOMER:
            return tuple(await self._every(platform, "external_number", key.value))
        own_number = entity is Entity.SALES_ORDER and key.kind is KeyKind.REFERENCE
        field = "outSysKey" if own_number else "code"
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in await self._list(platform, entity, [_filter(field, "eq", key.value)]):
            if row.get(field) == key.value:
                grouped.setdefault(str(row["id"]), []).append(row)
        return tuple([await self._record(platform, entity, rows) for rows in grouped.values()])

    async def _identified(self, platform: Platform, command: Command) -> Command:
        """The command with products' ids: the platform takes no codes. Its stock tells which id a code has."""
        record = command.record
        if not isinstance(record, SalesOrder):
            return command
        lines = record.lines if isinstance(record.lines, tuple) else ()
        if all(not isinstance(line.product, Ref) or line.product.id for line in lines):
            return command

        async def ask() -> dict[str, str]:
            rows = await self._list(platform, Entity.STOCK, [])
            return {str(row["product_code"]): str(row["product"]) for row in rows if row.get("product")}

        known, made = await _PRODUCTS.get(platform.link, "yonbip.products", ask), []
        for index, line in enumerate(lines):
            product = line.product
            if isinstance(product, Ref) and not product.id:
                if (found := known.get(str(product.code))) is None:
                    message = f"the stock tells no id of the product {product.code}"
                    error = FieldError(message=message, field="productId", line=index)
                    raise Refused(Rejected(message=message, code="unknown-reference", errors=(error,)))
                product = msgspec.structs.replace(product, external_id=found)
            made.append(msgspec.structs.replace(line, product=product))
        return msgspec.structs.replace(command, record=msgspec.structs.replace(record, lines=tuple(made)))

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        platform = Platform(link)
        command = await self._identified(platform, command)
        path, body = _call(platform.settings, command)
        if command.operation is not Operation.CREATE:
            before = await self._order(platform, command.external_id or "")
            if (there := _standing(command, before)) is not None:
                return there
        try:
            data = await platform.call(path, body, effect=True)
        except RefusedCall as refused:
            made = refused.data.get("id") if isinstance(refused.data, dict) else None
            if refused.kind is Kind.DUPLICATE and made:
                return Duplicate(external_id=str(made))
            raise
        external = command.external_id or str(data["id"])
        try:
            record = await self._order(platform, external)
        except Refused:
            return Ok(external_id=external)
        return Ok(
            external_id=external,
            number=record.external_number or None,
            version=record.version or None,
            line_ids=line_ids(command.record, record) if command.operation is Operation.CREATE else {},
            record=record,
        )

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        platform = Platform(link)
        command = await self._identified(platform, command)
        path, body = _call(platform.settings, command)
        return ((await platform.request(path, body, effect=True)).shown(),)

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        """See `Adapter`. The answer is the word success in an envelope of the same kind."""
        own = settings_as(YonBipSettings, link.settings)
        try:
            envelope = json.loads(body)
            verify(own.app_secret, envelope, link.clock.now())
            told = json.loads(decrypt(own.app_secret, own.app_key, str(envelope["encrypt"])))
            kind, event = str(told["type"]), str(told.get("eventId", ""))
        except (ValueError, KeyError, TypeError, AttributeError, EnvelopeError) as error:
            raise Refused(Unauthenticated(message=f"not an event of the platform: {error}")) from None
        entity = next((one for prefix, one in _EVENTS.items() if kind.startswith(prefix)), None)
        content = told.get("content")
        content = json.loads(content) if isinstance(content, str) and content[:1] == "{" else content
        identity = content.get("id") if isinstance(content, dict) else told.get("id")
        hints: tuple[Hint, ...] = ()
        if entity is not None and identity is not None:
            hints = (Hint(entity=entity, external_id=str(identity), event_id=event, deleted="DELETE" in kind),)
        return EventOutcome(hints=hints, reply=_success(own, link), verified=True)


def _success(own: YonBipSettings, link: Link) -> Response:
    encrypted = encrypt(own.app_secret, own.app_key, "success")
    stamp, nonce = str(milliseconds(link.clock.now())), "lading"
    old, _ = signatures(own.app_secret, stamp, nonce, encrypted)
    body = {"msgSignature": old, "timestamp": stamp, "nonce": nonce, "encrypt": encrypted}
    return Response(status=200, headers={"content-type": "application/json"}, body=json.dumps(body).encode())


def _next(moment: str) -> str:
    return (datetime.strptime(moment, _SECOND).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(_SECOND)


def _filter(field: str, operator: str, value: Any) -> dict[str, Any]:
    return {"field": field, "op": operator, "value1": value}


def _call(settings: YonBipSettings, command: Command) -> tuple[str, dict[str, Any]]:
    if command.entity is Entity.SALES_ORDER:
        if command.operation is Operation.CREATE and isinstance(command.record, SalesOrder):
            return f"{ORDER}singleSave", {"data": order_data(settings, command.record, command.key)}
        if command.operation in _STEPS and command.external_id:
            return f"{ORDER}{_STEPS[command.operation]}", {"data": [{"id": command.external_id}]}
    raise Refused(Rejected(message=f"{command.operation} of {command.entity} is not offered", code="not-offered"))


def _standing(command: Command, before: SalesOrder) -> Ok | None:
    beyond = {OrderStatus.APPROVED, OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED, OrderStatus.CLOSED}
    reached = {
        Operation.SUBMIT: {OrderStatus.SUBMITTED, *beyond},
        Operation.APPROVE: beyond,
        Operation.UNAPPROVE: {OrderStatus.DRAFT},
    }[command.operation]
    if before.status not in reached:
        return None
    return Ok(external_id=str(before.external_id), number=before.external_number or None, already=True)
