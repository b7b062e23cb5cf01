"""Telling people: an endpoint that was switched off."""

from typing import Final, cast

from sqlalchemy import select

from backend.alerts.service import News, raise_alerts
from backend.webhooks.models import WebhookEndpoint
from backend.webhooks.vocabulary import OffReason
from backend.webhooks.words import off_words
from i18n.messages import N_
from tenants import audit
from tenants.context import current
from tenants.directory.models import Membership
from tenants.orm import now
from tenants.session import WriteSession

OFF: Final = N_("The webhook {name} was switched off")


async def tell_of_off(session: WriteSession, endpoint: WebhookEndpoint) -> None:
    """Owners and admins hear which endpoint it is and why, leading to its log."""
    reason = cast("OffReason", endpoint.off_reason)
    admins = await session.scalars(
        select(Membership.id).where(Membership.role.in_(("owner", "admin")), Membership.active)
    )
    news = News(
        kind="webhook",
        title=OFF,
        link=f"/settings/webhooks/{endpoint.id}",
        dedupe_key=f"webhook:{endpoint.id}:{reason}:{now().date()}",
        params={"name": endpoint.description or endpoint.url},
        body=off_words(reason, current().locale) or "",
    )
    await raise_alerts(session, list(admins), news)
    audit.record(
        session, "webhook.switched_off", subject_id=endpoint.id, subject_name=endpoint.description or endpoint.url,
        reason=reason,
    )  # fmt: skip
