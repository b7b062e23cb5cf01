"""Completing references: an ERP that wants ids is told those of records that are named by their number alone."""

from typing import Final

import msgspec

from erp_adapters.contract.adapter import Adapter, Command, NaturalKey
from erp_adapters.contract.cache import Cache
from erp_adapters.contract.capabilities import KeyKind
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, OrderLine, Ref, RefField, SalesOrder
from erp_adapters.contract.results import FieldError, Refused, Rejected

_KNOWN: Final[Cache[str]] = Cache()


async def with_ids(adapter: Adapter, link: Link, command: Command) -> Command:
    """The command with the ids of the customer and the products that it names by number; raises `Refused` with the
    first number that stands for none, or for several. What has an id is left as it is."""
    record = command.record
    if not isinstance(record, SalesOrder):
        return command
    customer = await _with_id(adapter, link, Entity.CUSTOMER, record.customer, "customer", None)
    lines: list[OrderLine] = []
    for index, line in enumerate(record.lines if isinstance(record.lines, tuple) else ()):
        product = await _with_id(adapter, link, Entity.PRODUCT, line.product, "product", index)
        lines.append(msgspec.structs.replace(line, product=product))
    made = msgspec.structs.replace(record, customer=customer)
    if isinstance(record.lines, tuple):
        made = msgspec.structs.replace(made, lines=tuple(lines))
    return msgspec.structs.replace(command, record=made)


async def _with_id(
    adapter: Adapter, link: Link, entity: Entity, given: RefField, field: str, line: int | None
) -> RefField:
    if not isinstance(given, Ref) or given.id or not given.code:
        return given
    number = given.code

    async def ask() -> str:
        found = await adapter.find(link, entity, NaturalKey(kind=KeyKind.NUMBER, value=number))
        ids = {str(one.external_id) for one in found if one.external_number == number}
        if len(ids) != 1:
            message = f"{'no' if not ids else 'more than one'} {field} with the number {number}"
            error = FieldError(message=message, field=field, line=line)
            raise Refused(Rejected(message=message, code="unknown-reference", errors=(error,)))
        return ids.pop()

    return msgspec.structs.replace(given, external_id=await _KNOWN.get(link, f"ref.{entity}.{number}", ask))
