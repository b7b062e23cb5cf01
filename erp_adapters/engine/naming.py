"""What an outgoing record names is named in full, id and number, as far as both were read: some ERPs want the one, some
the other, and a mapping tells one of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import or_, select

from erp_adapters.engine.mapping import LINES
from erp_adapters.engine.models import ErpBinding, ErpInbound
from tenants.session import WriteSession

#: Which fields of a record name records of which entity.
_NAMES: Final = {
    "customer": "customer", "invoice_to": "customer", "ship_to": "customer", "warehouse": "warehouse",
    "payment_term": "payment_term", "salesperson": "salesperson", "product": "product", "unit": "unit",
}  # fmt: skip


def _references(tree: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, Any]]]:
    for part in (tree, *(tree.get(LINES) or [])):
        for field, entity in _NAMES.items():
            named = part.get(field)
            if isinstance(named, dict) and bool(named.get("external_id")) != bool(named.get("number")):
                yield entity, named


async def name_in_full(session: WriteSession, link_id: UUID, trees: Sequence[Mapping[str, Any]]) -> None:
    """Complete the references in trees of records, in place. A number that several carry is left alone."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for tree in trees:
        for entity, named in _references(tree):
            wanted.setdefault(entity, []).append(named)
    for entity, references in wanted.items():
        pairs = await _known(session, link_id, entity, references)
        numbers = dict(pairs)
        ids: dict[str, set[str]] = {}
        for external_id, number in pairs:
            ids.setdefault(number, set()).add(external_id)
        for named in references:
            if named.get("external_id"):
                if named["external_id"] in numbers:
                    named["number"] = numbers[named["external_id"]]
            elif len(found := ids.get(str(named["number"]), set())) == 1:
                named["external_id"] = next(iter(found))


async def _known(
    session: WriteSession, link_id: UUID, entity: str, references: Sequence[Mapping[str, Any]]
) -> list[tuple[str, str]]:
    ids = sorted({str(each["external_id"]) for each in references if each.get("external_id")})
    numbers = sorted({str(each["number"]) for each in references if each.get("number")})
    pairs: list[tuple[str, str]] = []
    for table in (ErpInbound, ErpBinding):
        rows = await session.execute(
            select(table.external_id, table.external_number).where(
                table.link_id == link_id, table.entity == entity,
                or_(table.external_id.in_(ids), table.external_number.in_(numbers)),
            )
        )  # fmt: skip
        pairs += [(str(one), str(number)) for one, number in rows if one and number]
    return pairs
