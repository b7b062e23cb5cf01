"""File names from strangers, made safe to save and to show."""

import mimetypes
import re
import unicodedata
from typing import Final

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]+')
# Direction overrides make "exe.fdp" read as "pdf.exe"; zero-width characters hide.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
MAX_BYTES: Final = 200

_EXTENSIONS: Final = {
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "application/ms-tnef": ".dat",
    "image/jpeg": ".jpg",
    "image/pjpeg": ".jpg",
    "text/plain": ".txt",
    "application/pgp-signature": ".asc",
    "application/pkcs7-signature": ".p7s",
    "message/delivery-status": ".txt",
    "text/rfc822-headers": ".txt",
}


def safe_filename(name: str | None, content_type: str, path: str) -> str:
    """A name without folders, control, direction and reserved characters, at most 200 bytes, never empty; made from
    type and part number when there is none."""
    base = re.split(r"[/\\]", name or "")[-1]
    base = _INVISIBLE.sub("", unicodedata.normalize("NFC", base))
    base = _FORBIDDEN.sub("_", base).strip(" .\t")
    if not base or not base.strip("_"):
        return f"part-{path}{_extension(content_type)}"
    if _RESERVED.match(base):
        base = f"_{base}"
    return _shorten(base)


def _extension(content_type: str) -> str:
    return _EXTENSIONS.get(content_type) or mimetypes.guess_extension(content_type) or ".bin"


def _shorten(name: str) -> str:
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension.encode()) > 20:
        stem, dot, extension = name, "", ""
    room = MAX_BYTES - len(extension.encode()) - len(dot)
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + dot + extension
