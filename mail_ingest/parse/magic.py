"""What a file is by its first bytes, where its sender did not say or cannot be right."""

import mimetypes
from typing import Final, Literal

Preview = Literal["image", "pdf", "text", "message"]

#: Types that say nothing.
_VAGUE: Final = frozenset(
    """application/octet-stream application/binary application/unknown application/x-unknown application/download
    application/x-download application/force-download application/x-zip-compressed application/zip binary/octet-stream
    application/save unknown/unknown application/x-unknown-content-type application/attachment
    application/application""".split()  # noqa: SIM905 - reads better
)
_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"PK\x03\x04", "application/zip"),
)
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_INSIDE: Final = (
    (b"word/", f"{_OFFICE}wordprocessingml.document"),
    (b"xl/", f"{_OFFICE}spreadsheetml.sheet"),
    (b"ppt/", f"{_OFFICE}presentationml.presentation"),
)
_OLE: Final = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": "application/vnd.ms-outlook",
}
_NAMED: Final = {
    **_OLE,
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".pptx": f"{_OFFICE}presentationml.presentation",
    ".eml": "message/rfc822",
    ".ics": "text/calendar",
}
_ODF: Final = b"mimetypeapplication/vnd.oasis.opendocument."
_MIMETYPES: Final = mimetypes.MimeTypes()  # of its own: not what this machine has configured
_LOOKED_AT: Final = 4_096


def true_type(declared: str, name: str | None, data: bytes) -> str:
    """`declared`, unless it says nothing or the first bytes say that it is wrong about a picture or PDF."""
    if declared not in _VAGUE and not declared.startswith("image/") and declared != "application/pdf":
        return declared
    found = _by_magic(data, name)
    if declared in _VAGUE:
        return found or _by_name(name) or declared
    return found if found is not None and found != "application/zip" else declared


def _by_magic(data: bytes, name: str | None) -> str | None:
    found = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if found == "application/zip":
        return _zip_type(data)
    if found == "application/x-ole-storage":
        return _OLE.get(_extension(name), found)
    if found is None and data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return found


def _zip_type(data: bytes) -> str:
    start = data[30:_LOOKED_AT]
    if start.startswith(_ODF):
        kind = start[len(b"mimetype") : len(b"mimetype") + 80]
        end = next((i for i, byte in enumerate(kind) if not (chr(byte).isalnum() or byte in b"./-")), len(kind))
        return kind[:end].removesuffix(b"PK").decode("ascii")
    if b"[Content_Types].xml" in data[:_LOOKED_AT] or b"_rels/" in data[:_LOOKED_AT]:
        # The names inside are in the directory at the end as well, wherever they come in the file.
        for where in (data[:_LOOKED_AT], data[-8 * _LOOKED_AT :]):
            for folder, kind_inside in _INSIDE:
                if folder in where:
                    return kind_inside
    return "application/zip"


def _by_name(name: str | None) -> str | None:
    extension = _extension(name)
    return _NAMED.get(extension) or _MIMETYPES.types_map[1].get(extension) or _MIMETYPES.types_map[0].get(extension)


def _extension(name: str | None) -> str:
    _, dot, extension = (name or "").strip().lower().rpartition(".")
    return f".{extension}" if dot else ""


_SHOWABLE: Final[dict[str, Preview]] = {
    "message/rfc822": "message",
    "message/global": "message",
    "image/png": "image",
    "image/jpeg": "image",
    "image/jpg": "image",
    "image/gif": "image",
    "image/webp": "image",
    "image/bmp": "image",
    "application/pdf": "pdf",
    "text/plain": "text",
    "text/csv": "text",
}


def previewable(content_type: str) -> Preview | None:
    """What may be shown of a part, by its content type."""
    return _SHOWABLE.get(content_type.lower())
