"""Reads of clusters and merges."""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from backend.accounts.queries.sight import Sight, sight_of
from backend.customers.duplicates.models import (
    DuplicateCluster,
    DuplicatePair,
    DuplicateSearch,
    MergedRecord,
    RecordMerge,
    Verdict,
)
from backend.customers.duplicates.schemas import (
    DuplicateClusterFile,
    DuplicateClusterView,
    DuplicateMember,
    DuplicatePairView,
    DuplicateSearchView,
    MergeView,
)
from backend.customers.duplicates.undoing import UNDO_FOR
from backend.customers.models import Company, Contact
from backend.customers.queries.seen import seen_among, sees_company
from backend.customers.schemas import Owner
from backend.customers.vocabulary import FactSubject
from mail_ingest.store.sight import sees_everything
from tenants.directory.models import Membership
from tenants.errors import NotFoundError
from tenants.orm import now
from tenants.paging import Page, SortField, after_cursor, page_of, sorting
from tenants.session import ReadSession

_SORTS: Final = {"score": SortField(DuplicateCluster.score, float)}
#: What is compared side by side, in this order.
COMPANY_FIELDS: Final = (
    "name", "domains", "website", "country", "city", "address", "phone", "industry", "language", "time_zone", "owner",
    "stage", "tags", "note",
)  # fmt: skip
CONTACT_FIELDS: Final = (
    "name", "given_name", "family_name", "emails", "phone", "title", "company", "language", "time_zone",
)  # fmt: skip


async def list_clusters(
    session: ReadSession, kind: FactSubject, verdict: Verdict | None, cursor: str | None, limit: int
) -> Page[DuplicateClusterView]:
    """What the finder found, the surest first; clusters that merging or dismissing emptied are left out."""
    chosen = sorting("-score", _SORTS, DuplicateCluster.id, "-score")
    sight = await sight_of(session, kind)
    standing = _standing(kind, None if sight.everything else sight)
    wanted = select(DuplicateCluster).where(DuplicateCluster.subject_kind == kind, standing)
    if verdict is not None:
        wanted = wanted.where(DuplicateCluster.verdict == verdict)
    rows = list(await session.scalars(after_cursor(wanted, chosen, cursor, limit)))
    pairs = await _pairs(session, kind, [row.id for row in rows[:limit]])
    seen = await seen_among(session, kind, {each for found in pairs.values() for pair in found for each in _both(pair)})
    pairs = {cluster: [pair for pair in found if seen.issuperset(_both(pair))] for cluster, found in pairs.items()}
    names = await _names(session, kind, seen)
    return page_of(
        rows,
        limit,
        chosen,
        value=lambda row: row.score,
        row_id=lambda row: row.id,
        item=lambda row: _cluster(row, pairs.get(row.id, []), names),
    )


def _standing(kind: FactSubject, sight: Sight | None = None) -> Any:
    """That two records of a pair of the cluster still stand by themselves, and are seen by `sight`."""
    low, high = _alive(kind, DuplicatePair.low_id, sight), _alive(kind, DuplicatePair.high_id, sight)
    return (
        select(DuplicatePair.id)
        .where(DuplicatePair.tenant_id == DuplicateCluster.tenant_id, DuplicatePair.cluster_id == DuplicateCluster.id)
        .where(DuplicatePair.dismissed_at.is_(None), low, high)
        .correlate(DuplicateCluster)
        .exists()
    )


def _alive(kind: FactSubject, column: Any, sight: Sight | None = None) -> Any:
    model = Company if kind == "company" else Contact
    found = select(model.id)
    if sight is not None and model is Contact:
        found = found.outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
    if sight is not None:
        found = found.where(sees_company(sight))
    return (
        found.where(model.tenant_id == DuplicatePair.tenant_id, model.id == column, model.archived_at.is_(None))
        .correlate(DuplicatePair)
        .exists()
    )


async def load_cluster(session: ReadSession, cluster_id: UUID) -> DuplicateClusterFile:
    """A cluster with its members side by side. Raises `NotFoundError`."""
    row = await session.scalar(select(DuplicateCluster).where(DuplicateCluster.id == cluster_id))
    if row is None:
        raise NotFoundError
    kind: Any = row.subject_kind
    pairs = (await _pairs(session, kind, [cluster_id])).get(cluster_id, [])
    seen = await seen_among(session, kind, {each for pair in pairs for each in _both(pair)})
    pairs = [pair for pair in pairs if seen.issuperset(_both(pair))]
    ids = sorted({each for pair in pairs for each in _both(pair)})
    if not ids:
        raise NotFoundError
    members = await (_companies if kind == "company" else _contacts)(session, ids)
    ordered = sorted(members, key=lambda member: (member.created_at, member.id))
    view = _cluster(row, pairs, {member.id: member.name for member in ordered})
    return DuplicateClusterFile(
        id=view.id,
        kind=view.kind,
        score=view.score,
        verdict=view.verdict,
        names=[member.name for member in ordered],
        size=len(ordered),
        reasons=view.reasons,
        members=ordered,
        pairs=[
            DuplicatePairView(pair.low_id, pair.high_id, pair.score, _any(pair.verdict), _any(pair.reasons))
            for pair in pairs
        ],
        fields=list(COMPANY_FIELDS if kind == "company" else CONTACT_FIELDS),
    )


async def count_clusters(session: ReadSession) -> DuplicateSearchView:
    """When was looked last, and how many clusters stand."""
    state = await session.scalar(select(DuplicateSearch))
    counts = {
        kind: await session.scalar(
            select(func.count())
            .select_from(DuplicateCluster)
            .where(DuplicateCluster.subject_kind == kind, _standing(_any(kind)))
        )
        for kind in ("company", "contact")
    }
    return DuplicateSearchView(
        found_at=state.found_at if state else None,
        records=state.records if state else 0,
        seconds=state.seconds if state else 0.0,
        running=state is not None and state.wanted_at is not None,
        companies=counts["company"] or 0,
        contacts=counts["contact"] or 0,
    )


async def list_merges(session: ReadSession, record_id: UUID) -> list[MergeView]:
    """Merges that made a record, or took it away, the newest first."""
    merged = select(MergedRecord.merge_id).where(MergedRecord.record_id == record_id)
    rows = await session.scalars(
        select(RecordMerge)
        .where(or_(RecordMerge.winner_id == record_id, RecordMerge.id.in_(merged)))
        .order_by(RecordMerge.id.desc())
        .limit(50)
    )
    return await _merges(session, list(rows))


async def load_merge(session: ReadSession, merge_id: UUID) -> MergeView:
    """One merge. Raises `NotFoundError`."""
    row = await session.scalar(select(RecordMerge).where(RecordMerge.id == merge_id))
    if row is None:
        raise NotFoundError
    return (await _merges(session, [row]))[0]


async def _merges(session: ReadSession, rows: Sequence[RecordMerge]) -> list[MergeView]:
    gone = await session.execute(
        select(MergedRecord.merge_id, MergedRecord.name)
        .where(MergedRecord.merge_id.in_([row.id for row in rows]))
        .order_by(MergedRecord.name)
    )
    names: dict[UUID, list[str]] = {}
    for each in gone:
        names.setdefault(each.merge_id, []).append(each.name)
    moment = now()
    return [
        MergeView(
            id=row.id,
            kind=_any(row.subject_kind),
            winner_id=row.winner_id,
            winner_name=row.winner_name,
            merged=names.get(row.id, []),
            at=row.at,
            by=row.actor_name,
            undoable=row.undone_at is None and moment - row.at <= UNDO_FOR,
            undone_at=row.undone_at,
            undone_by=row.undone_by,
        )
        for row in rows
    ]


async def _pairs(
    session: ReadSession, kind: FactSubject, cluster_ids: Sequence[UUID]
) -> dict[UUID, list[DuplicatePair]]:
    rows = await session.scalars(
        select(DuplicatePair)
        .where(DuplicatePair.cluster_id.in_(cluster_ids), DuplicatePair.dismissed_at.is_(None))
        .where(_alive(kind, DuplicatePair.low_id), _alive(kind, DuplicatePair.high_id))
        .order_by(DuplicatePair.score.desc(), DuplicatePair.low_id, DuplicatePair.high_id)
    )
    found: dict[UUID, list[DuplicatePair]] = {}
    for row in rows:
        if row.cluster_id is not None:
            found.setdefault(row.cluster_id, []).append(row)
    return found


async def _names(session: ReadSession, kind: FactSubject, ids: Iterable[UUID]) -> dict[UUID, str]:
    model = Company if kind == "company" else Contact
    rows = await session.execute(select(model.id, model.name).where(model.id.in_(list(ids))))
    return {row.id: row.name for row in rows}


def _cluster(row: DuplicateCluster, pairs: Sequence[DuplicatePair], names: dict[UUID, str]) -> DuplicateClusterView:
    ids = sorted({each for pair in pairs for each in _both(pair)})
    return DuplicateClusterView(
        id=row.id,
        kind=_any(row.subject_kind),
        score=row.score,
        verdict=_any(row.verdict),
        names=[names[each] for each in ids if each in names],
        size=len(ids),
        reasons=list(dict.fromkeys(code for pair in pairs for code in pair.reasons)),
    )


def _both(pair: DuplicatePair) -> tuple[UUID, UUID]:
    return pair.low_id, pair.high_id


def _any(value: Any) -> Any:
    """A value of a closed list, which the table's constraint holds."""
    return value


async def _companies(session: ReadSession, ids: Sequence[UUID]) -> list[DuplicateMember]:
    everything = await sees_everything(session)
    masks = (await sight_of(session)).masks
    rows = await session.execute(
        select(Company, Membership.name.label("owner_name"))
        .outerjoin(Membership, and_(Membership.tenant_id == Company.tenant_id, Membership.id == Company.owner_id))
        .where(Company.id.in_(ids), Company.archived_at.is_(None))
    )
    return [
        DuplicateMember(
            id=company.id,
            name=company.name,
            values={
                "name": company.name,
                "domains": ", ".join(company.domains) or None,
                **{
                    field: getattr(company, field)
                    for field in ("website", "country", "city", "address", "phone", "industry", "language")
                    if not (field == "phone" and masks.hides("phone", company.owner_id))
                },
                "time_zone": company.time_zone,
                "owner": owner_name,
                "stage": company.stage,
                "tags": ", ".join(company.tags) or None,
                "note": company.note,
            },
            owner=Owner(company.owner_id, owner_name) if company.owner_id and owner_name else None,
            stage=_any(company.stage),
            tags=company.tags,
            contacts_count=company.contacts_count,
            # Where some mail is closed to somebody, they are told of none.
            messages_count=company.conversations_count if everything else 0,
            last_contact_on=company.last_message_at.date() if company.last_message_at else None,
            created_at=company.created_at,
        )
        for company, owner_name in rows
    ]


async def _contacts(session: ReadSession, ids: Sequence[UUID]) -> list[DuplicateMember]:
    everything = await sees_everything(session)
    masks = (await sight_of(session, "contact")).masks
    rows = await session.execute(
        select(Contact, Company.name.label("company_name"), Company.owner_id)
        .outerjoin(Company, and_(Company.tenant_id == Contact.tenant_id, Company.id == Contact.company_id))
        .where(Contact.id.in_(ids), Contact.archived_at.is_(None))
    )
    return [
        DuplicateMember(
            id=contact.id,
            name=contact.name,
            values={
                **{field: getattr(contact, field) for field in ("name", "given_name", "family_name")},
                "emails": None if masks.hides("mail", owner_id) else ", ".join(contact.emails) or None,
                "phone": None if masks.hides("phone", owner_id) else contact.phone,
                "title": contact.title,
                "company": company_name,
                "language": contact.language,
                "time_zone": contact.time_zone,
            },
            owner=None,
            stage=None,
            tags=[],
            contacts_count=0,
            messages_count=contact.messages_count if everything else 0,
            last_contact_on=contact.last_message_at.date() if contact.last_message_at else None,
            created_at=contact.created_at,
        )
        for contact, company_name, owner_id in rows
    ]
