"""What an ERP can do, declared per entity. Engine and screens branch on these and never on an adapter's name."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from erp_adapters.contract.records import Entity


class Operation(StrEnum):
    """The steps; each is one remote step. Save, submit and approve are separate."""

    READ = "read"
    GET = "get"
    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"
    SUBMIT = "submit"
    APPROVE = "approve"
    UNAPPROVE = "unapprove"
    CANCEL = "cancel"
    CLOSE = "close"
    REOPEN = "reopen"
    LOCK = "lock"
    UNLOCK = "unlock"


class Incremental(StrEnum):
    """What `read` can narrow by: change date · change or creation date · document date only · nothing."""

    MODIFIED = "modified"
    CREATED_OR_MODIFIED = "created_or_modified"
    DOCUMENT_DATE = "doc_date_window"
    NONE = "none"


class Deletes(StrEnum):
    """How deletions show: told by `read`, or only by comparing ids."""

    FEED = "feed"
    SWEEP = "sweep"


class Idempotency(StrEnum):
    """What keeps a repeated create from making two: a key the ERP honours, a unique field, a look-up first, nothing."""

    KEY = "key"
    UNIQUE_FIELD = "unique_field"
    QUERY_BEFORE = "query_before"
    NONE = "none"


class KeyKind(StrEnum):
    """By what `find` can look."""

    REFERENCE = "reference"  # our own id, as written
    NUMBER = "number"  # the ERP's number or code
    TAX_ID = "tax_id"
    NAME = "name"


class Events(StrEnum):
    """Calls from the ERP: verified by a signature · a hint that anybody could send · none."""

    SIGNED = "signed"
    HINT = "hint"
    NONE = "none"


class EntityCapabilities(Struct, kw_only=True, frozen=True):
    """What can be done with one entity; sizes in records, `window` for DOCUMENT_DATE alone."""

    operations: frozenset[Operation]
    incremental: Incremental = Incremental.NONE
    granularity: timedelta = timedelta(seconds=1)
    overlap: timedelta = timedelta(minutes=5)
    window: timedelta = timedelta(days=60)
    deletes: Deletes = Deletes.SWEEP
    page_size: int = 100
    idempotency: Idempotency = Idempotency.NONE
    batch: int = 1
    optimistic_lock: bool = False
    silent_changes: bool = False  # parts change without the record's own date: read open ones again now and then
    removes_lines: bool = True  # a line can be taken out by an update
    validates: bool = True  # a bad record is refused at once; a drop of files only takes it
    find_by: frozenset[KeyKind] = frozenset()
    currencies: frozenset[str] | None = None  # that a new record may have; None: any that the ERP keeps


class Limit(Struct, kw_only=True, frozen=True):
    """A budget of calls that share `bucket`: `calls` in `per`, at most `parallel` at once."""

    bucket: str = ""
    calls: int = 0  # 0: none known
    per: timedelta = timedelta(seconds=1)
    parallel: int = 4


class Capabilities(Struct, kw_only=True, frozen=True):
    """Of one connection, as found now."""

    entities: Mapping[Entity, EntityCapabilities]
    events: Events = Events.NONE
    asynchronous: bool = False
    attachments: bool = False
    multi_company: bool = False
    price_enquiry: bool = False
    limits: tuple[Limit, ...] = (Limit(),)

    def can(self, entity: Entity, operation: Operation) -> bool:
        """Whether `operation` on `entity` is offered."""
        found = self.entities.get(entity)
        return found is not None and operation in found.operations
