"""Questions of customers that are dealt with otherwise than by an answer, or later."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from backend.customers.queries import customers_for_conversations
from backend.reminders import schemas
from backend.reminders.service.ending import complete_reminder
from backend.reminders.service.setting import create_reminder
from backend.reminders.service.snoozing import snooze_reminder
from i18n.messages import translate
from mail_ingest.store.models import Conversation
from mail_ingest.store.sight import visible_conversations
from tenants.context import Actor, current
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.session import WriteSession

_SOON = timedelta(minutes=5)


async def settle_inquiry(
    session: WriteSession, actor: Actor, conversation_id: UUID, given: schemas.Completion
) -> schemas.Completed:
    """It needs no answer, or had one elsewhere: kept with what came of it. Raises as `create_reminder`."""
    reminder = await _about(session, actor, conversation_id)
    return await complete_reminder(session, actor, reminder.id, given)


async def snooze_inquiry(
    session: WriteSession, actor: Actor, conversation_id: UUID, given: schemas.Snooze
) -> schemas.Reminder:
    """Answer it later: a reminder of the conversation. Raises as `create_reminder`."""
    reminder = await _about(session, actor, conversation_id)
    return await snooze_reminder(session, actor, reminder.id, given)


async def _about(session: WriteSession, actor: Actor, conversation_id: UUID) -> schemas.Reminder:
    subject = await session.scalar(
        select(Conversation.subject).where(Conversation.id == conversation_id, visible_conversations(actor))
    )
    if subject is None:
        raise NotFoundError
    customer = (await customers_for_conversations(session, [conversation_id])).get(conversation_id)
    text = translate("Answer “{subject}”", current().locale, subject=subject[:400])
    return await create_reminder(
        session,
        actor,
        schemas.NewReminder(
            text=text,
            when=schemas.When(at=now() + _SOON),
            contact_id=customer.contact.id if customer else None,
            conversation_id=conversation_id,
        ),
    )
