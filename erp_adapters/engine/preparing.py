"""What is to be sent, fixed and kept before it is: steps become commands, many in one transaction."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import select, tuple_, update

from erp_adapters.contract.adapter import Command
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity
from erp_adapters.engine.book import keep_unresolved, lookups_for, mapping_of
from erp_adapters.engine.local import Local, LocalRecord
from erp_adapters.engine.mapping import LINES, Mapped, MappingDocument, outward
from erp_adapters.engine.models import ErpBinding, ErpOutbound
from erp_adapters.engine.naming import name_in_full
from erp_adapters.engine.plain import fingerprint, put_path, record_of
from erp_adapters.engine.problems import problem
from tenants.session import WriteSession

STEPS: Final = frozenset({"submit", "approve", "unapprove", "cancel", "close", "reopen", "lock", "unlock"})
#: Of a row that was handed over: the ERP has it and is at work; `poll` tells what came of it.
POLLING: Final = "polling"
HANDING_OVER: Final = "handing_over"
_TOLD: Final = frozenset({"unresolved", "unlinked", "required"})


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A step with what is to be sent, as it was fixed. `unknown`: it may have been taken before; `decided`: a person
    looked and wants it sent; `token`: the ERP took it on."""

    row_id: UUID
    command: Command
    unknown: bool = False
    decided: bool = False
    token: str | None = None


async def prepare(
    session: WriteSession, local: Local, link_id: UUID, fence: int, row_ids: Collection[UUID]
) -> list[Prepared]:
    """Fix what is to be sent for these rows and mark them as being handed over. Those that cannot be are put aside with
    the reason."""
    wanted = select(ErpOutbound).where(ErpOutbound.id.in_(list(row_ids)), ErpOutbound.link_id == link_id)
    rows = [
        row
        for row in await session.scalars(wanted.order_by(ErpOutbound.id).with_for_update())
        if row.state in {"waiting", "unknown"}
    ]
    bindings = await bindings_of(session, link_id, [(row.entity, row.local_id) for row in rows])
    commands: dict[UUID, Command] = {}
    kept: set[UUID] = set()
    fresh: list[ErpOutbound] = []
    for row in rows:
        if row.phase in {HANDING_OVER, POLLING} and row.exchange and row.exchange.get("command"):
            commands[row.id] = command_of(row.exchange["command"])
            kept.add(row.id)
            continue
        binding = bindings.get((row.entity, row.local_id))
        external_id = binding.external_id if binding is not None else None
        if row.operation == "create" and external_id is not None:
            row.operation = "update"  # somebody linked it meanwhile
        if external_id is None and row.operation != "create":
            row.state, row.problem = "dead", problem("unlinked", row.title)
        elif row.operation not in STEPS:
            fresh.append(row)
        else:
            commands[row.id] = _step(row, str(external_id))
    for entity in sorted({row.entity for row in fresh}):
        mine = [row for row in fresh if row.entity == entity]
        commands |= await _writing(session, local, link_id, entity, mine, bindings)
    return [made for row in rows if (made := _begin(row, commands.get(row.id), fence, row.id in kept)) is not None]


def _begin(row: ErpOutbound, command: Command | None, fence: int, kept: bool) -> Prepared | None:
    if command is None:
        return None
    plain = msgspec.to_builtins(command)
    digest = fingerprint({name: plain.get(name) for name in ("operation", "entity", "external_id", "record")})
    if kept and row.request_hash not in {None, digest}:
        row.state, row.problem = "dead", problem("changed-body")
        return None
    polled = (row.exchange or {}).get("poll") if row.phase == POLLING else None
    decided = row.state == "waiting"
    row.state, row.phase, row.fence, row.request_hash = "sending", row.phase or HANDING_OVER, fence, digest
    row.attempts += 1
    row.exchange = {"command": plain, **({"poll": polled} if polled else {})}
    return Prepared(
        row_id=row.id,
        command=command,
        unknown=kept,
        decided=decided,
        token=str(polled["token"]) if polled else None,
    )


async def release(session: WriteSession, link_id: UUID, fence: int, row_ids: Collection[UUID]) -> None:
    """Undo the marks of rows that were not handed over after all: nothing of them has left."""
    rows = ErpOutbound.id.in_(list(row_ids)), ErpOutbound.link_id == link_id
    await session.execute(
        update(ErpOutbound).where(*rows, ErpOutbound.state == "sending", ErpOutbound.fence == fence)
        .values(state="waiting", phase=None, attempts=ErpOutbound.attempts - 1)
        .execution_options(synchronize_session=False)
    )  # fmt: skip


async def bindings_of(
    session: WriteSession, link_id: UUID, keys: Iterable[tuple[str, UUID]]
) -> dict[tuple[str, UUID], ErpBinding]:
    """Bindings by entity and our id, locked in one order."""
    wanted = sorted(set(keys))
    if not wanted:
        return {}
    rows = await session.scalars(
        select(ErpBinding)
        .where(ErpBinding.link_id == link_id, tuple_(ErpBinding.entity, ErpBinding.local_id).in_(wanted))
        .order_by(ErpBinding.id)
        .with_for_update()
    )
    return {(row.entity, row.local_id): row for row in rows if row.local_id is not None}


def _step(row: ErpOutbound, external_id: str) -> Command:
    return Command(
        operation=Operation(row.operation),
        entity=Entity(row.entity),
        key=str(row.id),
        external_id=external_id,
        confirmed=_confirmed(row),
    )


async def _writing(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    rows: Sequence[ErpOutbound],
    bindings: Mapping[tuple[str, UUID], ErpBinding],
) -> dict[UUID, Command]:
    """The commands of rows that write a record of one entity."""
    found = await mapping_of(session, link_id, entity)
    if found is None:
        for row in rows:
            row.state, row.problem = "dead", problem("mapping", entity)
        return {}
    number, document = found
    records = await local.load(session, entity, [row.local_id for row in rows])
    values = await _values(session, rows, bindings)
    lookups = await lookups_for(session, link_id, document, list(values.values()), outward=True)
    mapped: dict[UUID, Mapped] = {}
    for row in rows:
        if row.local_id not in records:
            row.state, row.problem = "dead", problem("gone", row.title)
            continue
        creating = row.operation == "create"
        fields = None if creating or not row.fields else frozenset(row.fields)
        mapped[row.id] = outward(document, values[row.id], lookups, fields=fields, creating=creating)
        row.mapping_number = number
    await name_in_full(session, link_id, [one.values for one in mapped.values()])
    made: dict[UUID, Command] = {}
    for row in rows:
        if (one := mapped.get(row.id)) is None:
            continue
        command = _command(row, one, document, bindings.get((entity, row.local_id)), records[row.local_id])
        if command is not None:
            made[row.id] = command
    await keep_unresolved(session, link_id, lookups)
    return made


async def _values(
    session: WriteSession, rows: Sequence[ErpOutbound], bindings: Mapping[tuple[str, UUID], ErpBinding]
) -> dict[UUID, dict[str, Any]]:
    """The payloads by row, their lines with the ERP's ids where these are known."""
    parents = {row.id: bindings[key].id for row in rows if (key := (row.entity, row.local_id)) in bindings}
    known: dict[UUID, dict[str, str]] = {parent: {} for parent in parents.values()}
    if any(LINES in row.payload for row in rows if row.id in parents):
        for line in await session.scalars(select(ErpBinding).where(ErpBinding.parent_id.in_(list(known)))):
            if line.parent_id is not None and line.external_id is not None:
                known[line.parent_id][str(line.local_id)] = line.external_id
    made = {}
    for row in rows:
        values = dict(row.payload)
        if LINES in values:
            values[LINES] = _with_line_ids(values[LINES], known.get(parents.get(row.id, row.id), {}))
        made[row.id] = values
    return made


def _command(
    row: ErpOutbound, mapped: Mapped, document: MappingDocument, binding: ErpBinding | None, record: LocalRecord
) -> Command | None:
    if mapped.problems:
        first = mapped.problems[0]
        row.state = "dead"
        row.problem = problem(first.code if first.code in _TOLD else "mapping", first.text, field=first.field)
        return None
    creating = row.operation == "create"
    try:
        made = record_of(document.entity, _complete(mapped, binding, record.reference, row))
    except msgspec.ValidationError as error:
        row.state, row.problem = "dead", problem("mapping", str(error))
        return None
    return Command(
        operation=Operation(row.operation), entity=Entity(row.entity), key=str(row.id), record=made,
        external_id=binding.external_id if binding is not None else None,
        version=binding.external_version if binding is not None and not creating else None,
        confirmed=_confirmed(row),
    )  # fmt: skip


def _complete(mapped: Mapped, binding: ErpBinding | None, reference: str, row: ErpOutbound) -> dict[str, Any]:
    """Our reference on creation, the ids of parts that are known, and lines that are to go."""
    tree = mapped.values
    if row.operation == "create":
        tree["reference"] = reference
    if binding is not None:
        for path, found in (binding.theirs.get("ids") or {}).items():
            if path.split(".")[0] in tree:
                put_path(tree, path, found)
        if LINES in tree:
            kept = {line.get("external_id") for line in tree[LINES]}
            before = [line.get("external_id") for line in binding.theirs.get("lines") or []]
            tree["removed_lines"] = [each for each in before if each and each not in kept]
    return tree


def _confirmed(row: ErpOutbound) -> frozenset[str]:
    return frozenset((row.remote or {}).get("confirmed") or ())


def command_of(kept: Mapping[str, Any]) -> Command:
    """A command from its JSON; the record's type follows from the entity."""
    record = kept.get("record")
    command = msgspec.convert({**kept, "record": None}, Command, strict=False)
    return command if record is None else msgspec.structs.replace(command, record=record_of(kept["entity"], record))


def _with_line_ids(lines: Any, known: Mapping[str, str]) -> list[dict[str, Any]]:
    made = []
    for line in lines or []:
        local = str(line.get("id") or "")
        plain = {name: value for name, value in line.items() if name != "id"}
        more = {"reference": local} if local else {}
        made.append({**plain, **more, **({"external_id": known[local]} if local in known else {})})
    return made
