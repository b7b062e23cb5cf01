"""Splits."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.customers.splitting import queries, service
from backend.customers.splitting.schemas import NewSplit, SplitView
from backend.web.given import GivenActor, GivenReadSession, GivenSession

OfCompany = Annotated[UUID, QueryParameter(name="company_id", description="One of the two companies.")]


class SplitController(Controller):
    """People who share a domain and belong to several companies."""

    path = "/splits"
    tags = ["Companies"]

    @get(summary="Moves of people from or to a company")
    async def index(self, read_session: GivenReadSession, company_id: OfCompany) -> list[SplitView]:
        """Those that stand, the newest first."""
        return await queries.list_splits(read_session, company_id)

    @get("/{split_id:uuid}", summary="A move of people")
    async def show(self, read_session: GivenReadSession, split_id: FromPath[UUID]) -> SplitView:
        """Who was moved from which company to which, by whom and when."""
        return await queries.load_split(read_session, split_id)

    @post(summary="Say that people belong to another company")
    async def split(self, session: GivenSession, actor: GivenActor, data: JSONBody[NewSplit]) -> SplitView:
        """Move people of one company to another one, or to a new one. It sticks, whatever the domain of their mail."""
        split_id = await service.split_company(session, actor, data)
        await session.flush()
        return await queries.load_split(session, split_id)

    @delete("/{split_id:uuid}", status_code=200, summary="Undo a move of people")
    async def undo(self, session: GivenSession, actor: GivenActor, split_id: FromPath[UUID]) -> SplitView:
        """Give the people back, with their mail, as if they had not been moved."""
        await service.undo_split(session, actor, split_id)
        await session.flush()
        return await queries.load_split(session, split_id)


ROUTES = [SplitController]
