"""Which of several facts about one thing is kept."""

import re
from typing import Final

from msgspec.structs import replace

from mail_ingest.parse.message import Address
from mail_ingest.understand.name_order import halves_of
from mail_ingest.understand.result import Fact, Field

_MANY: Final = frozenset(
    [
        Field.PERSON_PHONE,
        Field.PERSON_HANDLE,
        Field.PERSON_EMAIL,
        Field.COMPANY_WEBSITE,
        Field.COMPANY_FAX,
        Field.COMPANY_TAX_ID,
        Field.REQUEST_PRODUCT,
        Field.REQUEST_QUANTITY,
        Field.REQUEST_CERTIFICATE,
        Field.REQUEST_INCOTERM,
        Field.REQUEST_PORT,
        Field.REQUEST_PRICE,
    ]
)
#: Below this nothing is told.
_LEAST: Final = 0.35
#: From here on a name in another script is the same one's.
_TWIN: Final = 0.55


def settle(facts: list[Fact], author: Address | None) -> list[Fact]:
    """The best fact of each field (all different values of phones, websites and the like), in the order of fields."""
    kept: dict[tuple[Field, str], Fact] = {}
    for fact in sorted(_joined(facts, author), key=lambda fact: (-fact.confidence, fact.source.start)):
        if fact.confidence < _LEAST:
            continue
        kept.setdefault((fact.field, _key(fact)), fact)
    for field, other in ((Field.PERSON_NAME, Field.PERSON_NATIVE_NAME), (Field.COMPANY_NAME, Field.COMPANY_OTHER_NAME)):
        twin = _in_another_script(field, kept.get((field, "")), facts)
        if twin is not None and (other, "") not in kept:
            kept[other, ""] = replace(twin, field=other)
    person = kept.get((Field.PERSON_NAME, ""))
    if person:
        country = kept.get((Field.COMPANY_COUNTRY, ""))
        halves = halves_of(person.value, country.value if country else None)
        for field, value in ((Field.PERSON_GIVEN_NAME, halves.given), (Field.PERSON_FAMILY_NAME, halves.family)):
            if value and (field, "") not in kept:
                kept[field, ""] = Fact(field, value, round(person.confidence - 0.1, 2), person.source)
        if halves.given and halves.family:
            written = "family-first" if halves.family_first else "given-first"
            kept[Field.PERSON_NAME, ""] = replace(person, detail=written)
    order = list(Field)
    return sorted(kept.values(), key=lambda fact: order.index(fact.field))


def _in_another_script(field: Field, best: Fact | None, facts: list[Fact]) -> Fact | None:
    """Of a name that a signature gives in two scripts, the one that was not taken; of people the one that is not in
    Latin letters."""
    if best is None or best.source.part not in ("text", "from"):
        return None
    latin = _is_latin(best.value)
    if field is Field.PERSON_NAME and not latin:
        return None
    others = [
        fact
        for fact in facts
        if fact.field is field
        and fact.source.part == "text"
        and fact.confidence >= _TWIN
        and _is_latin(fact.value) is not latin
    ]
    return max(others, key=lambda fact: fact.confidence, default=None)


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(char < "\u0250" or "\u1e00" <= char <= "\u1eff" for char in letters) * 2 >= len(letters)


def _key(fact: Fact) -> str:
    if fact.field not in _MANY:
        return ""
    if fact.field is Field.COMPANY_WEBSITE:
        return re.sub(r"^(?:https?:?/*)?(?:www\.)?", "", fact.value.casefold()).split("/")[0]
    return re.sub(r"\W", "", fact.value.casefold())


def _joined(facts: list[Fact], author: Address | None) -> list[Fact]:
    """A short form in the signature ("Hester") and the whole name in From ("Hester Sung") speak for each other."""
    people = [fact for fact in facts if fact.field is Field.PERSON_NAME]
    signed = [fact for fact in people if fact.source.part == "text"]
    shown = next((fact for fact in people if fact.source.part == "from"), None)
    if not signed or shown is None:
        return facts
    best = max(signed, key=lambda fact: fact.confidence)
    mine, theirs = (set(re.findall(r"\w+", fact.value.casefold())) for fact in (best, shown))
    if mine & theirs and len(mine) > len(theirs):
        return [fact for fact in facts if fact is not shown]
    if mine < theirs:
        longer = Fact(
            shown.field, shown.value, round(min(0.97, max(best.confidence, shown.confidence) + 0.1), 2), shown.source
        )
        return [longer if fact is shown else fact for fact in facts]
    return facts
