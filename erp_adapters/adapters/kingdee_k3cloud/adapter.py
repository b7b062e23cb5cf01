"""The adapter: check, capabilities, reading and writing of K3Cloud.

States: Z parked, A created, B in approval, C approved, D reopened; close and cancel are states of their own. There is
no idempotency key: FNetOrderBillNo (a customer's FNumber) is looked up before every create.
"""

import json
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from erp_adapters.adapters.kingdee_k3cloud.forms import (
    FORMS,
    SEPARATOR,
    Form,
    Known,
    external_id,
    record_of,
)
from erp_adapters.adapters.kingdee_k3cloud.steps import entity as saved_entity
from erp_adapters.adapters.kingdee_k3cloud.steps import fields as described
from erp_adapters.adapters.kingdee_k3cloud.steps import kept as staying
from erp_adapters.adapters.kingdee_k3cloud.steps import standing
from erp_adapters.adapters.kingdee_k3cloud.webapi import (
    CLOCK,
    ERRORS,
    MOST_ROWS,
    K3Settings,
    RefusedCall,
    WebApi,
    facts_of,
    question,
    quoted,
)
from erp_adapters.adapters.kingdee_k3cloud.writes import OPERATIONS, STEPS, call_of, model_of
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
from erp_adapters.contract.cache import Cache
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
from erp_adapters.contract.errors import classify, failure
from erp_adapters.contract.http import Request
from erp_adapters.contract.outside import Link
from erp_adapters.contract.paging import Keyset, walk
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import (
    Duplicate,
    Forbidden,
    NotFound,
    Ok,
    Partial,
    Refused,
    Rejected,
    Single,
)
from erp_adapters.contract.spec import Spec
from erp_adapters.contract.values import zone_of

_SECOND: Final = "%Y-%m-%d %H:%M:%S"
_META: Final[Cache[tuple[RemoteField, ...]]] = Cache()
_WRITES: Final[Mapping[Entity, frozenset[Operation]]] = {
    Entity.CUSTOMER: frozenset({Operation.CREATE, Operation.UPDATE, Operation.SUBMIT, Operation.APPROVE}),
    Entity.SALES_ORDER: frozenset({Operation.CREATE, Operation.UPDATE, *STEPS, *OPERATIONS}),
}
_BATCH: Final = 20


class K3CloudAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="kingdee_k3cloud",
            title="金蝶云星空 Kingdee K3Cloud",
            versions="7.3–8",
            struct=K3Settings,
            docs="docs/erp/kingdee_k3cloud.md",
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        api = WebApi(link)
        await link.tokens.drop("k3.session")
        data = {"FormId": "BD_Currency", "FieldKeys": "FNumber", "FilterString": "", "OrderString": "", "StartRow": 0,
                "Limit": 1, "TopRowCount": 0}  # fmt: skip
        try:
            await api.call("ExecuteBillQuery", None, data, effect=False)
            answer = await send(link, await api.request("ExecuteBillQuery", None, data, effect=False))
        except RefusedCall as refused:
            if refused.code == CLOCK:
                return CheckReport(problems=(Problem(reason=Reason.CLOCK, message=refused.result.message),))
            raise
        where = f"FNumber = {quoted(api.settings.org_num)}"
        orgs = await api.rows("ORG_Organizations", ("FNumber", "FName"), where, "FNumber", limit=1)
        if not orgs:
            return CheckReport(problems=(Problem(reason=Reason.COMPANY, subject=api.settings.org_num),))
        problems: list[Problem] = []
        warnings: list[Problem] = []
        offered: list[str] = []
        for entity, form in FORMS.items():
            try:
                await api.rows(form.id, form.identity[:1], "", form.identity[0], limit=1)
                offered.append(entity.value)
            except Refused as refused:
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                found = problem_of(refused, form.id)
                (problems if entity in {Entity.CUSTOMER, Entity.PRODUCT, Entity.SALES_ORDER} else warnings).append(
                    found
                )
        return CheckReport(
            problems=tuple(problems),
            warnings=tuple(warnings),
            user=api.settings.user_name,
            company=str(orgs[0]["FName"]),
            companies={str(orgs[0]["FNumber"]): str(orgs[0]["FName"])},
            zone=api.settings.zone,
            skew=skew_of(link, answer),
            facts={"entities": offered},
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        known = link.facts.get("entities")
        offered = {}
        for entity, form in FORMS.items():
            if known is not None and entity.value not in known:
                continue
            writes = _WRITES.get(entity, frozenset())
            finds = {KeyKind.NUMBER} if form.number else set()
            finds |= {KeyKind.REFERENCE} if form.reference else set()
            finds |= {KeyKind.NAME, KeyKind.TAX_ID} if entity is Entity.CUSTOMER else set()
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET}) | writes,
                incremental=Incremental.MODIFIED if form.modified else Incremental.NONE,
                granularity=timedelta(seconds=1),
                overlap=timedelta(minutes=10),
                page_size=500,
                idempotency=Idempotency.QUERY_BEFORE if writes else Idempotency.NONE,
                batch=_BATCH if entity is Entity.SALES_ORDER else 1,
                silent_changes=entity in {Entity.SALES_ORDER, Entity.INVOICE, Entity.PRODUCTION},
                find_by=frozenset(finds),
            )
        return Capabilities(entities=offered, multi_company=True, limits=(Limit(calls=5, parallel=2),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`. From QueryBusinessInfo; where that is not allowed, the fields that are read."""
        form = FORMS[entity]

        async def ask() -> tuple[RemoteField, ...]:
            try:
                told = await WebApi(link).form("QueryBusinessInfo", form.id, {"FormId": form.id}, effect=False)
            except Refused as refused:
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                told = {}
            found = {(field.line, field.id): field for field in described(told.get("NeedReturnData"), line=False)}
            if not found:
                plain = ((one, False) for one in form.fields)
                lines = ((one, True) for one in form.lines)
                found = {
                    (line, one): RemoteField(id=one, label=one, type="other", line=line)
                    for one, line in (*plain, *lines)
                }
            return tuple(found.values())

        return await _META.get(link, f"k3.{entity}", ask)

    async def _wanted(self, link: Link, entity: Entity) -> tuple[str, ...]:
        form = FORMS[entity]
        extra = [*form.extra, *([form.modifier] if form.modified else [])]
        if extra:
            known = {field.id.upper() for field in await self.describe(link, entity)}
            extra = [one for one in extra if one.partition(".")[0].upper() in known]
        own = [*form.identity, *([form.modified] if form.modified else []), *form.fields, *extra]
        lines = [form.line_key, *form.lines] if form.line_key else []
        return tuple(dict.fromkeys([*own, *lines]))

    def _where(self, api: WebApi, form: Form, *conditions: str) -> str:
        own = [f"{form.org} = {quoted(api.settings.org_num)}"] if form.org else []
        return " AND ".join([*own, *conditions])

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        form = FORMS[entity]
        wanted = min(size or 500, 500)
        if not form.modified:
            async for page in self._by_identity(link, entity, resume, wanted):
                yield page
            return
        api, zone = WebApi(link), zone_of(WebApi(link).settings.zone)
        until = [] if window.until is None else [f"FModifyDate < {quoted(_next(_local(window.until, zone)))}"]
        fields, key = (form.key, form.modified), form.key

        async def heads(conditions: list[str], order: str, limit: int) -> list[dict[str, Any]]:
            # Headers alone are one row a document; where a server repeats them for each line, once is enough.
            found: dict[str, dict[str, Any]] = {}
            start = 0
            while len(found) < limit:
                rows = await api.rows(
                    form.id, fields, self._where(api, form, *until, *conditions), order, start=start, limit=limit
                )
                start += len(rows)
                for row in rows:
                    found.setdefault(str(row[key]), row)
                if len(rows) < limit:
                    break
            return list(found.values())[:limit]

        async def since(moment: str | None, limit: int) -> list[dict[str, Any]]:
            later = [f"FModifyDate >= {quoted(moment)}"] if moment else []
            return await heads(later, f"FModifyDate,{key}", limit)

        async def within(moment: str, after: str | None, limit: int) -> list[dict[str, Any]]:
            inside = [f"FModifyDate >= {quoted(moment)}", f"FModifyDate < {quoted(_next(moment))}"]
            return await heads([*inside, f"{key} > {int(after or 0)}"], key, limit)

        keyset = Keyset(
            since=since,
            within=within,
            after=_next,
            moment=lambda row: str(row["FModifyDate"])[:19].replace("T", " "),
            identity=lambda row: str(row[key]),
        )
        start = _local(window.since, zone) if window.since else None
        async for part in walk(keyset, start=start, resume=resume, size=wanted):
            records = await self._documents(link, entity, [str(row[key]) for row in part.rows])
            marks = [record.modified_at for record in records if isinstance(record.modified_at, datetime)]
            yield Page(records=records, resume=part.resume, last=part.last, mark=max(marks, default=None))

    async def _by_identity(self, link: Link, entity: Entity, resume: str | None, size: int) -> AsyncIterator[Page]:
        # Base data and stock have no change date; their keys do not move, so pages by position hold.
        api, form, fields = WebApi(link), FORMS[entity], await self._wanted(link, entity)
        start = int(json.loads(resume)) if resume else 0
        while True:
            rows = await api.rows(
                form.id, fields, self._where(api, form), ",".join(form.identity), start=start, limit=size
            )
            start += len(rows)
            records = tuple(record_of(entity, (row,), self._known(api)) for row in rows)
            yield Page(records=records, resume=json.dumps(start), last=len(rows) < size)
            if len(rows) < size:
                return

    def _known(self, api: WebApi) -> Known:
        codes = {number: code for code, number in api.settings.numbers.items()}
        return Known(zone=zone_of(api.settings.zone), codes=codes)

    async def _documents(self, link: Link, entity: Entity, ids: Sequence[str]) -> tuple[Record, ...]:
        form = FORMS[entity]
        numbers = [one for one in ids if one.isdigit() and len(one) < 19]
        if not numbers:
            return ()
        return await self._query(link, entity, f"{form.key} in ({','.join(numbers)})", ids)

    async def _query(
        self, link: Link, entity: Entity, condition: str, order: Sequence[str] | None = None
    ) -> tuple[Record, ...]:
        api, form = WebApi(link), FORMS[entity]
        sorting = ",".join([*form.identity, *([form.line_key] if form.line_key else [])])
        rows = await api.all_rows(form.id, await self._wanted(link, entity), self._where(api, form, condition), sorting)
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            grouped.setdefault(external_id(form, row), []).append(row)
        names: Iterable[str] = grouped if order is None else (one for one in order if one in grouped)
        return tuple(record_of(entity, grouped[one], self._known(api)) for one in names)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        found = await self.get_many(link, entity, (external_id,))
        if not found:
            raise Refused(NotFound(message=f"{FORMS[entity].id} {external_id}"))
        return found[0]

    async def get_many(self, link: Link, entity: Entity, external_ids: Sequence[str]) -> tuple[Record, ...]:
        """See `Adapter`."""
        form = FORMS[entity]
        if form.modified:
            return await self._documents(link, entity, external_ids)
        found: list[Record] = []
        for one in external_ids:
            parts = one.split(SEPARATOR)
            if len(parts) == len(form.identity):
                pairs = zip(form.identity, parts, strict=True)
                found += await self._query(
                    link, entity, " AND ".join(f"{name} = {quoted(value)}" for name, value in pairs)
                )
        return tuple(found)

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`."""
        api, form, last = WebApi(link), FORMS[entity], 0
        if not form.modified:
            async for page in self._by_identity(link, entity, None, MOST_ROWS):
                yield tuple(str(record.external_id) for record in page.records)
            return
        while True:
            where = self._where(api, form, f"{form.key} > {last}")
            rows = await api.rows(form.id, (form.key,), where, form.key)
            yield tuple(dict.fromkeys(str(row[form.key]) for row in rows))
            if len(rows) < MOST_ROWS:
                return
            last = int(rows[-1][form.key])

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`."""
        form = FORMS[entity]
        field = {
            KeyKind.REFERENCE: form.reference,
            KeyKind.NUMBER: form.number,
            KeyKind.NAME: "FName",
            KeyKind.TAX_ID: "FTAXREGISTERCODE",
        }[key.kind]
        return await self._query(link, entity, f"{field} = {quoted(key.value)}") if field else ()

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        api = WebApi(link)
        kept: tuple[str, ...] = ()
        if command.operation is Operation.CREATE:
            if (known := await self._existing(link, command)) is not None:
                return known
        else:
            before = await self.get(link, command.entity, command.external_id or "")
            if (there := standing(command, before)) is not None:
                return there
            kept = staying(command, before)
        call = call_of(api.settings, command, kept)
        try:
            result = await api.form(call.method, call.form, call.data, **call.more)
        except RefusedCall as refused:
            if (asked := question(refused)) is not None:
                return asked
            raise
        if command.operation is Operation.DELETE:
            return Ok(external_id=command.external_id or "")
        made = command.external_id or str(result.get("Id") or saved_entity(result).get("Id") or "")
        return await self._done(link, command, made)

    async def _existing(self, link: Link, command: Command) -> Duplicate | None:
        reference = command.record.reference if command.record else None
        if not isinstance(reference, str):
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

    async def _done(self, link: Link, command: Command, external: str) -> Ok:
        try:
            record = await self.get(link, command.entity, external)
        except Refused:
            return Ok(external_id=external)
        lines = line_ids(command.record, record) if command.operation is Operation.CREATE else {}
        return Ok(
            external_id=external,
            number=record.external_number or None,
            version=record.version or None,
            line_ids=lines,
            record=record,
        )

    async def write_many(self, link: Link, commands: Sequence[Command]) -> Partial:
        """See `Adapter`. New orders go in one BatchSave, which says by DIndex which of them failed."""
        if len(commands) < 2 or any(
            command.operation is not Operation.CREATE or command.entity is not Entity.SALES_ORDER
            for command in commands
        ):
            return await super().write_many(link, commands)
        results: dict[int, Single] = {}
        models: list[tuple[int, dict[str, Any]]] = []
        api = WebApi(link)
        for index, command in enumerate(commands):
            try:
                known = await self._existing(link, command)
                if known is not None:
                    results[index] = known
                else:
                    models.append((index, model_of(api.settings, command.entity, command.record, new=True)))
            except Refused as refused:
                results[index] = refused.result
        if models:
            results |= await self._batch(link, commands, models)
        return Partial(results=tuple(results[index] for index in range(len(commands))))

    async def _batch(
        self, link: Link, commands: Sequence[Command], models: Sequence[tuple[int, dict[str, Any]]]
    ) -> dict[int, Single]:
        data = {
            "IsDeleteEntry": "false",
            "ValidateFlag": "true",
            "NumberSearch": "true",
            "BatchCount": 0,
            "Model": [model for _, model in models],
        }
        try:
            result = await WebApi(link).form("BatchSave", FORMS[Entity.SALES_ORDER].id, data)
            status: Mapping[str, Any] = result.get("ResponseStatus") or {}
        except RefusedCall as refused:
            if not refused.status:
                return {index: refused.result for index, _ in models}
            status = refused.status
        except Refused as refused:
            return {index: refused.result for index, _ in models}
        saved = {int(one["DIndex"]): one for one in status.get("SuccessEntitys") or ()}
        results: dict[int, Single] = {}
        for position, (index, _) in enumerate(models):
            if position in saved:
                results[index] = await self._done(link, commands[index], str(saved[position]["Id"]))
            else:
                facts = facts_of(status, position)
                results[index] = failure(classify(ERRORS, facts), facts, effect=True)
        return results

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        api = WebApi(link)
        kept: tuple[str, ...] = ()
        if command.operation is Operation.UPDATE:
            kept = staying(command, await self.get(link, command.entity, command.external_id or ""))
        call = call_of(api.settings, command, kept)
        return ((await api.request(call.method, call.form, call.data, effect=True, **call.more)).shown(),)


def _local(value: datetime, zone: Any) -> str:
    return value.astimezone(zone).strftime(_SECOND)


def _next(moment: str) -> str:
    return (datetime.strptime(moment, _SECOND).replace(tzinfo=UTC) + timedelta(seconds=1)).strftime(_SECOND)
