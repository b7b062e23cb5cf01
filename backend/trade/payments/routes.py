"""Money over HTTP."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from litestar import Controller, Response, delete, get, patch, post, put
from litestar.params import FromPath, JSONBody, QueryParameter

from backend.trade.payments import notes, owing, proposing, queries, refunds, schemas, service
from backend.trade.payments.letters import routes as letters
from backend.web.custom import AnyRequest, CustomIs, custom_pairs
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, IfMatch, Limit, SortBy
from backend.web.sessions import etag, expected_version
from tenants.paging import Page

CompanyId = Annotated[UUID | None, QueryParameter(name="company_id", description="Of this company.")]
Company = Annotated[UUID, QueryParameter(name="company_id", description="Of this company.")]
StateIs = Annotated[schemas.PaymentState | None, QueryParameter(name="state", description="In this state.")]
Currency = Annotated[str, QueryParameter(name="currency", max_length=3, description="ISO 4217.")]
Amount = Annotated[Decimal, QueryParameter(name="amount", description="What was credited.")]
Charges = Annotated[Decimal, QueryParameter(name="charges", description="What banks took.")]
InCurrency = Annotated[str | None, QueryParameter(name="currency", max_length=3, description="ISO 4217.")]
Late = Annotated[schemas.LateBucket | None, QueryParameter(name="late", description="So late.")]
First = Annotated[UUID | None, QueryParameter(name="order_id", description="The order to be settled first.")]
Anew = Annotated[UUID | None, QueryParameter(name="payment_id", description="The payment to be shared out anew.")]
Bear = Annotated[bool, QueryParameter(name="bear", description="Whether we bear the banks' charges.")]


def _answer(payment: schemas.PaymentView) -> Response[schemas.PaymentView]:
    return Response(payment, headers=etag(payment.version))


class PaymentController(Controller):
    """What came in, and what it settles."""

    path = "/payments"
    tags = ["Payments"]

    @get(summary="Payments")
    async def index(
        self,
        request: AnyRequest,
        read_session: GivenReadSession,
        company_id: CompanyId = None,
        chosen: StateIs = None,
        custom: CustomIs = None,
        sort: SortBy = None,
        cursor: Cursor = None,
        limit: Limit = 50,
    ) -> Page[schemas.PaymentView]:
        """The last first."""
        filters = queries.PaymentFilters(company_id, chosen)
        own = custom_pairs(request, custom)
        return await queries.list_payments(read_session, filters, sort=sort, cursor=cursor, limit=limit, custom=own)

    @post(summary="Note a payment")
    async def create(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[schemas.NewPayment]
    ) -> Response[schemas.PaymentView]:
        """A receipt, or a slip, shared out as its parts say."""
        return _answer(await service.create_payment(session, actor, data))

    @get("/proposals", summary="What a payment could settle")
    async def propose(
        self,
        read_session: GivenReadSession,
        company_id: Company,
        currency: Currency,
        amount: Amount,
        charges: Charges = Decimal(0),
        bear: Bear = False,
        first: First = None,
        payment_id: Anew = None,
    ) -> list[schemas.OpenLine]:
        """Open due lines of the company, the longest due first, and how the money would be shared out."""
        return await proposing.proposal_for(
            read_session, company_id, currency, amount, charges, bear=bear, order_id=first, payment_id=payment_id
        )

    @get("/ageing", summary="What is owed, by how late it is")
    async def ageing(self, read_session: GivenReadSession, company_id: CompanyId = None) -> schemas.AgeingReport:
        """By company and currency, the longest overdue first; and the sums."""
        return await owing.ageing(read_session, company_id)

    @get("/ageing/lines", summary="What makes up a figure of the ageing")
    async def owed(
        self,
        read_session: GivenReadSession,
        company_id: CompanyId = None,
        currency: InCurrency = None,
        late: Late = None,
    ) -> list[schemas.OwedLine]:
        """Due lines, the longest overdue first."""
        return await owing.owed_lines(read_session, company_id, currency, late)

    @get("/{payment_id:uuid}", summary="A payment")
    async def show(self, read_session: GivenReadSession, payment_id: FromPath[UUID]) -> Response[schemas.PaymentView]:
        """With what it settles."""
        return _answer(await queries.load_payment(read_session, payment_id))

    @patch("/{payment_id:uuid}", summary="Change a payment's notes")
    async def change(
        self,
        session: GivenSession,
        actor: GivenActor,
        payment_id: FromPath[UUID],
        data: JSONBody[schemas.PaymentPatch],
        if_match: IfMatch = None,
    ) -> Response[schemas.PaymentView]:
        """Payer, reference, note."""
        return _answer(await service.change_payment(session, actor, payment_id, data, expected_version(if_match)))

    @put("/{payment_id:uuid}/parts", summary="Share a payment out")
    async def share(
        self, session: GivenSession, actor: GivenActor, payment_id: FromPath[UUID], data: JSONBody[schemas.PaymentParts]
    ) -> Response[schemas.PaymentView]:
        """In place of how it was."""
        return _answer(await service.share_out(session, actor, payment_id, data))

    @post("/{payment_id:uuid}/arrivals", status_code=200, summary="The money of a slip is in")
    async def arrive(
        self, session: GivenSession, actor: GivenActor, payment_id: FromPath[UUID], data: JSONBody[schemas.Arrival]
    ) -> Response[schemas.PaymentView]:
        """From now on it settles what the slip announced."""
        return _answer(await service.receive_slip(session, actor, payment_id, data))

    @post("/{payment_id:uuid}/refunds", summary="Note that money was paid back")
    async def refund(
        self, session: GivenSession, actor: GivenActor, payment_id: FromPath[UUID], data: JSONBody[schemas.NewRefund]
    ) -> Response[schemas.PaymentView]:
        """Of what the receipt has left, never of what it settles."""
        return _answer(await refunds.note_refund(session, actor, payment_id, data))

    @delete("/{payment_id:uuid}/refunds/{refund_id:uuid}", status_code=200, summary="Take the note of a refund back")
    async def drop_refund(
        self, session: GivenSession, actor: GivenActor, payment_id: FromPath[UUID], refund_id: FromPath[UUID]
    ) -> Response[schemas.PaymentView]:
        """Of one that was not made."""
        return _answer(await refunds.drop_refund(session, actor, payment_id, refund_id))

    @post("/{payment_id:uuid}/cancellations", status_code=200, summary="Cancel a payment")
    async def cancel(
        self, session: GivenSession, actor: GivenActor, payment_id: FromPath[UUID]
    ) -> Response[schemas.PaymentView]:
        """It was noted by mistake, or came back."""
        return _answer(await service.cancel_payment(session, actor, payment_id))


@get("/orders/{order_id:uuid}/money", tags=["Payments"], summary="Where an order's money stands")
async def money(read_session: GivenReadSession, order_id: FromPath[UUID]) -> schemas.OrderMoney:
    """Due lines, payments, letters of credit, the company's limit."""
    return await queries.order_money(read_session, order_id)


@post("/orders/{order_id:uuid}/waivers", status_code=200, tags=["Payments"], summary="Let a short payment go")
async def waive(
    session: GivenSession, actor: GivenActor, order_id: FromPath[UUID], data: JSONBody[schemas.Waiver]
) -> schemas.OrderMoney:
    """With its reason; for managers."""
    return await service.waive(session, actor, order_id, data)


@get("/account-notes", tags=["Payments"], summary="Credit and debit notes")
async def account_notes(read_session: GivenReadSession, company_id: CompanyId = None) -> list[schemas.AccountNoteView]:
    """The newest first."""
    return await notes.list_notes(read_session, company_id)


@post("/orders/{order_id:uuid}/notes", tags=["Payments"], summary="Issue a credit or debit note")
async def add_note(
    session: GivenSession,
    actor: GivenActor,
    runtime: GivenRuntime,
    order_id: FromPath[UUID],
    data: JSONBody[schemas.NewAccountNote],
) -> schemas.OrderMoney:
    """With its number and its paper; for managers."""
    return await notes.write_note(session, runtime.blobs, actor, order_id, data)


@post(
    "/account-notes/{account_note_id:uuid}/voidings", status_code=200, tags=["Payments"], summary="Declare a note void"
)
async def void_note(
    session: GivenSession,
    actor: GivenActor,
    account_note_id: FromPath[UUID],
    data: JSONBody[schemas.AccountNoteVoiding],
) -> schemas.OrderMoney:
    """It counts no more; its number stays used."""
    return await notes.void_note(session, actor, account_note_id, data.reason)


@get("/companies/{company_id:uuid}/credit", tags=["Payments"], summary="What a company may owe and owes")
async def credit(read_session: GivenReadSession, company_id: FromPath[UUID]) -> schemas.Credit:
    """Shipped and unpaid, covered by letters of credit, insured."""
    return await service.load_credit(read_session, company_id)


@put("/companies/{company_id:uuid}/credit", tags=["Payments"], summary="Set a company's limit")
async def set_credit(
    session: GivenSession, actor: GivenActor, company_id: FromPath[UUID], data: JSONBody[schemas.CreditFields]
) -> schemas.Credit:
    """For managers; null takes it away."""
    return await service.set_credit(session, actor, company_id, data)


ROUTES = [
    PaymentController,
    money,
    waive,
    *letters.ROUTES,
    account_notes,
    add_note,
    void_note,
    credit,
    set_credit,
]
