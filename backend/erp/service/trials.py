"""Trying a mapping on real records before it counts, and handing mappings on."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.erp.errors import NotOfferedError
from backend.erp.queries import load_link
from backend.erp.schemas import MappingSample, MappingTrial
from backend.erp.service.flows import check_document
from backend.erp.words import worded
from erp_adapters.contract.adapter import Window
from erp_adapters.contract.records import Entity
from erp_adapters.contract.results import Refused
from erp_adapters.engine.book import lookups_for, mapping_of
from erp_adapters.engine.judging import content_of, title_of
from erp_adapters.engine.mapping import MappingDocument, inward
from erp_adapters.engine.models import ErpInbound
from erp_adapters.engine.opening import open_link
from erp_adapters.engine.presets import PRESETS
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.runtime import Runtime
from tenants.session import ReadSession

_SAMPLES: Final = 20


async def all_mappings(session: ReadSession, link_id: UUID) -> dict[str, MappingDocument]:
    """The mappings in force. Raises `NotFoundError`."""
    await load_link(session, link_id)
    found = {entity: await mapping_of(session, link_id, entity) for entity in PRESETS}
    return {entity: each[1] for entity, each in found.items() if each is not None}


async def try_mapping(
    actor: Actor, runtime: Runtime, tenant_id: UUID, link_id: UUID, entity: str, given: MappingTrial
) -> list[MappingSample]:
    """Map up to twenty real records both ways of thinking. Raises `NotAllowedError`, `NotFoundError`,
    `MappingInvalidError`, `NotOfferedError`."""
    actor.require("erp.manage")
    check_document(entity, given.document)
    trees = await sample_records(actor, runtime, tenant_id, link_id, entity)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        found = await mapping_of(session, link_id, entity)
        if found is None:
            raise NotFoundError
        lookups = await lookups_for(session, link_id, given.document, trees, outward=False)
    made = []
    for tree in trees:
        before, after = inward(found[1], tree, lookups), inward(given.document, tree, lookups)
        problems = [worded({"code": each.code, "said": each.text, "field": each.field}) for each in after.problems]
        made.append(
            MappingSample(
                external_id=str(tree.get("external_id")),
                title=title_of(tree),
                record=tree,
                before=before.values,
                after=after.values,
                problems=[each for each in problems if each is not None],
            )
        )
    return made


async def sample_records(
    actor: Actor, runtime: Runtime, tenant_id: UUID, link_id: UUID, entity: str
) -> list[dict[str, Any]]:
    """Records that came already, else the first that the ERP gives."""
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        rows = await session.scalars(
            select(ErpInbound)
            .where(ErpInbound.link_id == link_id, ErpInbound.entity == entity)
            .order_by(ErpInbound.read_at.desc())
            .limit(_SAMPLES)
        )
        trees = [dict(row.record) for row in rows]
    if trees:
        return trees
    try:
        async with open_link(runtime, tenant_id, actor, link_id) as opened:
            if entity not in opened.capabilities.entities:
                raise NotOfferedError
            async for page in opened.adapter.read(opened.link, Entity(entity), Window(), size=_SAMPLES):
                return [content_of(record)[0] for record in page.records[:_SAMPLES]]
    except Refused as refused:
        raise NotOfferedError(str(refused.result.message)) from refused
    return []
