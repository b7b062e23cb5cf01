"""When a rule takes a customer: the instant at which its time runs out, as SQL over companies and their owners.

The clock of "no_contact" starts with the last valid follow-up, that of "no_order" with the last order, "never_won" with
the day the owner took the customer on, "contract_end" with the last day of its contract. No clock runs out before its
owner had the whole time, nor while a claim or an extension protects the customer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, DateTime, Select, and_, any_, cast, func, literal, or_, select, true
from sqlalchemy.dialects.postgresql import array

from backend.customers.queries.followed_up import follow_ups
from backend.customers.queries.rows import Company
from backend.pool.models import PoolHolding, PoolRule
from backend.trade.activity import confirmed_orders, sent_quotes
from tenants.directory.models import Membership

_INSTANT: Final = DateTime(timezone=True)
SINCE: Final = func.coalesce(Company.owned_since, Company.created_at)


@dataclass(frozen=True, slots=True)
class RuleClock:
    """A rule as conditions on a row of `Company` joined by `with_holdings`."""

    rule_id: UUID
    runs_out: ColumnElement[Any]
    about: ColumnElement[bool]


def clock_of(rule: PoolRule) -> RuleClock:
    """When the rule takes a company (`runs_out`), and which companies it is about."""
    days = timedelta(days=rule.days)
    starts: dict[str, ColumnElement[Any]] = {
        "no_contact": func.greatest(SINCE, _last(events_of(rule))),
        "no_order": func.greatest(SINCE, _last(events_of(rule))),
        "never_won": SINCE,
        "contract_end": cast(PoolHolding.contract_until, _INSTANT) + timedelta(days=1),
        "owner_left": func.coalesce(Membership.updated_at),
    }
    runs_out = func.greatest(starts[rule.trigger] + days, PoolHolding.protected_until)
    return RuleClock(rule.id, runs_out, and_(*_about(rule)))


def events_of(rule: PoolRule) -> Select[*tuple[Any, ...]] | None:
    """What starts the rule's clock anew, as `company_id` and `at`; None for a clock that nothing sets back."""
    if rule.trigger == "no_order":
        return confirmed_orders()
    if rule.trigger != "no_contact":
        return None
    mail = follow_ups([kind for kind in rule.follow_ups if kind != "quote"], rule.least_chars)
    if "quote" not in rule.follow_ups:
        return mail
    return select((both := mail.union_all(sent_quotes()).subquery()).c.company_id, both.c.at)


def _last(events: Select[*tuple[Any, ...]] | None) -> ColumnElement[Any]:
    """The last of the events of a row of `Company`: looked up from each of their tables' newest row."""
    if events is None:
        return cast(literal(None), _INSTANT)
    happened = events.subquery("happened")
    return (
        select(func.max(happened.c.at)).where(happened.c.company_id == Company.id).correlate(Company).scalar_subquery()
    )


def _about(rule: PoolRule) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [
        Company.owner_id.is_not(None),
        Company.archived_at.is_(None),
        Company.bin == "customer",
        # A pin holds as long as whoever set it owns the customer.
        or_(PoolHolding.pinned_by.is_(None), PoolHolding.pinned_by != Company.owner_id),
    ]
    if rule.levels:
        wanted.append(Company.tags.overlap(array(rule.levels)))
    for column, values in (
        (Company.country, rule.countries),
        (Company.source, rule.sources),
        (Company.stage, rule.stages),
    ):
        if values:
            wanted.append(column == any_(array(values)))
    if rule.trigger == "never_won":
        ordered = confirmed_orders().subquery("ordered")
        wanted += [
            Company.stage != "customer",
            ~select(ordered.c.at).where(ordered.c.company_id == Company.id).correlate(Company).exists(),
        ]
    elif rule.trigger == "contract_end":
        wanted.append(PoolHolding.contract_until.is_not(None))
    elif rule.trigger == "owner_left":
        wanted.append(Membership.active.is_(False))
    return wanted


def with_holdings(statement: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Companies with what pools know of them, and with their owners."""
    return (
        statement.select_from(Company)
        .outerjoin(PoolHolding, and_(PoolHolding.tenant_id == Company.tenant_id, PoolHolding.id == Company.id))
        .outerjoin(Membership, and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id))
    )


def unpaused(pauses: Sequence[ColumnElement[bool]]) -> ColumnElement[bool]:
    """That none of the pauses holds; what is unknown (no country) pauses nothing."""
    return and_(*(func.coalesce(pause, False).is_(False) for pause in pauses)) if pauses else true()
