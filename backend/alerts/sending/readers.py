"""For whom a channel's texts are written."""

from uuid import UUID

from sqlalchemy import select

from backend.alerts.models import AlertChannel
from backend.alerts.sending.wire import Reader
from tenants.directory.models import Membership, UserAccount
from tenants.session import Database


async def reader_of(database: Database, tenant_id: UUID, channel: AlertChannel) -> Reader:
    """The channel's owner; for a company's robot whoever set the company up."""
    seats = (
        select(UserAccount.locale, UserAccount.email)
        .join(Membership, Membership.user_id == UserAccount.id)
        .where(Membership.tenant_id == tenant_id, Membership.active)
    )
    if channel.member_id is not None:
        seats = seats.where(Membership.id == channel.member_id)
    else:
        seats = seats.where(Membership.role == "owner").order_by(Membership.created_at)
    # Accounts belong to no tenant: the system role alone sees them.
    async with database.system_session() as session:
        row = (await session.execute(seats.limit(1))).first()
    return Reader(row.locale, row.email) if row else Reader("en")
