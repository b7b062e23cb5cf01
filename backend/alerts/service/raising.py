"""Raising alerts, and seeing them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from backend.alerts.events import AlertsRaised, AlertsSeen
from backend.alerts.models import Alert
from backend.alerts.vocabulary import Kind
from tenants.context import Actor
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession

_BODY: Final = 300


@dataclass(frozen=True, slots=True)
class News:
    """What colleagues are told: `title` is a message of the catalogs (`N_`), put together with `params`; `link` is a
    path of the web app; of one `dedupe_key` each colleague hears once."""

    kind: Kind
    title: str
    link: str
    dedupe_key: str
    params: dict[str, Any] = field(default_factory=dict)
    body: str = ""


async def raise_alerts(
    session: WriteSession, member_ids: Iterable[UUID], news: News, *, on_behalf_of: str | None = None
) -> list[UUID]:
    """Tell colleagues, in this transaction; answers the ids of the alerts that are new. Seats that are closed, and
    colleagues who were told already, are passed over."""
    wanted = sorted(set(member_ids))
    if not wanted:
        return []
    members = await session.scalars(select(Membership.id).where(Membership.id.in_(wanted), Membership.active))
    rows = [
        {
            "id": new_id(),
            "member_id": member_id,
            "kind": news.kind,
            "title": news.title,
            "params": news.params,
            "body": " ".join(news.body.split())[:_BODY],
            "link": news.link,
            "dedupe_key": news.dedupe_key,
            "on_behalf_of": on_behalf_of,
            "created_at": now(),
        }
        for member_id in members
    ]
    if not rows:
        return []
    put = insert(Alert).values(rows).on_conflict_do_nothing(index_elements=["tenant_id", "member_id", "dedupe_key"])
    told = {row.id: row.member_id for row in await session.execute(put.returning(Alert.id, Alert.member_id))}
    if told:
        append(session, AlertsRaised(alert_ids=sorted(told), member_ids=sorted(told.values())))
    return sorted(told)


async def mark_seen(session: WriteSession, actor: Actor, ids: Sequence[UUID] | None) -> None:
    """Mark the actor's alerts as seen, all of them where `ids` is None. Raises `NotAllowedError` for machines."""
    member_id = member_of(actor)
    unseen = update(Alert).where(Alert.member_id == member_id, Alert.seen_at.is_(None))
    if ids is not None:
        unseen = unseen.where(Alert.id.in_(ids))
    marked = await session.scalars(
        unseen.values(seen_at=now()).returning(Alert.id).execution_options(synchronize_session=False)
    )
    if marked.first() is not None:
        append(session, AlertsSeen(member_id=member_id))


def member_of(actor: Actor) -> UUID:
    """The actor's seat; raises `NotAllowedError` for API keys and jobs, who have none."""
    if actor.membership_id is None:
        raise NotAllowedError
    return actor.membership_id
