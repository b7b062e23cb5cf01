"""Where pixels, links and readers' pages are: the tenant's own host, or what the operator offers."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import select

from backend.outreach.tracking.keys import signing_key
from backend.outreach.tracking.models import TrackingPolicy
from backend.outreach.tracking.tokens import Kind, make_token
from mail_ingest.parse.own_tracking import LINK_PATH, PIXEL_PATH
from tenants.runtime import Runtime
from tenants.session import ReadSession, WriteSession
from tenants.settings import Settings

READER_PATH = "/u/"
#: Names that stand for nobody outside this machine (RFC 2606, RFC 6761).
_INVENTED: Final = (".example", ".test", ".invalid", ".localhost", ".example.com", ".example.net", ".example.org")


async def tracking_base(session: ReadSession, settings: Settings) -> str | None:
    """The beginning of pixels' and links' addresses. None: the tenant has no verified host of its own and the operator
    offers none, so nothing is tracked."""
    host = await session.scalar(
        select(TrackingPolicy.host).where(
            TrackingPolicy.id == session.info["tenant_id"], TrackingPolicy.host_verified_at.is_not(None)
        )
    )
    return f"https://{host}" if host else settings.tracking_url


def leads_there(base: str, addresses: Iterable[str]) -> bool:
    """Whether readers at these addresses can follow a link to `base`. One to this machine itself leads only its own,
    invented readers anywhere: a real customer would get links that are broken."""
    host = urlsplit(base).hostname or ""
    if not (host == "localhost" or host.endswith(".localhost") or _is_loopback(host)):
        return True
    return all(f".{address.rpartition('@')[2]}".endswith(_INVENTED) for address in addresses)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


async def reader_base(session: ReadSession, settings: Settings) -> str:
    """The beginning of the addresses of readers' pages, which must work whether or not anything is tracked."""
    return await tracking_base(session, settings) or settings.public_url


class Signer:
    """Makes addresses for one tenant."""

    def __init__(self, key: bytes, tenant_id: UUID) -> None:
        self._key = key
        self._tenant_id = tenant_id

    @classmethod
    async def of(cls, session: WriteSession, runtime: Runtime) -> "Signer":
        """For the session's tenant."""
        return cls(await signing_key(session, runtime.vault), session.info["tenant_id"])

    def _token(self, kind: Kind, public_id: bytes) -> str:
        return make_token(self._key, kind, self._tenant_id, public_id)

    def pixel(self, base: str, public_id: bytes) -> str:
        """The address of a message's pixel."""
        return f"{base}{PIXEL_PATH}{self._token('pixel', public_id)}.gif"

    def link(self, base: str, public_id: bytes) -> str:
        """The address of a rewritten link."""
        return f"{base}{LINK_PATH}{self._token('link', public_id)}"

    def reader(self, base: str, public_id: bytes) -> str:
        """The address of a reader's page."""
        return f"{base}{READER_PATH}{self._token('reader', public_id)}"
