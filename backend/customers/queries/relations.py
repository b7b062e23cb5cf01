"""The companies around one: those that people related to it, and those that its domains suggest."""

from typing import Final
from uuid import UUID

from sqlalchemy import and_, or_, select

from backend.customers.models import Company, CompanyDomain, CompanyRelation
from backend.customers.queries.history import require_record
from backend.customers.queries.seen import require_seen, seen_among
from backend.customers.schemas import CompanyRef, Owner, RelationAs, RelationGuess, Relations, RelationView
from mail_ingest.understand.domains import registrable_domain
from tenants.session import ReadSession

#: What the other company is, seen from the first and from the second of a row.
_SEEN_AS: Final[dict[str, tuple[RelationAs, RelationAs]]] = {
    "branch": ("branch", "head_office"),
    "agent": ("agent", "principal"),
    "forwarder": ("forwarder", "client"),
    "group": ("group", "group"),
}
_ORDER: Final = ("head_office", "branch", "group", "principal", "agent", "client", "forwarder")
#: Endings under which a group's domains are looked for: those that companies with several countries register.
_ENDINGS: Final = """com net org eu biz info co io asia ae at be bg br by ca ch cl cn cz de dk eg es fi fr gr hk hr hu
    id ie il in it jp ke kr kz lt lv ma mx my ng nl no nz pe ph pk pl pt ro rs ru sa se sg si sk th tn tr tw ua uk us vn
    za com.ar com.au com.bd com.br com.cn com.co com.eg com.hk com.mx com.my com.ng com.pe com.ph com.pk com.sa
    com.sg com.tr com.tw com.ua com.vn co.id co.il co.in co.jp co.ke co.kr co.ma co.nz co.th co.tz co.uk co.za net.br
    """.split()  # noqa: SIM905 - reads better
_SHORTEST: Final = 4


async def list_relations(session: ReadSession, company_id: UUID) -> Relations:
    """What other companies are to this one, and which might be. Raises `NotFoundError`."""
    await require_seen(session, "company", company_id)
    rows = (
        await session.execute(
            select(
                CompanyRelation.id, CompanyRelation.company_id, CompanyRelation.kind, CompanyRelation.note,
                CompanyRelation.dismissed, CompanyRelation.actor_id, CompanyRelation.actor_name, CompanyRelation.at,
                Company.id.label("other"), Company.name, Company.country,
            )
            .join(
                Company,
                and_(
                    Company.tenant_id == CompanyRelation.tenant_id,
                    or_(
                        and_(CompanyRelation.company_id == company_id, Company.id == CompanyRelation.other_id),
                        and_(CompanyRelation.other_id == company_id, Company.id == CompanyRelation.company_id),
                    ),
                ),
            )
            .where(or_(CompanyRelation.company_id == company_id, CompanyRelation.other_id == company_id))
        )
    ).all()  # fmt: skip
    domains = (await session.execute(select(Company.domains).where(Company.id == company_id))).scalar_one_or_none()
    if domains is None:
        await require_record(session, "company", company_id)
    seen = await seen_among(session, "company", {row.other for row in rows})
    items = [
        RelationView(
            row.id,
            _SEEN_AS[row.kind][row.company_id != company_id],
            CompanyRef(row.other, row.name, row.country),
            row.note,
            Owner(row.actor_id, row.actor_name) if row.actor_id else None,
            row.at,
        )
        for row in rows
        if not row.dismissed and row.other in seen
    ]
    items.sort(key=lambda item: (_ORDER.index(item.kind), item.company.name))
    known = {row.other for row in rows}
    return Relations(items, [guess for guess in await _guesses(session, company_id, domains or []) if
                             guess.company.id not in known])  # fmt: skip


async def _guesses(session: ReadSession, company_id: UUID, domains: list[str]) -> list[RelationGuess]:
    """Companies with the same domain under another ending: brand.de beside brand.com."""
    names = {label for domain in domains if (label := _label(domain))}
    wanted = sorted({f"{name}.{ending}" for name in names for ending in _ENDINGS} - set(domains))
    if not wanted:
        return []
    rows = await session.execute(
        select(CompanyDomain.domain, Company.id, Company.name, Company.country)
        .join(Company, and_(Company.tenant_id == CompanyDomain.tenant_id, Company.id == CompanyDomain.company_id))
        .where(CompanyDomain.domain.in_(wanted), Company.id != company_id, Company.archived_at.is_(None))
        .where(Company.bin != "noise")
        .order_by(Company.name, CompanyDomain.domain)
        .limit(10)
    )
    found: dict[UUID, RelationGuess] = {}
    for row in rows:
        found.setdefault(row.id, RelationGuess(CompanyRef(row.id, row.name, row.country), row.domain))
    seen = await seen_among(session, "company", found)
    return [guess for company_id, guess in found.items() if company_id in seen]


def _label(domain: str) -> str | None:
    """`brand` of `brand.com.br`; None for names that many unrelated companies share by their shortness."""
    known = registrable_domain(domain) or domain
    name = known.partition(".")[0]
    return name if len(name) >= _SHORTEST else None
