"""Complaints in mail, for rooms that leave their writers alone for a while."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from backend.customers.bins.models import BinSignal
from tenants.orm import now

#: A complaint that nobody wrote about for so long is over, answered or not.
LASTS: Final = timedelta(days=60)
#: One that was answered, and after which nobody wrote again, is over sooner.
ANSWERED: Final = timedelta(days=14)


def companies_with_complaints() -> Select[UUID | None]:
    """Companies one of whose people complained: within two weeks, or within two months and nobody answered."""
    answer = aliased(BinSignal)
    answered = (
        select(answer.id)
        .where(
            answer.tenant_id == BinSignal.tenant_id,
            answer.company_id == BinSignal.company_id,
            answer.direction == "out",
            answer.human,
            answer.at > BinSignal.at,
        )
        .exists()
    )
    moment = now()
    return select(BinSignal.company_id).where(
        BinSignal.kind == "complaint",
        BinSignal.direction == "in",
        BinSignal.company_id.is_not(None),
        BinSignal.at > moment - LASTS,
        (BinSignal.at > moment - ANSWERED) | ~answered,
    )
