"""Taking lists out, and the log of it."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from litestar import Controller, Response, get, post
from litestar.params import JSONBody
from sqlalchemy import select

from backend.customers.exporting.models import ExportRun
from backend.customers.exporting.service import Exported, export_companies, export_contacts
from backend.customers.queries import CompanyFilters
from backend.customers.vocabulary import Bin, Source, Stage
from backend.web.custom import listed_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import Cursor, Limit
from tenants.access import Mask
from tenants.paging import Page, SortField, after_cursor, page_of, sorting

Line = Annotated[str, msgspec.Meta(max_length=500)]


class CompanyExport(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Which companies, as the list's filters say it, and as what."""

    format: Literal["csv", "xlsx"] = "xlsx"
    q: Line | None = None
    country: Annotated[str, msgspec.Meta(max_length=2)] | None = None
    owner_id: UUID | None = None
    stage: Stage | None = None
    source: Source | None = None
    domain: Line | None = None
    bin: Bin = "customer"
    starred: bool = False
    awake: bool = False
    #: As the list's parameter.
    custom: list[Line] = []


class ContactExport(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """Which contacts, and as what."""

    format: Literal["csv", "xlsx"] = "xlsx"
    q: Line | None = None
    bin: Bin | None = None
    #: As the list's parameter.
    custom: list[Line] = []


class ExportRunView(msgspec.Struct):
    """Who took what."""

    id: UUID
    kind: str
    format: str
    filters: dict[str, Any]
    rows: int
    masks: list[Mask]
    actor: str
    at: datetime


class ExportController(Controller):
    """Files of companies and contacts."""

    tags = ["Exports"]

    @post("/companies/exports", status_code=200, media_type="application/octet-stream", summary="Export companies")
    async def companies(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[CompanyExport]
    ) -> Response[bytes]:
        """Those of a list as you see them, up to 50,000. Logged; admins hear of much in a day."""
        filters = CompanyFilters(
            data.q, data.country, data.owner_id, data.stage, data.source, data.domain, data.bin, data.starred,
            data.awake, listed_pairs(data.custom),
        )  # fmt: skip
        return _file(await export_companies(session, actor, filters, _given(data), data.format))

    @post("/contacts/exports", status_code=200, media_type="application/octet-stream", summary="Export contacts")
    async def contacts(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[ContactExport]
    ) -> Response[bytes]:
        """Those of a list as you see them, up to 50,000. Logged; admins hear of much in a day."""
        return _file(
            await export_contacts(
                session, actor, data.q, data.bin, _given(data), data.format, listed_pairs(data.custom)
            )
        )

    @get("/exports", summary="The log of exports")
    async def log(
        self, read_session: GivenReadSession, actor: GivenActor, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[ExportRunView]:
        """Who took what with which filters, and how many rows; newest first."""
        actor.require("audit.read")
        chosen = sorting(None, {"at": SortField(ExportRun.at, datetime)}, ExportRun.id, "-at")
        rows = list(await read_session.scalars(after_cursor(select(ExportRun), chosen, cursor, limit)))
        return page_of(
            rows, limit, chosen, value=lambda row: row.at, row_id=lambda row: row.id,
            item=lambda row: ExportRunView(
                row.id, row.kind, row.format, row.filters, row.rows, row.masks, row.actor_name, row.at
            ),
        )  # fmt: skip


def _given(data: CompanyExport | ContactExport) -> dict[str, Any]:
    given: dict[str, Any] = msgspec.to_builtins(data)
    return {name: value for name, value in given.items() if name != "format"}


def _file(made: Exported) -> Response[bytes]:
    return Response(
        made.content,
        media_type=made.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{made.name}"',
            "X-Content-Type-Options": "nosniff",
            "Cache-Control": "no-store",
        },
    )


ROUTES = [ExportController]
