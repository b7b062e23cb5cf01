"""What a link knows: its mappings, value tables, switches and bindings, read and written inside a transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from erp_adapters.engine.mapping import MappingDocument, wanted_links
from erp_adapters.engine.models import ErpBinding, ErpMapping, ErpSwitch, ErpValue
from erp_adapters.engine.presets import PRESETS
from erp_adapters.engine.transforms import Lookups
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession


async def mapping_of(session: ReadSession, link_id: UUID, entity: str) -> tuple[int, MappingDocument] | None:
    """The mapping in force and its number (0: the preset); None for an entity that is not mapped."""
    row = await session.scalar(
        select(ErpMapping)
        .where(ErpMapping.link_id == link_id, ErpMapping.entity == entity)
        .order_by(ErpMapping.number.desc())
        .limit(1)
    )
    if row is not None:
        return row.number, msgspec.convert(row.document, MappingDocument)
    preset = PRESETS.get(entity)
    return None if preset is None else (0, preset)


async def switches_of(session: ReadSession, link_id: UUID) -> dict[tuple[str, str], ErpSwitch]:
    """Switches by entity and direction."""
    rows = await session.scalars(select(ErpSwitch).where(ErpSwitch.link_id == link_id))
    return {(row.entity, row.direction): row for row in rows}


async def lookups_for(
    session: ReadSession,
    link_id: UUID,
    document: MappingDocument,
    trees: Iterable[Mapping[str, Any]],
    *,
    outward: bool,
) -> Lookups:
    """Value tables, and the links that the records will ask for."""
    values = list(await session.scalars(select(ErpValue).where(ErpValue.link_id == link_id)))
    into = {(row.name, row.theirs): row.ours for row in values if row.theirs is not None}
    # Several values of theirs may be one of ours; the first goes out.
    out: dict[tuple[str, str], str | None] = {}
    for row in sorted(values, key=lambda each: each.id):
        if row.ours is not None and row.theirs is not None:
            out.setdefault((row.name, row.ours), row.theirs)
    wanted = {pair for tree in trees for pair in wanted_links(document, tree, outward=outward)}
    column = ErpBinding.local_id if outward else ErpBinding.external_id
    keys: list[Any] = [UUID(each) for _, each in wanted] if outward else [each for _, each in wanted]
    found: Sequence[ErpBinding] = ()
    if keys:
        found = list(
            await session.scalars(
                select(ErpBinding).where(
                    ErpBinding.link_id == link_id,
                    column.in_(keys),
                    ErpBinding.entity.in_({entity for entity, _ in wanted}),
                    ErpBinding.state == "linked",
                )
            )
        )
    pairs = [(row.entity, str(row.local_id), str(row.external_id)) for row in found if row.local_id and row.external_id]
    return Lookups(
        into,
        out,
        {(entity, external): local for entity, local, external in pairs},
        {(entity, local): external for entity, local, external in pairs},
    )


async def keep_unresolved(session: WriteSession, link_id: UUID, lookups: Lookups) -> None:
    """Put values without a counterpart where somebody finds them."""
    for name, value, outward in sorted(lookups.unresolved):
        side = {"ours": value} if outward else {"theirs": value}
        await session.execute(
            insert(ErpValue)
            .values(id=new_id(), link_id=link_id, name=name, asked_at=now(), **side)
            .on_conflict_do_nothing()
        )


async def binding_of(
    session: WriteSession, link_id: UUID, entity: str, *, local_id: UUID | None = None, external_id: str | None = None
) -> ErpBinding | None:
    """The binding of a record by one of its ids, locked."""
    key = ErpBinding.local_id == local_id if local_id is not None else ErpBinding.external_id == external_id
    return await session.scalar(
        select(ErpBinding).where(ErpBinding.link_id == link_id, ErpBinding.entity == entity, key).with_for_update()
    )


async def bind(
    session: WriteSession, link_id: UUID, entity: str, local_id: UUID, external_id: str, number: str | None
) -> ErpBinding:
    """Link two records; a document that was amended under another id keeps its earlier ones."""
    row = await binding_of(session, link_id, entity, local_id=local_id)
    if row is None:
        row = ErpBinding(
            link_id=link_id, entity=entity, local_id=local_id, base={}, theirs={}, earlier_ids=[], flips={}
        )
        session.add(row)
    elif row.external_id not in {None, external_id}:
        row.earlier_ids = [*row.earlier_ids, row.external_id]
    row.external_id, row.external_number, row.state = external_id, number or row.external_number, "linked"
    await session.flush()
    return row
