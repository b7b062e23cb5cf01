"""The person for whom an import runs: what they may do is asked when it runs, not when the file came."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast
from uuid import UUID

from msgspec import convert
from sqlalchemy import select

from backend.custom_fields.queries.shape import load_shape
from backend.customers.importing.cells import Setting
from backend.customers.importing.models import CustomerImport
from backend.customers.importing.schemas import ImportSettings
from i18n.words import fold
from tenants.access import Role, permissions_of
from tenants.context import Actor, Context, system_actor, use_context
from tenants.directory.models import Membership
from tenants.session import Database, ReadSession, WriteSession


async def actor_of(database: Database, tenant_id: UUID, seat_id: UUID) -> Actor | None:
    """The person of a seat as the acting user; None where they have left."""
    async with database.tenant_session(tenant_id, system_actor("customers.import")) as session:
        seat = await session.scalar(select(Membership).where(Membership.id == seat_id, Membership.active))
    if seat is None:
        return None
    role = cast("Role", seat.role)
    return Actor("user", seat.name, role, seat.user_id, seat.id, permissions_of(role))


@asynccontextmanager
async def acting_session(database: Database, tenant_id: UUID, actor: Actor, locale: str) -> AsyncIterator[WriteSession]:
    """One transaction as that person, in their language."""
    with use_context(Context(tenant_id, actor, locale)):
        async with database.tenant_session(tenant_id, actor) as session:
            yield session


async def lock_run(session: WriteSession, import_id: UUID) -> CustomerImport | None:
    """The import, held until the transaction ends."""
    return await session.scalar(
        select(CustomerImport)
        .where(CustomerImport.id == import_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def settings_of(run: CustomerImport) -> ImportSettings:
    """The settings of an import."""
    return convert(run.settings, ImportSettings)


def _whole(seat: Membership) -> set[str]:
    return {fold(seat.name), fold(seat.email)} if seat.email else {fold(seat.name)}


def _halves(seat: Membership) -> set[str]:
    """The native and the Latin form of a name that has both ("林薇 Lin Wei"), and an address without its domain."""
    parts = re.findall(
        r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]+|[^\u3400-\u9fff\u3040-\u30ff\uac00-\ud7af]+", seat.name
    )
    halves = {fold(part.strip(" ()（）")) for part in parts if part.strip(" ()（）")}
    return halves | ({fold(seat.email.partition("@")[0])} if seat.email else set())


async def setting_of(session: ReadSession, run: CustomerImport) -> Setting:
    """What the cells of an import are read by."""
    seats = list(await session.scalars(select(Membership).where(Membership.active)))
    colleagues: dict[str, UUID] = {}
    for called in (_halves, _whole):
        for seat in seats:
            for word in called(seat):
                # What two are called names neither; a whole name or an address stands before a half.
                others = [one for one in seats if one.id != seat.id and word in called(one)]
                colleagues |= {} if others else {word: seat.id}
    return Setting(
        run.heads,
        run.fields,
        {"company": await load_shape(session, "company"), "contact": await load_shape(session, "contact")},
        colleagues,
        settings_of(run).country,
    )
