"""What people do with what the finder found."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from backend.customers.duplicates.guard import twin_view
from backend.customers.duplicates.keys import Given, IdentityKeys
from backend.customers.duplicates.models import DuplicateCluster, DuplicatePair
from backend.customers.duplicates.schemas import TwinQuestion, TwinView
from backend.customers.duplicates.sweep import want_keys
from backend.customers.duplicates.twins import find_twins
from backend.customers.events import DuplicatesFound, DuplicatesWanted
from tenants import audit
from tenants.context import Actor
from tenants.errors import NotFoundError
from tenants.orm import new_id, now
from tenants.outbox import append
from tenants.session import WriteSession


async def look_for_twins(session: WriteSession, actor: Actor, asked: TwinQuestion) -> list[TwinView]:
    """What a company that somebody types may already be. Raises `NotAllowedError`."""
    actor.require("companies.write")
    await want_keys(session)
    given = Given(
        name=asked.name,
        country=(asked.country or "").strip().upper()[:2] or None,
        domains=tuple(text.rpartition("@")[2] for text in asked.domains),
        website=asked.website,
        emails=tuple(asked.emails),
        phones=tuple(asked.phones),
        tax_ids=tuple(asked.tax_ids),
        address=asked.address,
    )
    but = [asked.company_id] if asked.company_id else []
    return [twin_view(twin) for twin in await find_twins(session, IdentityKeys.of(given), but=but)]


async def look_now(session: WriteSession, actor: Actor) -> None:
    """Let the finder run. Raises `NotAllowedError`."""
    actor.require("companies.write")
    append(session, DuplicatesWanted())
    audit.record(session, "duplicates.wanted")


async def dismiss_cluster(session: WriteSession, actor: Actor, cluster_id: UUID) -> list[tuple[UUID, UUID]]:
    """Say that a cluster's records are all different ones; answers the pairs, so that it can be taken back.

    Raises `NotAllowedError`, `NotFoundError`.
    """
    actor.require("companies.write")
    cluster = await session.scalar(select(DuplicateCluster).where(DuplicateCluster.id == cluster_id).with_for_update())
    rows = await session.execute(
        select(DuplicatePair.low_id, DuplicatePair.high_id).where(
            DuplicatePair.cluster_id == cluster_id, DuplicatePair.dismissed_at.is_(None)
        )
    )
    members = sorted({each for row in rows for each in row})
    if cluster is None or not members:
        raise NotFoundError
    # Those too that share nothing today: tomorrow they might, through a third one.
    pairs = list(combinations(members, 2))
    moment = now()
    written: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "subject_kind": cluster.subject_kind,
            "low_id": low,
            "high_id": high,
            "score": 0.0,
            "verdict": "possible",
            "reasons": [],
            "cluster_id": cluster_id,
            "dismissed_at": moment,
            "dismissed_by": actor.name,
        }
        for low, high in pairs
    ]
    await session.execute(
        insert(DuplicatePair).on_conflict_do_update(
            index_elements=["tenant_id", "low_id", "high_id"],
            set_={"dismissed_at": moment, "dismissed_by": actor.name},
        ),
        written,
    )
    audit.record(session, "duplicates.dismissed", subject_id=cluster_id, records=members)
    append(session, DuplicatesFound())
    return pairs


async def take_back_dismissal(session: WriteSession, actor: Actor, pairs: Sequence[tuple[UUID, UUID]]) -> None:
    """Let pairs count as possible duplicates again. Raises `NotAllowedError`."""
    actor.require("companies.write")
    wanted = [(min(pair), max(pair)) for pair in pairs]
    theirs = tuple_(DuplicatePair.low_id, DuplicatePair.high_id).in_(wanted)
    # Those that the finder did not see itself are only there to say no.
    await session.execute(
        delete(DuplicatePair).where(theirs, DuplicatePair.score == 0.0).execution_options(synchronize_session=False)
    )
    await session.execute(
        update(DuplicatePair)
        .where(theirs)
        .values(dismissed_at=None, dismissed_by=None)
        .execution_options(synchronize_session=False)
    )
    audit.record(session, "duplicates.dismissal_taken_back", pairs=wanted)
    append(session, DuplicatesFound())
