"""Letters of credit over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import Response, get, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.payments.letters import queries, schemas, service
from backend.web.given import GivenActor, GivenReadSession, GivenSession
from backend.web.params import IfMatch, Ordinal
from backend.web.sessions import etag, expected_version

CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="Of this company.")]
OnlyOpen = Annotated[bool, QueryParameter(name="open", description="Only those that are not paid, expired or dead.")]


def _answer(letter: schemas.LcView) -> Response[schemas.LcView]:
    return Response(letter, headers=etag(letter.version))


@get("/letters-of-credit", tags=["Payments"], summary="Letters of credit")
async def letters(
    read_session: GivenReadSession, company_id: CompanyId = None, only_open: OnlyOpen = False
) -> list[schemas.LcView]:
    """Those that expire first in front, with what does not fit."""
    return await queries.letters_of(read_session, company_id=company_id, only_open=only_open)


@get("/letters-of-credit/{letter_id:uuid}", tags=["Payments"], summary="A letter of credit")
async def letter(read_session: GivenReadSession, letter_id: FromPath[UUID]) -> Response[schemas.LcView]:
    """With its drawings, amendments and discrepancies."""
    return _answer(await queries.load_letter(read_session, letter_id))


@post("/orders/{order_id:uuid}/letters-of-credit", tags=["Payments"], summary="Note a letter of credit")
async def add_letter(
    session: GivenSession, actor: GivenActor, order_id: FromPath[UUID], data: JSONBody[schemas.LcFields]
) -> Response[schemas.LcView]:
    """That covers the order."""
    made = await service.write_letter(session, actor, order_id, data)
    return Response(made, headers=etag(made.version), status_code=201)


@put("/letters-of-credit/{letter_id:uuid}", tags=["Payments"], summary="Change a letter of credit")
async def change_letter(
    session: GivenSession,
    actor: GivenActor,
    letter_id: FromPath[UUID],
    data: JSONBody[schemas.LcFields],
    if_match: IfMatch = None,
) -> Response[schemas.LcView]:
    """Where it was noted wrong. What a bank amends is an amendment."""
    return _answer(await service.change_letter(session, actor, letter_id, data, expected_version(if_match)))


@post("/letters-of-credit/{letter_id:uuid}/amendments", tags=["Payments"], summary="Note an amendment")
async def offer_amendment(
    session: GivenSession, actor: GivenActor, letter_id: FromPath[UUID], data: JSONBody[schemas.LcAmendmentInput]
) -> Response[schemas.LcView]:
    """The credit's terms stay as they are until it is accepted."""
    made = await service.offer_amendment(session, actor, letter_id, data)
    return Response(made, headers=etag(made.version), status_code=201)


@post(
    "/letters-of-credit/{letter_id:uuid}/amendments/{number:int}/answers",
    status_code=200,
    tags=["Payments"],
    summary="Accept or refuse an amendment",
)
async def answer_amendment(
    session: GivenSession,
    actor: GivenActor,
    letter_id: FromPath[UUID],
    number: Ordinal,
    data: JSONBody[schemas.LcAnswer],
) -> Response[schemas.LcView]:
    """Whole; once accepted, papers and warnings go by the changed terms."""
    return _answer(await service.answer_amendment(session, actor, letter_id, number, data))


ROUTES = [letters, letter, add_letter, change_letter, offer_amendment, answer_amendment]
