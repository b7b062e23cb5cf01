"""The trained model's opinion on what the rules are not sure of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.model import entities_of
from mail_ingest.understand.result import Field

_FIELDS: Final = {
    "ORG": Field.COMPANY_NAME,
    "TITLE": Field.PERSON_TITLE,
    "PERSON": Field.PERSON_NAME,
    "DEPT": Field.PERSON_DEPARTMENT,
    "ADDRESS": Field.COMPANY_ADDRESS,
}
_ASKED: Final = frozenset({Field.COMPANY_NAME, Field.PERSON_NAME})
#: Rules surer than this need no second opinion, and how much one counts.
_SURE: Final = 0.5
_WEIGHT: Final = 0.12


def weigh_learned(shown: str, found: Sequence[Found]) -> list[Found]:
    """The finds, those that rules doubt raised where the model sees the same and lowered where it sees something
    else. `shown` is `plain` text of the signature, so offsets agree. Unchanged without a model."""
    if not any(one.field in _ASKED and one.confidence <= _SURE for one in found):
        return list(found)
    entities = entities_of(shown)
    weighed: list[Found] = []
    for one in found:
        if one.field not in _ASKED or one.confidence > _SURE:
            weighed.append(one)
            continue
        seen = {_FIELDS.get(entity.label) for entity in entities if entity.start < one.end and one.start < entity.end}
        change = 0.0 if not seen else _WEIGHT if one.field in seen else -_WEIGHT
        weighed.append(replace(one, confidence=round(one.confidence + change, 3)))
    return weighed
