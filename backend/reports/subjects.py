"""What reports can be about: deals, their steps, order lines, customers, and what colleagues did."""

from typing import Final

from backend.customers.queries.facts import activity_facts, new_company_facts
from backend.leads.queries.facts import lead_facts
from backend.pipeline.queries.facts import (
    COUNTED,
    counted_steps,
    deal_facts,
    deal_products,
    pipeline_currencies,
    step_facts,
)
from backend.reports.shapes import ONCE, Dimension, DimensionKind, Measure, Subject, by_key
from backend.trade.orders.facts import base_currency, order_line_facts
from i18n.messages import N_
from tenants.session import ReadSession


def _dimensions(*parts: tuple[str, str, DimensionKind, str]) -> dict[str, Dimension]:
    return {key: Dimension(key, title, kind, column) for key, title, kind, column in parts}


_WHO: Final[tuple[tuple[str, str, DimensionKind, str], ...]] = (
    ("owner", N_("Person"), "member", "owner_id"),
    ("team", N_("Team"), "team", "owner_id"),
    ("company", N_("Customer"), "company", "company_id"),
    ("country", N_("Country"), "country", "company.country"),
    ("region", N_("Region"), "region", "company.country"),
    ("industry", N_("Industry"), "text", "company.industry"),
    ("company_stage", N_("Customer's stage"), "company_stage", "company.stage"),
)


async def _one_currency(session: ReadSession) -> list[str]:
    return [await base_currency(session)]


async def _deal_currencies(session: ReadSession) -> list[str]:
    return await pipeline_currencies(session) or await _one_currency(session)


DEALS: Final = Subject(
    "deals",
    N_("Deals"),
    "deal",
    lambda sight, currency, _: deal_facts(sight, currency),
    _deal_currencies,
    by_key(
        Measure("count", N_("Deals"), "count", "one"),
        Measure("value", N_("Amount"), "money", "value"),
        Measure("weighted", N_("Weighted amount, open"), "money", "weighted"),
        Measure("won", N_("Won"), "count", "won"),
        Measure("lost", N_("Lost"), "count", "lost"),
        Measure("won_value", N_("Amount won"), "money", "won_value"),
        Measure("win_rate", N_("Won of those closed"), "percent", "won", per="closed"),
        Measure("cycle", N_("Days from opening to winning"), "days", "cycle_days", per="won"),
    ),
    _dimensions(
        *_WHO,
        ("pipeline", N_("Pipeline"), "pipeline", "pipeline_id"),
        ("stage", N_("Stage"), "stage", "stage_id"),
        ("status", N_("Status"), "status", "status"),
        ("source", N_("Source"), "source", "source"),
        ("product", N_("Product"), "text", "line.product"),
        ("currency", N_("Currency"), "currency", "currency"),
        ("loss_reason", N_("Reason lost"), "loss_reason", "lost_reason_id"),
        ("month", N_("Month opened"), "month", "opened_at"),
        ("quarter", N_("Quarter opened"), "quarter", "opened_at"),
        ("month_closed", N_("Month closed"), "month", "closed_at"),
        ("month_expected", N_("Month expected"), "month", "expected_close_on"),
        ("month_shipping", N_("Month of shipping"), "month", "expected_ship_on"),
    ),
    {
        "opened_at": N_("Opened"),
        "closed_at": N_("Closed"),
        "expected_close_on": N_("Expected to close"),
        "expected_ship_on": N_("Expected to ship"),
    },
    ("id", "deal"),
    {"deal": "id", "company": "company_id"},
    "deal",
    lines=deal_products,
)
STEPS: Final = Subject(
    "steps",
    N_("Steps of deals"),
    "deal",
    lambda sight, *_: step_facts(sight),
    _deal_currencies,
    by_key(
        Measure("count", N_("Steps"), "count", "one"),
        Measure("days", N_("Days in the stage"), "days", "days", per="one"),
        Measure("forward", N_("Went forward"), "percent", "forward", per="one"),
        Measure("lost", N_("Lost from here"), "percent", "lost", per="one"),
    ),
    _dimensions(
        *_WHO,
        ("pipeline", N_("Pipeline"), "pipeline", "pipeline_id"),
        ("stage", N_("Stage left"), "stage", "stage_id"),
        ("source", N_("Source"), "source", "source"),
        ("product", N_("Product"), "text", "line.product"),
        ("month", N_("Month"), "month", "at"),
    ),
    {"at": N_("When")},
    ("deal_id", "deal"),
    {"deal": "deal_id", "company": "company_id"},
    lines=deal_products,
    counted=counted_steps,
    counted_by=COUNTED,
)
ORDERS: Final = Subject(
    "orders",
    N_("Orders"),
    "order",
    order_line_facts,
    _one_currency,
    by_key(
        Measure("orders", N_("Orders"), "count", ONCE),
        Measure("value", N_("Amount"), "money", "value"),
        Measure("lines", N_("Lines"), "count", "one"),
        Measure("quantity", N_("Quantity"), "quantity", "quantity"),
        Measure("average", N_("Amount per order"), "money", "value", per=ONCE),
    ),
    _dimensions(
        *_WHO,
        ("product", N_("Product"), "text", "product"),
        ("hs_code", N_("HS code"), "text", "hs_code"),
        ("incoterm", N_("Incoterm"), "text", "incoterm"),
        ("port_of_loading", N_("Port of loading"), "text", "port_of_loading"),
        ("port_of_discharge", N_("Port of discharge"), "text", "port_of_discharge"),
        ("currency", N_("Currency"), "currency", "currency"),
        ("unit", N_("Unit"), "text", "unit"),
        ("month", N_("Month"), "month", "ordered_on"),
        ("quarter", N_("Quarter"), "quarter", "ordered_on"),
        ("year", N_("Year"), "year", "ordered_on"),
    ),
    {"ordered_on": N_("Ordered")},
    ("order_id", "order"),
    {"order": "order_id", "product": "product_id", "company": "company_id"},
    "order",
    shares=True,
)
CUSTOMERS: Final = Subject(
    "customers",
    N_("Customers"),
    "company",
    lambda sight, *_: new_company_facts(sight),
    _one_currency,
    by_key(Measure("count", N_("Customers"), "count", "one")),
    _dimensions(
        *_WHO,
        ("source", N_("Source"), "source", "company.source"),
        ("month", N_("Month"), "month", "created_at"),
        ("quarter", N_("Quarter"), "quarter", "created_at"),
    ),
    {"created_at": N_("Added")},
    ("company_id", "company"),
    {"company": "company_id"},
    "company",
)
ACTIVITY: Final = Subject(
    "activity",
    N_("Activity"),
    "company",
    lambda sight, *_: activity_facts(sight),
    _one_currency,
    by_key(
        Measure("count", N_("Activities"), "count", "one"),
        Measure("sent", N_("Mails sent"), "count", "sent"),
        Measure("call", N_("Calls"), "count", "call"),
        Measure("meeting", N_("Meetings"), "count", "meeting"),
        Measure("note", N_("Notes"), "count", "note"),
    ),
    _dimensions(
        *_WHO,
        ("kind", N_("Kind"), "activity", "kind"),
        ("month", N_("Month"), "month", "at"),
    ),
    {"at": N_("When")},
    ("company_id", "company"),
    {"company": "company_id"},
)
LEADS: Final = Subject(
    "leads",
    N_("Leads"),
    "company",
    lambda sight, *_: lead_facts(sight),
    _one_currency,
    by_key(
        Measure("hours", N_("Working hours to the first answer"), "hours", "hours", per="answered"),
        Measure("count", N_("Leads"), "count", "one"),
        Measure("answered", N_("Answered"), "count", "answered"),
        Measure("in_time", N_("Answered in time"), "percent", "met", per="timed"),
        Measure("deals", N_("Became a deal"), "percent", "deals", per="one"),
    ),
    _dimensions(
        *_WHO,
        ("source", N_("Source"), "source", "source"),
        ("language", N_("Language"), "text", "language"),
        ("rule", N_("Rule"), "text", "rule"),
        ("month", N_("Month"), "month", "asked_at"),
        ("quarter", N_("Quarter"), "quarter", "asked_at"),
    ),
    {"asked_at": N_("Asked")},
    ("company_id", "company"),
    {"company": "company_id"},
)
SUBJECTS: Final[dict[str, Subject]] = {each.key: each for each in (DEALS, STEPS, ORDERS, CUSTOMERS, ACTIVITY, LEADS)}
