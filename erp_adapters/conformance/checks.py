"""The list of checks and how one is declared."""

from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from erp_adapters.conformance.subject import Hidden, Subject
from erp_adapters.contract.capabilities import Operation
from erp_adapters.contract.records import Entity


class Mode(StrEnum):
    """What a check does to the other side: reads, writes, or needs its hidden side."""

    READ = "read"
    WRITE = "write"
    HIDDEN = "hidden"


class NotOfferedError(Exception):
    """The adapter does not declare what this check is about."""


class Check(Struct, frozen=True):
    """One check; `run` raises AssertionError or `NotOfferedError`."""

    name: str
    mode: Mode
    run: Callable[[Subject], Awaitable[None]]


CHECKS: Final[dict[str, Check]] = {}


def check(mode: Mode) -> Callable[[Callable[[Subject], Awaitable[None]]], Callable[[Subject], Awaitable[None]]]:
    """Declare a check; its docstring says what must hold."""

    def declare(run: Callable[[Subject], Awaitable[None]]) -> Callable[[Subject], Awaitable[None]]:
        name = getattr(run, "__name__", "")
        CHECKS[name] = Check(name, mode, run)
        return run

    return declare


def readable(subject: Subject) -> tuple[Entity, ...]:
    """The entities that can be read; raises `NotOfferedError`."""
    found = tuple(entity for entity in Entity if subject.capabilities.can(entity, Operation.READ))
    if not found:
        raise NotOfferedError("nothing can be read")
    return found


def need(subject: Subject, entity: Entity, *operations: Operation) -> None:
    """Skip unless all are offered."""
    for operation in operations:
        if not subject.capabilities.can(entity, operation):
            raise NotOfferedError(f"{operation} of {entity}")


def hidden_of(subject: Subject) -> Hidden:
    """The hidden side; skip without one."""
    if subject.hidden is None:
        raise NotOfferedError("a simulator's hidden side")
    return subject.hidden
