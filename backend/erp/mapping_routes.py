"""HTTP of mappings beside the mapping itself: the ERP's fields, versions, and lines of value tables."""

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody

from backend.erp import more_schemas as more
from backend.erp import queries, schemas
from backend.erp.service import flows
from backend.erp.service.fields import remote_fields
from backend.mailboxes.service.limits import spend
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from tenants.context import current

_ASKED = 120
_TAGS = ["ERP"]


@get("/erp-links/{link_id:uuid}/mappings/{entity:str}/fields", tags=_TAGS, summary="Fields of the ERP")
async def fields(
    actor: GivenActor, runtime: GivenRuntime, link_id: FromPath[UUID], entity: FromPath[str]
) -> list[more.ErpRemoteField]:
    """What a mapping can name, as the ERP describes it, with values of real records."""
    await spend(runtime.redis, "erp-fields", _ASKED)
    return await remote_fields(actor, runtime, current().tenant_id, link_id, entity)


@get("/erp-links/{link_id:uuid}/mappings/{entity:str}/versions", tags=_TAGS, summary="Versions of a mapping")
async def versions(
    read_session: GivenReadSession, actor: GivenActor, link_id: FromPath[UUID], entity: FromPath[str]
) -> list[more.ErpMappingVersion]:
    """Every version, the newest first; the last is the preset."""
    actor.require("erp.manage")
    return await queries.list_versions(read_session, link_id, entity)


@post("/erp-links/{link_id:uuid}/values", tags=_TAGS, summary="Add a line to a value table")
async def add_value(
    session: GivenSession, actor: GivenActor, link_id: FromPath[UUID], data: JSONBody[more.NewErpValue]
) -> schemas.ErpValueView:
    """A value of theirs and ours; what waited for it goes on."""
    row = await flows.add_value(session, actor, link_id, data)
    return schemas.ErpValueView(row.id, row.name, row.theirs, row.ours)


@delete("/erp-links/{link_id:uuid}/values/{value_id:uuid}", tags=_TAGS, summary="Remove a line of a value table")
async def drop_value(
    session: GivenSession, actor: GivenActor, link_id: FromPath[UUID], value_id: FromPath[UUID]
) -> None:
    """It comes again by itself when a record asks for it."""
    await flows.drop_value(session, actor, link_id, value_id)


ROUTES = [fields, versions, add_value, drop_value]
