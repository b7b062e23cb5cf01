"""Every table of the program, for migrations and the tests that read the catalog."""

from importlib import import_module

from sqlalchemy import MetaData

from tenants.orm import Base

_MODELS = (
    "backend.customers.bins.models",
    "backend.accounts.models",
    "backend.alerts.models",
    "backend.customers.duplicates.models",
    "backend.conversations.models",
    "backend.custom_fields.models",
    "backend.customers.exporting.models",
    "backend.customers.importing.models",
    "backend.customers.models",
    "backend.customers.overlap.models",
    "backend.customers.splitting.models",
    "backend.erp.models",
    "backend.jobs.models",
    "backend.leads.models",
    "backend.meetings.models",
    "backend.outreach.bounces.models",
    "backend.outreach.domain_health.models",
    "backend.outreach.sending.models",
    "backend.outreach.sequences.models",
    "backend.outreach.suppression.models",
    "backend.outreach.templates.models",
    "backend.outreach.tracking.models",
    "backend.pipeline.models",
    "backend.pool.handover_models",
    "backend.pool.models",
    "backend.reading.models",
    "backend.reminders.feed.models",
    "backend.reminders.models",
    "backend.trade.mastered",
    "backend.trade.models",
    "backend.trade.orders.models",
    "backend.trade.papers.models",
    "backend.trade.payments.models",
    "backend.trade.prices.models",
    "backend.trade.products.models",
    "backend.trade.quotes.models",
    "backend.trade.rates.models",
    "backend.trade.shipments.models",
    "backend.trade.terms.models",
    "backend.web.models",
    "backend.webhooks.models",
    "erp_adapters.engine.models",
    "mail_ingest.store.models",
    "tenants.audit",
    "tenants.directory.models",
    "tenants.outbox",
    "tenants.secrets",
)


def all_tables() -> MetaData:
    """The metadata with all rooms' models loaded."""
    for module in _MODELS:
        import_module(module)
    return Base.metadata
