"""Signatures, names and aliases: changed by whose address it is, and by who manages mailboxes."""

from uuid import UUID

from msgspec import UNSET
from sqlalchemy import delete, select

from backend.outreach.sending.content import clean
from backend.outreach.sending.errors import AliasExistsError
from backend.outreach.sending.identities import Sender, all_senders
from backend.outreach.sending.models import MailIdentity
from backend.outreach.sending.schemas import IdentityPatch, NewIdentity, SenderView
from i18n.messages import N_
from mail_ingest.store.models import Mailbox
from tenants import audit
from tenants.context import Actor
from tenants.directory.models import Membership, Team
from tenants.errors import FieldProblem, NotAllowedError, NotFoundError, ValidationFailedError
from tenants.orm import new_id
from tenants.session import WriteSession
from tenants.versions import VersionConflictError


async def change_identity(
    session: WriteSession, actor: Actor, identity_id: UUID, version: int, patch: IdentityPatch
) -> Sender:
    """Change name, signature, or who sends from it. A person changes their own addresses; opening one to colleagues,
    and giving it to somebody, is for its owner and for who manages mailboxes. Raises VersionConflictError."""
    sender = await _find(session, identity_id)
    manages = actor.may("mailboxes.manage")
    if not manages and (sender.owner_id is None or sender.owner_id != actor.membership_id):
        raise NotAllowedError
    if patch.owner_id is not UNSET and (not manages or not sender.alias):
        raise NotAllowedError
    row = await session.get(MailIdentity, (session.info["tenant_id"], identity_id))
    if row is None:
        row = MailIdentity(id=identity_id, mailbox_id=sender.mailbox_id, address=sender.address, version=0)
        session.add(row)
    if row.version != version:
        raise VersionConflictError(extra={"current": None})
    row.version += 1
    if patch.name is not UNSET:
        row.name = patch.name.strip()
    if patch.signature is not UNSET:
        row.signature = clean(patch.signature)
    if patch.owner_id is not UNSET:
        await _require(session, Membership, patch.owner_id, "owner_id")
        row.owner_id = patch.owner_id
    if patch.used_by is not UNSET:
        team_id = None if patch.team_id is UNSET else patch.team_id
        if patch.used_by == "team":
            await _require(session, Team, team_id or new_id(), "team_id")
        row.used_by, row.team_id = patch.used_by, team_id if patch.used_by == "team" else None
        audit.record(
            session, "identity.opened", subject_id=identity_id, subject_name=sender.address, used_by=row.used_by
        )
    await session.flush()
    return await _find(session, identity_id)


async def add_alias(session: WriteSession, actor: Actor, given: NewIdentity) -> Sender:
    """A further address of a mailbox. Raises `AliasExistsError`."""
    actor.require("mailboxes.manage")
    address = given.address.strip().casefold()
    mailbox = await session.scalar(
        select(Mailbox).where(Mailbox.id == given.mailbox_id, Mailbox.kind == "imap", Mailbox.removed_at.is_(None))
    )
    if mailbox is None:
        raise ValidationFailedError(errors=[FieldProblem("mailbox_id", "unknown", N_("There is no such mailbox."))])
    if any(each.mailbox_id == mailbox.id and each.address == address for each in await all_senders(session)):
        raise AliasExistsError(address=address)
    if given.owner_id is not None:
        await _require(session, Membership, given.owner_id, "owner_id")
    row = MailIdentity(
        id=new_id(), mailbox_id=mailbox.id, address=address, name=given.name.strip(), owner_id=given.owner_id
    )
    session.add(row)
    audit.record(session, "identity.added", subject_id=row.id, subject_name=address)
    await session.flush()
    return await _find(session, row.id)


async def remove_alias(session: WriteSession, actor: Actor, identity_id: UUID) -> None:
    """Nobody sends from the alias any more; what is queued from it fails and says so."""
    actor.require("mailboxes.manage")
    sender = await _find(session, identity_id)
    if not sender.alias:
        raise NotAllowedError
    await session.execute(delete(MailIdentity).where(MailIdentity.id == identity_id))
    audit.record(session, "identity.removed", subject_id=identity_id, subject_name=sender.address)


def sender_view(sender: Sender) -> SenderView:
    """An address as the API gives it."""
    return SenderView(**{name: getattr(sender, name) for name in SenderView.__struct_fields__})


async def _find(session: WriteSession, identity_id: UUID) -> Sender:
    found = next((each for each in await all_senders(session) if each.id == identity_id), None)
    if found is None:
        raise NotFoundError
    return found


async def _require(
    session: WriteSession, model: type[Membership] | type[Team], row_id: UUID | None, field: str
) -> None:
    if row_id is not None and await session.scalar(select(model.id).where(model.id == row_id)) is None:
        raise ValidationFailedError(errors=[FieldProblem(field, "unknown", N_("There is no such entry."))])
