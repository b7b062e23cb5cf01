"""Whom news of mail may reach: the rule of `store.sight`, asked the other way round."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from mail_ingest.store.models import Conversation, ConversationMailbox, Mailbox, MailboxDisclosure
from tenants.directory.models import Team, TeamMember
from tenants.session import ReadSession

#: Stands for everybody in the tenant.
EVERYBODY: Final = None


async def audience_of_conversations(
    session: ReadSession, conversation_ids: Sequence[UUID]
) -> dict[UUID, set[UUID] | None]:
    """The seats that may see each conversation, by its id; an alias is seen by whoever sees what it leads to."""
    living = func.coalesce(Conversation.merged_into_id, Conversation.id)
    target = aliased(Conversation)
    rows = await session.execute(
        select(Conversation.id, target.private, target.shared, target.shared_team_id, ConversationMailbox.mailbox_id)
        .join(target, and_(target.tenant_id == Conversation.tenant_id, target.id == living))
        .outerjoin(
            ConversationMailbox,
            and_(ConversationMailbox.tenant_id == target.tenant_id, ConversationMailbox.conversation_id == target.id),
        )
        .where(Conversation.id.in_(conversation_ids))
    )
    found = rows.all()
    mailboxes = await _mailboxes(session, {row.mailbox_id for row in found if row.mailbox_id})
    teams = await _members(session, {row.shared_team_id for row in found if row.shared_team_id})
    seen: dict[UUID, set[UUID] | None] = {}
    for row in found:
        owners, everyone_else = mailboxes.get(row.mailbox_id, (set(), set()))
        here = owners if row.private else everyone_else
        if row.shared and not row.private:
            shared = EVERYBODY if row.shared_team_id is None else teams[row.shared_team_id]
            here = EVERYBODY if here is EVERYBODY or shared is EVERYBODY else here | shared
        known = seen.get(row.id, set())
        seen[row.id] = EVERYBODY if known is EVERYBODY or here is EVERYBODY else known | here
    return seen


async def audience_of_mailboxes(session: ReadSession, mailbox_ids: Sequence[UUID]) -> dict[UUID, set[UUID] | None]:
    """The seats that may look into each mailbox."""
    return {mailbox_id: seats for mailbox_id, (_, seats) in (await _mailboxes(session, set(mailbox_ids))).items()}


async def _mailboxes(session: ReadSession, ids: set[UUID]) -> dict[UUID, tuple[set[UUID], set[UUID] | None]]:
    """Owners (and those to whom it is disclosed), and all who may look into it."""
    if not ids:
        return {}
    rows = (
        await session.execute(
            select(Mailbox.id, Mailbox.visibility, Mailbox.owner_id, Mailbox.team_id).where(Mailbox.id.in_(ids))
        )
    ).all()
    disclosed: dict[UUID, set[UUID]] = defaultdict(set)
    for opening in await session.execute(
        select(MailboxDisclosure.mailbox_id, MailboxDisclosure.membership_id).where(
            MailboxDisclosure.mailbox_id.in_(ids), MailboxDisclosure.until > func.now()
        )
    ):
        disclosed[opening.mailbox_id].add(opening.membership_id)
    teams = await _members(session, {row.team_id for row in rows if row.visibility == "team" and row.team_id})
    found: dict[UUID, tuple[set[UUID], set[UUID] | None]] = {}
    for row in rows:
        owners = disclosed[row.id] | ({row.owner_id} if row.owner_id else set())
        seats = owners | teams[row.team_id] if row.visibility == "team" else owners
        found[row.id] = (owners, EVERYBODY if row.visibility == "all" else seats)
    return found


async def _members(session: ReadSession, team_ids: set[UUID]) -> defaultdict[UUID, set[UUID]]:
    members: defaultdict[UUID, set[UUID]] = defaultdict(set)
    if team_ids:
        for row in await session.execute(
            select(TeamMember.team_id, TeamMember.membership_id)
            .join(Team, and_(Team.tenant_id == TeamMember.tenant_id, Team.id == TeamMember.team_id))
            .where(TeamMember.team_id.in_(team_ids), Team.archived_at.is_(None))
        ):
            members[row.team_id].add(row.membership_id)
    return members
