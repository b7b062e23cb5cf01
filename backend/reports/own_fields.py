"""Fields of the tenant's own in reports, and what the layout of the reader's role hides."""

from collections.abc import Mapping
from typing import Final

from backend.custom_fields.queries.shape import Field, load_shape
from backend.custom_fields.vocabulary import CustomKind, FieldObject
from backend.reports.shapes import Dimension, DimensionKind, Measure, OwnField, Subject, Unit
from i18n.messages import N_, translate
from tenants.context import current
from tenants.session import ReadSession

#: Kinds that facts can be split by, and how their values read: days by their month.
_SPLIT: Final[dict[CustomKind, DimensionKind]] = {
    "text": "text", "choice": "text", "yes_no": "text", "user": "member", "reference": "text", "date": "month",
}  # fmt: skip
_OF: Final[dict[FieldObject, str]] = {
    "company": N_("{field} (customer)"), "deal": N_("{field} (deal)"), "product": N_("{field} (product)"),
    "order": N_("{field} (order)"), "quote": N_("{field} (quote)"), "contact": N_("{field} (contact)"),
    "shipment": N_("{field} (shipment)"), "payment": N_("{field} (payment)"),
}  # fmt: skip
_AVERAGE: Final = N_("{field}, on average")
#: Parts that tell of a built-in field: who must not see it, must not count it either.
_TELLS: Final[dict[str, tuple[FieldObject, str]]] = {
    "country": ("company", "country"), "region": ("company", "country"), "industry": ("company", "industry"),
}  # fmt: skip
_TELLS_OF: Final[dict[str, dict[str, tuple[FieldObject, str]]]] = {
    "deals": {
        **dict.fromkeys(("value", "weighted", "won_value"), ("deal", "amount")),
        **dict.fromkeys(("owner", "team"), ("deal", "owner")),
        "month_expected": ("deal", "expected_close_on"),
        "month_shipping": ("deal", "expected_ship_on"),
    },
    "steps": dict.fromkeys(("owner", "team"), ("deal", "owner")),
    "customers": dict.fromkeys(("owner", "team"), ("company", "owner")),
}  # fmt: skip


async def parts_of(session: ReadSession, subject: Subject) -> tuple[Mapping[str, Measure], Mapping[str, Dimension]]:
    """All measures and dimensions of a subject, as the reader's role sees them: the built-in ones, then the tenant's
    own as "custom.<object>.<key>"."""
    shapes = {of: await load_shape(session, of) for of in subject.records}
    tells = _TELLS | _TELLS_OF.get(subject.key, {})
    hidden = {key for key, (of, name) in tells.items() if shapes[of].mode(name) == "hidden"}
    measures = {key: each for key, each in subject.measures.items() if key not in hidden}
    dimensions = {key: each for key, each in subject.dimensions.items() if key not in hidden}
    several = len(subject.records) > 1
    for of, record in subject.records.items():
        for field in shapes[of].shown:
            key, title = f"custom.{of}.{field.key}", _title(field, of, several=several)
            if field.kind in _SPLIT:
                dimensions[key] = Dimension(key, title, _SPLIT[field.kind], "", OwnField(field, record))
            elif field.kind in {"number", "money"} and subject.sums == of:
                own = OwnField(field, record, subject.shares)
                unit: Unit = "money" if field.kind == "money" else "quantity"
                average = translate(_AVERAGE, current().locale, field=title)
                measures[key] = Measure(key, title, unit, "", own=own)
                measures[f"{key}.average"] = Measure(f"{key}.average", average, unit, "", per="", own=own)
    return measures, dimensions


def _title(field: Field, of: FieldObject, *, several: bool) -> str:
    locale = current().locale
    label = field.label(locale)
    return translate(_OF[of], locale, field=label) if several else label


def title_of(part: Measure | Dimension, locale: str) -> str:
    """A part's heading; the label of a field of the tenant's own stands as it is."""
    return part.title if part.own is not None else translate(part.title, locale)
