"""Those on the way through sequences, or who were."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast
from uuid import UUID

from sqlalchemy import and_, func, select

from backend.accounts.queries.sight import sight_of
from backend.customers.clock import Place
from backend.customers.queries.addressees import addressees
from backend.customers.schemas import CompanyRef, ContactRef
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sequences import schemas
from backend.outreach.sequences.models import EnrolmentState, MailSequence, SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.gathering import live_steps
from backend.outreach.sequences.service.stepping import author_names
from backend.outreach.sequences.timing import known_place
from backend.outreach.sequences.words import reason_text
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from i18n.formats import moment as moment_text
from tenants.context import current
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession


async def list_enrolments(
    session: ReadSession,
    *,
    sequence_id: UUID | None = None,
    contact_id: UUID | None = None,
    company_id: UUID | None = None,
    state: EnrolmentState | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[schemas.EnrolmentView]:
    """Enrolments, the newest first: of a sequence, a contact or a company, made by those whose work the reader sees."""
    statement = select(SequenceEnrolment).where((await sight_of(session)).sees(SequenceEnrolment.author_id))
    for column, value in (
        (SequenceEnrolment.sequence_id, sequence_id),
        (SequenceEnrolment.contact_id, contact_id),
        (SequenceEnrolment.company_id, company_id),
        (SequenceEnrolment.state, state),
    ):
        if value is not None:
            statement = statement.where(column == value)
    chosen = sorting(None, {"id": SortField(SequenceEnrolment.id, UUID)}, SequenceEnrolment.id, "-id")
    rows = list(await session.scalars(after_cursor(statement, chosen, cursor, limit)))
    views = {view.id: view for view in await enrolment_views(session, rows[:limit])}
    return page_of(
        rows, limit, chosen, value=lambda row: row.id, row_id=lambda row: row.id, item=lambda row: views[row.id]
    )


class _Came(NamedTuple):
    opened: bool
    clicked: bool
    replied: bool
    sent: int
    language: str | None


async def enrolment_views(session: ReadSession, rows: Sequence[SequenceEnrolment]) -> list[schemas.EnrolmentView]:
    """As they are answered, in the reader's language."""
    locale, masks = current().locale, (await sight_of(session)).masks
    people = await addressees(session, [row.contact_id for row in rows])
    sequences = {
        row.id: row
        for row in await session.scalars(
            select(MailSequence).where(MailSequence.id.in_({row.sequence_id for row in rows}))
        )
    }
    steps = await live_steps(session, list(sequences))
    came = await _came(session, [row.id for row in rows])
    names = await author_names(session, {row.author_id for row in rows if row.author_id})
    views = []
    for row in rows:
        person, sequence = people.get(row.contact_id), sequences[row.sequence_id]
        place: Place = known_place(person.place if person else None, sequence.time_zone)
        company = person.company if person else None
        got = came.get(row.id, _Came(opened=False, clicked=False, replied=False, sent=0, language=None))
        waits = row.state == "active" and sequence.status == "running"
        views.append(
            schemas.EnrolmentView(
                id=row.id,
                sequence_id=row.sequence_id,
                sequence_name=sequence.name,
                contact=ContactRef(row.contact_id, person.name if person else row.name),
                company=CompanyRef(company.id, company.name, company.country) if company else None,
                address="" if masks.hides("mail", company.owner_id if company else None) else row.address,
                sender=row.from_address,
                author=names.get(row.author_id, "") if row.author_id else "",
                state=cast("Any", row.state),
                reason=row.reason,
                reason_text=reason_text(row.reason, row.details, locale),
                step=got.sent,
                steps=max(len(steps.get(row.sequence_id, [])), got.sent),
                language=got.language,
                next_at=row.next_at if waits else None,
                next_there=moment_text(row.next_at, place.zone, locale, with_zone=True)
                if waits and row.next_at
                else None,
                away_until=row.away_until,
                opened=got.opened,
                clicked=got.clicked,
                replied=got.replied,
                enrolled_at=row.created_at,
                ended_at=row.ended_at,
                version=row.version,
            )
        )
    return views


async def _came(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, _Came]:
    rows = await session.execute(
        select(
            SequenceSend.enrolment_id,
            func.count(OutgoingMessage.sent_at).label("sent"),
            func.max(SequenceSend.language).label("language"),
            func.count(TrackedRecipient.opened_at).label("opened"),
            func.count(TrackedRecipient.clicked_at).label("clicked"),
            func.count(TrackedRecipient.replied_at).label("replied"),
        )
        .join(
            OutgoingMessage,
            and_(OutgoingMessage.tenant_id == SequenceSend.tenant_id, OutgoingMessage.id == SequenceSend.outgoing_id),
        )
        .outerjoin(
            TrackedMessage,
            and_(
                TrackedMessage.tenant_id == SequenceSend.tenant_id,
                TrackedMessage.outgoing_id == SequenceSend.outgoing_id,
            ),
        )
        .outerjoin(
            TrackedRecipient,
            and_(
                TrackedRecipient.tenant_id == TrackedMessage.tenant_id,
                TrackedRecipient.message_id == TrackedMessage.id,
            ),
        )
        .where(SequenceSend.enrolment_id.in_(list(ids)))
        .group_by(SequenceSend.enrolment_id)
    )
    return {
        row.enrolment_id: _Came(row.opened > 0, row.clicked > 0, row.replied > 0, row.sent, row.language)
        for row in rows
    }
