"""The adapter: check, capabilities, reading and writing of U8.

Documents tell no change date: the last sixty days by their date are read again each time. Lists are paged by position,
so all rows are listed first, again when their count changed meanwhile; orders and deliveries are then fetched one by
one. There are no events, and no call to change an order.
"""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any, Final

from erp_adapters.adapters.yonyou_u8.proxy import NOTHING, Proxy, RefusedCall, U8Settings
from erp_adapters.adapters.yonyou_u8.records import identity_of, record_of
from erp_adapters.adapters.yonyou_u8.writes import STEPS, biz_id, call_of, standing
from erp_adapters.contract.adapter import CheckReport, Command, NaturalKey, Page, Problem, RemoteField, Window
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.calls import attempt, checked, line_ids, problem_of, send, skew_of
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
from erp_adapters.contract.records import Entity, Record, SalesOrder
from erp_adapters.contract.results import (
    Forbidden,
    NotFound,
    Ok,
    Refused,
    Rejected,
    Single,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.contract.spec import Spec, settings_as
from erp_adapters.contract.values import local, zone_of

# What lists and what gives one; None where the row is all there is.
_RESOURCES: Final[Mapping[Entity, tuple[str, str | None]]] = {
    Entity.CUSTOMER: ("customer", "customer"),
    Entity.PRODUCT: ("inventory", "inventory"),
    Entity.SALES_ORDER: ("saleorderlist", "saleorder"),
    Entity.SHIPMENT: ("consignmentlist", "consignment"),
    Entity.STOCK: ("currentstock", None),
}
_WHOLE_ROWS: Final = frozenset({Entity.CUSTOMER, Entity.PRODUCT, Entity.STOCK})
_WRITES: Final[Mapping[Entity, frozenset[Operation]]] = {
    Entity.CUSTOMER: frozenset({Operation.CREATE}),
    Entity.SALES_ORDER: frozenset({Operation.CREATE, *STEPS}),
}
_FIELDS: Final[Mapping[Entity, tuple[str, ...]]] = {
    Entity.CUSTOMER: ("code", "name", "abbrname", "sort_code", "address", "phone", "mobile", "memo", "end_date"),
    Entity.PRODUCT: ("code", "name", "specs", "sort_code", "main_measure", "saunit_code", "ref_sale_price", "tax_rate"),
    Entity.SALES_ORDER: (
        *("code", "date", "typecode", "state", "custcode", "deptcode", "personcode", "dpredatebt", "memo", "verifier"),
        *("closer", *(f"define{one}" for one in range(1, 17))),
    ),
    Entity.SHIPMENT: ("code", "date", "state", "custcode", "deptcode", "remark", "verifier"),
    Entity.STOCK: ("whcode", "whname", "invcode", "invname", "batch", "qty", "availqty", "inqty"),
}
_PAGE: Final = 200
_WINDOW: Final = timedelta(days=60)
_LISTINGS: Final = 4


class U8Adapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="yonyou_u8", title="用友 U8+", versions="12 and later", struct=U8Settings, docs="docs/erp/yonyou_u8.md"
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        proxy = Proxy(link)
        await proxy.forget()
        answer = await send(link, await proxy.request("/api/customer/batch_get", {"rows_per_page": "1"}))
        problems: list[Problem] = []
        warnings: list[Problem] = []
        offered: list[str] = []
        for entity, (resource, _) in _RESOURCES.items():
            try:
                await self._page(proxy, resource, {"page_index": "1", "rows_per_page": "1"})
                offered.append(entity.value)
            except Refused as refused:
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                (problems if entity is Entity.SALES_ORDER else warnings).append(problem_of(refused, resource))
        return CheckReport(
            problems=tuple(problems),
            warnings=tuple(warnings),
            company=proxy.settings.to_account,
            currency=proxy.settings.company_currency,
            zone=proxy.settings.zone,
            skew=skew_of(link, answer),
            facts={"entities": offered},
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        known = link.facts.get("entities")
        own = settings_as(U8Settings, link.settings).company_currency
        offered = {}
        for entity in _RESOURCES:
            if known is not None and entity.value not in known:
                continue
            writes = _WRITES.get(entity, frozenset())
            finds = set() if entity is Entity.STOCK else {KeyKind.NUMBER}
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET}) | writes,
                incremental=Incremental.NONE if entity in _WHOLE_ROWS else Incremental.DOCUMENT_DATE,
                granularity=timedelta(days=1),
                overlap=_WINDOW,
                window=_WINDOW,
                page_size=_PAGE,
                idempotency=Idempotency.KEY if writes else Idempotency.NONE,
                silent_changes=entity not in _WHOLE_ROWS,
                find_by=frozenset(finds | ({KeyKind.REFERENCE} if writes else set())),
                currencies=frozenset({own}) if entity is Entity.SALES_ORDER else None,
            )
        return Capabilities(entities=offered, limits=(Limit(calls=5, parallel=2),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`. The interface tells no metadata: these are the fields that are read."""
        return tuple(RemoteField(id=one, label=one, type="other", custom="define" in one) for one in _FIELDS[entity])

    async def _page(self, proxy: Proxy, resource: str, query: Mapping[str, str]) -> Mapping[str, Any]:
        """A page of a list; that nothing matches is an empty list."""
        try:
            return await proxy.call(f"/api/{resource}/batch_get", query)
        except RefusedCall as refused:
            if refused.code == NOTHING:
                return {resource: []}
            raise

    async def _rows(self, proxy: Proxy, entity: Entity, query: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
        """All rows of a list, by id. A list whose count changed while it was paged is listed again."""
        resource = _RESOURCES[entity][0]
        for _ in range(_LISTINGS):
            found: dict[str, Mapping[str, Any]] = {}
            counts: set[int] = set()
            page = 1
            while True:
                asked = {**query, "page_index": str(page), "rows_per_page": str(_PAGE)}
                told = await self._page(proxy, resource, asked)
                rows = told.get(resource)
                if not isinstance(rows, list):
                    raise Refused(Unavailable(message="a list without rows"))
                found |= {identity_of(entity, row): row for row in rows}
                counts.add(int(told.get("row_count") or 0))
                if page >= int(told.get("page_count") or 1):
                    break
                page += 1
            if counts == {len(found)}:
                return dict(sorted(found.items()))
        raise Refused(Unavailable(message="the list changes faster than it can be read"))

    def _query(self, proxy: Proxy, entity: Entity, window: Window) -> dict[str, str]:
        if entity in _WHOLE_ROWS:
            return {}
        zone = zone_of(proxy.settings.zone)
        query = {"date_begin": local(window.since, zone, "%Y-%m-%d")} if window.since is not None else {}
        if window.until is not None:
            query["date_end"] = local(window.until, zone, "%Y-%m-%d")
        return query

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        proxy = Proxy(link)
        rows = await self._rows(proxy, entity, self._query(proxy, entity, window))
        waiting = [one for one in rows if one > (resume or "")]
        wanted, start, behind = min(size or _PAGE, _PAGE), 0, resume or ""
        while True:
            part, start = waiting[start : start + wanted], start + wanted
            records = []
            for one in part:
                if entity in _WHOLE_ROWS:
                    records.append(record_of(entity, rows[one], proxy.settings))
                elif (record := await self._there(proxy, entity, one)) is not None:
                    records.append(record)
            behind = part[-1] if part else behind
            yield Page(records=tuple(records), resume=behind, last=start >= len(waiting))
            if start >= len(waiting):
                return

    async def _there(self, proxy: Proxy, entity: Entity, code: str) -> Record | None:
        resource = _RESOURCES[entity][1]
        try:
            told = await proxy.call(f"/api/{resource}/get", {"id": code})
        except Refused as refused:
            if isinstance(refused.result, NotFound):
                return None
            raise
        doc = told.get(str(resource))
        doc = doc[0] if isinstance(doc, list) and doc else doc
        if not isinstance(doc, Mapping) or str(doc.get("code")) != code:
            return None
        return record_of(entity, doc, proxy.settings)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        proxy = Proxy(link)
        record: Record | None
        if entity is Entity.STOCK:
            row = (await self._rows(proxy, entity, {})).get(external_id)
            record = None if row is None else record_of(entity, row, proxy.settings)
        else:
            record = await self._there(proxy, entity, external_id)
        if record is None:
            raise Refused(NotFound(message=f"{entity} {external_id}"))
        return record

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`. From the list alone."""
        yield tuple(await self._rows(Proxy(link), entity, {}))

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`. Our number of an order stands in the field of its head that the settings name."""
        proxy = Proxy(link)
        if entity is not Entity.SALES_ORDER or key.kind is KeyKind.NUMBER:
            record = await self._there(proxy, entity, key.value)
            return () if record is None else (record,)
        rows = await self._rows(proxy, entity, {proxy.settings.number_field: key.value})
        found = [await self._there(proxy, entity, one) for one in rows]
        return tuple(one for one in found if one is not None and one.reference == key.value)

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        proxy = Proxy(link)
        path, body = call_of(proxy.settings, command)
        if command.operation is not Operation.CREATE:
            before = await self.get(link, Entity.SALES_ORDER, command.external_id or "")
            if isinstance(before, SalesOrder) and (there := standing(command, before)) is not None:
                return there
        told = await proxy.call(path, await self._identified(proxy, command), body, effect=True)
        made = command.external_id or str(told.get("id") or "")
        if not made:
            # Taken on and not done yet: the repeat carries the same biz_id and gives what came of it.
            return UnknownOutcome(message=f"taken on as {told.get('tradeid')}")
        try:
            record = await self._there(proxy, command.entity, made)
        except Refused:
            record = None
        if record is None:
            return Ok(external_id=made)
        lines = line_ids(command.record, record) if command.operation is Operation.CREATE else {}
        return Ok(external_id=made, number=record.external_number or None, line_ids=lines, record=record)

    async def _identified(self, proxy: Proxy, command: Command) -> dict[str, str]:
        own = {"biz_id": biz_id(command)} if command.operation is Operation.CREATE else {"tradeid": await proxy.once()}
        return {**own, "sync": "1"}

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        proxy = Proxy(link)
        path, body = call_of(proxy.settings, command)
        query = await self._identified(proxy, command)
        return ((await proxy.request(path, query, body, effect=True)).shown(),)
