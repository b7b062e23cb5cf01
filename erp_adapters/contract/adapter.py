"""The protocol of an adapter, and the words of its calls.

An adapter is stateless: everything it needs comes in the `Link`. It talks its ERP's protocol and returns canonical
records; mapping, cursors, retries, conflicts and storage are the engine's.
"""

import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

import msgspec
from msgspec import UNSET, Struct, UnsetType

from erp_adapters.contract.capabilities import Capabilities, KeyKind, Operation
from erp_adapters.contract.http import Request, Response
from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity, JsonMap, Record
from erp_adapters.contract.results import Partial, Refused, Result, Single
from erp_adapters.contract.spec import Spec


class Reason(StrEnum):
    """Why a check failed."""

    SETTINGS = "settings"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    CREDENTIALS = "credentials"
    PERMISSION = "permission"
    CLOCK = "clock"
    VERSION = "version"
    COMPANY = "company"
    MISSING = "missing"  # something must be created in the ERP first: see the adapter's page
    REFUSED = "refused"


class Problem(Struct, frozen=True, kw_only=True):
    """One finding of a check; `subject` is what it is about (setting, model, field), `message` the ERP's words."""

    reason: Reason
    subject: str = ""
    message: str = ""


class CheckReport(Struct, frozen=True, kw_only=True):
    """What a check found; `facts` go into `Link.facts`. `skew` is server minus our clock.

    `problems` keep the connection from working at all; `warnings` cost a part of it.
    """

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    version: str = ""
    user: str = ""
    company: str = ""
    companies: Mapping[str, str] = {}
    currency: str = ""
    zone: str = ""
    skew: timedelta | None = None
    facts: Mapping[str, Any] = {}

    @property
    def ok(self) -> bool:
        """Whether the connection works."""
        return not self.problems


class RemoteField(Struct, frozen=True, kw_only=True):
    """A field of an ERP's entity, for the mapping editor; `id` is its key in `raw` and `custom`."""

    id: str
    label: str
    type: str  # text | number | money | flag | date | moment | reference | choice | lines | other
    required: bool = False
    writable: bool = True
    custom: bool = False
    line: bool = False
    choices: Mapping[str, str] = {}
    target: str = ""  # of a reference: the ERP's name of the entity


class Window(Struct, frozen=True, kw_only=True):
    """What `read` shall cover: records changed in [since, until], both inclusive; None is open."""

    since: datetime | None = None
    until: datetime | None = None


class Unread(Struct, frozen=True, kw_only=True):
    """A record that came and cannot be read: what is wrong with it, and the ERP's own document."""

    external_id: str
    message: str
    raw: JsonMap = {}


class Page(Struct, frozen=True, kw_only=True):
    """Whole records; `resume` continues after them in the same window, also in another process.

    `unread` are those that cannot be read, so that they hold up no other.
    `mark` is the greatest change moment among them, None when the ERP tells none. `deleted` are external ids.
    `last` ends the window.
    """

    records: tuple[Record, ...]
    resume: str
    last: bool
    mark: datetime | None = None
    deleted: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()


class NaturalKey(Struct, frozen=True, kw_only=True):
    """What to look for."""

    kind: KeyKind
    value: str


class Command(Struct, frozen=True, kw_only=True):
    """One remote step. `key` is the engine's idempotency key: the same on every retry, never for another body.

    `record` holds what to write (create, update), only the fields that shall be touched. `version` is sent as
    an optimistic lock where there is one. `confirmed` are codes of `NeedsConfirmation` that a person accepted.
    """

    operation: Operation
    entity: Entity
    key: str
    external_id: str | None = None
    record: Record | None = None
    version: str | None = None
    confirmed: frozenset[str] = frozenset()
    reason: str = ""


class Hint(Struct, frozen=True, kw_only=True):
    """Something may have changed: fetch it. `event_id` serves to recognise repeats."""

    entity: Entity
    external_id: str
    event_id: str = ""
    deleted: bool = False


class EventOutcome(Struct, frozen=True, kw_only=True):
    """What a call from the ERP said, and how it wants to be answered. `verified`: a signature was checked."""

    hints: tuple[Hint, ...] = ()
    reply: Response = Response(status=200)
    verified: bool = False


@runtime_checkable
class Adapter(Protocol):
    """One ERP. Reads raise `Refused`; writes return results and raise nothing but programming errors."""

    @property
    def spec(self) -> Spec:
        """Name, title and settings."""
        ...

    async def check(self, link: Link) -> CheckReport:
        """Whether the connection works and what is on the other side; changes nothing there."""
        ...

    async def capabilities(self, link: Link) -> Capabilities:
        """What this connection can do."""
        ...

    async def describe(self, link: Link, entity: Entity) -> tuple[RemoteField, ...]:
        """The fields of an entity as the ERP has them."""
        ...

    def read(
        self, link: Link, entity: Entity, window: Window, *, resume: str | None = None, size: int | None = None
    ) -> AsyncIterator[Page]:
        """Stream the records of `window`; every record of it appears at least once even while others are edited.

        Who leaves the loop early closes the stream (`calls.closing`).
        """
        ...

    async def get(self, link: Link, entity: Entity, external_id: str) -> Record:
        """One record as it is now."""
        ...

    async def get_many(self, link: Link, entity: Entity, external_ids: Sequence[str]) -> tuple[Record, ...]:
        """Several; those that are gone are left out."""
        ...

    def ids(self, link: Link, entity: Entity) -> AsyncIterator[tuple[str, ...]]:
        """All external ids there are, to notice deletions."""
        ...

    async def find(self, link: Link, entity: Entity, key: NaturalKey) -> tuple[Record, ...]:
        """Records with that key: how an unknown outcome is cleared up and how first imports are matched."""
        ...

    async def write(self, link: Link, command: Command) -> Single:
        """Do one step."""
        ...

    async def write_many(self, link: Link, commands: Sequence[Command]) -> Partial:
        """Do several steps of one kind; at most `EntityCapabilities.batch` of them."""
        ...

    async def poll(self, link: Link, token: str) -> Result:
        """What came of an `Accepted`."""
        ...

    async def preview(self, link: Link, command: Command) -> tuple[Request, ...]:
        """The requests with an effect that `write` would send, secrets masked; sends none of them."""
        ...

    async def parse_event(self, link: Link, headers: Mapping[str, str], body: bytes) -> EventOutcome:
        """Check and read a call from the ERP; raises `Refused` when it is not genuine."""
        ...


def content_hash(record: Record, fields: frozenset[str] | None = None) -> str:
    """A stable digest of a record's content (of `fields` alone when given), without versions, moments and raw data.

    The same content hashes alike whatever its decimals' trailing zeros and its maps' order.
    """
    plain = msgspec.structs.replace(record, version=UNSET, modified_at=UNSET, modified_by=UNSET, raw=UNSET)
    tree = msgspec.to_builtins(plain, builtin_types=(Decimal,))
    chosen = {name: value for name, value in tree.items() if fields is None or name in fields}
    return hashlib.sha256(msgspec.json.encode(_canonical(chosen), order="sorted")).hexdigest()


def told(value: Any) -> bool:
    """Whether a field of a record is given at all."""
    return not isinstance(value, UnsetType)


def _canonical(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    if isinstance(value, dict):
        return {name: _canonical(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(one) for one in value]
    return value


__all__ = [
    "Adapter",
    "Capabilities",
    "CheckReport",
    "Command",
    "EventOutcome",
    "Hint",
    "Link",
    "NaturalKey",
    "Page",
    "Problem",
    "Reason",
    "Refused",
    "RemoteField",
    "Window",
    "content_hash",
    "told",
]
