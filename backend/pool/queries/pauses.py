"""What keeps a rule from taking a customer: days off, and what other rooms register.

A room registers what pauses with a name, a sentence and a query of company ids, once, when the program is put together;
rules name the pauses that they heed.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select

from backend.alerts.leaves import seats_on_leave
from backend.customers.queries.complaints import companies_with_complaints
from backend.customers.queries.rows import Company
from backend.trade.activity import companies_that_owe, companies_with_open_orders
from i18n.calendars import holiday_on
from i18n.messages import N_
from tenants.session import ReadSession

#: Days after a holiday or a leave for which the customer is left alone still.
GRACE: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Pause:
    """A reason to leave a customer with its owner; `query` selects the companies that it holds for."""

    name: str
    text: str
    query: Callable[[], Select[*tuple[Any, ...]]] | None = None


_PAUSES: Final[dict[str, Pause]] = {
    "holidays": Pause("holidays", N_("The customer's country has a public holiday, or had one in the last three days")),
    "leave": Pause("leave", N_("Its owner is on leave, or came back in the last three days")),
    "order": Pause("order", N_("An order of it is under way"), companies_with_open_orders),
    "balance": Pause("balance", N_("It has not paid an order in full"), companies_that_owe),
    "complaint": Pause("complaint", N_("It complained, and that is not settled"), companies_with_complaints),
}


def register_pause(name: str, text: str, query: Callable[[], Select[*tuple[Any, ...]]]) -> None:
    """Let rules heed a pause; `text` is a message of the catalogs."""
    _PAUSES[name] = Pause(name, text, query)


def known_pauses() -> list[Pause]:
    """Everything that rules may heed."""
    return list(_PAUSES.values())


async def pause_conditions(session: ReadSession, names: Collection[str], day: date) -> dict[str, ColumnElement[bool]]:
    """That a row of `Company` is paused, by the pause's name."""
    found: dict[str, ColumnElement[bool]] = {}
    for name in names:
        pause = _PAUSES.get(name)
        if name == "holidays":
            countries = await _on_holiday(session, day)
            if countries:
                found[name] = Company.country.in_(sorted(countries))
        elif name == "leave":
            away = await seats_on_leave(session, day, grace=GRACE)
            if away:
                found[name] = Company.owner_id.in_(sorted(away))
        elif pause is not None and pause.query is not None:
            found[name] = Company.id.in_(pause.query())
    return found


async def _on_holiday(session: ReadSession, day: date) -> set[str]:
    """Countries of customers with a holiday on the day or within the grace before it."""
    countries = await session.scalars(
        select(Company.country).where(Company.country.is_not(None), Company.owner_id.is_not(None)).distinct()
    )
    days = [day - timedelta(days=back) for back in range(GRACE.days + 1)]
    return {country for country in countries if country and any(holiday_on(each, country) for each in days)}
