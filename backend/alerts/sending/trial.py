"""A trial alert: whether a way out works, said at once."""

from uuid import UUID

from backend.alerts.errors import TrialFailedError
from backend.alerts.models import Alert
from backend.alerts.queries import channel_view
from backend.alerts.schemas import ChannelView
from backend.alerts.sending.readers import reader_of
from backend.alerts.sending.turn import Parcel, note_trial
from backend.alerts.sending.wire import send
from backend.alerts.service.channels import load_own, target_of
from backend.alerts.words import problem_words
from i18n.messages import N_
from tenants.context import Actor, current
from tenants.orm import new_id, now
from tenants.runtime import Runtime


async def try_channel(runtime: Runtime, actor: Actor, channel_id: UUID) -> ChannelView:
    """Send a trial through a channel of the actor's. Raises `NotFoundError`, `TrialFailedError`."""
    tenant_id = current().tenant_id
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        channel = await load_own(session, actor, channel_id)
        target = await target_of(session, runtime.vault, channel)
    alert = Alert(
        id=new_id(), member_id=actor.membership_id, kind="reminder", title=N_("This is a trial alert."), params={},
        body="", link="/settings/alerts", on_behalf_of=None, created_at=now(),
    )  # fmt: skip
    reader = await reader_of(runtime.database, tenant_id, channel)
    verdict = await send(runtime, channel, target, Parcel((), (alert,)), reader)
    async with runtime.database.tenant_session(tenant_id, actor) as session:
        shown = channel_view(await note_trial(session, channel_id, verdict))
    if verdict.outcome != "sent":
        reason = problem_words(verdict.problem, current().locale)
        raise TrialFailedError(reason=reason, extra={"said": verdict.said})
    return shown
