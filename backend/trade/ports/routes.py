"""Ports over HTTP."""

import asyncio
from typing import Annotated

from litestar import get
from litestar.params import QueryParameter

from backend.trade.ports.schemas import PortView, port_view
from i18n.ports import PortKind, search_ports

Sought = Annotated[
    str, QueryParameter(name="q", max_length=60, description="Beginnings of words: a name, in Chinese too, or a code.")
]
Kind = Annotated[PortKind | None, QueryParameter(name="kind", description="Only seaports, airports or inland ports.")]
Country = Annotated[
    str | None, QueryParameter(name="country", pattern="^[A-Z]{2}$", description="Only in this country (ISO 3166-1).")
]


@get("/ports", tags=["Ports"], summary="Ports by UN/LOCODE")
async def ports(q: Sought, kind: Kind = None, country: Country = None) -> list[PortView]:
    """At most twelve seaports, airports and inland ports, the likeliest first."""
    found = await asyncio.to_thread(search_ports, q, kind=kind, country=country)
    return [port_view(port) for port in found]


ROUTES = [ports]
