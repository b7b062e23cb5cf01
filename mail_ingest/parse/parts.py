"""The list of a message's parts: what each is called, what it really is, and what it is to the reader."""

import hashlib
import re
from typing import Final

from mail_ingest.parse.bodies import Bodies
from mail_ingest.parse.charsets import codec_for
from mail_ingest.parse.filenames import safe_filename
from mail_ingest.parse.headers import decode_header, read_content, split_headers
from mail_ingest.parse.magic import true_type
from mail_ingest.parse.message import Disposition, Part
from mail_ingest.parse.structure import Entity, Structure

_CID = re.compile(r"""(?:cid:|src\s*=\s*["']?cid:)([^"'\s)>]+)""", re.IGNORECASE)
_MESSAGES: Final = frozenset({"message/rfc822", "message/global"})
#: Classic Mac OS metadata beside a file (RFC 1740): nothing that a reader could open.
_RESOURCE_FORK: Final = "application/applefile"


def read_parts(structure: Structure, decoded: dict[str, bytes], bodies: Bodies, hint: str | None) -> tuple[Part, ...]:
    """The leaves in order; `decoded` holds their bytes by path, `hint` is the charset of the text."""
    leaves = structure.leaves
    if len(leaves) > 1:
        leaves = [leaf for leaf in leaves if leaf.content.value != _RESOURCE_FORK] or leaves
    named = bodies.html and any(leaf.raw_header("content-id") for leaf in leaves)
    referenced = {match.strip("<>").lower() for match in _CID.findall(bodies.html or "")} if named else ()
    return tuple(_part(entity, decoded[entity.path], bodies, referenced, hint) for entity in leaves)


def _part(entity: Entity, data: bytes, bodies: Bodies, referenced: "set[str] | tuple[()]", hint: str | None) -> Part:
    kind = entity.content.value
    content_id = (entity.raw_header("content-id") or b"").decode("ascii", "replace").strip().strip("<>") or None
    disposition = entity.disposition(hint)
    name = _name(entity, disposition.parameters, data, hint)
    if entity.path in bodies.shown:
        role = Disposition.BODY
    else:
        kind = true_type(kind, name, data)
        picture = disposition.value == "inline" and kind.startswith("image/") and not name
        inline = (content_id is not None and content_id.lower() in referenced) or picture
        role = Disposition.INLINE if inline else Disposition.ATTACHMENT
    label = entity.content.parameters.get("charset") if kind.startswith("text/") else None
    return Part(
        path=entity.path,
        content_type=kind[:200],
        charset=(codec_for(label) or label[:60]) if label else None,
        filename=None if role is Disposition.BODY else safe_filename(name, kind, entity.path),
        original_filename=name[:500] if name else None,
        size=len(data),
        content_id=content_id[:500] if content_id else None,
        disposition=role,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _name(entity: Entity, parameters: dict[str, str], data: bytes, hint: str | None) -> str | None:
    name = parameters.get("filename")
    if not name:
        declared = entity.raw_header("content-type")
        own = entity.content.parameters if declared is None or declared.isascii() else None
        name = (own if own is not None else read_content(declared, "text/plain", hint).parameters).get("name")
    if not name and entity.content.value in _MESSAGES:
        head = data[:100_000].lstrip().partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
        subject = next((decode_header(value) for key, value in split_headers(head)[0] if key == "subject"), "")
        name = f"{subject[:80]}.eml" if subject else None
    return name
