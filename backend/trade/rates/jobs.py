"""Background work of exchange rates: the tenant's feed, once a day."""

from urllib.parse import urlsplit

import structlog

from backend.jobs.registry import JobRun, Schedule, TickedEvent, job
from backend.trade.errors import RateFeedError
from backend.trade.rates.service import fetch_feed, keep_rates
from backend.trade.settings import load_settings

_log = structlog.get_logger(__name__)


@job("trade.fetch_rates", TickedEvent)
async def fetch_rates(run: JobRun, _: TickedEvent) -> None:
    """Keep what the feed says today; a feed that fails is tried again tomorrow, and by hand in the settings."""
    url = (await load_settings(run.session)).feed_url
    if url is None:
        return
    try:
        found = await fetch_feed(run.runtime.egress, url)
    except RateFeedError:
        _log.warning("exchange rates could not be fetched", host=urlsplit(url).hostname)
        return
    await keep_rates(run.session, found, "feed", urlsplit(url).hostname or "")


#: The European Central Bank publishes at about 16:00 in Frankfurt.
SCHEDULES = [Schedule(fetch_rates, hour=15, minute=30)]
