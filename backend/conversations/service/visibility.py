"""Who sees a conversation, and reading a closed mailbox for a stated reason."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, select

from backend.conversations.errors import NotOwnMailboxError, PartlyHiddenError
from backend.conversations.schemas import Disclosure, Sharing, Visibility
from i18n.messages import N_
from mail_ingest.store import queries as store
from mail_ingest.store.events import ConversationShared
from mail_ingest.store.models import Conversation, ConversationMailbox, Mailbox, MailboxDisclosure, Message
from mail_ingest.store.sight import visible_conversations, visible_messages
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Team
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def visible_conversation(session: WriteSession, actor: Actor, conversation_id: UUID) -> Conversation:
    """The living conversation that an id leads to; raises `NotFoundError` unless the actor may see it."""
    found = await store.resolve_conversation(session, conversation_id)
    conversation: Conversation | None = await session.scalar(
        select(Conversation).where(Conversation.id == found, visible_conversations(actor))
    )
    if conversation is None:
        raise NotFoundError
    return conversation


async def require_all_seen(session: WriteSession, actor: Actor, conversation_id: UUID) -> None:
    """Raises `PartlyHiddenError` where a message of the conversation is hidden from the actor."""
    hidden = await session.scalar(
        select(Message.id).where(Message.conversation_id == conversation_id, ~visible_messages(actor)).limit(1)
    )
    if hidden is not None:
        raise PartlyHiddenError


async def set_visibility(session: WriteSession, actor: Actor, conversation_id: UUID, wanted: Visibility) -> None:
    """Make a conversation private, or share it; raises `NotOwnMailboxError`, `PartlyHiddenError`."""
    actor.require("conversations.write")
    conversation = await visible_conversation(session, actor, conversation_id)
    if not await _owns(session, actor, conversation.id):
        raise NotOwnMailboxError
    sharing = wanted.sharing or Sharing("nobody")
    shared, team_id = sharing.with_ != "nobody", None
    if wanted.private and shared:
        problem = FieldProblem("sharing", "contradiction", N_("A private conversation is shared with nobody."))
        raise ValidationFailedError(errors=[problem])
    if sharing.with_ == "team":
        team_id = await session.scalar(select(Team.id).where(Team.id == sharing.team_id, Team.archived_at.is_(None)))
        if team_id is None:
            raise ValidationFailedError(
                errors=[FieldProblem("sharing.team_id", "unknown", N_("There is no such team."))]
            )
    if shared:
        await require_all_seen(session, actor, conversation.id)
    conversation.private, conversation.shared, conversation.shared_team_id = wanted.private, shared, team_id
    await session.flush()
    audit.record(
        session,
        "conversation.visibility_changed",
        subject_id=conversation.id,
        private=wanted.private,
        shared_with=sharing.with_,
        team_id=team_id,
    )
    append(session, ConversationShared(conversation_id=conversation.id))


async def disclose_mailbox(
    session: WriteSession, actor: Actor, mailbox_id: UUID, wanted: Disclosure
) -> MailboxDisclosure:
    """Let an owner of the tenant read a mailbox that is closed to them, for a while. Raises `NotAllowedError`."""
    if actor.membership_id is None or actor.role != "owner":
        raise NotAllowedError
    mailbox = await session.get(Mailbox, (session.info["tenant_id"], mailbox_id))
    if mailbox is None:
        raise NotFoundError
    opening = MailboxDisclosure(
        id=new_id(),
        mailbox_id=mailbox_id,
        membership_id=actor.membership_id,
        reason=wanted.reason.strip(),
        until=now() + timedelta(minutes=wanted.minutes),
    )
    session.add(opening)
    audit.record(
        session,
        "mailbox.disclosed",
        subject_id=mailbox_id,
        subject_name=mailbox.address,
        reason=opening.reason,
        until=opening.until,
    )
    return opening


async def _owns(session: WriteSession, actor: Actor, conversation_id: UUID) -> bool:
    if actor.membership_id is None:
        return False
    own = await session.scalar(
        select(Mailbox.id)
        .join(
            ConversationMailbox,
            and_(ConversationMailbox.tenant_id == Mailbox.tenant_id, ConversationMailbox.mailbox_id == Mailbox.id),
        )
        .where(ConversationMailbox.conversation_id == conversation_id, Mailbox.owner_id == actor.membership_id)
        .limit(1)
    )
    return own is not None
