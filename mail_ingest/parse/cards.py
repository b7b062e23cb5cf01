"""Business cards that came along as files (vCard, RFC 6350), as text; `mail_ingest.understand.cards` reads them."""

from typing import Final

from mail_ingest.parse.charsets import decode_text
from mail_ingest.parse.structure import Structure

MAX_CARDS: Final = 5
#: Bytes of one file: a card without a photograph is small, and one with is cut behind what matters.
MAX_BYTES: Final = 200_000
_TYPES: Final = frozenset({"text/vcard", "text/x-vcard", "text/directory", "application/vcard"})


def card_texts(structure: Structure, decoded: dict[str, bytes]) -> tuple[str, ...]:
    """The text of each card file, by its type or its name."""
    found: list[str] = []
    for leaf in structure.leaves:
        name = leaf.disposition().parameters.get("filename", "") or leaf.content.parameters.get("name", "")
        if leaf.content.value in _TYPES or name.lower().endswith(".vcf"):
            data = decoded[leaf.path][:MAX_BYTES]
            if b"BEGIN:VCARD" in data[:2_000].upper():
                found.append(decode_text(data, leaf.content.parameters.get("charset"))[0])
        if len(found) == MAX_CARDS:
            break
    return tuple(found)
