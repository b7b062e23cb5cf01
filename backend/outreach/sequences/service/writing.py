"""Writing the letters that are due: filled, with their foot and the reader's own page, and queued together."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.outreach.addresses import address_key
from backend.outreach.sending.content import Footer
from backend.outreach.sending.errors import NotYourSenderError, SuppressedError
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.sending.outgoing import OutgoingDraft, OutgoingFile, TemplateChoice
from backend.outreach.sending.queueing import queue_messages
from backend.outreach.sequences.deciding import Facts, Step, Write
from backend.outreach.sequences.deciding import planned as planned_at
from backend.outreach.sequences.models import SequenceEnrolment, SequenceSend
from backend.outreach.sequences.service.stopping import hold, stop
from backend.outreach.suppression.texts import TEXTS, page_language
from backend.outreach.templates import schemas as letters
from backend.outreach.templates.errors import NoTemplateVersionError
from backend.outreach.templates.service.business import Values, business_values
from backend.outreach.templates.service.files import KIND as TEMPLATE_FILES
from backend.outreach.templates.service.press import Press
from backend.outreach.tracking.readying import ready_pages, unsubscribe_of
from backend.outreach.tracking.schemas import Recipient
from i18n.locale import direction
from mail_ingest.submit.mime import Party
from tenants.context import system_actor
from tenants.errors import LadingError, NotFoundError
from tenants.orm import new_id
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession

_ACTOR: Final = system_actor("sequences")
_AFTER_LAST: Final = timedelta(minutes=15)
_OUTGOING: Final = "outgoing"
_FOOT: Final = (
    '<div dir="{side}" lang="{tag}" style="margin-top:24px;font-family:Arial,Helvetica,sans-serif;font-size:12px;'
    'line-height:1.5;color:#667079"><a href="{page}" rel="unsubscribe" style="color:#667079">{unsubscribe}</a> &middot;'
    ' <a href="{page}" rel="unsubscribe" style="color:#667079">{privacy}</a></div>'
)


class Due:
    """Somebody whose next letter is to be written now."""

    def __init__(self, enrolment: SequenceEnrolment, write: Write) -> None:
        self.enrolment = enrolment
        self.step = write.step
        self.after = write.after
        self.outgoing_id = new_id()
        self.letter: letters.Rendered | None = None
        self.files: list[OutgoingFile] = []


async def write(
    session: WriteSession,
    runtime: Runtime,
    writing: Sequence[Due],
    presses: Mapping[UUID | None, Press],
    facts: Mapping[UUID, Facts],
    steps: Sequence[Step],
    moment: datetime,
) -> None:
    """Fill and queue; who cannot be written to is held or stopped, with the reason."""
    ready = [each for each in writing if await _fill(session, runtime, each, presses[each.enrolment.author_id])]
    subjects = await _subjects(session, [each.after.outgoing_id for each in ready if each.after])
    recipients = {each.outgoing_id: _recipient(each, presses) for each in ready}
    pages = await ready_pages(session, recipients, runtime=runtime)
    drafts = [_draft(each, recipients[each.outgoing_id], pages[each.outgoing_id], subjects, presses) for each in ready]
    queued = await queue_messages(session, _ACTOR, drafts)
    for each, answer in zip(ready, queued, strict=True):
        if isinstance(answer, OutgoingMessage):
            _note_queued(session, each, answer, facts[each.enrolment.id], steps, moment)
        elif isinstance(answer, SuppressedError):
            await stop(session, [each.enrolment], "suppressed")
        elif isinstance(answer, NotYourSenderError):
            hold(session, each.enrolment, "sender")
        else:
            code = answer.type if isinstance(answer, LadingError) else "unsubscribe"
            hold(session, each.enrolment, "send-failed", {"code": code})


async def _fill(session: WriteSession, runtime: Runtime, due: Due, press: Press) -> bool:
    """Fill the letter; False where it cannot be written or sent, which is noted then."""
    enrolment = due.enrolment
    if enrolment.author_id is None or enrolment.mailbox_id is None:
        hold(session, enrolment, "sender")
        return False
    try:
        values: Values = {}
        if press.speaks_of_business([due.step.template_id]):
            company = press.people[enrolment.contact_id].company
            company_id = company.id if company else None
            values = await business_values(session, company_id, deal_id=enrolment.deal_id, own=press.speaks_of_own)
        due.letter = press.fill(due.step.template_id, enrolment.contact_id, values)
    except (NoTemplateVersionError, NotFoundError):
        hold(session, enrolment, "no-language")
        return False
    if not due.letter.may_send:
        problem = next(each for each in due.letter.problems if not each.warning)
        details = {"code": problem.code, "field": problem.field, "language": due.letter.language}
        hold(session, enrolment, "letter", details)
        return False
    due.files = await _files(session, runtime, press.files(due.step.template_id, due.letter.language))
    return True


async def _files(session: WriteSession, runtime: Runtime, files: Sequence[Mapping[str, object]]) -> list[OutgoingFile]:
    """The files of a version, put where outgoing mail takes them from."""
    tenant_id = session.info["tenant_id"]
    for file in files:
        await runtime.blobs.put(
            tenant_id, _OUTGOING, await runtime.blobs.get(tenant_id, TEMPLATE_FILES, str(file["sha256"]))
        )
    return [
        OutgoingFile(
            filename=str(file["filename"]),
            content_type=str(file["content_type"]),
            size=int(str(file["size"])),
            sha256=str(file["sha256"]),
        )
        for file in files
    ]


def _recipient(due: Due, presses: Mapping[UUID | None, Press]) -> Recipient:
    person = presses[due.enrolment.author_id].people[due.enrolment.contact_id]
    due.enrolment.address = address_key(person.email or "")
    due.enrolment.name = person.name
    return Recipient(person.email or "", person.name, "to")


def _draft(
    due: Due, to: Recipient, page: str, subjects: Mapping[UUID, str], presses: Mapping[UUID | None, Press]
) -> OutgoingDraft:
    letter, enrolment = due.letter, due.enrolment
    if letter is None or enrolment.mailbox_id is None:
        raise ValueError("a letter that was not filled cannot go")
    follows = due.after if due.after is not None and due.step.thread == "same" else None
    subject = letter.subject
    if follows is not None and subjects.get(follows.outgoing_id):
        first = subjects[follows.outgoing_id]
        subject = first if first.casefold().startswith("re:") else f"Re: {first}"
    company = presses[enrolment.author_id].people[enrolment.contact_id].company
    enrolment.company_id = company.id if company else None
    return OutgoingDraft(
        id=due.outgoing_id,
        mailbox_id=enrolment.mailbox_id,
        from_address=enrolment.from_address,
        author_id=enrolment.author_id,
        to=[Party(to.name, to.address)],
        subject=subject,
        html=letter.fragment,
        origin="sequence",
        language=letter.language,
        files=due.files,
        footer=footer(page, letter.language),
        unsubscribe=unsubscribe_of(page, enrolment.from_address),
        template_id=due.step.template_id,
        template_choice=TemplateChoice(language=letter.language, wanted=letter.wanted, reason=letter.reason),
        preheader=letter.preheader,
        follows_id=follows.outgoing_id if follows else None,
        unique_key=f"sequence:{enrolment.id}:{due.step.id}",
    )


def footer(page: str, language: str) -> Footer:
    """What stands at the foot of a letter: how to get no more of them, and what is recorded, in the letter's language.
    The links are no tracked ones."""
    tag = page_language(language)
    texts = TEXTS[tag]
    html = _FOOT.format(
        side=direction(tag),
        tag=tag,
        page=escape(page),
        unsubscribe=escape(texts.footer_unsubscribe),
        privacy=escape(texts.footer_tracking),
    )
    return Footer(html, f"{texts.footer_unsubscribe}: {page}\n{texts.footer_tracking}: {page}")


def _note_queued(
    session: WriteSession, due: Due, row: OutgoingMessage, facts: Facts, steps: Sequence[Step], moment: datetime
) -> None:
    enrolment, letter = due.enrolment, due.letter
    session.add(
        SequenceSend(
            sequence_id=enrolment.sequence_id,
            enrolment_id=enrolment.id,
            step_id=due.step.id,
            outgoing_id=row.id,
            position=due.step.position,
            language=letter.language if letter else "",
            at=moment,
        )
    )
    rest = [step for step in steps if step.position > due.step.position]
    got = {each.step_id for each in facts.sent} | {due.step.id}
    later = next((step for step in rest if step.id not in got), None)
    enrolment.next_at = planned_at(facts, later, moment) if later else moment + _AFTER_LAST
    enrolment.away_until = None
    enrolment.version += 1


async def _subjects(session: ReadSession, ids: Sequence[UUID]) -> dict[UUID, str]:
    rows = await session.execute(
        select(OutgoingMessage.id, OutgoingMessage.subject).where(OutgoingMessage.id.in_(list(ids)))
    )
    return {row.id: row.subject for row in rows}
