"""Clocks of customers over HTTP."""

from uuid import UUID

from litestar import delete, get, put
from litestar.params import FromPath, JSONBody

from backend.customers.queries.clocks import company_clock, contact_clock
from backend.customers.schemas.clocks import Clock, NewTravel, NewWeek
from backend.customers.service.clocks import end_travel, set_travel, set_week
from backend.web.given import GivenActor, GivenReadSession, GivenSession


@get("/companies/{company_id:uuid}/clock", tags=["Companies"], summary="The clock of a company")
async def clock_of_company(read_session: GivenReadSession, company_id: FromPath[UUID]) -> Clock:
    """Which clock it keeps, why we think so, and whether this is a good hour there."""
    return await company_clock(read_session, company_id)


@get("/contacts/{contact_id:uuid}/clock", tags=["Contacts"], summary="The clock of a contact")
async def clock_of_contact(read_session: GivenReadSession, contact_id: FromPath[UUID]) -> Clock:
    """Which clock they keep, why we think so, and whether this is a good hour there."""
    return await contact_clock(read_session, contact_id)


@put("/contacts/{contact_id:uuid}/travel", tags=["Contacts"], summary="Note a journey")
async def travel(
    session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID], data: JSONBody[NewTravel]
) -> Clock:
    """From a day to a day they keep another clock; afterwards their own counts again."""
    await set_travel(session, actor, contact_id, data)
    return await contact_clock(session, contact_id)


@delete("/contacts/{contact_id:uuid}/travel", tags=["Contacts"], summary="End a journey")
async def back_home(session: GivenSession, actor: GivenActor, contact_id: FromPath[UUID]) -> None:
    """They keep their own clock again."""
    await end_travel(session, actor, contact_id)


@put("/companies/{company_id:uuid}/working-week", tags=["Companies"], summary="Set a working week")
async def week(session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[NewWeek]) -> Clock:
    """Which days this company does not work, in place of its country's; holidays stay the country's."""
    await set_week(session, actor, company_id, data)
    return await company_clock(session, company_id)


@delete("/companies/{company_id:uuid}/working-week", tags=["Companies"], summary="Forget a working week")
async def usual_week(session: GivenSession, actor: GivenActor, company_id: FromPath[UUID]) -> None:
    """The week of its country holds again."""
    await set_week(session, actor, company_id, None)


CLOCK_ROUTES = [clock_of_company, clock_of_contact, travel, back_home, week, usual_week]
