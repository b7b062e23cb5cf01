"""Making a file out of a list as its reader sees it, and noting that it was taken."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import func, select

from backend.accounts.queries.sight import sight_of
from backend.alerts.service.raising import News, raise_alerts
from backend.custom_fields.queries.records import columns_of, say_shown
from backend.custom_fields.queries.shape import Field, load_shape
from backend.custom_fields.vocabulary import FieldObject
from backend.customers.exporting.models import ExportRun
from backend.customers.queries import CompanyFilters, list_companies, list_contacts
from backend.customers.schemas import Company, Contact
from backend.customers.vocabulary import Bin
from backend.sheets.writing import CSV_TYPE, XLSX_TYPE, as_csv, as_xlsx
from i18n.messages import N_, translate
from tenants import audit
from tenants.context import Actor, current
from tenants.directory.models import Membership
from tenants.errors import NotAllowedError
from tenants.orm import new_id, now
from tenants.session import WriteSession

Format = Literal["csv", "xlsx"]
#: Most rows of one file, and rows in a day from which admins are told.
MOST_ROWS: Final = 50_000
ALARM_ROWS: Final = 2_000
_PAGE: Final = 500
_ALARM: Final = N_("{name} took {rows} rows out of the house today")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file."""

    #: A message id, or a heading as it stands.
    title: str
    value: Callable[[Any], Any]


COMPANY_COLUMNS: Final = (
    Column(N_("Name"), lambda row: row.name),
    Column(N_("Domain"), lambda row: row.domain),
    Column(N_("Website"), lambda row: row.website),
    Column(N_("Country"), lambda row: row.country),
    Column(N_("City"), lambda row: row.city),
    Column(N_("Address"), lambda row: row.address),
    Column(N_("Industry"), lambda row: row.industry),
    Column(N_("Phone"), lambda row: row.phone),
    Column(N_("Owner"), lambda row: row.owner.name if row.owner else None),
    Column(N_("Stage"), lambda row: row.stage),
    Column(N_("Tags"), lambda row: ", ".join(row.tags)),
    Column(N_("Contacts"), lambda row: row.contacts_count),
    Column(N_("Last mail"), lambda row: row.last_message_at.date().isoformat() if row.last_message_at else None),
)
CONTACT_COLUMNS: Final = (
    Column(N_("Name"), lambda row: row.name),
    Column(N_("Company"), lambda row: row.company.name if row.company else None),
    Column(N_("Country"), lambda row: row.company.country if row.company else None),
    Column(N_("Title"), lambda row: row.title),
    Column(N_("Mail address"), lambda row: row.email),
    Column(N_("Phone"), lambda row: row.phone),
    Column(N_("Language"), lambda row: row.language),
    Column(N_("Last mail"), lambda row: row.last_message_at.date().isoformat() if row.last_message_at else None),
)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file."""

    name: str
    content_type: str
    content: bytes


async def export_companies(
    session: WriteSession, actor: Actor, filters: CompanyFilters, given: dict[str, Any], wanted: Format
) -> Exported:
    """The companies of a list, as the actor sees them. Raises `NotAllowedError`."""
    await require_export(session)
    columns = [*COMPANY_COLUMNS, *await custom_columns(session, "company")]
    rows: list[Company] = []
    cursor: str | None = None
    while len(rows) < MOST_ROWS:
        page = await list_companies(session, filters, cursor=cursor, limit=_PAGE)
        rows += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    return await keep_export(session, actor, "company", given, wanted, columns, rows)


async def export_contacts(
    session: WriteSession,
    actor: Actor,
    q: str | None,
    of_bin: Bin | None,
    given: dict[str, Any],
    wanted: Format,
    custom: tuple[tuple[str, str], ...] = (),
) -> Exported:
    """The contacts of a list, as the actor sees them. Raises `NotAllowedError`."""
    await require_export(session)
    columns = [*CONTACT_COLUMNS, *await custom_columns(session, "contact")]
    rows: list[Contact] = []
    cursor: str | None = None
    while len(rows) < MOST_ROWS:
        page = await list_contacts(session, q=q, of_bin=of_bin, custom=custom, cursor=cursor, limit=_PAGE)
        rows += page.items
        cursor = page.next_cursor
        if cursor is None:
            break
    return await keep_export(session, actor, "contact", given, wanted, columns, rows)


async def custom_columns(session: WriteSession, of: FieldObject) -> list[Column]:
    """A column for each of the tenant's own fields that the actor sees, under its label."""
    locale = current().locale

    def column(title: str, field: Field) -> Column:
        return Column(title, lambda row: say_shown(field, row.custom.get(field.key), locale))

    return [column(title, field) for title, field in columns_of(await load_shape(session, of), locale)]


async def require_export(session: WriteSession) -> None:
    """Raise `NotAllowedError` unless the actor's role may take lists out of the house."""
    if not (await sight_of(session)).may_export:
        raise NotAllowedError


async def keep_export(
    session: WriteSession,
    actor: Actor,
    kind: str,
    given: dict[str, Any],
    wanted: Format,
    columns: Sequence[Column],
    rows: Sequence[Any],
) -> Exported:
    """Make the file, write down who took it, and tell admins where somebody takes much. Other rooms' lists come
    here too."""
    await note_export(session, actor, kind, given, wanted, len(rows))
    titles = [translate(column.title, current().locale) for column in columns]
    table = [[column.value(row) for column in columns] for row in rows]
    name = f"{'companies' if kind == 'company' else 'contacts' if kind == 'contact' else kind}-{now():%Y-%m-%d}"
    if wanted == "csv":
        return Exported(f"{name}.csv", CSV_TYPE, as_csv(titles, table))
    return Exported(f"{name}.xlsx", XLSX_TYPE, as_xlsx(("Lading", titles, table)))


async def note_export(
    session: WriteSession, actor: Actor, kind: str, given: dict[str, Any], wanted: Format, rows: int
) -> None:
    """Write down who took how much out of the house, and tell admins where somebody takes much. What is no list, but
    comes out as a file (a report), comes here too."""
    masks = (await sight_of(session)).masks.names()
    who = actor.membership_id or actor.id
    session.add(
        ExportRun(id=new_id(), kind=kind, format=wanted, filters=given, rows=rows, masks=list(masks),
                  actor_id=who, actor_name=actor.name)
    )  # fmt: skip
    await session.flush()
    audit.record(session, f"{kind}.exported", rows=rows, filters=given, format=wanted)
    await _alarm(session, actor, who)


async def _alarm(session: WriteSession, actor: Actor, who: UUID | None) -> None:
    begins = now().replace(hour=0, minute=0, second=0, microsecond=0)
    taken = await session.scalar(
        select(func.coalesce(func.sum(ExportRun.rows), 0)).where(ExportRun.actor_id == who, ExportRun.at >= begins)
    )
    if (taken or 0) < ALARM_ROWS:
        return
    admins = await session.scalars(
        select(Membership.id).where(Membership.role.in_(("owner", "admin")), Membership.active)
    )
    news = News(
        kind="export",
        title=_ALARM,
        link="/settings/exports",
        # Once for each further multiple, so that a second large file is not silent.
        dedupe_key=f"export:{who}:{begins.date()}:{(taken or 0) // ALARM_ROWS}",
        params={"name": actor.name, "rows": taken},
    )
    await raise_alerts(session, [each for each in admins if each != actor.membership_id], news)
