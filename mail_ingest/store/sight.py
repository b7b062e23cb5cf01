"""Who may see which mail: the one rule, as a condition inside every query.

A mailbox is open to everybody (`all`), to a team and its owner (`team`), or to its owner (`owner`). A message is seen
by whoever may look into a mailbox that it lies in, or lay in, and by those with whom its conversation is shared. In a
private conversation only the owners of mailboxes see what lies in theirs. No role sees more by itself: an owner of the
tenant may disclose a mailbox to themselves for some time and a stated reason (`MailboxDisclosure`), which is audited.
Jobs and commands see everything; API keys, being nobody's, see what everybody does.
"""

from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Uuid, and_, case, exists, false, func, literal, not_, or_, select, true
from sqlalchemy.orm import aliased

from mail_ingest.store.models import (
    Conversation,
    ConversationMailbox,
    Mailbox,
    MailboxDisclosure,
    Message,
    MessagePlacement,
)
from tenants import prepared
from tenants.context import Actor, current_tenant_id
from tenants.directory.models import Team, TeamMember
from tenants.session import ReadSession


class Viewer(NamedTuple):
    """Who looks, as terms of a query: literals, or parameters of a prepared statement."""

    tenant_id: ColumnElement[Any]
    #: The seat; null for an API key.
    membership_id: ColumnElement[Any]
    #: Whether nothing is hidden: a job or command looks.
    sees_all: ColumnElement[bool]


#: The actor of the session that a prepared statement is run in.
PREPARED: Final = Viewer(prepared.tenant, prepared.viewer, prepared.sees_all)


class Sight(msgspec.Struct, frozen=True):
    """What somebody may look into, for the door of search. `mailboxes` is None where none is closed to them."""

    mailboxes: list[UUID] | None
    #: Their own mailboxes, and those disclosed to them: there they see private conversations too.
    own: list[UUID]
    teams: list[UUID]


def visible_conversations(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor` may see a row of `Conversation`."""
    return true() if actor.kind == "system" else conversations_of(reader_of(actor))


def visible_messages(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor` may see a row of `Message`."""
    if actor.kind == "system":
        return true()
    return sees_message(reader_of(actor), Message.id)


def visible_mailboxes(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor` may look into a row of `Mailbox`."""
    return true() if actor.kind == "system" else _open_to(reader_of(actor), Mailbox)


def conversations_of(viewer: Viewer) -> ColumnElement[bool]:
    """As `visible_conversations`, for any viewer."""
    return case(
        (Conversation.private, _lies_in(own_mailboxes(viewer))),
        else_=or_(
            nothing_closed(viewer),
            and_(Conversation.shared, _shared_with(viewer, Conversation)),
            _lies_in(open_mailboxes(viewer)),
        ),
    )


def sees_message(viewer: Viewer, message_id: ColumnElement[Any] | Any) -> ColumnElement[bool]:
    """Whether the message of that id may be seen; in tenants without closed mail this looks at nothing per row."""
    message, conversation = aliased(Message), aliased(Conversation)

    def placed(mailboxes: Select[Any]) -> ColumnElement[bool]:
        return (
            exists()
            .where(MessagePlacement.tenant_id == message.tenant_id, MessagePlacement.message_id == message.id)
            .where(MessagePlacement.mailbox_id.in_(mailboxes))
            .correlate(message)
        )

    seen = (
        exists()
        .where(message.tenant_id == viewer.tenant_id, message.id == message_id)
        .where(conversation.tenant_id == message.tenant_id, conversation.id == message.conversation_id)
        .where(
            case(
                (conversation.private, placed(own_mailboxes(viewer))),
                else_=or_(
                    nothing_closed(viewer),
                    and_(conversation.shared, _shared_with(viewer, conversation)),
                    placed(open_mailboxes(viewer)),
                ),
            )
        )
    )
    return or_(and_(nothing_closed(viewer), nothing_private(viewer)), seen)


def nothing_closed(viewer: Viewer) -> ColumnElement[bool]:
    """Whether every mailbox of the tenant is open to the viewer; PostgreSQL finds out once per statement."""
    mailbox = aliased(Mailbox)
    closed = exists().where(mailbox.tenant_id == viewer.tenant_id, not_(_open_to(viewer, mailbox)))
    return or_(viewer.sees_all, not_(closed))


def nothing_private(viewer: Viewer) -> ColumnElement[bool]:
    """Whether the tenant has no private conversation; found out once per statement."""
    conversation = aliased(Conversation)
    private = exists().where(conversation.tenant_id == viewer.tenant_id, conversation.private)
    return or_(viewer.sees_all, not_(private))


def own_mailboxes(viewer: Viewer) -> Select[Any]:
    """Ids of the viewer's own mailboxes and of those disclosed to them."""
    mailbox = aliased(Mailbox)
    return select(mailbox.id).where(mailbox.tenant_id == viewer.tenant_id, _own(viewer, mailbox))


def open_mailboxes(viewer: Viewer) -> Select[Any]:
    """Ids of the mailboxes that the viewer may look into."""
    mailbox = aliased(Mailbox)
    return select(mailbox.id).where(mailbox.tenant_id == viewer.tenant_id, _open_to(viewer, mailbox))


def teams_of(viewer: Viewer) -> Select[Any]:
    """Ids of the viewer's teams; archived ones give nothing."""
    return (
        select(TeamMember.team_id)
        .join(Team, and_(Team.tenant_id == TeamMember.tenant_id, Team.id == TeamMember.team_id))
        .where(TeamMember.tenant_id == viewer.tenant_id, TeamMember.membership_id == viewer.membership_id)
        .where(Team.archived_at.is_(None))
    )


async def load_sight(session: ReadSession, actor: Actor) -> Sight | None:
    """What `actor` may look into; None where nothing is closed to them and nothing private."""
    if actor.kind == "system":
        return None
    viewer = reader_of(actor)
    if await session.scalar(select(and_(nothing_closed(viewer), nothing_private(viewer)))):
        return None
    everything = await session.scalar(select(nothing_closed(viewer)))
    return Sight(
        mailboxes=None if everything else list(await session.scalars(open_mailboxes(viewer))),
        own=list(await session.scalars(own_mailboxes(viewer))),
        teams=list(await session.scalars(teams_of(viewer))),
    )


def reader_of(actor: Actor) -> Viewer:
    """The actor as terms of a statement that is built for this one run."""
    return Viewer(
        literal(current_tenant_id(), Uuid()),
        literal(actor.membership_id, Uuid()),
        true() if actor.kind == "system" else false(),
    )


def _own(viewer: Viewer, mailbox: Any) -> ColumnElement[bool]:
    disclosed = (
        select(MailboxDisclosure.mailbox_id)
        .where(MailboxDisclosure.tenant_id == viewer.tenant_id)
        .where(MailboxDisclosure.membership_id == viewer.membership_id, MailboxDisclosure.until > func.now())
    )
    return func.coalesce(or_(mailbox.owner_id == viewer.membership_id, mailbox.id.in_(disclosed)), False)


def _open_to(viewer: Viewer, mailbox: Any) -> ColumnElement[bool]:
    return or_(
        mailbox.visibility == "all",
        and_(mailbox.visibility == "team", func.coalesce(mailbox.team_id.in_(teams_of(viewer)), False)),
        _own(viewer, mailbox),
    )


def _shared_with(viewer: Viewer, conversation: Any) -> ColumnElement[bool]:
    return or_(conversation.shared_team_id.is_(None), conversation.shared_team_id.in_(teams_of(viewer)))


def _lies_in(mailboxes: Select[Any]) -> ColumnElement[bool]:
    return (
        exists()
        .where(ConversationMailbox.tenant_id == Conversation.tenant_id)
        .where(ConversationMailbox.conversation_id == Conversation.id)
        .where(ConversationMailbox.mailbox_id.in_(mailboxes))
        .correlate(Conversation)
    )
