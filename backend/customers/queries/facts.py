"""Rows for reports: companies by what they are, and what colleagues did. Each function answers a subquery of the
running tenant in which every row is one fact; `backend.reports` counts and sums them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Subquery, case, literal, select

from backend.accounts.queries.sight import Sight
from backend.customers.models import Company, TimelineEntry
from backend.customers.queries.seen import sees_company
from tenants.context import current_tenant_id
from tenants.session import ReadSession

#: Kinds of the timeline that are a colleague's doing.
_DONE = ("call", "meeting", "note", "file", "sent")


def company_attributes() -> Subquery:
    """Each company's attributes by which facts about it are split."""
    return (
        select(
            Company.id,
            Company.name,
            Company.country,
            Company.stage,
            Company.source,
            Company.industry,
        )
        .where(Company.tenant_id == current_tenant_id())
        .subquery("report_company")
    )


def new_company_facts(sight: Sight) -> Subquery:
    """One row a customer: when it came, whose it is."""
    return (
        select(
            Company.id,
            Company.id.label("company_id"),
            Company.owner_id,
            Company.name.label("label"),
            Company.created_at,
            literal(1).label("one"),
        )
        .where(Company.tenant_id == current_tenant_id(), Company.bin == "customer", Company.archived_at.is_(None))
        .where(sees_company(sight))
        .subquery("report_fact")
    )


def activity_facts(sight: Sight) -> Subquery:
    """One row a deed of a colleague with a customer: calls, meetings, notes, files, and mail sent."""
    return (
        select(
            TimelineEntry.id,
            TimelineEntry.company_id,
            TimelineEntry.actor_id.label("owner_id"),
            TimelineEntry.summary.label("label"),
            TimelineEntry.kind,
            TimelineEntry.at,
            literal(1).label("one"),
            *[case((TimelineEntry.kind == kind, 1), else_=0).label(kind) for kind in _DONE],
        )
        .join(Company, (Company.tenant_id == TimelineEntry.tenant_id) & (Company.id == TimelineEntry.company_id))
        .where(
            TimelineEntry.tenant_id == current_tenant_id(),
            TimelineEntry.kind.in_(_DONE),
            TimelineEntry.actor_id.is_not(None),
            TimelineEntry.deleted_at.is_(None),
            sees_company(sight),
        )
        .subquery("report_fact")
    )


async def company_names(session: ReadSession, ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of these companies, whoever's they are: for lists whose rows are seen already."""
    rows = await session.execute(select(Company.id, Company.name).where(Company.id.in_(ids)))
    return {row.id: row.name for row in rows}
