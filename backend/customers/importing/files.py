"""Files of imports: the template to fill, and the rows that were refused with the reasons."""

from typing import Final
from uuid import UUID

from sqlalchemy import or_, select

from backend.custom_fields.queries.shape import load_shape
from backend.customers.importing.columns import choices
from backend.customers.importing.models import CustomerImportRow
from backend.customers.importing.queries import load_run, problems_of
from backend.sheets.writing import as_xlsx
from i18n.messages import N_, translate
from tenants.context import Actor, current
from tenants.session import ReadSession

_LEFT_OUT: Final = frozenset({"company.time_zone", "contact.language"})
_CUSTOMERS: Final = N_("Customers")
_HOW: Final = N_("How to fill it")
_COLUMN: Final = N_("Column")
_MEANS: Final = N_("What goes into it")
_ROW: Final = N_("Row")
_WHY: Final = N_("Why it was refused")
_HELP: Final = {
    "company.name": N_("The full name. Rows with the same company become one company with several people."),
    "company.domain": N_("The domain of the company's mail, such as nordlys.example; found from addresses if empty."),
    "company.website": N_("With or without https://."),
    "company.country": N_("A name in any language, or the code of ISO 3166 such as DE."),
    "company.phone": N_("With the country's code, or as dialled inside the country."),
    "company.owner": N_("The name or mail address of a colleague; if empty, whoever is chosen while importing."),
    "company.stage": N_("New, Contacted, Negotiating, Customer or Dormant."),
    "company.tags": N_("Several are divided by commas."),
    "company.tax_id": N_("VAT, EORI, CNPJ, RFC, INN and the like: the surest sign that two rows are one company."),
    "contact.name": N_("The person's full name; given and family name may stand in columns of their own instead."),
    "contact.email": N_("Several are divided by semicolons."),
    "contact.phone": N_("Several are divided by semicolons; spreadsheets drop the plus of numbers, which is fine."),
}


async def template_file(session: ReadSession) -> bytes:
    """A workbook with one column a field, under the heads that are understood, and a second sheet that explains."""
    locale = current().locale
    shapes = {"company": await load_shape(session, "company"), "contact": await load_shape(session, "contact")}
    wanted = [choice for choice in choices(shapes, locale) if choice.field not in _LEFT_OUT]
    how = [[choice.title, translate(_HELP[choice.field], locale) if choice.field in _HELP else ""] for choice in wanted]
    return as_xlsx(
        (translate(_CUSTOMERS, locale), [choice.title for choice in wanted], []),
        (translate(_HOW, locale), [translate(_COLUMN, locale), translate(_MEANS, locale)], how),
    )


async def refused_file(session: ReadSession, actor: Actor, import_id: UUID) -> bytes:
    """The rows that were refused as they came, with the reasons in a last column: to be mended and brought again.

    Raises `NotFoundError`.
    """
    run = await load_run(session, actor, import_id)
    locale = current().locale
    rows = await session.scalars(
        select(CustomerImportRow)
        .where(CustomerImportRow.import_id == run.id)
        .where(or_(CustomerImportRow.verdict == "refused", CustomerImportRow.outcome == "refused"))
        .order_by(CustomerImportRow.number)
    )
    table = [
        [
            *row.cells,
            "; ".join(f"{each.column}: {each.text}" if each.column else each.text for each in problems_of(row, locale)),
            row.number,
        ]
        for row in rows
    ]
    return as_xlsx(
        (translate(_CUSTOMERS, locale), [*run.heads, translate(_WHY, locale), translate(_ROW, locale)], table)
    )
