"""The adapter: check, capabilities, reading and writing of Odoo.

States: draft and sent are a quotation; action_confirm makes it an order (state sale) and its picking; `locked` (17+)
bars changes; action_cancel works over RPC even after full delivery, so a delivered order is only cancelled when a
person confirmed it. Actions are not idempotent: the state is read first, and "already there" is success.
"""

import json
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

import msgspec

from erp_adapters.adapters.odoo.models import MODELS
from erp_adapters.adapters.odoo.records import Row
from erp_adapters.adapters.odoo.rpc import Call, Rpc
from erp_adapters.adapters.odoo.settings import OdooSettings
from erp_adapters.adapters.odoo.source import Source, next_second, second
from erp_adapters.adapters.odoo.writes import ACTIONS, calls_of
from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    EventOutcome,
    Hint,
    NaturalKey,
    Page,
    Problem,
    Reason,
    RemoteField,
    Window,
)
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.calls import attempt, checked, line_ids, skew_of
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
from erp_adapters.contract.http import Request, Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.paging import Keyset, walk
from erp_adapters.contract.records import Entity, OrderStatus, Record, SalesOrder
from erp_adapters.contract.references import with_ids
from erp_adapters.contract.results import (
    Duplicate,
    Forbidden,
    NeedsConfirmation,
    NotFound,
    Ok,
    Refused,
    Rejected,
    Single,
)
from erp_adapters.contract.spec import Spec

MODULE: Final = "lading"  # of our external ids in ir.model.data
_TYPES: Final = {
    "char": "text", "text": "text", "html": "text", "float": "number", "integer": "number", "monetary": "money",
    "boolean": "flag", "date": "date", "datetime": "moment", "many2one": "reference", "selection": "choice",
    "one2many": "lines",
}  # fmt: skip
_WRITES: Final[Mapping[Entity, frozenset[Operation]]] = {
    Entity.CUSTOMER: frozenset({Operation.CREATE, Operation.UPDATE}),
    Entity.CONTACT: frozenset({Operation.CREATE, Operation.UPDATE}),
    Entity.SALES_ORDER: frozenset({Operation.CREATE, Operation.UPDATE, *ACTIONS}),
}
_RIGHTS_OF_WRITING: Final = ("read", "create", "write", "unlink")
_REACHED: Final = {Operation.APPROVE: {"sale", "done"}, Operation.CANCEL: {"cancel"}}


class OdooAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(name="odoo", title="Odoo", versions="14–19", struct=OdooSettings, docs="docs/erp/odoo.md")

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        rpc = Rpc(link)
        (major, minor), version, answer = await rpc.version()
        skew = skew_of(link, answer)
        if major < 14:
            problem = Problem(reason=Reason.VERSION, subject="14", message=version)
            return CheckReport(problems=(problem,), version=version, skew=skew)
        link = msgspec.structs.replace(link, facts={**link.facts, "major": major, "minor": minor})
        source = Source(link)
        await link.tokens.drop("odoo.uid")
        wanted = ["name", "login", "email", "tz", "company_id", "company_ids"]
        users = await source.rpc(
            "res.users", "search_read", domain=[["login", "=", source.rpc.settings.login]], fields=wanted
        )
        companies = await source.rpc("res.company", "search_read", domain=[], fields=["name", "currency_id"])
        names = {str(row["id"]): str(row["name"]) for row in companies}
        chosen = source.rpc.settings.company_id
        if chosen and chosen not in names:
            return CheckReport(problems=(Problem(reason=Reason.COMPANY, subject=chosen),), version=version, skew=skew)
        user: Mapping[str, Any] = users[0] if users else {}
        own = str(user["company_id"][0]) if user.get("company_id") else next(iter(names), "")
        company = chosen or own
        currency = next((row["currency_id"][1] for row in companies if str(row["id"]) == company), "")
        missing = await _lacking(source)
        if user and not user.get("email"):
            # Odoo posts a message when a confirmed order changes, and refuses to without a sender.
            missing.append(Problem(reason=Reason.MISSING, subject="res.users.email"))
        needed = {"res.partner", "product.product", "sale.order"}
        zone = str(user.get("tz") or "UTC")
        return CheckReport(
            problems=tuple(problem for problem in missing if problem.subject in needed),
            warnings=tuple(problem for problem in missing if problem.subject not in needed),
            version=version,
            user=str(user.get("name") or source.rpc.settings.login),
            company=names.get(company, ""),
            companies=names,
            currency=str(currency),
            zone=zone,
            skew=skew,
            facts={"major": major, "minor": minor, "zone": zone},
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`. What is not installed is not offered."""
        source = Source(link)
        offered = {}
        for entity, model in MODELS.items():
            writes = _WRITES.get(entity, frozenset())
            rights = await source.rights(model.name, _RIGHTS_OF_WRITING if writes else ("read",))
            if "read" not in rights:
                continue
            writes = writes if "write" in rights else writes & {Operation.CREATE}
            writes -= set() if "create" in rights else {Operation.CREATE}
            writes -= set() if "unlink" in rights else {Operation.DELETE}
            if "locked" not in await source.fields("sale.order"):
                writes -= {Operation.LOCK, Operation.UNLOCK}
            finds = {KeyKind.NUMBER} if model.number else set()
            finds |= {KeyKind.REFERENCE} if source.reference(entity) or entity in _WRITES else set()
            finds |= {KeyKind.TAX_ID, KeyKind.NAME} if entity is Entity.CUSTOMER else set()
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET}) | writes,
                incremental=Incremental.MODIFIED,
                granularity=timedelta(seconds=1),
                overlap=timedelta(minutes=5),
                page_size=200,
                idempotency=Idempotency.QUERY_BEFORE if Operation.CREATE in writes else Idempotency.NONE,
                silent_changes=entity in {Entity.SALES_ORDER, Entity.CUSTOMER, Entity.INVOICE, Entity.CREDIT},
                find_by=frozenset(finds),
            )
        return Capabilities(entities=offered, events=Events.HINT, multi_company=True, limits=(Limit(parallel=4),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`."""
        source, model = Source(link), MODELS[entity]
        found = [_described(name, field) for name, field in (await source.fields(model.name)).items()]
        if entity is Entity.SALES_ORDER:
            lines = (await source.fields(model.lines)).items()
            found += [msgspec.structs.replace(_described(name, field), line=True) for name, field in lines]
        return tuple(found)

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        source = Source(link)
        base = source.domain(entity)
        if window.until is not None:
            base.append(["write_date", "<", next_second(second(window.until))])

        async def since(moment: str | None, limit: int) -> list[Row]:
            domain = [*base, ["write_date", ">=", moment]] if moment else base
            return await source.rows(entity, domain, order="write_date, id", limit=limit)

        async def within(moment: str, after: str | None, limit: int) -> list[Row]:
            domain = [*base, ["write_date", ">=", moment], ["write_date", "<", next_second(moment)]]
            return await source.rows(entity, [*domain, ["id", ">", int(after or 0)]], order="id", limit=limit)

        keyset = Keyset(
            since=since,
            within=within,
            after=next_second,
            moment=lambda row: str(row["write_date"]),
            identity=lambda row: str(row["id"]),
        )
        start = second(window.since) if window.since else None
        async for part in walk(keyset, start=start, resume=resume, size=min(size or 200, 200)):
            records = await source.records(entity, part.rows)
            marks = [record.modified_at for record in records if record.modified_at]
            yield Page(records=records, resume=part.resume, last=part.last, mark=max(marks, default=None))

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        found = await self.get_many(link, entity, (external_id,))
        if not found:
            raise Refused(NotFound(message=f"{MODELS[entity].name} {external_id}"))
        return found[0]

    async def get_many(self, link: Link, entity: Entity, external_ids: Sequence[str]) -> tuple[Record, ...]:
        """See `Adapter`."""
        source = Source(link)
        numbers = [int(one) for one in external_ids if one.isdigit() and int(one) < 2**31]
        rows = await source.rows(entity, [*source.domain(entity), ["id", "in", numbers]], order="id") if numbers else []
        return await source.records(entity, rows)

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`."""
        source, last = Source(link), 0
        while True:
            rows = await source.rpc(
                MODELS[entity].name,
                "search_read",
                domain=[*source.domain(entity), ["id", ">", last]],
                fields=["id"],
                order="id",
                limit=2000,
                context={"active_test": False},
            )
            yield tuple(str(row["id"]) for row in rows)
            if len(rows) < 2000:
                return
            last = rows[-1]["id"]

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`. By reference: the field that holds it."""
        source, model = Source(link), MODELS[entity]
        field = {
            KeyKind.REFERENCE: source.reference(entity),
            KeyKind.NUMBER: model.number,
            KeyKind.TAX_ID: "vat",
            KeyKind.NAME: "name",
        }[key.kind]
        if not field:
            return ()
        rows = await source.rows(entity, [*source.domain(entity), [field, "=", key.value]], order="id", limit=20)
        return await source.records(entity, rows)

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        source = Source(link)
        command = await with_ids(self, link, command)
        if command.operation is Operation.CREATE:
            return await self._create(source, command)
        if command.external_id is None:
            return Rejected(message="no id", code="bad-command")
        if command.operation in ACTIONS and command.operation is not Operation.DELETE:
            before = await self._standing(source, command)
            if before is not None:
                return before
        (call,) = await calls_of(source, command, MODELS[command.entity].name)
        answer = await source.rpc(call.model, call.method, call.ids, **call.named)
        if isinstance(answer, dict) and answer.get("res_model"):
            # A wizard instead of a deed.
            return NeedsConfirmation(
                code=str(answer["res_model"]), message=str(answer.get("name") or answer["res_model"])
            )
        if command.operation is Operation.DELETE:
            return Ok(external_id=command.external_id)
        return await self._done(link, command, command.external_id)

    async def _create(self, source: Source, command: Command) -> Single:
        record = command.record
        if record is None:
            return Rejected(message="nothing to create", code="bad-command")
        model = MODELS[command.entity].name
        known = await self._known(source, command)
        if known is not None:
            return Duplicate(external_id=known)
        (call,) = await calls_of(source, command, model)
        try:
            (made,) = await source.rpc(call.model, call.method, **call.named)
        except Refused as refused:
            if isinstance(refused.result, NotFound):  # not the record, which is new: one that it names
                return Rejected(message=refused.result.message, code="unknown-reference")
            raise
        await self._name(source, command, made)
        return await self._done(source.link, command, str(made))

    async def _known(self, source: Source, command: Command) -> str | None:
        domain = [["module", "=", MODULE], ["name", "=", _external(command)]]
        try:
            rows = await source.rpc("ir.model.data", "search_read", domain=domain, fields=["res_id"])
        except Refused as refused:
            if not isinstance(refused.result, Forbidden | NotFound):
                raise
            rows = []
        if rows:
            return str(rows[0]["res_id"])
        # The record may have been made and its external id not: its reference tells.
        field, value = source.reference(command.entity), command.record.reference if command.record else None
        if not field or not isinstance(value, str):
            return None
        found = await source.rows(
            command.entity, [*source.domain(command.entity), [field, "=", value]], order="id", limit=1
        )
        return str(found[0]["id"]) if found else None

    async def _name(self, source: Source, command: Command, made: int) -> None:
        values = {"module": MODULE, "name": _external(command), "model": MODELS[command.entity].name, "res_id": made}
        try:
            await source.rpc("ir.model.data", "create", vals_list=[values])
        except Refused:
            # Only administrators may; the reference is the other way to find the record.
            return

    async def _standing(self, source: Source, command: Command) -> Single | None:
        found = await source.rows(command.entity, [["id", "=", int(command.external_id or 0)]], order="id", limit=1)
        if not found:
            return NotFound(message=f"sale.order {command.external_id}")
        row = found[0]
        (record,) = await source.records(command.entity, found)
        locked = bool(row.get("locked"))
        reached = (
            row.get("state") in _REACHED.get(command.operation, ())
            or (command.operation is Operation.LOCK and locked)
            or (command.operation is Operation.UNLOCK and not locked)
        )
        if reached:
            return Ok(external_id=str(row["id"]), number=str(row["name"]), version=str(row["write_date"]), already=True)
        delivered = {OrderStatus.SHIPPED, OrderStatus.PARTIALLY_SHIPPED}
        shipped = isinstance(record, SalesOrder) and record.status in delivered
        if command.operation is Operation.CANCEL and shipped and "delivered" not in command.confirmed:
            return NeedsConfirmation(code="delivered", message=f"{row['name']} has been delivered, wholly or in part")
        return None

    async def _done(self, link: Link, command: Command, external_id: str) -> Ok:
        try:
            record = await self.get(link, command.entity, external_id)
        except Refused:
            return Ok(external_id=external_id)  # done; what it looks like now is told another time
        lines = line_ids(command.record, record) if command.operation is Operation.CREATE else {}
        return Ok(
            external_id=external_id,
            number=record.external_number or None,
            version=record.version or None,
            line_ids=lines,
            record=record,
        )

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        source = Source(link)
        command = await with_ids(self, link, command)
        calls: tuple[Call, ...] = await calls_of(source, command, MODELS[command.entity].name)
        return tuple([(await source.rpc.request(call)).shown() for call in calls])

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        """See `Adapter`. Odoo's webhooks carry no signature: the secret is in the address they are sent to."""
        try:
            told = json.loads(body)
            model, identity = str(told["_model"]), str(int(told["_id"]))
        except (ValueError, KeyError, TypeError):
            raise Refused(Rejected(message="not an event of Odoo")) from None
        hints = tuple(Hint(entity=entity, external_id=identity) for entity, one in MODELS.items() if one.name == model)
        return EventOutcome(hints=hints, reply=Response(status=200), verified=False)


async def _lacking(source: Source) -> list[Problem]:
    # What is not installed, and which of the rights the user lacks.
    writes = {MODELS[entity].name for entity in _WRITES}
    found = []
    for name in {model.name: model for model in MODELS.values()}:
        if not await source.fields(name):
            found.append(Problem(reason=Reason.MISSING, subject=name))
            continue
        wanted = ("read", "create", "write") if name in writes else ("read",)
        rights = await source.rights(name, wanted)
        if lost := [one for one in wanted if one not in rights]:
            found.append(Problem(reason=Reason.PERMISSION, subject=name, message=", ".join(lost)))
    return found


def _described(name: str, field: Mapping[str, Any]) -> RemoteField:
    choices = field.get("selection") or []
    return RemoteField(
        id=name,
        label=str(field.get("string") or name),
        type=_TYPES.get(str(field.get("type")), "other"),
        required=bool(field.get("required")),
        writable=not field.get("readonly"),
        custom=bool(field.get("manual")) or name.startswith("x_"),
        choices={str(value): str(label) for value, label in choices},
        target=str(field.get("relation") or ""),
    )


def _external(command: Command) -> str:
    # A dot would end the module's name.
    return re.sub(r"[^A-Za-z0-9_-]", "_", command.key)
