"""The model ERP: tables in memory, and a fault for any call. It doubles what is sent twice: sparing it that is the
engine's part."""

import random
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, Struct

from erp_adapters.contract.adapter import (
    CheckReport,
    Command,
    EventOutcome,
    Hint,
    NaturalKey,
    Page,
    RemoteField,
    Unread,
    Window,
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
from erp_adapters.contract.http import Request, Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Customer, Entity, OrderLine, OrderStatus, Record, Ref, SalesOrder
from erp_adapters.contract.results import (
    Accepted,
    Conflict,
    NotFound,
    Ok,
    Partial,
    RateLimited,
    Refused,
    Rejected,
    Result,
    Single,
    Unauthenticated,
    Unavailable,
    UnknownOutcome,
)
from erp_adapters.contract.spec import Setting, Spec

NOW: Final = "the moment of the call"
Row = dict[str, Any]


class Killed(BaseException):
    """The process ends here."""


class ModelSettings(Struct, kw_only=True, frozen=True):
    secret: Annotated[str, Setting("Secret", secret=True)] = "model-secret"


@dataclass
class ModelErp(BaseAdapter):
    """`faults`: chance of each kind per call. `skew`: its clock minus ours. `null_dates`: a new row has no change date
    until it is changed."""

    rng: random.Random = field(default_factory=random.Random)
    faults: dict[str, float] = field(default_factory=dict)
    skew: timedelta = timedelta()
    null_dates: bool = True
    batch: int = 1
    asynchronous: bool = False
    page: int = 3
    parallel: int = 3
    tables: dict[Entity, dict[str, Row]] = field(default_factory=lambda: {Entity.CUSTOMER: {}, Entity.SALES_ORDER: {}})
    jobs: dict[str, Command] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    polls: int = 0

    # What people in the ERP do

    def now(self) -> datetime:
        return datetime.now(UTC) + self.skew

    def insert(self, entity: Entity, values: Mapping[str, Any]) -> str:
        identity = str(9007199254740993 + sum(len(each) for each in self.tables.values()))
        self.tables[entity][identity] = {
            "id": identity, "rev": 1, "created": self.now(), "modified": None if self.null_dates else self.now(),
            **values,
        }  # fmt: skip
        return identity

    def edit(self, entity: Entity, identity: str, values: Mapping[str, Any]) -> None:
        row = self.tables[entity][identity]
        row |= values
        row["rev"] += 1
        row["modified"] = self.now()

    def with_reference(self, entity: Entity, reference: str) -> list[Row]:
        return [row for row in self.tables[entity].values() if row.get("reference") == reference]

    # The contract

    @property
    def spec(self) -> Spec:
        return Spec(name="model", title="Model", versions="1", struct=ModelSettings)

    async def check(self, link: Link) -> CheckReport:
        return CheckReport(version="1")

    async def capabilities(self, link: Link) -> Capabilities:
        offered = EntityCapabilities(
            operations=frozenset({Operation.READ, Operation.GET, Operation.CREATE, Operation.UPDATE}),
            incremental=Incremental.CREATED_OR_MODIFIED,
            overlap=timedelta(seconds=1),
            page_size=self.page,
            idempotency=Idempotency.NONE,
            optimistic_lock=True,
            batch=self.batch,
            find_by=frozenset({KeyKind.REFERENCE}),
        )
        return Capabilities(
            entities=dict.fromkeys(self.tables, offered),
            asynchronous=self.asynchronous,
            limits=(Limit(parallel=self.parallel),),
        )

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        return (RemoteField(id="id", label="Id", type="text"),)

    def _may(self, call: str) -> None:
        self.calls.append(call)
        self._die()
        if self._hit("unavailable"):
            raise Refused(Unavailable(message="down", after=0.0))
        if self._hit("limited"):
            raise Refused(RateLimited(message="slow down", after=0.0))

    def _die(self) -> None:
        if self._hit("kill"):
            raise Killed

    def _hit(self, kind: str) -> bool:
        return self.rng.random() < self.faults.get(kind, 0.0)

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        after = resume or ""
        size = size or self.page
        while True:
            self._may("read")
            rows = [
                row
                for identity, row in sorted(self.tables[entity].items())
                if identity > after
                and (window.since is None or max(row["modified"] or row["created"], row["created"]) >= window.since)
            ]
            chosen, last = rows[:size], len(rows) <= size
            after = chosen[-1]["id"] if chosen else after
            self.rng.shuffle(chosen)
            chosen += chosen[:1] if self._hit("twice") else []
            yield Page(
                records=tuple(record_of(entity, row) for row in chosen if not row.get("garbled")),
                unread=tuple(
                    Unread(external_id=row["id"], message="garbled", raw={"id": row["id"]})
                    for row in chosen
                    if row.get("garbled")
                ),
                resume=after,
                last=last,
            )
            self._die()
            if last:
                return

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        self._may("get")
        row = self.tables[entity].get(external_id)
        if row is None:
            raise Refused(NotFound(message=external_id))
        return record_of(entity, row)

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        self._may("find")
        return tuple(record_of(entity, row) for row in self.with_reference(entity, key.value))

    async def write(self, link: Link, command: Command) -> Single:
        try:
            self._may("write")
            if self.asynchronous and self._hit("accept"):
                token = f"job-{len(self.jobs)}"
                self.jobs[token] = command
                self._die()
                return Accepted(token=token)
            result = self._write(command)
        except Refused as refused:
            return refused.result
        self._die()
        return UnknownOutcome(message="no answer") if self._hit("lose") else result

    async def write_many(self, link: Link, commands: Sequence[Command]) -> Partial:
        self.batches.append(len(commands))
        return Partial(results=tuple([await self.write(link, command) for command in commands]))

    async def poll(self, link: Link, token: str) -> Result:
        self.polls += 1
        self._may("poll")
        command = self.jobs.get(token)
        if command is None:
            return NotFound(message=token)
        if self._hit("busy"):
            return Accepted(token=token)
        key = str(command.record.reference) if command.record is not None else ""
        known = self.with_reference(command.entity, key) if command.operation is Operation.CREATE else []
        result = _ok(command, known[0]) if known else self._write(command)
        self._die()
        return result

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        return ()

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        if headers.get("x-model") != link.settings["secret"]:
            raise Refused(Unauthenticated(message="the signature is wrong"))
        told = msgspec.json.decode(body)
        hints = (Hint(entity=Entity(told["entity"]), external_id=told["id"], event_id=told["event"]),)
        return EventOutcome(hints=hints, reply=Response(status=200, body=b"noted"), verified=True)

    def _write(self, command: Command) -> Single:
        values = _values(command.record)
        if values.get("name") == "nobody":
            return Rejected(message="nobody is no name")
        if command.operation is Operation.CREATE:
            identity = self.insert(command.entity, values)
            return _ok(command, self.tables[command.entity][identity])
        row = self.tables[command.entity].get(str(command.external_id))
        if row is None:
            return NotFound(message=str(command.external_id))
        if command.version is not None and command.version != str(row["rev"]):
            return Conflict(message="changed meanwhile", version=str(row["rev"]))
        self.edit(command.entity, row["id"], values)
        return _ok(command, row)


def _ok(command: Command, row: Row) -> Ok:
    lines = {
        str(line["reference"]): str(line["id"]) for line in row.get("lines", ()) if line.get("reference") is not None
    }
    return Ok(
        external_id=row["id"], number=f"N{row['id'][-4:]}", version=str(row["rev"]), line_ids=lines,
        record=record_of(command.entity, row),
    )  # fmt: skip


def _values(record: Record | None) -> Row:
    """What a record tells, in the ERP's own form."""
    if isinstance(record, Customer):
        told = {name: getattr(record, name) for name in ("reference", "name", "phone", "website", "note")}
    elif isinstance(record, SalesOrder):
        told = {name: getattr(record, name) for name in ("reference", "currency", "note")}
        told["customer"] = record.customer.external_id if isinstance(record.customer, Ref) else UNSET
        if isinstance(record.lines, tuple):
            told["lines"] = [
                {
                    "id": line.external_id or f"L{number}",
                    "reference": line.reference or None,
                    "quantity": line.quantity,
                    "code": line.product.number if isinstance(line.product, Ref) else None,
                }
                for number, line in enumerate(record.lines, 1)
            ]
    else:
        told = {}
    return {name: value for name, value in told.items() if value is not UNSET}


def record_of(entity: Entity, row: Row) -> Record:
    """The canonical record of a row."""
    about: dict[str, Any] = {
        "external_id": row["id"], "external_number": f"N{row['id'][-4:]}", "version": str(row["rev"]),
        "reference": row.get("reference"), "modified_at": row["modified"], "modified_by": row.get("by"),
        "raw": {"id": row["id"], **row.get("raw", {})},
    }  # fmt: skip
    if entity is Entity.CUSTOMER:
        told: dict[str, Any] = {name: row.get(name) for name in ("name", "phone", "website", "note")}
        return Customer(**about, **told)
    lines = tuple(
        OrderLine(
            external_id=line["id"], reference=line["reference"], quantity=Decimal(str(line["quantity"])),
            product=Ref(number=line["code"]),
        )
        for line in row.get("lines", ())
    )  # fmt: skip
    return SalesOrder(
        **about, customer=Ref(external_id=row.get("customer")), currency=row.get("currency"), note=row.get("note"),
        lines=lines, status=OrderStatus(row.get("status", "draft")), locked=bool(row.get("locked")),
    )  # fmt: skip
