"""Who is acting, for which tenant: carried by a ContextVar from the edge to every log line and query."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from tenants.access import Permission, Role, permissions_of
from tenants.errors import NotAllowedError

ActorKind = Literal["user", "api_key", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in user, an API key, or the system itself (a job).

    `id` is the user's or the key's id; `membership_id` is the user's seat in the tenant.
    """

    kind: ActorKind
    name: str
    role: Role = "viewer"
    id: UUID | None = None
    membership_id: UUID | None = None
    permissions: frozenset[Permission] = field(default_factory=frozenset)

    def may(self, permission: Permission) -> bool:
        """Whether the actor holds `permission`."""
        return permission in self.permissions

    def require(self, permission: Permission) -> None:
        """Raise `NotAllowedError` unless the actor holds `permission`."""
        if permission not in self.permissions:
            raise NotAllowedError


def system_actor(name: str) -> Actor:
    """The actor of a job or a command: may do everything, and the audit shows its name."""
    return Actor(kind="system", name=name, role="owner", permissions=permissions_of("owner"))


@dataclass(frozen=True, slots=True)
class Context:
    """What travels unseen with a request or job; `zone` is the IANA name of the clock of who asks."""

    tenant_id: UUID
    actor: Actor
    locale: str = "en"
    request_id: str | None = None
    zone: str = "UTC"


_current: ContextVar[Context | None] = ContextVar("lading_context", default=None)


class NoTenantError(RuntimeError):
    """Tenant data was touched outside a tenant context: a defect of the program, never of the caller."""


def current() -> Context:
    """The running context; raises `NoTenantError` where there is none."""
    context = _current.get()
    if context is None:
        raise NoTenantError("no tenant context is active")
    return context


def current_or_none() -> Context | None:
    """The running context, or None outside requests and jobs."""
    return _current.get()


def current_tenant_id() -> UUID:
    """The running tenant's id; the default of every `tenant_id` column."""
    return current().tenant_id


@contextmanager
def use_context(context: Context) -> Iterator[Context]:
    """Make `context` the running one inside the block."""
    token = _current.set(context)
    try:
        yield context
    finally:
        _current.reset(token)
