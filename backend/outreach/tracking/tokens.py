"""The public names in pixels, links and readers' pages: nothing can be guessed from them, and none can be forged.

A token is `tenant id(16) · random id(16) · tag(16)` in base64url (64 characters). The random id names a row on the
server, which alone knows where a link leads and whom a page is about. The tag is HMAC-SHA256 over kind, tenant and id
under a key of the tenant, so that what nobody made is turned away without asking the database.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

Kind = Literal["pixel", "link", "reader"]

LENGTH: Final = 64
_TAG: Final = 16


@dataclass(frozen=True, slots=True)
class Name:
    """What a token says: a tenant, and the public id of one of its rows."""

    tenant_id: UUID
    public_id: bytes


def new_public_id() -> bytes:
    """128 random bits."""
    return os.urandom(16)


def make_token(key: bytes, kind: Kind, tenant_id: UUID, public_id: bytes) -> str:
    """The token of a row, 64 characters that stand in an address as they are."""
    return base64.urlsafe_b64encode(tenant_id.bytes + public_id + _tag(key, kind, tenant_id.bytes, public_id)).decode()


def tenant_of(token: str) -> UUID | None:
    """The tenant that a token names, unproven; None when it is no token."""
    raw = _raw(token)
    return None if raw is None else UUID(bytes=raw[:16])


def read_token(keys: Sequence[bytes], kind: Kind, token: str) -> Name | None:
    """What a token says, when one of `keys` has made it for this kind; else None."""
    raw = _raw(token)
    if raw is None:
        return None
    tenant, public_id, tag = raw[:16], raw[16:32], raw[32:]
    # Every key is tried, whichever fits: the time taken tells nothing.
    fits = [hmac.compare_digest(tag, _tag(key, kind, tenant, public_id)) for key in keys]
    return Name(UUID(bytes=tenant), public_id) if any(fits) else None


def _raw(token: str) -> bytes | None:
    if len(token) != LENGTH:
        return None
    try:
        return base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return None


def _tag(key: bytes, kind: Kind, tenant: bytes, public_id: bytes) -> bytes:
    return hmac.digest(key, b"lading " + kind.encode() + b"\0" + tenant + public_id, hashlib.sha256)[:_TAG]
