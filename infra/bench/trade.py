"""Pricing a quotation of a thousand lines, as a person who opens or changes one waits for it."""

import statistics
import sys
import time
from decimal import Decimal
from typing import Final

from backend.customers.models import Company
from backend.metadata import all_tables
from backend.trade.costs.ladder import CostSheet
from backend.trade.prices.schemas import PriceItemInput, PriceListInput
from backend.trade.prices.service import create_price_list
from backend.trade.products.models import Product
from backend.trade.quotes.schemas import QuoteLineInput, QuoteOffer, QuotePricing
from backend.trade.quotes.service import price_content
from backend.trade.rates.service import RateInput, keep_rates
from infra.bench.installation import bench_servers, bench_settings
from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.migrations.runner import migrate
from tenants.context import system_actor
from tenants.directory.models import Tenant
from tenants.orm import new_id
from tenants.runtime import open_runtime
from tenants.session import WriteSession

_LINES: Final = 1000
_GOAL_MS: Final = 300.0
_ACTOR: Final = system_actor("bench")
_NOTES: Final = [
    "1,000 lines of 1,000 products at two Incoterms, every price looked for: one from a list with two breaks, one from "
    "the cost sheet; with sums, margins, ladder and warnings",
    "median and slowest of the rounds; from the database's rows to the finished answer, without HTTP",
    "ratio: the goal of 300 ms over the median",
]


async def run(scale: Scale) -> Report:
    """Price one quotation again and again."""
    with bench_servers() as (folder, postgres, redis):
        urls = postgres.create_database("lading")
        await migrate(urls.owner_url, all_tables())
        async with open_runtime(bench_settings(urls, redis.url(), folder), "lading-bench") as runtime:
            tenant = new_id()
            async with runtime.database.system_session() as session:
                session.add(Tenant(id=tenant, slug="bench", name="Bench"))
            print(f"filling {_LINES} products", file=sys.stderr, flush=True)
            async with runtime.database.tenant_session(tenant, _ACTOR) as session:
                wish = await _fill(session)
            taken = []
            for _ in range(scale.rounds * 4):
                async with runtime.database.tenant_read_session(tenant, _ACTOR) as reading:
                    begun = time.perf_counter()
                    view = await price_content(reading, _ACTOR, wish)
                    taken.append((time.perf_counter() - begun) * 1000)
            if len(view.lines) != _LINES or any(line.unit_price <= 0 for line in view.lines):
                raise RuntimeError("a line has no price")
    median = statistics.median(taken)
    return Report(
        bench="trade",
        unit={"median": "ms", "slowest": "ms"},
        scale={"lines": _LINES, "rounds": len(taken)},
        ours={"median": round(median, 1), "slowest": round(max(taken), 1)},
        theirs={},
        ratio={"median": round(_GOAL_MS / median, 2)},
        notes=_NOTES,
    )


async def _fill(session: WriteSession) -> QuotePricing:
    company = Company(id=new_id(), name="Bench Buyer", name_key="bench buyer", source="manual")
    session.add(company)
    products = [
        Product(
            id=new_id(),
            sku=f"B-{number}",
            sku_key=f"b-{number}",
            name=f"Product {number}",
            name_key=f"product {number}",
            cost=Decimal(10 + number % 90),
            cost_currency="CNY",
            rebate_rate=Decimal(13),
            pcs_per_carton=Decimal(24),
            carton_length=Decimal(50),
            carton_width=Decimal(40),
            carton_height=Decimal(30),
        )
        for number in range(_LINES)
    ]
    session.add_all(products)
    await session.flush()
    await keep_rates(session, [RateInput(base="USD", quote="CNY", rate=Decimal("7.1"))], "file", "bench.csv")
    items = [
        PriceItemInput(product_id=product.id, min_quantity=Decimal(least), price=Decimal(price))
        for product in products
        for least, price in ((0, 5), (5000, 4))
    ]
    await create_price_list(
        session, _ACTOR, PriceListInput(name="General", currency="USD", incoterm="FOB", items=items)
    )
    return QuotePricing(
        company_id=company.id,
        currency="USD",
        offers=[QuoteOffer(incoterm="FOB", place="Ningbo"), QuoteOffer(incoterm="CIF", place="Hamburg")],
        lines=[QuoteLineInput(product_id=product.id, quantity=Decimal(1200)) for product in products],
        costs=CostSheet(inland=Decimal(2000), port=Decimal(3000), freight=Decimal(1500), insurance_rate=Decimal("0.3")),
    )
