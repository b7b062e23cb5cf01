"""What came of letters made from templates: noted when they are sent, counted from what tracking found."""

from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.dialects.postgresql import insert

from backend.customers.queries import load_company, load_contact
from backend.outreach.sending.models import OutgoingMessage
from backend.outreach.templates import schemas
from backend.outreach.templates.models import TemplateUse
from backend.outreach.templates.queries import find_template, letter_settings, versions_of
from backend.outreach.tracking.models import TrackedMessage, TrackedRecipient
from i18n.locale import maximized
from i18n.variants import choose
from mail_ingest.understand.languages import detect_language
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.session import ReadSession, WriteSession


async def note_use(session: WriteSession, outgoing_id: UUID, contact_ids: list[UUID]) -> None:
    """Note a letter that was sent, for each contact who got it; one made without a template is passed over."""
    outgoing: OutgoingMessage | None = await session.scalar(
        select(OutgoingMessage).where(OutgoingMessage.id == outgoing_id)
    )
    if outgoing is None or outgoing.template_id is None:
        return
    versions = (await versions_of(session, [outgoing.template_id]))[outgoing.template_id]
    if not versions:
        return
    languages = [version.language for version in versions]
    house = (await letter_settings(session)).language
    for contact_id in contact_ids:
        try:
            contact = await load_contact(session, contact_id)
        except NotFoundError:
            continue
        company = await load_company(session, contact.company.id) if contact.company else None
        values = {
            "id": new_id(),
            "template_id": outgoing.template_id,
            "language": _language(outgoing.final_text or "", languages, contact.language, house),
            "outgoing_id": outgoing_id,
            "contact_id": contact_id,
            "country": company.country if company else None,
            "stage": company.stage if company else None,
            "sent_at": outgoing.sent_at or now(),
        }
        await session.execute(insert(TemplateUse).values(**values).on_conflict_do_nothing())


def _language(text: str, languages: list[str], wanted: str | None, house: str) -> str:
    """The version a letter was made from: of those in the language it is written in, the one its reader would get."""
    written = detect_language(text)
    alike = [tag for tag in languages if written and (maximized(tag) or ("",))[0] == written]
    choice = choose(wanted, alike or languages, house=house)
    return choice.tag if choice else (alike or languages)[0]


async def load_results(session: ReadSession, actor: Actor, template_id: UUID) -> list[schemas.TemplateResult]:
    """Letters sent from a template by language, country and stage, with what came of them; raises `NotFoundError`.

    Opens and clicks are those tracking holds for a person's; a machine's never reach its records of recipients.
    """
    await find_template(session, actor, template_id)
    group = (TemplateUse.language, TemplateUse.country, TemplateUse.stage)
    rows = await session.execute(
        select(
            *group,
            func.count(TemplateUse.id).label("sent"),
            func.count(TrackedRecipient.replied_at).label("replied"),
            func.count(TrackedRecipient.opened_at).label("opened"),
            func.count(TrackedRecipient.clicked_at).label("clicked"),
        )
        .select_from(TemplateUse)
        .outerjoin(
            TrackedMessage,
            and_(
                TrackedMessage.tenant_id == TemplateUse.tenant_id,
                TrackedMessage.outgoing_id == TemplateUse.outgoing_id,
            ),
        )
        .outerjoin(
            TrackedRecipient,
            and_(
                TrackedRecipient.tenant_id == TrackedMessage.tenant_id,
                TrackedRecipient.message_id == TrackedMessage.id,
                TrackedRecipient.contact_id == TemplateUse.contact_id,
            ),
        )
        .where(TemplateUse.template_id == template_id)
        .group_by(*group)
        .order_by(func.count(TemplateUse.id).desc(), *group)
    )
    return [schemas.TemplateResult(*row) for row in rows]
