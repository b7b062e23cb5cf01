"""One flat record of a message, for `lading extract` and for measuring: the keys of the mail set's gold labels."""

from typing import Any

import msgspec

from mail_ingest.parse.message import ParsedMessage
from mail_ingest.understand.reading import Reading, read_letter
from mail_ingest.understand.result import Fact, Field, MessageKind

_ONE = {
    "person": Field.PERSON_NAME,
    "title": Field.PERSON_TITLE,
    "company": Field.COMPANY_NAME,
    "address": Field.COMPANY_ADDRESS,
    "country": Field.COMPANY_COUNTRY,
}

#: The gold labels know fewer kinds.
_LABELS = {
    MessageKind.PAYMENT: "order",
    MessageKind.PITCH: "other",
    MessageKind.SCAM: "other",
    MessageKind.COMPLAINT: "other",
    MessageKind.LOGISTICS: "other",
}


def make_record(file: str, parsed: ParsedMessage) -> dict[str, Any]:
    """What one message tells, as JSON values. `facts` holds everything with confidence and source; the other keys
    are the best value of each field, null where there is none."""
    reading = read_letter(parsed)
    author = reading.author
    best = {key: _best(reading, field) for key, field in _ONE.items()}
    return {
        "file": file,
        "from_name": author.name or None if author else None,
        "from_email": author.address or None if author else None,
        "signature": reading.signature.text if reading.signature else "",
        "new_text_end": reading.last_line,
        **best,
        "phones": _all(reading, Field.PERSON_PHONE),
        "fax": _all(reading, Field.COMPANY_FAX),
        "websites": _all(reading, Field.COMPANY_WEBSITE),
        "language": reading.language,
        "is_human": reading.is_human,
        "kind": _LABELS.get(reading.sort, reading.sort.value),
        "message_kind": reading.sort.value,
        "facts": [_fact(fact) for fact in reading.facts],
        "others": [
            {
                "name": other.person.name or None,
                "email": other.person.address or None,
                "origin": other.origin.value,
                "facts": [_fact(fact) for fact in other.facts],
            }
            for other in reading.others
        ],
    }


def _best(reading: Reading, field: Field) -> str | None:
    return next((fact.value for fact in reading.facts if fact.field is field), None)


def _all(reading: Reading, field: Field) -> list[str]:
    return [fact.value for fact in reading.facts if fact.field is field]


def _fact(fact: Fact) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(fact)
    return found
