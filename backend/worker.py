"""The worker process, wired: jobs of all domains, reminders, the relay, schedules."""

import asyncio
import signal
from contextlib import suppress
from typing import Any

import structlog

import backend.alerts.jobs
import backend.conversations.jobs
import backend.customers.duplicates.jobs
import backend.customers.importing.jobs
import backend.customers.jobs
import backend.erp.jobs
import backend.jobs.jobs
import backend.leads.jobs
import backend.mailboxes.jobs
import backend.meetings.jobs
import backend.outreach.bounces.jobs
import backend.outreach.sending.jobs
import backend.outreach.sequences.jobs
import backend.outreach.telling
import backend.outreach.templates.jobs
import backend.pipeline.jobs
import backend.pool.jobs
import backend.reading.jobs
import backend.reminders.jobs
import backend.trade.naming
import backend.trade.orders.jobs
import backend.trade.quotes.jobs
import backend.trade.rates.jobs
import backend.trade.terms.jobs
import backend.webhooks.jobs
from backend.alerts.sending.sender import AlertSender
from backend.erp.local import CrmLocal
from backend.jobs.arq_queue import ArqQueue, make_worker, open_queue
from backend.jobs.registry import Job, Registry
from backend.jobs.relay import Relay
from backend.leads.timer import LeadTimer
from backend.mailboxes.oauth.tokens import TokenKeeper
from backend.meetings.service import retime_meetings
from backend.outreach.sending.dispatcher import Dispatcher
from backend.outreach.sequences.runner import SequenceRunner
from backend.outreach.tracking.settling import Settler
from backend.reading.service.pools import reading_pool
from backend.reminders.scheduler import ReminderScheduler
from backend.trade.proofs import answer_pipeline
from backend.webhooks.sending.sender import WebhookSender
from erp_adapters.engine.worker import ErpWorker
from mail_ingest.understand.domains import add_free_mail
from tenants.garbage import settle
from tenants.runtime import open_runtime
from tenants.settings import Settings

_log = structlog.get_logger(__name__)
#: Seconds for the messages under way when the worker is to end.
_TO_FINISH = 10.0


def make_registry() -> Registry:
    """Every job and schedule of the program."""
    jobs: list[Job[Any]] = [
        *backend.alerts.jobs.JOBS,
        *backend.conversations.jobs.JOBS,
        *backend.customers.duplicates.jobs.JOBS,
        *backend.customers.importing.jobs.JOBS,
        *backend.customers.jobs.JOBS,
        *backend.erp.jobs.JOBS,
        *backend.leads.jobs.JOBS,
        *backend.mailboxes.jobs.JOBS,
        *backend.meetings.jobs.JOBS,
        *backend.outreach.bounces.jobs.JOBS,
        *backend.outreach.sending.jobs.JOBS,
        *backend.outreach.sequences.jobs.JOBS,
        *backend.outreach.telling.JOBS,
        *backend.outreach.templates.jobs.JOBS,
        *backend.pipeline.jobs.JOBS,
        *backend.pool.jobs.JOBS,
        *backend.reading.jobs.JOBS,
        *backend.reminders.jobs.JOBS,
        *backend.trade.orders.jobs.JOBS,
        *backend.trade.quotes.jobs.JOBS,
        *backend.trade.terms.jobs.JOBS,
        *backend.webhooks.jobs.JOBS,
    ]
    schedules = [
        *backend.conversations.jobs.SCHEDULES,
        *backend.customers.duplicates.jobs.SCHEDULES,
        *backend.erp.jobs.SCHEDULES,
        *backend.jobs.jobs.SCHEDULES,
        *backend.mailboxes.jobs.SCHEDULES,
        *backend.outreach.templates.jobs.SCHEDULES,
        *backend.trade.rates.jobs.SCHEDULES,
        *backend.pool.jobs.SCHEDULES,
        *backend.pipeline.jobs.SCHEDULES,
        *backend.webhooks.jobs.SCHEDULES,
    ]
    return Registry(jobs=jobs, schedules=schedules)


async def run_worker(settings: Settings) -> None:
    """Relay events and run jobs until SIGTERM or SIGINT; running jobs get time to finish."""
    registry = make_registry()
    add_free_mail(settings.free_mail_domains)
    answer_pipeline()
    settle()
    async with open_runtime(settings, "lading-worker") as runtime, open_queue(settings.redis_url) as pool:
        worker = make_worker(runtime, registry, pool)
        relay = asyncio.create_task(Relay(runtime.database, ArqQueue(pool), runtime.live, registry).run())
        reminding = asyncio.create_task(ReminderScheduler(runtime.database, followers=(retime_meetings,)).run())
        timing = asyncio.create_task(LeadTimer(runtime.database).run())
        judging = asyncio.create_task(Settler(runtime.database).run())
        alerting = asyncio.create_task(AlertSender(runtime).run())
        hooking = asyncio.create_task(WebhookSender(runtime).run())
        following = asyncio.create_task(SequenceRunner(runtime).run())
        running = asyncio.create_task(worker.async_run())
        warming = asyncio.create_task(reading_pool(settings).warm_for_understanding())
        keeper = TokenKeeper(runtime.database, runtime.vault, runtime.egress, runtime.settings)
        dispatcher = Dispatcher(runtime, keeper.access_token)
        sending = asyncio.create_task(dispatcher.run())
        erp = ErpWorker(runtime, CrmLocal())
        syncing = asyncio.create_task(erp.run())
        stop = asyncio.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
        stopping = asyncio.create_task(stop.wait())
        _log.info("worker is running", jobs=sorted(registry.jobs))
        try:
            lasting = {
                relay, reminding, timing, judging, alerting, hooking, following, running, sending, syncing, stopping,
            }  # fmt: skip
            done, _ = await asyncio.wait(lasting, return_when=asyncio.FIRST_COMPLETED)
            for task in done - {stopping}:
                task.result()
        finally:
            dispatcher.stop()
            erp.stop()
            with suppress(Exception):
                async with asyncio.timeout(_TO_FINISH):
                    await sending  # what a server has just been given is better written down than looked for
            for task in (*lasting, warming):
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task
            await worker.close()
