"""The whole way from messages to customers, in one transaction of one tenant."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import and_, select

from backend.customers.archiving import archive_companies
from backend.customers.bins.settling import heard_addresses
from backend.customers.events import PartsMoved
from backend.customers.learning.apply import apply_plan
from backend.customers.learning.employers import match_employers
from backend.customers.learning.letters import Ourselves
from backend.customers.learning.mail import load_letters, load_ourselves
from backend.customers.learning.plan import make_plan
from backend.customers.models import Company, CompanyDomain
from tenants.outbox import append
from tenants.session import WriteSession

#: Messages that are read again at once; a job reads the older ones.
_AT_ONCE: Final = 500


async def learn(session: WriteSession, message_ids: Sequence[UUID]) -> None:
    """Bring customers up to date with these messages. Doing it again changes nothing."""
    ourselves = await load_ourselves(session)
    letters = await load_letters(session, message_ids)
    heard = await heard_addresses(session, {letter.author.address for letter in letters if letter.author})
    who = await apply_plan(session, make_plan(letters, ourselves, heard))
    again = await match_employers(session, {each for each in who.companies.values() if each}, who.contacts.values())
    if again:
        more = await load_letters(session, _newest(session, again))
        heard = await heard_addresses(session, {letter.author.address for letter in more if letter.author})
        await apply_plan(session, make_plan(more, ourselves, heard))
    await put_ourselves_aside(session, ourselves)


async def learn_anew(session: WriteSession, message_ids: Sequence[UUID]) -> None:
    """The same for messages whose people belong elsewhere now, however many: the newest at once."""
    await learn(session, _newest(session, message_ids))


def _newest(session: WriteSession, message_ids: Sequence[UUID]) -> list[UUID]:
    """What is read at once; the rest is left to jobs."""
    ordered = sorted(set(message_ids))
    older = ordered[:-_AT_ONCE]
    for start in range(0, len(older), _AT_ONCE):
        append(session, PartsMoved(message_ids=older[start : start + _AT_ONCE]))
    return ordered[-_AT_ONCE:]


async def put_ourselves_aside(session: WriteSession, ourselves: Ourselves) -> None:
    """Archive companies that mail made before we knew that their domain is ours (a mailbox was added later)."""
    if not ourselves.domains:
        return
    found = await session.scalars(
        select(Company.id)
        .join(CompanyDomain, and_(CompanyDomain.tenant_id == Company.tenant_id, CompanyDomain.company_id == Company.id))
        .where(CompanyDomain.domain.in_(sorted(ourselves.domains)))
        .where(Company.source == "mail", Company.archived_at.is_(None))
    )
    await archive_companies(session, list(found))
