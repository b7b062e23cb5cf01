"""When customers write: the days of their letters, for rules about silence and holidays."""

from collections import defaultdict
from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Date, and_, bindparam, cast, func, select

from backend.customers.models import Company, Participation
from backend.customers.queries.whom import Whom, companies_by_id
from mail_ingest.store.models import Message
from mail_ingest.store.sight import message_seen
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

_DAY: Final = cast(func.timezone("UTC", Participation.at), Date)
_DAYS: Final = Prepared(
    select(Participation.company_id, _DAY.label("day"))
    .join(
        Message,
        and_(
            Message.tenant_id == Participation.tenant_id,
            Message.id == Participation.message_id,
            Message.direction == "in",
            Message.kind == "human",
        ),
    )
    .join(Company, and_(Company.tenant_id == Participation.tenant_id, Company.id == Participation.company_id))
    .where(
        Participation.tenant_id == tenant,
        Participation.role == "from",
        Participation.at > bindparam("since"),
        Participation.at <= bindparam("until"),
        Company.archived_at.is_(None),
        Company.bin == "customer",
        message_seen("message.id"),
    )
    .distinct()
)
_LIVING: Final = Prepared(
    select(Company.id).where(
        Company.tenant_id == tenant,
        Company.archived_at.is_(None),
        Company.bin == "customer",
        Company.last_message_sort > bindparam("since"),
    )
)


async def incoming_days(session: ReadSession, since: datetime, until: datetime) -> list[tuple[Whom, list[date]]]:
    """The days (UTC) on which each living customer wrote to us, in order; of the mail that the reader may see."""
    days: dict[UUID, list[date]] = defaultdict(list)
    for row in await _DAYS.fetch(session, since=since, until=until):
        days[row["company_id"]].append(row["day"])
    known = await companies_by_id(session, list(days))
    return [(whom, sorted(days[company_id])) for company_id, whom in known.items()]


async def living_companies(session: ReadSession, since: datetime) -> list[Whom]:
    """Customers with mail since an instant."""
    rows = await _LIVING.fetch(session, since=since)
    return list((await companies_by_id(session, [row["id"] for row in rows])).values())
