"""Exchange rates and the ways of trading over HTTP."""

from typing import Annotated
from urllib.parse import urlsplit

import msgspec
from litestar import Controller, get, patch, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Meta

from backend.trade.errors import RateFeedError
from backend.trade.rates import queries, service
from backend.trade.settings import TradeSettingsPatch, TradeSettingsView, change_settings, load_settings
from backend.trade.units import UNITS
from backend.web.given import GivenActor, GivenReadSession, GivenRuntime, GivenSession
from backend.web.params import Cursor, Limit
from i18n.messages import translate
from tenants.context import current
from tenants.paging import Page

Base = Annotated[str | None, QueryParameter(name="base", max_length=3, description="Of this currency.")]


class RatesInput(msgspec.Struct, kw_only=True):
    """Rates to be kept."""

    rates: Annotated[list[service.RateInput], Meta(min_length=1, max_length=500)]


class RatesKept(msgspec.Struct):
    """How many rates are new."""

    kept: int


class UnitView(msgspec.Struct):
    """A unit of measure: its UN/ECE Rec 20 code and its name."""

    code: str
    name: str


class RateController(Controller):
    """So many of one currency for one of another: each with its day and source."""

    path = "/exchange-rates"
    tags = ["Exchange rates"]

    @get(summary="Exchange rates")
    async def index(
        self, read_session: GivenReadSession, base: Base = None, cursor: Cursor = None, limit: Limit = 50
    ) -> Page[queries.RateView]:
        """The newest day first."""
        return await queries.list_rates(read_session, base=base, cursor=cursor, limit=limit)

    @post(status_code=200, summary="Enter rates")
    async def enter(self, session: GivenSession, actor: GivenActor, data: JSONBody[RatesInput]) -> RatesKept:
        """By hand; for managers."""
        return RatesKept(await service.enter_rates(session, actor, data.rates))

    @post("/imports", status_code=200, summary="Rates from a spreadsheet")
    async def import_sheet(
        self, session: GivenSession, actor: GivenActor, data: JSONBody[service.RateSheet]
    ) -> RatesKept:
        """Columns base, quote, rate and perhaps date."""
        return RatesKept(await service.import_rates(session, actor, data))

    @post("/fetches", status_code=200, summary="Fetch rates now")
    async def fetch(self, session: GivenSession, runtime: GivenRuntime, actor: GivenActor) -> RatesKept:
        """From the feed of the settings."""
        actor.require("trade.approve")
        url = (await load_settings(session)).feed_url
        if url is None:
            raise RateFeedError(host="")
        found = await service.fetch_feed(runtime.egress, url)
        return RatesKept(await service.keep_rates(session, found, "feed", urlsplit(url).hostname or ""))


@get("/trade-settings", tags=["Quotes"], summary="Ways of trading")
async def show_settings(read_session: GivenReadSession) -> TradeSettingsView:
    """Base currency, margin's floor, validity, numbers, the feed of rates."""
    return await load_settings(read_session)


@patch("/trade-settings", tags=["Quotes"], summary="Change the ways of trading")
async def patch_settings(
    session: GivenSession, actor: GivenActor, data: JSONBody[TradeSettingsPatch]
) -> TradeSettingsView:
    """For managers; an absent key stays."""
    return await change_settings(session, actor, data)


@get("/units", tags=["Products"], summary="Units of measure")
async def units(read_session: GivenReadSession) -> list[UnitView]:
    """Those that are known by name, in the caller's language."""
    return [UnitView(code, translate(name, current().locale)) for code, (name, _) in UNITS.items()]


ROUTES = [RateController, show_settings, patch_settings, units]
