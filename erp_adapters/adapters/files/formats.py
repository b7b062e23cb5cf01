"""Numbers and days as people and programs write them, and back."""

import re
import unicodedata
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from erp_adapters.adapters.files.description import FilesDescription

_SIGNS: Final = re.compile(r"[\s\u00a0\u202f¥￥$€£'’]")
#: The year first is read in one way only, whatever stands between.
_YEAR_FIRST: Final = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?=$|[ T])")


class Plain(str):
    """A number's text as a program wrote it (a workbook's cell): a point before its fraction, no groups."""

    __slots__ = ()


def number_text(text: str, description: FilesDescription) -> str:
    """The number as `Decimal` reads it; raises ValueError. "1,5" is no number where the comma groups thousands."""
    found = _SIGNS.sub("", unicodedata.normalize("NFKC", text)).replace("\u066b", description.decimal)
    negative = found.startswith("(") and found.endswith(")")
    found = found[1:-1] if negative else found
    if found.endswith("-"):
        negative, found = True, found[:-1]
    point, group = description.decimal, "," if description.decimal == "." else "."
    whole, _, fraction = found.replace("\u066c", group).partition(point)
    if group in whole and not re.fullmatch(rf"[+-]?\d{{1,3}}(\{group}\d{{2,3}})*\{group}\d{{3}}", whole):
        raise ValueError("thousands stand in groups of three")
    if not re.fullmatch(r"\d*([eE][+-]?\d+)?", fraction):
        raise ValueError("a fraction of digits alone")
    plain = whole.replace(group, "") + (f".{fraction}" if fraction else "")
    return f"-{plain}" if negative else plain


def moment_text(text: str, description: FilesDescription) -> str:
    """A day or a moment as ISO 8601 has it; raises ValueError. The formats of the description go first."""
    found = unicodedata.normalize("NFKC", text).strip()
    for form in description.dates:
        try:
            read = datetime.strptime(found, form)  # noqa: DTZ007 - its zone is the description's
        except ValueError:
            continue
        return read.isoformat() if "%H" in form else read.date().isoformat()
    if re.fullmatch(r"\d{8}", found):
        found = f"{found[:4]}-{found[4:6]}-{found[6:]}"
    return _YEAR_FIRST.sub(lambda part: f"{part[1]}-{int(part[2]):02}-{int(part[3]):02}", found)


def shown(value: Any, description: FilesDescription) -> Any:
    """A cell of ours, in the words of the description."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f").replace(".", description.decimal)
    if isinstance(value, date):
        return value.strftime(description.dates[0]) if description.dates else value.isoformat()
    # A spreadsheet program would run what begins so.
    text = str(value)
    return f"'{text}" if text[:1] in {"=", "@", "\t", "\r"} else text
