"""The addresses that ERPs send their events to."""

from typing import Any
from uuid import UUID

from litestar import MediaType, Request, Response, post
from litestar.params import FromPath, JSONBody
from msgspec import Struct

from backend.erp.service.links import locked_link
from backend.web.given import GivenActor, GivenRuntime, GivenSession
from erp_adapters.engine.hooks import MOST_BYTES, PATH, UnknownHookError, hear, hook_address
from tenants import audit


class ErpHookWish(Struct, frozen=True):
    """`renew`: another address, and the old one ends."""

    renew: bool = False


class ErpHookView(Struct, frozen=True):
    """Where the ERP sends its events: whoever knows the address may send hints there, so it is a secret."""

    address: str


@post("/erp-links/{link_id:uuid}/hook", status_code=200, tags=["ERP"], summary="The address for an ERP's events")
async def show_hook(
    session: GivenSession,
    actor: GivenActor,
    runtime: GivenRuntime,
    link_id: FromPath[UUID],
    data: JSONBody[ErpHookWish],
) -> ErpHookView:
    """The link's address, made on first use. Enter it in the ERP as the target of its webhooks."""
    actor.require("erp.manage")
    row = await locked_link(session, link_id)
    address = await hook_address(session, runtime, row, renew=data.renew)
    audit.record(session, "erp_link.hook", subject_id=row.id, subject_name=row.name, renewed=data.renew)
    return ErpHookView(address)


@post(f"{PATH}{{address:str}}", status_code=200, include_in_schema=False)
async def take_event(request: Request[Any, Any, Any], runtime: GivenRuntime, address: FromPath[str]) -> Response[bytes]:
    """An ERP's call: checked, taken for a hint, and answered as the ERP wants it."""
    body = await request.body()
    if len(body) > MOST_BYTES:
        return Response(b"", status_code=413)
    headers = {name.lower(): value for name, value in request.headers.items()}
    try:
        reply = await hear(runtime, address, headers, body)
    except UnknownHookError:
        return Response(b"", status_code=404)
    media = reply.content_type or MediaType.TEXT
    return Response(reply.body, status_code=reply.status, media_type=media, headers={"Cache-Control": "no-store"})


ROUTES = [show_hook]
DOORS = [take_event]
