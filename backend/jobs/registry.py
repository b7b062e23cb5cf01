"""How a domain declares jobs, and which job hears which event."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec

from tenants.outbox import Event
from tenants.runtime import Runtime
from tenants.session import WriteSession

E = TypeVar("E", bound=Event)


class GiveUpError(Exception):
    """Raised by a job that no retry can help: it becomes a dead letter at once."""


@dataclass(frozen=True, slots=True)
class JobRun:
    """What a job gets beside its event: its transaction, the process's shared things, and who caused the event."""

    session: WriteSession
    runtime: Runtime
    tenant_id: UUID
    event_id: UUID


@dataclass(frozen=True, slots=True)
class Job(Generic[E]):
    """A job: its function runs in one transaction together with the note that the event was processed.

    `deadline` in seconds; after `retries` failed attempts the job becomes a dead letter. Jobs of one `lane` run one at
    a time per tenant and take no place of the tenant's others: long work neither waits for short work nor stops it.
    """

    name: str
    event: type[E]
    run: Callable[[JobRun, E], Awaitable[None]]
    deadline: float
    retries: int
    lane: str = ""


def job(
    name: str, event: type[E], *, deadline: float = 60.0, retries: int = 8, lane: str = ""
) -> Callable[[Callable[[JobRun, E], Awaitable[None]]], Job[E]]:
    """Declare the decorated function as the job `name` (`<domain>.<verb_noun>`) that consumes `event`."""

    def declare(function: Callable[[JobRun, E], Awaitable[None]]) -> Job[E]:
        return Job(name, event, function, deadline, retries, lane)

    return declare


class TickedEvent(Event, frozen=True, kw_only=True):
    """A scheduled moment for one tenant. `schedule` names what is due."""

    schedule: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Work that is due for every tenant at a time of day (UTC): appends a `TickedEvent` for `job`."""

    job: Job[TickedEvent]
    hour: int
    minute: int


class Registry:
    """All jobs and schedules of a worker, by name and by event."""

    def __init__(self, jobs: Iterable[Job[Any]], schedules: Iterable[Schedule] = ()) -> None:
        self.jobs: dict[str, Job[Any]] = {}
        self.schedules = list(schedules)
        for item in [*jobs, *(schedule.job for schedule in self.schedules)]:
            if item.name in self.jobs and self.jobs[item.name] is not item:
                raise ValueError(f"two jobs are named {item.name}")
            self.jobs[item.name] = item
        self._by_event: dict[str, list[Job[Any]]] = {}
        for item in self.jobs.values():
            self._by_event.setdefault(item.event.__name__, []).append(item)

    def consumers(self, event_type: str, payload: dict[str, Any]) -> list[Job[Any]]:
        """The jobs that hear an event; a tick is heard by its own job alone."""
        found = self._by_event.get(event_type, [])
        if event_type == TickedEvent.__name__:
            return [item for item in found if item.name == payload.get("schedule")]
        return found

    @staticmethod
    def decode(item: Job[E], payload: dict[str, Any]) -> E:
        """The event of an outbox row."""
        return msgspec.convert(payload, item.event, strict=False)
