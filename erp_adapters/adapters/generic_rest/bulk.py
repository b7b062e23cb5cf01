"""Several new records in one call, and what came of each."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from erp_adapters.adapters.generic_rest.client import Client
from erp_adapters.adapters.generic_rest.description import Bulk, EntityDescription
from erp_adapters.adapters.generic_rest.values import at, put, record_of
from erp_adapters.contract.adapter import Command
from erp_adapters.contract.calls import line_ids
from erp_adapters.contract.results import Ok, Refused, Single, UnknownOutcome
from erp_adapters.contract.values import text


async def create_many(
    client: Client,
    own: EntityDescription,
    bulk: Bulk,
    commands: Sequence[Command],
    bodies: Sequence[dict[str, Any]],
    done: Callable[[Command, str], Awaitable[Ok]],
) -> list[Single]:
    """Send `bodies`, one for each command; `done` fetches a record of which only the id came back."""
    if bulk.key_field:
        for command, body in zip(commands, bodies, strict=True):
            put(body, bulk.key_field, command.key)
    try:
        told = await client.call(
            "POST", bulk.path, body={bulk.wrap: list(bodies)} if bulk.wrap else list(bodies), effect=True
        )
    except Refused as refused:
        return [refused.result for _ in commands]
    outcomes = at(told, bulk.results)
    if not isinstance(outcomes, list) or len(outcomes) != len(commands):
        return [UnknownOutcome(message=f"no outcome for each at {bulk.results!r}") for _ in commands]
    return [
        await _outcome(client, own, bulk, command, outcome, done)
        for command, outcome in zip(commands, outcomes, strict=True)
    ]


async def _outcome(
    client: Client,
    own: EntityDescription,
    bulk: Bulk,
    command: Command,
    outcome: Any,
    done: Callable[[Command, str], Awaitable[Ok]],
) -> Single:
    refused = client.part(outcome)
    if refused is not None:
        return refused.result
    if not bulk.item:
        made = text(at(outcome, bulk.id or own.fields["external_id"]) or None)
        return UnknownOutcome(message="an outcome without an id") if made is None else await done(command, made)
    item = at(outcome, bulk.item)
    if not isinstance(item, Mapping):
        return UnknownOutcome(message=f"an outcome without a record at {bulk.item!r}")
    record = record_of(client.described, command.entity, item)
    return Ok(
        external_id=str(record.external_id),
        number=record.external_number or None,
        version=record.version or None,
        line_ids=line_ids(command.record, record),
        record=record,
    )
