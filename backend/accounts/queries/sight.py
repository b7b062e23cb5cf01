"""Who may see which records: the one rule, as conditions inside every query (docs/visibility.md).

A role sees its own records, those of its teams, or all of them, by kind of record; who heads a team sees the records of
everybody in it and below it whatever the role. What is nobody's is seen where the policy says so. A company in the
public pool is seen by those alone whose policy lets them look into pools; everybody else claims it first. Phone
numbers, mail addresses and costs can be hidden from a role on records that are not its own. Jobs and commands see
everything; API keys have a policy of their own and, being nobody's, own nothing.

`sight_of` asks the database once per transaction. In statements of the ORM, put `sight.sees(Deal.owner_id)`. A
`Prepared` that is kept must not hold one person's seats: build it with `owner_seen("deal.owner_id")` and hand it
`sight.params`, and leave the condition out where `sight.everything`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias, cast
from uuid import UUID

import msgspec
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Text,
    Uuid,
    and_,
    any_,
    bindparam,
    case,
    false,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from backend.accounts.queries.policy import Policy, default_policy, policies, read_policy
from backend.accounts.queries.team_tree import load_teams
from backend.accounts.schemas import MySight
from tenants.access import MASKS, Mask, PolicyRole, Reach, RecordKind
from tenants.context import Actor
from tenants.directory.models import Membership, RolePolicy
from tenants.prepared import Prepared, tenant
from tenants.session import ReadSession

OwnerColumn: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]

_ME: Final = bindparam("sight_me", type_=Uuid())
_SEATS: Final = bindparam("sight_seats", type_=ARRAY(Uuid()))
_UNOWNED: Final = bindparam("sight_unowned", type_=Boolean())
_POOLED: Final = bindparam("sight_pooled", type_=Boolean())


@dataclass(frozen=True, slots=True)
class Masks:
    """Which fields are hidden from somebody on records that are not their own. Costs are hidden on all."""

    phone: bool
    mail: bool
    cost: bool
    me: UUID | None

    def hides(self, field: Mask, owner_id: UUID | None) -> bool:
        """Whether the field of a record of `owner_id` is hidden."""
        hidden: bool = getattr(self, field)
        return hidden and (field == "cost" or self.me is None or owner_id != self.me)

    def names(self) -> list[Mask]:
        """The fields that are hidden, as the web app hears of them."""
        return [name for name in MASKS if getattr(self, name)]


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody sees of one kind of record. `seats` are those whose records they see, None for everybody's."""

    kind: RecordKind
    me: UUID | None
    seats: frozenset[UUID] | None
    unowned: bool
    pooled: bool
    changing: frozenset[UUID] | None
    masks: Masks
    may_export: bool

    @property
    def everything(self) -> bool:
        """Whether nothing of this kind is hidden: a statement then needs no condition."""
        return self.seats is None and (self.pooled or self.kind not in {"company", "contact"})

    @property
    def masked(self) -> bool:
        """Whether phone numbers or addresses are hidden anywhere."""
        return self.masks.phone or self.masks.mail

    def sees(self, owner: OwnerColumn) -> ColumnElement[bool]:
        """Whether a row is seen, by its owner's seat. For statements of the ORM; of companies, see `sees_company`."""
        if self.seats is None:
            return true()
        own = owner.in_(sorted(self.seats)) if self.seats else false()
        return or_(own, owner.is_(None)) if self.unowned else own

    def may_see(self, owner_id: UUID | None) -> bool:
        """Whether a record of this owner is seen."""
        if self.seats is None:
            return True
        return self.unowned if owner_id is None else owner_id in self.seats

    def may_change(self, owner_id: UUID | None) -> bool:
        """Whether a record of this owner may be changed; what is nobody's may be by whoever sees it."""
        if not self.may_see(owner_id):
            return False
        return self.changing is None or owner_id is None or owner_id in self.changing

    @property
    def params(self) -> dict[str, Any]:
        """What `owner_seen`, `company_seen` and `unless_masked` bind in a `Prepared`."""
        return {
            "sight_me": self.me,
            "sight_seats": None if self.seats is None else sorted(self.seats),
            "sight_unowned": self.unowned,
            "sight_pooled": self.pooled,
            "mask_phone": self.masks.phone,
            "mask_mail": self.masks.mail,
        }


def owner_seen(owner: OwnerColumn) -> ColumnElement[bool]:
    """As `Sight.sees`, for a `Prepared` that many use: it takes `Sight.params`."""
    return or_(_SEATS.is_(None), owner == any_(_SEATS), and_(owner.is_(None), _UNOWNED))


def company_seen(owner: OwnerColumn, pool: OwnerColumn) -> ColumnElement[bool]:
    """Whether a company is seen, by its owner and the pool that it lies in: for a `Prepared`, with `Sight.params`."""
    return and_(or_(_POOLED, pool.is_(None)), owner_seen(owner))


def unless_masked(field: Literal["phone", "mail"], value: Any, owner: OwnerColumn) -> ColumnElement[Any]:
    """The value, or null where it is hidden: for a `Prepared`, with `Sight.params`."""
    hidden = and_(bindparam(f"mask_{field}", type_=Boolean()), owner.is_distinct_from(_ME))
    return case((hidden, None), else_=value)


#: A customer in a pool is hidden from most; where there is none, no list has to ask.
_POLICY: Final = Prepared(
    select(
        RolePolicy.reach, RolePolicy.masks, RolePolicy.unowned, RolePolicy.pooled, RolePolicy.changes,
        RolePolicy.may_export,
        text("EXISTS (SELECT FROM company c WHERE c.tenant_id = one.tenant_id AND c.pool_id IS NOT NULL) AS pools"),
    )
    .select_from(select(tenant.label("tenant_id")).subquery("one"))
    .outerjoin(RolePolicy, and_(RolePolicy.tenant_id == tenant, RolePolicy.role == bindparam("role", type_=Text())))
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Known:
    """What is found out once per transaction."""

    policy: Policy
    #: Those whom the viewer heads, and all of their teams; without the viewer.
    headed: frozenset[UUID]
    mates: frozenset[UUID]


async def sight_of(session: ReadSession, kind: RecordKind = "company") -> Sight:
    """What the session's actor sees of one kind of record."""
    actor: Actor = session.info["actor"]
    if actor.kind == "system":
        return _of(kind, None, _Known(_SYSTEM, frozenset(), frozenset()))
    known: _Known | None = session.info.get("sight")
    if known is None:
        known = session.info["sight"] = await _find_out(session, actor)
    return _of(kind, actor.membership_id, known)


async def _find_out(session: ReadSession, actor: Actor) -> _Known:
    role: PolicyRole = "api" if actor.kind == "api_key" else actor.role
    (row,) = await _POLICY.fetch(session, role=role)
    policy = default_policy(role) if row["unowned"] is None else read_policy(role, row)
    if not row["pools"]:
        policy = msgspec.structs.replace(policy, pooled=True)
    narrow = policy.changes != "all" or any(reach != "all" for reach in policy.reach.values())
    if not narrow or actor.membership_id is None:
        return _Known(policy, frozenset(), frozenset())
    return _Known(policy, *(await load_teams(session)).around(actor.membership_id))


_SYSTEM: Final = msgspec.structs.replace(default_policy("owner"), pooled=True)


def _of(kind: RecordKind, me: UUID | None, known: _Known) -> Sight:
    policy = known.policy
    own = frozenset({me}) if me else frozenset()
    seats: dict[Reach, frozenset[UUID] | None] = {
        "own": own | known.headed,
        "team": own | known.headed | known.mates,
        "all": None,
    }
    return Sight(
        kind=kind,
        me=me,
        seats=seats[policy.reach[kind]],
        unowned=policy.unowned,
        pooled=policy.pooled,
        changing=seats[policy.changes],
        masks=Masks("phone" in policy.masks, "mail" in policy.masks, "cost" in policy.masks, me),
        may_export=policy.may_export,
    )


async def sights_of_everybody(session: ReadSession, kind: RecordKind) -> dict[UUID, Sight]:
    """What each person who works here sees, for news that look for their readers."""
    stored = await policies(session)
    teams = await load_teams(session)
    seats = await session.execute(select(Membership.id, Membership.role).where(Membership.active))
    found = {}
    for seat_id, role in seats.all():
        known = cast("PolicyRole", role)
        policy = stored.get(known) or default_policy(known)
        found[seat_id] = _of(kind, seat_id, _Known(policy, *teams.around(seat_id)))
    return found


async def audience_of(
    session: ReadSession, kind: RecordKind, owners: Mapping[UUID, UUID | None], pooled: Collection[UUID] = ()
) -> dict[UUID, set[UUID] | None] | None:
    """The seats that see each record, by its owner; None for a record that everybody sees, or for all of them."""
    sights = await sights_of_everybody(session, kind)
    if all(sight.seats is None and (sight.pooled or not pooled) for sight in sights.values()):
        return None
    return {
        record_id: {
            seat
            for seat, sight in sights.items()
            if sight.may_see(owner_id) and (sight.pooled or record_id not in pooled)
        }
        for record_id, owner_id in owners.items()
    }


async def my_sight(session: ReadSession) -> MySight:
    """What the session's actor sees, for screens that say so."""
    sight = await sight_of(session)
    known: _Known | None = session.info.get("sight")
    policy = known.policy if known else _SYSTEM
    return MySight(dict(policy.reach), sight.masks.names(), sight.may_export)
