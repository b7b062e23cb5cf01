"""What happens to pools and to handing over."""

from typing import ClassVar
from uuid import UUID

from tenants.outbox import Event


class PoolChanged(Event, frozen=True, kw_only=True):
    """Pools, rules or requests changed, or customers moved into or out of pools: open screens look again."""

    kind: ClassVar[str] = "pool"


class HandoverChanged(Event, frozen=True, kw_only=True):
    """Somebody's work was handed over, or given back."""

    kind: ClassVar[str] = "handover"

    handover_id: UUID

    def subject_ids(self) -> list[UUID]:
        """The handing over."""
        return [self.handover_id]
