"""Whose customer somebody is, given the companies that it may be. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from backend.customers.duplicates.choosing import deciding_order
from backend.customers.duplicates.scoring import ReasonCode
from backend.customers.duplicates.twins import Twin
from backend.customers.overlap.models import OverlapVerdict
from backend.customers.overlap.schemas import DecidedBy

#: Nobody types a country into a search box: a name that is the same is enough for a verdict there.
_ENOUGH: Final[frozenset[ReasonCode]] = frozenset({"name", "employer"})
#: Brand.de and brand.com, the same name in another country: another company of one group, to be quoted as one.
_GROUP: Final[frozenset[ReasonCode]] = frozenset({"name_elsewhere", "domain_family"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict, the company that decides it, and by what that one decides among several."""

    verdict: OverlapVerdict
    twin: Twin | None
    decided_by: DecidedBy | None


def judge(
    twins: Sequence[Twin],
    member_id: UUID | None,
    shared: Collection[UUID],
    moment: datetime,
    protection: timedelta,
) -> Judgement:
    """`shared` are companies that the asker has beside their owner."""
    same = [twin for twin in twins if twin.verdict != "possible" or _codes(twin) & _ENOUGH]
    if not same:
        group = [twin for twin in twins if _codes(twin) & _GROUP]
        return (
            Judgement("same_group", _first(group, moment, protection), None) if group else Judgement("free", None, None)
        )
    owned = [twin for twin in same if twin.owner_id is not None]
    if any(twin.owner_id == member_id or twin.company_id in shared for twin in same) and member_id is not None:
        theirs = [twin for twin in same if twin.owner_id == member_id or twin.company_id in shared]
        others = [twin for twin in owned if twin not in theirs]
        first = _first([*theirs, *others], moment, protection)
        if first in theirs:
            return Judgement("yours", first, _decided_by(first, moment, protection))
        return Judgement("colleague", first, _decided_by(first, moment, protection))
    if owned:
        first = _first(owned, moment, protection)
        return Judgement("colleague", first, _decided_by(first, moment, protection))
    return Judgement("pool", _first(same, moment, protection), None)


def is_active(twin: Twin, moment: datetime, protection: timedelta) -> bool:
    """Whether business is under way with it, or somebody was in touch within the protection."""
    idle, late, _ = deciding_order(twin.stage, twin.last_contact_at, twin.registered_at, moment, protection)
    return not idle or not late


def _first(twins: Sequence[Twin], moment: datetime, protection: timedelta) -> Twin:
    return min(
        twins,
        key=lambda twin: (
            *deciding_order(twin.stage, twin.last_contact_at, twin.registered_at, moment, protection),
            twin.company_id,
        ),
    )


def _decided_by(twin: Twin, moment: datetime, protection: timedelta) -> DecidedBy:
    idle, late, _ = deciding_order(twin.stage, twin.last_contact_at, twin.registered_at, moment, protection)
    if not idle:
        return "business"
    return "registration" if late else "contact"


def _codes(twin: Twin) -> frozenset[ReasonCode]:
    return frozenset(reason.code for reason in twin.reasons)
