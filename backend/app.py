"""The API process, wired: routes of all domains, the edge, problems, the web app."""

import asyncio
import zoneinfo
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib.metadata import version
from typing import Any

from litestar import Litestar, Router, get
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from msgspec import Struct
from sqlalchemy.orm import configure_mappers

import backend.accounts.routes
import backend.alerts.routes
import backend.conversations.routes
import backend.conversations.work_routes
import backend.custom_fields.routes
import backend.customers.audience
import backend.customers.bins.routes
import backend.customers.duplicates.routes
import backend.customers.exporting.routes
import backend.customers.importing.routes
import backend.customers.overlap.routes
import backend.customers.routes
import backend.customers.splitting.routes
import backend.erp.hooks
import backend.erp.routes
import backend.jobs.routes
import backend.leads.forms.page
import backend.leads.forms.routes
import backend.leads.routes
import backend.mailboxes.imports.routes
import backend.mailboxes.oauth.routes
import backend.mailboxes.routes
import backend.meetings.audience
import backend.meetings.feed
import backend.meetings.routes
import backend.outreach.domain_health.routes
import backend.outreach.sending.routes
import backend.outreach.sequences.routes
import backend.outreach.suppression.routes
import backend.outreach.templates.routes
import backend.outreach.tracking.routes
import backend.pipeline.audience
import backend.pipeline.routes
import backend.pool.routes
import backend.reading.routes
import backend.reminders.feed.routes
import backend.reminders.routes
import backend.reports.routes
import backend.trade.audience
import backend.trade.exporting
import backend.trade.naming
import backend.trade.orders.routes
import backend.trade.own_fields_routes
import backend.trade.papers.routes
import backend.trade.payments.routes
import backend.trade.ports.routes
import backend.trade.prices.routes
import backend.trade.products.routes
import backend.trade.quotations.routes
import backend.trade.quotes.routes
import backend.trade.rates.routes
import backend.trade.shipments.routes
import backend.trade.timeline_routes
import backend.webhooks.routes
from backend.outreach.suppression.page import PAGES
from backend.outreach.tracking.door import DOORS
from backend.outreach.tracking.running import tracking_door_open
from backend.trade.proofs import answer_pipeline
from backend.web.api_description import ApiConfig
from backend.web.api_docs import api_docs, api_docs_style
from backend.web.budget import RequestBudget
from backend.web.edge import PUBLIC, Edge, answer_headers
from backend.web.given import GivenRuntime
from backend.web.health import healthz, metrics, readyz
from backend.web.live import events
from backend.web.live_hub import LiveHub
from backend.web.pages import find_web_dir, page_router
from backend.web.principal import PrincipalCache
from backend.web.problems import EXCEPTION_HANDLERS, problem_pages
from backend.web.sessions import (
    ReplayedAnswer,
    handle_replay,
    keep_answer,
    provide_actor,
    provide_read_session,
    provide_session,
)
from i18n.locale import SUPPORTED
from mail_ingest.understand.domains import add_free_mail
from tenants.garbage import settle
from tenants.logs import configure_logs
from tenants.runtime import Runtime, open_runtime
from tenants.settings import Settings, load_settings

API = "/api/v1"
DOMAIN_ROUTES: list[Any] = [
    *backend.accounts.routes.ROUTES,
    *backend.alerts.routes.ROUTES,
    *backend.conversations.routes.ROUTES,
    *backend.conversations.work_routes.ROUTES,
    *backend.custom_fields.routes.ROUTES,
    *backend.customers.bins.routes.ROUTES,
    *backend.customers.duplicates.routes.ROUTES,
    *backend.customers.exporting.routes.ROUTES,
    *backend.customers.importing.routes.ROUTES,
    *backend.customers.overlap.routes.ROUTES,
    *backend.customers.routes.ROUTES,
    *backend.customers.splitting.routes.ROUTES,
    *backend.erp.hooks.ROUTES,
    *backend.erp.routes.ROUTES,
    *backend.jobs.routes.ROUTES,
    *backend.leads.forms.routes.ROUTES,
    *backend.leads.routes.ROUTES,
    *backend.mailboxes.imports.routes.ROUTES,
    *backend.mailboxes.oauth.routes.ROUTES,
    *backend.mailboxes.routes.ROUTES,
    *backend.meetings.routes.ROUTES,
    *backend.outreach.domain_health.routes.ROUTES,
    *backend.outreach.sending.routes.ROUTES,
    *backend.outreach.sequences.routes.ROUTES,
    *backend.outreach.suppression.routes.ROUTES,
    *backend.outreach.templates.routes.ROUTES,
    *backend.outreach.tracking.routes.ROUTES,
    *backend.pipeline.routes.ROUTES,
    *backend.pool.routes.ROUTES,
    *backend.reading.routes.ROUTES,
    *backend.reminders.feed.routes.ROUTES,
    *backend.reminders.routes.ROUTES,
    *backend.reports.routes.ROUTES,
    *backend.trade.exporting.ROUTES,
    *backend.trade.orders.routes.ROUTES,
    *backend.trade.own_fields_routes.ROUTES,
    *backend.trade.papers.routes.ROUTES,
    *backend.trade.payments.routes.ROUTES,
    *backend.trade.shipments.routes.ROUTES,
    *backend.trade.timeline_routes.ROUTES,
    *backend.trade.ports.routes.ROUTES,
    *backend.trade.prices.routes.ROUTES,
    *backend.trade.products.routes.ROUTES,
    *backend.trade.quotations.routes.ROUTES,
    *backend.trade.quotes.routes.ROUTES,
    *backend.trade.rates.routes.ROUTES,
    *backend.webhooks.routes.ROUTES,
]


class Language(Struct):
    """A language of the interface."""

    tag: str
    name: str
    direction: str


class Meta(Struct):
    """What the web app needs to know before anybody signs in."""

    version: str
    languages: list[Language]
    sign_up_open: bool
    time_zones: list[str]
    api_docs_url: str


@get("/meta", opt={PUBLIC: True}, tags=["Meta"], summary="About this server")
async def meta(runtime: GivenRuntime) -> Meta:
    """Version, languages and time zones."""
    languages = [Language(locale.tag, locale.name, locale.direction) for locale in SUPPORTED]
    zones = sorted(zone for zone in zoneinfo.available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return Meta(version("lading"), languages, runtime.settings.sign_up_open, ["UTC", *zones], "/api-docs")


def create_app(
    settings: Settings,
    runtime_factory: Callable[[Settings, str], AbstractAsyncContextManager[Runtime]] = open_runtime,
) -> Litestar:
    """The ASGI app. `runtime_factory` lets tests hand in their own pools."""
    for room in (
        backend.customers.audience,
        backend.meetings.audience,
        backend.meetings.feed,
        backend.pipeline.audience,
        backend.trade.audience,
    ):
        room.register()
    add_free_mail(settings.free_mail_domains)
    answer_pipeline()

    @asynccontextmanager
    async def lifespan(app: Litestar) -> AsyncIterator[None]:
        async with runtime_factory(settings, "lading-api") as runtime, tracking_door_open(runtime) as door:
            principals = PrincipalCache()
            hub = LiveHub(runtime.live, principals, runtime.database)
            app.state.runtime = runtime
            app.state.database = runtime.database
            app.state.live = hub
            app.state.tracking_door = door
            app.state.principals = principals
            app.state.budget = RequestBudget(settings.requests_per_minute)
            listener = asyncio.create_task(hub.run())
            try:
                yield
            finally:
                listener.cancel()
                with suppress(asyncio.CancelledError):
                    await listener

    async def provide_runtime() -> Runtime:
        runtime: Runtime = app.state.runtime
        return runtime

    async def provide_live() -> LiveHub:
        hub: LiveHub = app.state.live
        return hub

    async def provide_principals() -> PrincipalCache:
        principals: PrincipalCache = app.state.principals
        return principals

    api = Router(
        API,
        route_handlers=[meta, events, *DOMAIN_ROUTES],
        middleware=[Edge()],
        dependencies={
            "actor": Provide(provide_actor),
            "session": Provide(provide_session),
            "read_session": Provide(provide_read_session),
            "live": Provide(provide_live),
            "principals": Provide(provide_principals),
        },
        after_request=keep_answer,
    )
    app = Litestar(
        route_handlers=[
            api,
            healthz,
            readyz,
            metrics,
            api_docs,
            api_docs_style,
            problem_pages,
            *DOORS,
            *backend.reminders.feed.routes.DOORS,
            *backend.leads.forms.page.DOORS,
            *backend.erp.hooks.DOORS,
            *PAGES,
            page_router(find_web_dir(settings.web_dir)),
        ],
        dependencies={"runtime": Provide(provide_runtime)},
        lifespan=[lifespan],
        before_send=[answer_headers(secure=settings.secure_cookies)],
        exception_handlers={**EXCEPTION_HANDLERS, ReplayedAnswer: handle_replay},
        compression_config=CompressionConfig(backend="gzip", exclude=["^/api/", "^/metrics", "^/t/"]),
        openapi_config=ApiConfig(
            title="Lading",
            version="1",
            description="The API of Lading: the only door, for the web app too.",
            path=f"{API}/openapi",
            render_plugins=[JsonRenderPlugin(path="/openapi.json")],
            use_handler_docstrings=True,
            components=Components(
                security_schemes={
                    "api_key": SecurityScheme(type="http", scheme="bearer", description="An API key of the tenant."),
                    "session": SecurityScheme(
                        type="apiKey", name="lading_session", security_scheme_in="cookie", description="A browser."
                    ),
                }
            ),
        ),
        logging_config=None,
        request_max_body_size=30 * 1024 * 1024,
    )
    return app


def app_from_environment() -> Litestar:
    """The app of one API process: settings from the environment, logs configured."""
    settings = load_settings()
    configure_logs(settings.log_level, settings.log_format)
    app = create_app(settings)
    configure_mappers()  # else the first request does
    settle()
    return app
