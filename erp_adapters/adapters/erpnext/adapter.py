"""The adapter: check, capabilities, reading and writing of ERPNext.

States: docstatus 0 draft, 1 submitted, 2 cancelled. A submitted document does not change but for a few fields: it is
cancelled and amended into a new document (`amended_from`), which a record tells as `replaces`.
"""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

from erp_adapters.adapters.erpnext.checking import check, site_zone
from erp_adapters.adapters.erpnext.doctypes import DOCTYPES, Doctype, record_of
from erp_adapters.adapters.erpnext.people import addressed, moved
from erp_adapters.adapters.erpnext.rest import ErpnextSettings, RefusedDocument, Rest
from erp_adapters.adapters.erpnext.writes import requests_of
from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    EventOutcome,
    Hint,
    NaturalKey,
    Page,
    RemoteField,
    Window,
)
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.calls import attempt, checked, line_ids, send
from erp_adapters.contract.capabilities import (
    Capabilities,
    Deletes,
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
from erp_adapters.contract.records import Entity, Record
from erp_adapters.contract.results import Duplicate, Forbidden, NotFound, Ok, Refused, Rejected, Single, Unauthenticated
from erp_adapters.contract.spec import Spec, settings_as
from erp_adapters.contract.values import zone_of

PARALLEL: Final = 4
_ORDER_STEPS: Final = frozenset(
    {Operation.SUBMIT, Operation.CANCEL, Operation.CLOSE, Operation.REOPEN, Operation.DELETE}
)
_FIELDS: Final[Cache[tuple[RemoteField, ...]]] = Cache()
_TYPES: Final = {
    "Currency": "money", "Float": "number", "Int": "number", "Percent": "number", "Check": "flag", "Date": "date",
    "Datetime": "moment", "Link": "reference", "Dynamic Link": "reference", "Select": "choice", "Table": "lines",
    "Data": "text", "Text": "text", "Small Text": "text", "Long Text": "text", "Text Editor": "text",
}  # fmt: skip
_LAYOUT: Final = {"Section Break", "Column Break", "Tab Break", "HTML", "Button", "Heading", "Fold"}


class ErpnextAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="erpnext", title="ERPNext", versions="14–16", struct=ErpnextSettings, docs="docs/erp/erpnext.md"
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: check(link))

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        settings = settings_as(ErpnextSettings, link.settings)
        offered = {}
        known = link.facts.get("entities")
        for entity, doctype in DOCTYPES.items():
            if known is not None and entity.value not in known:
                continue
            operations = {Operation.READ, Operation.GET}
            finds = {KeyKind.NUMBER}
            writable = doctype.referenced or entity.value in (link.facts.get("referred") or ())
            if writable:
                operations |= {Operation.CREATE, Operation.UPDATE, Operation.DELETE}
                finds |= {KeyKind.REFERENCE}
            if entity is Entity.SALES_ORDER:
                operations |= _ORDER_STEPS
            if entity is Entity.CUSTOMER:
                finds |= {KeyKind.TAX_ID, KeyKind.NAME}
            offered[entity] = EntityCapabilities(
                operations=frozenset(operations),
                incremental=Incremental.MODIFIED,
                granularity=timedelta(microseconds=1),
                overlap=timedelta(minutes=2),
                deletes=Deletes.FEED if link.facts.get("deleted") else Deletes.SWEEP,
                page_size=100,
                idempotency=Idempotency.UNIQUE_FIELD if writable else Idempotency.NONE,
                optimistic_lock=writable,
                silent_changes=entity in {Entity.SALES_ORDER, Entity.INVOICE, Entity.STOCK},
                find_by=frozenset(finds),
            )
        events = Events.SIGNED if settings.event_secret else Events.HINT
        return Capabilities(entities=offered, events=events, multi_company=True, limits=(Limit(parallel=PARALLEL),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`. Who may not see a doctype's definition gets the fields of one of its documents."""
        doctype = DOCTYPES[entity]

        async def ask() -> tuple[RemoteField, ...]:
            rest = Rest(link)
            try:
                told = await rest.call(
                    "GET", "/api/method/frappe.desk.form.load.getdoctype", query={"doctype": doctype.name}
                )
            except Refused as refused:
                if not isinstance(refused.result, Forbidden | NotFound | Rejected):
                    raise
                rows = await rest.list(doctype.name, ["name"], [], limit=1)
                sample = await rest.document(doctype.name, rows[0]["name"]) if rows else {"name": ""}
                return tuple(RemoteField(id=name, label=name, type="other") for name in sample)
            lines = {"Sales Order": "Sales Order Item"}.get(doctype.name)
            found = [
                _described(field, line=meta["name"] != doctype.name)
                for meta in told.get("docs") or ()
                if meta["name"] in {doctype.name, lines}
                for field in meta.get("fields") or ()
                if field.get("fieldtype") not in _LAYOUT
            ]
            return (RemoteField(id="name", label="ID", type="text", writable=False), *found)

        return await _FIELDS.get(link, f"erpnext.{entity}", ask)

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`."""
        rest, doctype, zone = Rest(link), DOCTYPES[entity], await self._zone(link)
        base = [*self._filters(rest, doctype)]
        if window.until is not None:
            base.append(["modified", "<=", _stamp(window.until, zone)])
        fields = ["name", "modified", "modified_by", *(() if doctype.whole else doctype.fields)]

        async def since(at: str | None, limit: int) -> list[dict[str, Any]]:
            return await rest.list(
                doctype.name, fields, [*base, *([["modified", ">=", at]] if at else [])], limit=limit
            )

        async def within(at: str, after: str | None, limit: int) -> list[dict[str, Any]]:
            filters = [*base, ["modified", "=", at], *([["name", ">", after]] if after else [])]
            return await rest.list(doctype.name, fields, filters, order="name asc", limit=limit)

        keyset = Keyset(
            since=since,
            within=within,
            after=lambda at: str(datetime.fromisoformat(at) + timedelta(microseconds=1)),
            moment=lambda row: str(row["modified"]),
            identity=lambda row: str(row["name"]),
        )
        start = _stamp(window.since, zone) if window.since else None
        async for part in walk(keyset, start=start, resume=resume, size=min(size or 100, 500)):
            records = await self._records(rest, entity, part.rows, zone)
            if part.last and entity is Entity.CUSTOMER and window.since is not None:
                records += await self._moved(rest, window, zone, records)
            if window.until is not None:
                # An address that changed later comes with the next window.
                records = tuple(one for one in records if not _later(one, window.until))
            marks = [record.modified_at for record in records if isinstance(record.modified_at, datetime)]
            gone = await self._deleted(link, rest, doctype, window, zone) if part.last else ()
            yield Page(records=records, resume=part.resume, last=part.last, mark=max(marks, default=None), deleted=gone)

    async def _records(
        self, rest: Rest, entity: Entity, rows: Sequence[Mapping[str, Any]], zone: tzinfo
    ) -> tuple[Record, ...]:
        doctype, reference = DOCTYPES[entity], rest.settings.reference_field
        if not doctype.whole:
            return tuple(record_of(entity, row, zone, reference) for row in rows)
        gate = asyncio.Semaphore(PARALLEL)

        async def fetch(name: str) -> dict[str, Any] | None:
            async with gate:
                try:
                    return await rest.document(doctype.name, name)
                except Refused as refused:
                    if isinstance(refused.result, NotFound):
                        return None  # renamed or deleted since it was listed
                    raise

        found = await asyncio.gather(*(fetch(str(row["name"])) for row in rows), return_exceptions=True)
        for one in found:
            if isinstance(one, BaseException):
                raise one
        documents = [one for one in found if isinstance(one, dict)]
        if entity is Entity.CUSTOMER:
            documents = await addressed(rest, documents)
        return tuple(record_of(entity, one, zone, reference) for one in documents)

    async def _moved(self, rest: Rest, window: Window, zone: tzinfo, have: Sequence[Record]) -> tuple[Record, ...]:
        """Customers that only an address of changed, so that the customer's own date leaves them out."""
        since = _stamp(window.since, zone) if window.since else ""
        names = await moved(rest, since, _stamp(window.until, zone) if window.until else None)
        rows = [{"name": name} for name in sorted(names - {str(one.external_id) for one in have})]
        found = await self._records(rest, Entity.CUSTOMER, rows, zone)
        return tuple(one for one in found if str(one.version) < since)

    async def _deleted(self, link: Link, rest: Rest, doctype: Doctype, window: Window, zone: tzinfo) -> tuple[str, ...]:
        if window.since is None or not link.facts.get("deleted"):
            return ()
        filters = [["deleted_doctype", "=", doctype.name], ["creation", ">=", _stamp(window.since, zone)]]
        rows = await rest.list("Deleted Document", ["deleted_name"], filters, order="creation asc", limit=0)
        return tuple(str(row["deleted_name"]) for row in rows)

    def _filters(self, rest: Rest, doctype: Doctype) -> list[list[Any]]:
        own = [["company", "=", rest.settings.company]] if doctype.of_company else []
        return [*(list(one) for one in doctype.filters), *own]

    async def _zone(self, link: Link) -> tzinfo:
        settings = settings_as(ErpnextSettings, link.settings)
        known = settings.zone or str(link.facts.get("zone") or "")
        return zone_of(known or await site_zone(Rest(link)))

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        rest = Rest(link)
        document = await rest.document(DOCTYPES[entity].name, external_id)
        if entity is Entity.CUSTOMER:
            (document,) = await addressed(rest, [document])
        return record_of(entity, document, await self._zone(link), rest.settings.reference_field)

    async def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """See `Adapter`."""
        rest, doctype, last = Rest(link), DOCTYPES[entity], ""
        while True:
            filters = [*self._filters(rest, doctype), *([["name", ">", last]] if last else [])]
            rows = await rest.list(doctype.name, ["name"], filters, order="name asc", limit=1000)
            yield tuple(str(row["name"]) for row in rows)
            if len(rows) < 1000:
                return
            last = str(rows[-1]["name"])

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`. Amended copies do not carry our number: the field is not copied."""
        rest, doctype = Rest(link), DOCTYPES[entity]
        field = {
            KeyKind.REFERENCE: rest.settings.reference_field,
            KeyKind.NUMBER: "name",
            KeyKind.TAX_ID: "tax_id",
            KeyKind.NAME: "customer_name",
        }[key.kind]
        filters = [*self._filters(rest, doctype), [field, "=", key.value]]
        fields = ["name", "modified", "modified_by", *(() if doctype.whole else doctype.fields)]
        rows = await rest.list(doctype.name, fields, filters, limit=20)
        return await self._records(rest, entity, rows, await self._zone(link))

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        rest = Rest(link)
        if command.operation is Operation.CREATE:
            if (known := await self._known(link, rest, command)) is not None:
                return known
        elif (
            command.operation is not Operation.UPDATE and (standing := await self._standing(link, command)) is not None
        ):
            return standing
        requests = await requests_of(rest, command)
        told: dict[str, Any] = {}
        try:
            for request in requests:
                told = rest.read(await send(link, request), effect=True)
        except RefusedDocument as refused:
            if refused.kind is Kind.DUPLICATE and (known := await self._known(link, rest, command)) is not None:
                return known
            if refused.kind is Kind.NOT_FOUND and command.operation is Operation.CREATE:
                # Not the document, which is new: one that it names.
                return Rejected(message=refused.result.message, code="unknown-reference")
            raise
        if command.operation is Operation.DELETE:
            return Ok(external_id=command.external_id or "")
        document = told.get("data") or told.get("message")
        if not isinstance(document, dict) or "name" not in document:
            document = {"name": command.external_id}
        return await self._done(link, command, str(document["name"]))

    async def _known(self, link: Link, rest: Rest, command: Command) -> Duplicate | None:
        reference = command.record.reference if command.record else None
        if not isinstance(reference, str):
            return None
        found = await self.find(link, command.entity, NaturalKey(kind=KeyKind.REFERENCE, value=reference))
        if not found:
            return None
        return Duplicate(
            external_id=str(found[0].external_id),
            number=str(found[0].external_number),
            version=found[0].version or None,
            line_ids=line_ids(command.record, found[0]),
        )

    async def _standing(self, link: Link, command: Command) -> Single | None:
        document = await Rest(link).document(DOCTYPES[command.entity].name, command.external_id or "")
        state, word = document.get("docstatus"), document.get("status")
        reached = (
            (command.operation is Operation.SUBMIT and state == 1)
            or (command.operation is Operation.CANCEL and state == 2)
            or (command.operation is Operation.CLOSE and word == "Closed")
            or (command.operation is Operation.REOPEN and state == 1 and word != "Closed")
        )
        if reached:
            name = str(document["name"])
            return Ok(external_id=name, number=name, version=str(document["modified"]), already=True)
        if command.operation in {Operation.CLOSE, Operation.REOPEN} and state != 1:
            return Rejected(message="only a submitted order is closed or opened again", code="not-submitted")
        if command.operation is Operation.CANCEL and state == 0:
            return Rejected(message="a draft is deleted, not cancelled", code="draft")
        return None

    async def _done(self, link: Link, command: Command, name: str) -> Ok:
        try:
            record = await self.get(link, command.entity, name)
        except Refused:
            return Ok(external_id=name, number=name)
        lines = line_ids(command.record, record) if command.operation is Operation.CREATE else {}
        return Ok(external_id=name, number=name, version=record.version or None, line_ids=lines, record=record)

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        return tuple(request.shown() for request in await requests_of(Rest(link), command))

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        """See `Adapter`. The signature is HMAC-SHA256 of the raw body, in base64; the body names doctype and name."""
        secret = settings_as(ErpnextSettings, link.settings).event_secret
        sent = {name.lower(): value for name, value in headers.items()}.get("x-frappe-webhook-signature", "")
        if secret and not hmac.compare_digest(sign(secret, body), sent):
            raise Refused(Unauthenticated(message="the signature is wrong"))
        try:
            told = json.loads(body)
            doctype, name = str(told["doctype"]), str(told["name"])
        except (ValueError, KeyError, TypeError):
            raise Refused(Rejected(message="not an event of ERPNext: doctype and name are missing")) from None
        event = f"{doctype}/{name}/{told.get('modified', '')}"
        hints = tuple(
            Hint(entity=entity, external_id=name, event_id=event)
            for entity, one in DOCTYPES.items()
            if one.name == doctype
        )
        return EventOutcome(hints=hints, reply=Response(status=200), verified=bool(secret))


def sign(secret: str, body: bytes) -> str:
    """The value of X-Frappe-Webhook-Signature."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def _later(record: Record, until: datetime) -> bool:
    return isinstance(record.modified_at, datetime) and record.modified_at > until


def _stamp(value: datetime, zone: tzinfo) -> str:
    return value.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S.%f")


def _described(field: Mapping[str, Any], *, line: bool) -> RemoteField:
    kind = str(field.get("fieldtype"))
    options = str(field.get("options") or "")
    name = str(field["fieldname"])
    return RemoteField(
        id=name,
        label=str(field.get("label") or name),
        type=_TYPES.get(kind, "other"),
        required=bool(field.get("reqd")),
        writable=not field.get("read_only"),
        custom=bool(field.get("is_custom_field")) or name.startswith("custom_"),
        line=line,
        choices={one: one for one in options.split("\n") if one} if kind == "Select" else {},
        target=options if kind == "Link" else "",
    )
