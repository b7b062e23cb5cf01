"""What tests of the template language share."""

from decimal import Decimal
from typing import Any

from backend.outreach.templates.engine.fields import FIELDS, Money
from backend.outreach.templates.engine.render import Letter, render_version
from backend.outreach.templates.engine.values import Reader
from i18n.salutations import Person

ROWS = (
    {"name": "Work light", "quantity": Decimal(500), "price": Money(Decimal("2.5"), "USD")},
    {"name": "Bracket", "quantity": Decimal(1000)},
)


def filled(
    body: str, language: str = "en", *, subject: str = "Hello", person: Person | None = None, **groups: dict[str, Any]
) -> Letter:
    """The text filled from the given groups; every other variable is empty."""
    scope: dict[str, Any] = {group: {} for group in FIELDS} | groups
    return render_version(subject, body, scope, Reader(language, language, "Asia/Shanghai", person or Person()))


def codes(letter: Letter) -> list[str]:
    """What is wrong with a letter."""
    return [problem.code for _, problem in letter.problems]
