"""Colleagues who are named in notes and comments: `@[Lin Wei](membership:<id>)` in the text."""

import re
from collections.abc import Sequence
from typing import Final, Literal
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.postgresql import insert

from backend.accounts.events import MembersMentioned
from backend.accounts.models import Mention
from backend.alerts.service import News, raise_alerts
from i18n.messages import N_
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_MARK: Final = re.compile(r"@\[([^\[\]\n]{1,200})\]\(membership:([0-9a-fA-F-]{36})\)")
_EXCERPT: Final = 200
#: More than this many are named by nobody who means each of them.
_MOST: Final = 50


def members_named(text: str) -> list[UUID]:
    """The seats that a text names, each once, in the order in which they stand there."""
    found: dict[UUID, None] = {}
    for match in _MARK.finditer(text):
        try:
            found[UUID(match[2])] = None
        except ValueError:
            continue
    return list(found)[:_MOST]


def without_marks(text: str) -> str:
    """The text as it is read: `@Lin Wei` in place of a mark."""
    return _MARK.sub(lambda match: f"@{match[1]}", text)


async def note_mentions(
    session: WriteSession,
    actor: Actor,
    *,
    kind: Literal["note", "comment"],
    subject_id: UUID,
    text: str,
    company_id: UUID | None = None,
    contact_id: UUID | None = None,
    conversation_id: UUID | None = None,
) -> list[UUID]:
    """Keep whom the text of a note or comment names now, and tell them; answers the seats.

    Call it again after a change of the text, and with an empty one when it is taken away. Nobody is told of naming
    themselves. A mention in a conversation is shown to those alone who may see it.
    """
    wanted = [member_id for member_id in members_named(text) if member_id != actor.membership_id]
    members = sorted(
        await session.scalars(select(Membership.id).where(Membership.id.in_(wanted), Membership.active))
        if wanted
        else []
    )
    gone = await session.scalars(
        delete(Mention)
        .where(Mention.subject_id == subject_id, Mention.member_id.not_in(members))
        .returning(Mention.member_id)
        .execution_options(synchronize_session=False)
    )
    told = {*gone, *members}
    if members:
        put = insert(Mention).values(
            [
                {
                    "id": new_id(),
                    "member_id": member_id,
                    "kind": kind,
                    "subject_id": subject_id,
                    "company_id": company_id,
                    "contact_id": contact_id,
                    "conversation_id": conversation_id,
                    "excerpt": without_marks(text)[:_EXCERPT],
                    "actor_id": actor.membership_id,
                    "actor_name": actor.name,
                    "at": now(),
                }
                for member_id in members
            ]
        )
        await session.execute(
            put.on_conflict_do_update(
                index_elements=["tenant_id", "member_id", "subject_id"], set_={"excerpt": put.excluded.excerpt}
            )
        )
    if told:
        append(session, MembersMentioned(member_ids=sorted(told)))
    link = f"/companies/{company_id}" if company_id else f"/contacts/{contact_id}" if contact_id else "/inbox"
    news = News(
        kind="mention",
        title=N_("{name} names you"),
        params={"name": actor.name},
        # What is said in a conversation is for those alone who may see it.
        body="" if conversation_id else without_marks(text),
        link=f"/inbox?conversation={conversation_id}" if conversation_id else link,
        dedupe_key=f"mention {subject_id}",
    )
    await raise_alerts(session, members, news)
    return members


async def mark_seen(session: WriteSession, actor: Actor, ids: Sequence[UUID] | None) -> None:
    """Mark mentions of the actor as seen, all of them where `ids` is None; raises `NotAllowedError` for machines."""
    if actor.membership_id is None:
        raise NotAllowedError
    unseen = update(Mention).where(Mention.member_id == actor.membership_id, Mention.seen_at.is_(None))
    if ids is not None:
        unseen = unseen.where(Mention.id.in_(ids))
    marked = await session.scalars(
        unseen.values(seen_at=now()).returning(Mention.id).execution_options(synchronize_session=False)
    )
    if marked.first() is not None:
        append(session, MembersMentioned(member_ids=[actor.membership_id]))
