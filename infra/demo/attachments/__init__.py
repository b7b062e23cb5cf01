"""Files made by code: PDF papers, XLSX sheets, drawn pictures. The same authored data gives the same bytes."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Final

import msgspec

from infra.demo.attachments.papers import paper
from infra.demo.attachments.pictures import logo, picture
from infra.demo.attachments.sheets import sheet
from infra.demo.clock import fill_dates
from infra.demo.script import Attachment

_TYPES: Final = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8; method=REQUEST",
}


@dataclass(frozen=True)
class Drawn:
    """A finished file."""

    file: str
    content_type: str
    content: bytes


def draw(attachment: Attachment, anchor: datetime, made: datetime) -> Drawn:
    """Makes an attachment; dates in its text are counted from the anchor, `made` stands in its metadata.

    Raises `ValueError` for a scene or an ending that is not known.
    """
    filled = _filled(attachment, anchor)
    ending = PurePath(filled.file).suffix.lower()
    if ending not in _TYPES:
        raise ValueError(f"no such kind of file: {filled.file}")
    if filled.kind == "paper":
        content = paper(filled, made)
    elif filled.kind == "sheet":
        content = sheet(filled, made)
    elif filled.kind == "picture":
        content = picture(filled.scene, filled.caption, "PNG" if ending == ".png" else "JPEG")
    else:
        content = filled.notes.encode()
    return Drawn(filled.file, _TYPES[ending], content)


def draw_logo(text: str) -> Drawn:
    """The picture in a signature."""
    return Drawn("logo.png", "image/png", logo(text))


def _filled(attachment: Attachment, anchor: datetime) -> Attachment:
    def filled(text: str) -> str:
        return fill_dates(text.strip("\n"), anchor, "en-GB")

    return msgspec.structs.replace(
        attachment,
        file=filled(attachment.file),
        title=filled(attachment.title),
        fields=[[filled(text) for text in field] for field in attachment.fields],
        rows=[[filled(cell) if isinstance(cell, str) else cell for cell in row] for row in attachment.rows],
        totals=[[filled(text) for text in total] for total in attachment.totals],
        notes=filled(attachment.notes),
        caption=filled(attachment.caption),
    )
