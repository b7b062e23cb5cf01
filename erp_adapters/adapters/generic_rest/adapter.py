"""The adapter of a described interface."""

import json
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

import msgspec
from msgspec import UNSET

from erp_adapters.adapters.generic_rest.bulk import create_many
from erp_adapters.adapters.generic_rest.client import Client, RefusedAnswer, RestSettings
from erp_adapters.adapters.generic_rest.description import Deed, EntityDescription
from erp_adapters.adapters.generic_rest.lists import pages_of
from erp_adapters.adapters.generic_rest.values import at, body_of, line_body, put, record_of
from erp_adapters.contract.adapter import CheckReport, Command, NaturalKey, Page, RemoteField, Window
from erp_adapters.contract.base import BaseAdapter
from erp_adapters.contract.calls import attempt, checked, closing, line_ids, send, skew_of
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
from erp_adapters.contract.records import Entity, OrderStatus, Record, SalesOrder
from erp_adapters.contract.results import (
    Accepted,
    Duplicate,
    NotFound,
    Ok,
    Partial,
    Refused,
    Rejected,
    Result,
    Single,
    UnknownOutcome,
)
from erp_adapters.contract.spec import Spec
from erp_adapters.contract.values import text

_DEEDS: Final = (
    Operation.CREATE,
    Operation.UPDATE,
    Operation.SUBMIT,
    Operation.APPROVE,
    Operation.CANCEL,
    Operation.CLOSE,
    Operation.DELETE,
)
_REACHED: Final[Mapping[Operation, frozenset[OrderStatus]]] = {
    Operation.SUBMIT: frozenset({OrderStatus.SUBMITTED, OrderStatus.APPROVED, OrderStatus.SHIPPED}),
    Operation.APPROVE: frozenset({OrderStatus.APPROVED, OrderStatus.PARTIALLY_SHIPPED, OrderStatus.SHIPPED}),
    Operation.CANCEL: frozenset({OrderStatus.CANCELLED}),
    Operation.CLOSE: frozenset({OrderStatus.CLOSED}),
}


class GenericRestAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(
            name="generic_rest", title="REST", versions="", struct=RestSettings, docs="docs/erp/generic_rest.md"
        )

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""
        return await checked(lambda: self._check(link))

    async def _check(self, link: Link) -> CheckReport:
        client = Client(link)
        await link.tokens.drop("rest.token")
        own = client.described.check
        told = await client.call("GET", own.path)
        answer = await send(link, await client.request("GET", own.path))

        def found(path: str) -> str:
            return text(at(told, path) or None) or "" if path and at(told, path) is not UNSET else ""

        return CheckReport(
            version=found(own.version),
            user=found(own.user),
            company=found(own.company),
            currency=found(own.currency),
            zone=client.described.zone,
            skew=skew_of(link, answer),
        )

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        client = Client(link)
        offered = {}
        for entity, own in client.described.entities.items():
            deeds = {one for one in _DEEDS if getattr(own, one.value) is not None}
            keyed = own.create is not None and own.create.key_header
            how = Idempotency.KEY if keyed else Idempotency.QUERY_BEFORE if own.create else Idempotency.NONE
            offered[entity] = EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET} | deeds),
                incremental=Incremental.MODIFIED if own.list.since else Incremental.NONE,
                page_size=own.list.paging.size,
                batch=own.create.bulk.size if own.create and own.create.bulk else 1,
                idempotency=how,
                optimistic_lock=own.update is not None and bool(own.update.version_header),
                removes_lines=own.update is not None and own.update.lines == "replace",
                find_by=frozenset(KeyKind(one) for one in own.find),
            )
        described = client.described
        limit = Limit(calls=described.calls_per_second, parallel=described.parallel)
        later = any(deed.poll for own in described.entities.values() for deed in _deeds(own))
        return Capabilities(entities=offered, asynchronous=later, limits=(limit,))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`: the described fields."""
        own = Client(link).described.entities[entity]
        heads = {path: name for name, path in own.fields.items()}
        lines = {path: name for name, path in own.line_fields.items()}
        return (
            *(
                RemoteField(id=path, label=name, type="other", writable=name not in own.read_only)
                for path, name in heads.items()
            ),
            *(RemoteField(id=path, label=name, type="other", line=True) for path, name in lines.items()),
        )

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`. What the server's own order and paging allow: see the page of the adapter."""
        client = Client(link)
        async with closing(pages_of(client, entity, _entity(client, entity), window, resume, size)) as pages:
            async for page in pages:
                yield page

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        client = Client(link)
        own = _entity(client, entity)
        if own.get is None:
            async with closing(self.read(link, entity, Window())) as pages:
                async for page in pages:
                    for record in page.records:
                        if record.external_id == external_id:
                            return record
            raise Refused(NotFound(message=f"{entity} {external_id}"))
        told = await client.call("GET", own.get.path.replace("{id}", quote(external_id, safe="")))
        item = at(told, own.get.item)
        if not isinstance(item, Mapping):
            raise Refused(NotFound(message=f"{entity} {external_id}"))
        return record_of(client.described, entity, item)

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`."""
        client = Client(link)
        own = _entity(client, entity)
        if key.kind.value not in own.find:
            return ()
        told = await client.call("GET", own.list.path, query={**own.list.query, own.find[key.kind.value]: key.value})
        rows = at(told, own.list.items)
        records = (record_of(client.described, entity, row) for row in rows or ())
        field = {KeyKind.REFERENCE: "reference", KeyKind.NUMBER: "external_number"}.get(key.kind)
        # A server that does not know the parameter answers with everything.
        return tuple(one for one in records if field is None or getattr(one, field) == key.value)

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        client = Client(link)
        own = _entity(client, command.entity)
        deed = _deed(own, command)
        if command.operation is Operation.CREATE:
            if not deed.key_header and (known := await self._known(link, command)) is not None:
                return known
        elif command.operation in _REACHED:
            record = await self.get(link, command.entity, command.external_id or "")
            if isinstance(record, SalesOrder) and record.status in _REACHED[command.operation]:
                return Ok(external_id=str(record.external_id), version=record.version or None, already=True)
        parts = await self._parts(link, client, own, command)
        try:
            told, answer = await client.ask(deed.method, parts[0], body=parts[1], headers=parts[2], effect=True)
        except RefusedAnswer as refused:
            if refused.kind is Kind.DUPLICATE and (known := await self._known(link, command)) is not None:
                return known
            raise
        if deed.poll and answer.status == deed.poll.status and (token := text(at(told, deed.poll.token) or None)):
            kept = [command.entity, command.operation, command.external_id, token]
            return Accepted(token=json.dumps(kept))
        if command.operation is Operation.DELETE:
            return Ok(external_id=command.external_id or "")
        item = at(told, deed.item)
        made = at(item, own.fields["external_id"]) if isinstance(item, Mapping) else UNSET
        return await self._done(link, command, command.external_id or str(made))

    async def write_many(self, link: Link, commands: Sequence[Command]) -> Partial:
        """See `Adapter`. New records of one entity go in one call where that is described."""
        client, first = Client(link), commands[0]
        own = _entity(client, first.entity)
        bulk = own.create.bulk if own.create is not None else None
        same = all(one.operation is Operation.CREATE and one.entity is first.entity for one in commands)
        if bulk is None or not same or len(commands) < 2:
            return await super().write_many(link, commands)
        results: dict[int, Single] = {}
        bodies: dict[int, dict[str, Any]] = {}
        for index, command in enumerate(commands):
            try:
                known = None if bulk.key_field else await self._known(link, command)
                if known is None:
                    bodies[index] = await self._body(link, client, own, command)
                else:
                    results[index] = known
            except Refused as refused:
                results[index] = refused.result
        if bodies:
            sent = [commands[index] for index in bodies]
            made = await create_many(
                client, own, bulk, sent, list(bodies.values()), lambda command, made: self._done(link, command, made)
            )
            results |= dict(zip(bodies, made, strict=True))
        return Partial(results=tuple(results[index] for index in range(len(commands))))

    async def _known(self, link: Link, command: Command) -> Duplicate | None:
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

    async def _done(self, link: Link, command: Command, external_id: str) -> Ok:
        try:
            record = await self.get(link, command.entity, external_id)
        except Refused:
            return Ok(external_id=external_id)
        lines = line_ids(command.record, record) if command.operation is Operation.CREATE else {}
        return Ok(
            external_id=external_id,
            number=record.external_number or None,
            version=record.version or None,
            line_ids=lines,
            record=record,
        )

    async def _parts(
        self, link: Link, client: Client, own: EntityDescription, command: Command
    ) -> tuple[str, Any, dict[str, str]]:
        deed = _deed(own, command)
        path = deed.path.replace("{id}", quote(command.external_id or "", safe=""))
        headers = {}
        if deed.key_header:
            headers[deed.key_header] = command.key
        if deed.version_header and command.version:
            headers[deed.version_header] = command.version
        body = await self._body(link, client, own, command)
        if command.operation is Operation.DELETE or (command.record is None and not body):
            return path, None, headers
        return path, {deed.wrap: body} if deed.wrap else body, headers

    async def _body(self, link: Link, client: Client, own: EntityDescription, command: Command) -> dict[str, Any]:
        body: dict[str, Any] = dict(_deed(own, command).body)
        if command.record is not None:
            body |= body_of(client.described, own, command.record)
            lines = await self._lines(link, client, own, command)
            if lines is not None:
                put(body, own.lines, lines)
        return body

    async def _lines(
        self, link: Link, client: Client, own: EntityDescription, command: Command
    ) -> list[dict[str, Any]] | None:
        record = command.record
        if not isinstance(record, SalesOrder) or not own.lines:
            return None
        lines = record.lines if isinstance(record.lines, tuple) else ()
        removed = record.removed_lines if isinstance(record.removed_lines, tuple) else ()
        if not lines and not removed:
            return None
        told = [line_body(client.described, own, line) for line in lines]
        if command.operation is Operation.CREATE or (own.update is not None and own.update.lines == "merge"):
            return told
        # Lines left out would go: send them all, as they stand.
        now = await self.get(link, command.entity, command.external_id or "")
        rows = at(now.raw, own.lines)
        key = own.line_fields.get("external_id", "")
        changed = {at(line, key): line for line in told if at(line, key) is not UNSET}
        stay = [{**row, **changed.pop(str(at(row, key)), {})} for row in rows if str(at(row, key)) not in removed]
        if changed:
            raise Refused(Rejected(message=f"the order has no line {next(iter(changed))}", code="no-line"))
        return [*stay, *(line for line in told if at(line, key) is UNSET)]

    async def poll(self, link: Link, token: str) -> Result:
        """See `Adapter`."""
        try:
            return await self._polled(Client(link), link, token)
        except Refused as refused:
            return refused.result

    async def _polled(self, client: Client, link: Link, token: str) -> Result:
        entity, operation, external_id, ticket = json.loads(token)
        deed = getattr(_entity(client, Entity(entity)), operation, None)
        if not isinstance(deed, Deed) or deed.poll is None:
            return Rejected(message=f"{operation} of {entity} is not described any more", code="not-offered")
        told = await client.call("GET", deed.poll.path.replace("{token}", quote(ticket, safe="")))
        state = str(at(told, deed.poll.state))
        if state in deed.poll.failed:
            return Rejected(message=text(at(told, deed.poll.message) or None) or state)
        if state not in deed.poll.done:
            return Accepted(token=token)
        made = external_id or text(at(told, deed.poll.id) or None)
        if made is None:
            return UnknownOutcome(message=f"{state}, without an id at {deed.poll.id}")
        if operation == Operation.DELETE:
            return Ok(external_id=made)
        record = await self.get(link, Entity(entity), made)
        number, version = record.external_number or None, record.version or None
        return Ok(external_id=made, number=number, version=version, record=record)

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`."""
        client = Client(link)
        own = _entity(client, command.entity)
        path, body, headers = await self._parts(link, client, own, command)
        request = await client.request(_deed(own, command).method, path, body=body, headers=headers, effect=True)
        return (request.shown(),)


def _deeds(own: EntityDescription) -> list[Deed]:
    return [one for one in msgspec.structs.astuple(own) if isinstance(one, Deed)]


def _entity(client: Client, entity: Entity) -> EntityDescription:
    found = client.described.entities.get(entity)
    if found is None:
        raise Refused(Rejected(message=f"{entity} is not described", code="not-offered"))
    return found


def _deed(own: EntityDescription, command: Command) -> Deed:
    found = getattr(own, command.operation.value, None)
    if not isinstance(found, Deed):
        raise Refused(Rejected(message=f"{command.operation} is not described", code="not-offered"))
    return found
