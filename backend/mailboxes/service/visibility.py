"""Who may look into a mailbox."""

from typing import Final
from uuid import UUID

from sqlalchemy import select

from backend.mailboxes.errors import NotMailboxOwnerError
from backend.mailboxes.queries import load_mailbox
from backend.mailboxes.schemas import MailboxVisibility
from i18n.messages import N_
from mail_ingest.store.events import MailboxChanged
from mail_ingest.store.models import Mailbox
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership, Team
from tenants.errors import FieldProblem, NotAllowedError, ValidationFailedError
from tenants.outbox import append
from tenants.session import WriteSession

_WIDTH: Final = {"owner": 0, "team": 1, "all": 2}


async def set_visibility(session: WriteSession, actor: Actor, mailbox_id: UUID, data: MailboxVisibility) -> Mailbox:
    """Choose who may look into a mailbox.

    Its owner may do so freely; who manages mailboxes may only let fewer people in, else whoever manages could read
    everybody's mail. Where nobody (any more) owns it, an owner of the tenant decides. Raises `NotMailboxOwnerError`.
    """
    mailbox = await load_mailbox(session, mailbox_id)
    own = actor.membership_id is not None and mailbox.owner_id == actor.membership_id
    if not own and not actor.may("mailboxes.manage"):
        raise NotAllowedError
    team_id = None
    if data.visibility == "team":
        team_id = await session.scalar(select(Team.id).where(Team.id == data.team_id, Team.archived_at.is_(None)))
        if team_id is None:
            problem = FieldProblem("team_id", "unknown", N_("Choose a team."))
            raise ValidationFailedError(errors=[problem])
    wider = _WIDTH[data.visibility] > _WIDTH[mailbox.visibility]
    other_team = data.visibility == "team" and mailbox.visibility == "team" and team_id != mailbox.team_id
    if (wider or other_team) and not own and not (actor.role == "owner" and await _ownerless(session, mailbox)):
        raise NotMailboxOwnerError
    before = mailbox.visibility
    mailbox.visibility, mailbox.team_id = data.visibility, team_id
    await session.flush()
    audit.record(
        session,
        "mailbox.visibility_changed",
        subject_id=mailbox.id,
        subject_name=mailbox.address,
        before=before,
        after=data.visibility,
        team_id=team_id,
    )
    append(session, MailboxChanged(mailbox_id=mailbox.id))
    return mailbox


async def _ownerless(session: WriteSession, mailbox: Mailbox) -> bool:
    active = await session.scalar(select(Membership.active).where(Membership.id == mailbox.owner_id))
    return not active
