"""How the values of dimensions read in the caller's language."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from backend.custom_fields.queries.shape import Field
from backend.custom_fields.targets import names_of
from backend.custom_fields.values import option_label
from backend.customers.queries.facts import company_names
from backend.pipeline.queries.facts import loss_reason_names, pipeline_names, product_names, stage_names
from backend.reports.shapes import Dimension, DimensionKind
from i18n.messages import N_, translate
from i18n.names import country_name
from i18n.regions import REGION_NAMES
from tenants.directory.models import Membership, Team
from tenants.session import ReadSession

_NONE: Final = N_("None")
_WORDS: Final[dict[str, dict[str, str]]] = {
    "status": {
        "open": N_("Open"), "won": N_("Won"), "lost": N_("Lost"), "confirmed": N_("Confirmed"),
        "in_production": N_("In production"), "partially_shipped": N_("Partly shipped"), "shipped": N_("Shipped"),
        "closed": N_("Closed"),
    },
    "source": {
        "mail": N_("Mail"), "manual": N_("By hand"), "form": N_("Form"), "api": N_("API"), "import": N_("Import"),
        "erp": N_("ERP"),
    },
    "company_stage": {
        "new": N_("New"), "contacted": N_("Contacted"), "qualified": N_("Qualified"), "customer": N_("Customer"),
        "dormant": N_("Dormant"), "lost": N_("Lost"),
    },
    "activity": {
        "sent": N_("Mail sent"), "call": N_("Call"), "meeting": N_("Meeting"), "note": N_("Note"), "file": N_("File"),
    },
}  # fmt: skip


async def labeller(
    session: ReadSession, dimension: Dimension, values: Iterable[Any], locale: str
) -> Callable[[Any], str]:
    """Reads values of a dimension."""
    asked = {value for value in values if value is not None}
    if dimension.own is not None and dimension.own.field.kind in {"choice", "yes_no", "reference"}:
        return await _own_labeller(session, dimension.own.field, asked, locale)
    kind = dimension.kind
    names: Mapping[Any, str]
    if dimension.of_lines:
        names = await product_names(session, asked)
    else:
        names = await _RECORDS[kind](session, asked) if kind in _RECORDS else _words(kind, asked, locale)

    def read(value: Any) -> str:
        return translate(_NONE, locale) if value is None else names.get(value, str(value))

    return read


async def _own_labeller(session: ReadSession, field: Field, values: set[Any], locale: str) -> Callable[[Any], str]:
    """Options by their labels; records by their names, as far as the reader sees them."""
    names: Mapping[Any, str]
    unknown = N_("Hidden from you")
    if field.kind == "reference":
        found = await names_of(session, field.body.target or "", [UUID(each) for each in values])
        names = {str(each): name for each, name in found.items()}
    elif field.kind == "yes_no":
        names = {"true": translate(N_("Yes"), locale), "false": translate(N_("No"), locale)}
    else:
        names = {each: option_label(field, each, locale) for each in values}

    def read(value: Any) -> str:
        return translate(_NONE, locale) if value is None else names.get(value, translate(unknown, locale))

    return read


async def order_of(session: ReadSession, kind: DimensionKind) -> dict[str, int]:
    """Values of a kind that have an order of their own: stages. Empty for others."""
    if kind != "stage":
        return {}
    return {str(stage): place for stage, (_, place) in (await stage_names(session)).items()}


def _words(kind: DimensionKind, values: set[Any], locale: str) -> dict[Any, str]:
    if kind == "country":
        return {code: country_name(code, locale) for code in values}
    words = REGION_NAMES if kind == "region" else _WORDS.get(kind, {})
    return {code: translate(word, locale) for code, word in words.items()}


async def _members(session: ReadSession, _: set[Any]) -> dict[str, str]:
    return {str(row.id): row.name for row in await session.execute(select(Membership.id, Membership.name))}


async def _teams(session: ReadSession, _: set[Any]) -> dict[str, str]:
    return {str(row.id): row.name for row in await session.execute(select(Team.id, Team.name))}


async def _companies(session: ReadSession, values: set[Any]) -> dict[str, str]:
    return _texts(await company_names(session, [UUID(each) for each in values]))


async def _stages(session: ReadSession, _: set[Any]) -> dict[str, str]:
    return {str(key): name for key, (name, _) in (await stage_names(session)).items()}


async def _pipelines(session: ReadSession, _: set[Any]) -> dict[str, str]:
    return _texts(await pipeline_names(session))


async def _loss_reasons(session: ReadSession, _: set[Any]) -> dict[str, str]:
    return _texts(await loss_reason_names(session))


def _texts(names: Mapping[UUID, str]) -> dict[str, str]:
    return {str(key): name for key, name in names.items()}


_RECORDS: Final[dict[DimensionKind, Callable[[ReadSession, set[Any]], Awaitable[dict[str, str]]]]] = {
    "member": _members,
    "team": _teams,
    "company": _companies,
    "stage": _stages,
    "pipeline": _pipelines,
    "loss_reason": _loss_reasons,
}
