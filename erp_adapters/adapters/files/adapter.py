"""The adapter of files.

Every file is a delivery of the ERP: the newest one that tells of a record counts, and a record's change moment is its
file's. What we send lies as a file of its own under the key of its command until the ERP has taken it and tells of it
in a delivery; until then it reads back from that file.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct

from erp_adapters.adapters.files.description import (
    LINES_OF,
    EntityFiles,
    FilesDescription,
    FilesSettings,
    description_of,
)
from erp_adapters.adapters.files.formats import Plain, moment_text, number_text
from erp_adapters.adapters.files.places import Found, Place, opened
from erp_adapters.adapters.files.tables import file_of, rows_of
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
from erp_adapters.contract.calls import attempt, checked, closing
from erp_adapters.contract.capabilities import (
    Capabilities,
    EntityCapabilities,
    Idempotency,
    Incremental,
    KeyKind,
    Limit,
    Operation,
)
from erp_adapters.contract.fields import kinds, value_as
from erp_adapters.contract.http import Request
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import RECORD_OF, Entity, OrderLine, OrderStatus, Record, Ref, SalesOrder
from erp_adapters.contract.results import Duplicate, NotFound, Ok, Refused, Rejected, Single, Unavailable
from erp_adapters.contract.spec import Spec, settings_as
from erp_adapters.contract.values import number, text, zone_of

SENT: Final = "sent"  # our own file, not yet answered
REASON: Final = ".why.txt"
_LOOK_AGAIN: Final = 1.0


class BadValueError(ValueError):
    """A cell does not hold what its column should; the text says which."""


class FilesAdapter(BaseAdapter):
    """See the module."""

    @property
    def spec(self) -> Spec:
        """See `Adapter`."""
        return Spec(name="files", title="CSV, XLSX", versions="", struct=FilesSettings, docs="docs/erp/files.md")

    async def check(self, link: Link) -> CheckReport:
        """See `Adapter`."""

        async def look() -> CheckReport:
            settings, described = _described(link)
            warnings = []
            async with opened(link, settings) as place:
                for own in described.entities.values():
                    files = await place.list(own.files)
                    if files:
                        newest = max(files)
                        _columns(own, next(rows_of(newest.name, await place.read(newest.name), described), None))
                for errors in dict.fromkeys(own.errors for own in described.entities.values() if own.errors):
                    if told := await place.list(f"{errors}/*{REASON}"):
                        newest = max(told)
                        why = (await place.read(newest.name)).decode("utf-8", "replace")
                        subject = newest.name.removesuffix(REASON)
                        warnings.append(Problem(reason=Reason.REFUSED, subject=subject, message=why))
            return CheckReport(warnings=tuple(warnings), user=settings.user, zone=described.zone)

        return await checked(look)

    async def capabilities(self, link: Link) -> Capabilities:
        """See `Adapter`."""
        _, described = _described(link)
        offered = {
            entity: EntityCapabilities(
                operations=frozenset({Operation.READ, Operation.GET} | ({Operation.CREATE} if own.send else set())),
                incremental=Incremental.MODIFIED,
                idempotency=Idempotency.KEY if own.send else Idempotency.NONE,
                page_size=500,
                removes_lines=False,
                validates=False,
                find_by=frozenset(
                    kind
                    for kind, name in ((KeyKind.REFERENCE, "reference"), (KeyKind.NUMBER, "external_number"))
                    if name in own.fields
                ),
            )
            for entity, own in described.entities.items()
        }
        return Capabilities(entities=offered, limits=(Limit(parallel=1),))

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """See `Adapter`: the described columns."""
        own = _described(link)[1].entities[entity]
        heads = dict.fromkeys(own.fields.values())
        lines = dict.fromkeys(own.line_fields.values())
        return (
            *(RemoteField(id=one, label=one, type="text") for one in heads),
            *(RemoteField(id=one, label=one, type="text", line=True) for one in lines),
        )

    async def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """See `Adapter`. From the newest delivery to the oldest, each record once; `resume` is (newest, file, row).

        Files older than the window were taken over by whoever asks for it: they are put into the archive.
        """
        settings, described = _described(link)
        own = described.entities[entity]
        wanted = min(size or 500, 500)
        top, start_at, skip = json.loads(resume) if resume else (None, None, 0)
        async with opened(link, settings) as place:
            whole = await _whole(link, place, own, described, archived=window.since is None)
            files = [one for one in whole if _inside(one, window)]
            if window.since is not None and own.archive:
                for old in (one for one in whole if one.changed < window.since):
                    await _put_away(place, old, own.archive, described)
            # A delivery that came after the reading began is for the next one.
            files = sorted((one for one in files if top is None or _place_of(one) <= tuple(top)), reverse=True)
            top = list(_place_of(files[0])) if files else ["", ""]
            seen: set[str] = set()
            pending: list[Record] = []
            begun = start_at is None
            for file in files:
                records = await _delivered(place, entity, own, described, file, aside=window.since is not None)
                here = begun or file.name == start_at
                for index, record in enumerate(records):
                    identity = str(record.external_id)
                    if identity in seen:
                        continue
                    seen.add(identity)
                    if not here or (not begun and index < skip):
                        continue
                    pending.append(record)
                    if len(pending) == wanted:
                        yield _page(pending, json.dumps([top, file.name, index + 1]), last=False)
                        pending = []
                begun = begun or here
            yield _page(pending, json.dumps([top, "", 0]), last=True)

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """See `Adapter`."""
        async with closing(self._every(link, entity)) as records:
            async for record in records:
                if record.external_id == external_id:
                    return record
        raise Refused(NotFound(message=f"{entity} {external_id}"))

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """See `Adapter`."""
        field = {KeyKind.REFERENCE: "reference", KeyKind.NUMBER: "external_number"}.get(key.kind)
        if field is None:
            return ()
        return tuple([one async for one in self._every(link, entity) if getattr(one, field) == key.value])

    async def _every(self, link: Link, entity: Entity) -> AsyncIterator[Record]:
        told: set[Any] = set()
        async with closing(self.read(link, entity, Window())) as pages:
            async for page in pages:
                for record in page.records:
                    told |= {record.external_id, record.reference}
                    yield record
        settings, described = _described(link)
        own = described.entities[entity]
        if own.send is None:
            return
        async with opened(link, settings) as place:
            for file in sorted(await place.list(own.send.replace("{key}", "*"))):
                # Ours begin with the columns' names, whatever stands above them in theirs.
                ours = msgspec.structs.replace(described, skip=0)
                for _, rows in _documents(own, rows_of(file.name, await place.read(file.name), ours)):
                    record = _record(entity, own, rows, ours, file)
                    if record.reference not in told:
                        yield _waiting(record)

    async def write(self, link: Link, command: Command) -> Single:
        """See `Adapter`. A file under the command's key; one that is there already is the same command's."""
        return await attempt(self._write(link, command))

    async def _write(self, link: Link, command: Command) -> Single:
        settings, described = _described(link)
        name, content = _file(described, command)
        reference = str(command.record.reference) if command.record else ""
        async with opened(link, settings) as place:
            placed = await place.place(name, content)
        if not placed:
            return Duplicate(external_id=reference)
        return Ok(external_id=reference)

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """See `Adapter`. There is no request: what is shown is the file, as it would be placed."""
        settings, described = _described(link)
        name, content = _file(described, command)
        return (Request(method="PUT", url=f"{settings.place}:{name}", body=content, effect=True),)


def _described(link: Link) -> tuple[FilesSettings, FilesDescription]:
    settings = settings_as(FilesSettings, link.settings)
    return settings, description_of(settings.description)


def _place_of(file: Found) -> tuple[str, str]:
    return file.changed.isoformat(), file.name


def _inside(file: Found, window: Window) -> bool:
    return (window.since is None or file.changed >= window.since) and (
        window.until is None or file.changed <= window.until
    )


async def _whole(
    link: Link, place: Place, own: EntityFiles, described: FilesDescription, *, archived: bool
) -> list[Found]:
    """The deliveries, with the archived ones where all are asked for, without those that are still being written: too
    young ones are looked at twice, and where the description names a marker, a file counts once it stands beside it."""

    async def listed() -> list[Found]:
        found = await place.list(own.files)
        if described.marker:
            marked = {one.name for one in await place.list(f"{own.files}{described.marker}")}
            found = [one for one in found if f"{one.name}{described.marker}" in marked]
        return found

    files = await listed()
    edge = link.clock.now() - timedelta(seconds=described.settle)
    if any(one.changed > edge for one in files):
        await asyncio.sleep(_LOOK_AGAIN)
        again = set(files)
        files = [one for one in await listed() if one in again]
    if own.archive and archived:
        held = await place.list(f"{own.archive}/{PurePosixPath(own.files).name}")
        files += [one for one in held if not described.marker or not one.name.endswith(described.marker)]
    return files


async def _delivered(
    place: Place, entity: Entity, own: EntityFiles, described: FilesDescription, file: Found, *, aside: bool
) -> list[Record]:
    """A file's records; one that cannot be read is put aside with the reason where there is a directory for it."""
    content = await place.read(file.name)
    if len(content) != file.size:
        raise Refused(Unavailable(message=f"{file.name} is being written"))
    try:
        documents = _documents(own, rows_of(file.name, content, described))
        return [_record(entity, own, rows, described, file) for _, rows in documents]
    except BadValueError as error:
        refused = Refused(Rejected(message=f"{file.name}: {error}", code="bad-value"))
    except Refused as unreadable:
        refused = unreadable
    if not aside or own.errors is None:
        raise refused
    reason = f"{own.errors}/{PurePosixPath(file.name).name}{REASON}"
    await place.place(reason, str(refused.result.message).encode())
    await _put_away(place, file, own.errors, described)
    return []


async def _put_away(place: Place, file: Found, directory: str, described: FilesDescription) -> None:
    await place.move(file.name, directory)
    if described.marker:
        await place.move(f"{file.name}{described.marker}", directory)


def _columns(own: EntityFiles, row: Mapping[str, Any] | None) -> None:
    if row is not None and (missing := [one for one in own.fields.values() if one not in row]):
        raise Refused(Rejected(message=f"{own.files} has no column {missing[0]}", code="no-column"))


def _documents(own: EntityFiles, rows: Any) -> list[tuple[str, list[dict[str, Any]]]]:
    """Rows by record, in the order of their first row: a document's lines may lie apart."""
    key = own.fields["external_id"]
    alternative = own.fields.get("reference", key)
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if key not in row and alternative not in row:
            raise Refused(Rejected(message=f"{own.files} has no column {key}", code="no-column"))
        identity = text(row.get(key)) or text(row.get(alternative))
        if identity is not None:
            grouped.setdefault(identity, []).append(row)
    return list(grouped.items())


def _struct(
    struct: type[Struct],
    fields: Mapping[str, str],
    row: Mapping[str, Any],
    described: FilesDescription,
    words: Mapping[str, str],
) -> dict[str, Any]:
    zone, known = zone_of(described.zone), kinds(struct)
    found: dict[str, Any] = {}
    for name, column in fields.items():
        if column not in row:
            continue
        first, _, part = name.partition(".")
        if part:
            held = msgspec.structs.asdict(found[first]) if first in found else {}
            found[first] = Ref(**{**held, part: text(row[column])})
        else:
            try:
                found[first] = value_as(_plain(row[column], known[first], described), known[first], zone, words)
            except ValueError as error:
                raise BadValueError(f"{column}: {row[column]!r} cannot be read") from error
    return found


def _plain(cell: Any, kind: type, described: FilesDescription) -> str | None:
    held = text(cell)
    if held is None or kind not in {Decimal, date, datetime, int}:
        return held
    if kind in {Decimal, int}:
        return held if isinstance(cell, Plain) else number_text(held, described)
    return moment_text(held, described)


def _record(
    entity: Entity, own: EntityFiles, rows: list[dict[str, Any]], described: FilesDescription, file: Found
) -> Record:
    values = _struct(RECORD_OF[entity], own.fields, rows[0], described, own.statuses)
    if isinstance(values.get("orders"), Ref):
        # A document may name another order in each of its rows.
        named = [_struct(RECORD_OF[entity], own.fields, row, described, own.statuses)["orders"] for row in rows]
        values["orders"] = tuple({(one.external_id, one.number): one for one in named if one.id or one.code}.values())
    if own.line_fields:
        name, line = LINES_OF.get(entity, ("lines", OrderLine))
        values[name] = tuple(line(**_struct(line, own.line_fields, row, described, {})) for row in rows)
    values["external_id"] = values.get("external_id") or values.get("reference")
    values |= {
        "modified_at": file.changed,
        "version": file.changed.isoformat(),
        "raw": {"rows": [{name: text(cell) for name, cell in row.items()} for row in rows], "file": file.name},
    }
    return RECORD_OF[entity](**values)


def _waiting(record: Record) -> Record:
    if not isinstance(record, SalesOrder):
        return record
    total = Decimal(0)
    for line in record.lines if isinstance(record.lines, tuple) else ():
        total += (number(line.quantity or None) or Decimal(0)) * (number(line.price or None) or Decimal(0))
    return msgspec.structs.replace(
        record, status=OrderStatus.DRAFT, remote_status=SENT, total=record.total or total.quantize(Decimal("0.01"))
    )


def _page(records: list[Record], resume: str, *, last: bool) -> Page:
    marks = [one.modified_at for one in records if isinstance(one.modified_at, datetime)]
    mark = max(marks, default=None)
    return Page(records=tuple(records), resume=resume, last=last, mark=mark.astimezone(UTC) if mark else None)


def _cells(struct: Struct, fields: Mapping[str, str]) -> list[Any]:
    cells = []
    for name in fields:
        first, _, part = name.partition(".")
        value = getattr(struct, first)
        if part and isinstance(value, Ref):
            value = getattr(value, part)
        cells.append(None if value is UNSET or (part and isinstance(value, Ref)) else value)
    return cells


def _file(described: FilesDescription, command: Command) -> tuple[str, bytes]:
    own, record = described.entities.get(command.entity), command.record
    if own is None or own.send is None or record is None or command.operation is not Operation.CREATE:
        raise Refused(Rejected(message=f"{command.operation} of {command.entity} is not described", code="not-offered"))
    if not isinstance(record.reference, str):
        raise Refused(Rejected(message="a record without our number", code="bad-command"))
    name = own.send.replace("{key}", re.sub(r"[^A-Za-z0-9_-]", "_", command.key))
    lines = getattr(record, "lines", ())
    heads = _cells(record, own.fields)
    if own.line_fields and isinstance(lines, tuple) and lines:
        rows = [[*heads, *_cells(line, own.line_fields)] for line in lines]
    else:
        rows = [heads]
    return name, file_of(name, [*own.fields.values(), *own.line_fields.values()], rows, described)
