"""Who may see which mail: the one rule, as a condition inside every query.

A mailbox is open to everybody (`all`), to a team and its owner (`team`), or to its owner (`owner`). A message is seen
by whoever may look into a mailbox that it lies in, or lay in, and by those with whom its conversation is shared. In a
private conversation only the owners of mailboxes see what lies in theirs. No role sees more by itself: an owner of the
tenant may disclose a mailbox to themselves for some time and a stated reason (`MailboxDisclosure`), which is audited.
Jobs and commands see everything; API keys, being nobody's, see what everybody does.

The conditions are SQL texts, made once: composing them anew for each statement costs more than running them. They name
the tenant themselves. `:viewer` is the actor's seat, null for an API key.
"""
# ruff: noqa: S608 - texts of our own alone; every value is a parameter

from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Boolean, ColumnElement, Uuid, bindparam, text, true, type_coerce

from tenants.context import Actor, current, current_tenant_id
from tenants.prepared import Prepared
from tenants.session import ReadSession

_TENANT: Final = "CAST(:tenant AS uuid)"
_VIEWER: Final = "CAST(:viewer AS uuid)"
_TEAMS: Final = f"""SELECT tm.team_id FROM team_member tm
    JOIN team t ON t.tenant_id = tm.tenant_id AND t.id = tm.team_id AND t.archived_at IS NULL
    WHERE tm.tenant_id = {_TENANT} AND tm.membership_id = {_VIEWER}"""
_DISCLOSED: Final = f"""SELECT d.mailbox_id FROM mailbox_disclosure d
    WHERE d.tenant_id = {_TENANT} AND d.membership_id = {_VIEWER} AND d.until > now()"""


def _own(box: str) -> str:
    return f"(coalesce({box}.owner_id = {_VIEWER}, false) OR {box}.id IN ({_DISCLOSED}))"


def _open(box: str) -> str:
    return (
        f"({box}.visibility = 'all' OR ({box}.visibility = 'team' AND coalesce({box}.team_id IN ({_TEAMS}), false))"
        f" OR {_own(box)})"
    )


_OWN_MAILBOXES: Final = f"SELECT sm.id FROM mailbox sm WHERE sm.tenant_id = {_TENANT} AND {_own('sm')}"
_OPEN_MAILBOXES: Final = f"SELECT sm.id FROM mailbox sm WHERE sm.tenant_id = {_TENANT} AND {_open('sm')}"
# PostgreSQL finds these two out once per statement; where both hold, nothing is looked at row by row.
_NOTHING_CLOSED: Final = (
    f"(CAST(:sees_all AS boolean) OR NOT EXISTS (SELECT FROM mailbox sm WHERE sm.tenant_id = {_TENANT}"
    f" AND NOT {_open('sm')}))"
)
_NOTHING_PRIVATE: Final = (
    f"(CAST(:sees_all AS boolean) OR NOT EXISTS (SELECT FROM conversation sc WHERE sc.tenant_id = {_TENANT}"
    " AND sc.private))"
)
_ALL_SEEN: Final = f"({_NOTHING_CLOSED} AND {_NOTHING_PRIVATE})"


def _shared(conversation: str) -> str:
    return (
        f"({conversation}.shared AND ({conversation}.shared_team_id IS NULL"
        f" OR {conversation}.shared_team_id IN ({_TEAMS})))"
    )


def _conversation_lies_in(mailboxes: str) -> str:
    return (
        f"EXISTS (SELECT FROM conversation_mailbox cm WHERE cm.tenant_id = {_TENANT}"
        f" AND cm.conversation_id = conversation.id AND cm.mailbox_id IN ({mailboxes}))"
    )


def _message_lies_in(mailboxes: str) -> str:
    return (
        f"EXISTS (SELECT FROM message_placement sp WHERE sp.tenant_id = {_TENANT}"
        f" AND sp.message_id = sg.id AND sp.mailbox_id IN ({mailboxes}))"
    )


_CONVERSATION: Final = (
    f"(CASE WHEN conversation.private THEN {_conversation_lies_in(_OWN_MAILBOXES)}"
    f" ELSE {_NOTHING_CLOSED} OR {_shared('conversation')} OR {_conversation_lies_in(_OPEN_MAILBOXES)} END)"
)


def _message(message_id: str) -> str:
    return (
        f"({_ALL_SEEN} OR EXISTS (SELECT FROM message sg"
        f" JOIN conversation sc ON sc.tenant_id = sg.tenant_id AND sc.id = sg.conversation_id"
        f" WHERE sg.tenant_id = {_TENANT} AND sg.id = {message_id}"
        f" AND CASE WHEN sc.private THEN {_message_lies_in(_OWN_MAILBOXES)}"
        f" ELSE {_NOTHING_CLOSED} OR {_shared('sc')} OR {_message_lies_in(_OPEN_MAILBOXES)} END))"
    )


def _condition(sql: str) -> ColumnElement[bool]:
    """A condition of ORM statements, about the actor of the running context."""
    bound = text(sql).bindparams(
        bindparam("tenant", type_=Uuid(), callable_=current_tenant_id),
        bindparam("viewer", type_=Uuid(), callable_=lambda: current().actor.membership_id),
        *(
            [bindparam("sees_all", type_=Boolean(), callable_=lambda: current().actor.kind == "system")]
            if ":sees_all" in sql
            else []
        ),
    )
    return type_coerce(bound, Boolean)


_VISIBLE_CONVERSATION: Final = _condition(_CONVERSATION)
_VISIBLE_MESSAGE: Final = _condition(_message("message.id"))
_VISIBLE_MAILBOX: Final = _condition(_open("mailbox"))
_VISIBLE_SOURCE: Final = _condition(_message("fact_source.message_id"))


def visible_conversations(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor`, who acts in the running context, may see a row of `Conversation` (under its own name)."""
    return true() if actor.kind == "system" else _VISIBLE_CONVERSATION


def visible_messages(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor`, who acts in the running context, may see a row of `Message` (under its own name)."""
    return true() if actor.kind == "system" else _VISIBLE_MESSAGE


def visible_mailboxes(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor`, who acts in the running context, may look into a row of `Mailbox` (under its own name)."""
    return true() if actor.kind == "system" else _VISIBLE_MAILBOX


def visible_sources(actor: Actor) -> ColumnElement[bool]:
    """Whether `actor` may see the message that a row of the customers' `fact_source` comes from."""
    return true() if actor.kind == "system" else _VISIBLE_SOURCE


def message_seen(column: str) -> ColumnElement[bool]:
    """Whether the actor of a `Prepared` statement's session may see the message whose id is in `table.column`."""
    return type_coerce(text(_message(column)), Boolean)


def conversation_seen(column: str) -> ColumnElement[bool]:
    """Whether the actor of a `Prepared` statement's session may see the conversation whose id is in `table.column`."""
    rule = f"conversation.tenant_id = {_TENANT} AND conversation.id = {column} AND {_CONVERSATION}"
    return type_coerce(text(f"EXISTS (SELECT FROM conversation WHERE {rule})"), Boolean)


class Sight(msgspec.Struct, frozen=True):
    """What somebody may look into, for the door of search. `mailboxes` is None where none is closed to them."""

    mailboxes: list[UUID] | None
    #: Their own mailboxes, and those disclosed to them: there they see private conversations too.
    own: list[UUID]
    teams: list[UUID]


_SIGHT: Final = Prepared(
    text(
        f"SELECT {_ALL_SEEN} AS everything, {_NOTHING_CLOSED} AS nothing_closed,"
        f" ARRAY({_OPEN_MAILBOXES}) AS open, ARRAY({_OWN_MAILBOXES}) AS own, ARRAY({_TEAMS}) AS teams"
    )
)


_EVERYTHING: Final = Prepared(text(f"SELECT {_ALL_SEEN} AS everything"))


async def sees_everything(session: ReadSession) -> bool:
    """Whether the session's actor may see all mail of the tenant, as almost everybody may: a statement of its own,
    since the conditions for all others make a statement twice as dear even where they decide nothing."""
    (row,) = await _EVERYTHING.fetch(session)
    return bool(row["everything"])


async def load_sight(session: ReadSession, actor: Actor) -> Sight | None:
    """What `actor` may look into; None where nothing is closed to them and nothing private."""
    if actor.kind == "system":
        return None
    (row,) = await _SIGHT.fetch(session)
    if row["everything"]:
        return None
    mailboxes: Any = None if row["nothing_closed"] else row["open"]
    return Sight(mailboxes, row["own"], row["teams"])
