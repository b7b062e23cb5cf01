"""What a running program and its children cost: CPU seconds and memory."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import psutil

_EVERY = 0.2


@dataclass(slots=True)
class Cost:
    """Sum of CPU seconds, and the most memory of one process and of all together (PSS, so shared pages count once)."""

    cpu: float = 0.0
    peak_process_mib: float = 0.0
    peak_tree_mib: float = 0.0


def cpu_seconds(pid: int) -> float:
    """User and system seconds of a process and of all below it that still run."""
    total = 0.0
    for process in _tree(pid):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = process.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


@asynccontextmanager
async def measured(pid: int) -> AsyncIterator[Cost]:
    """The cost of a process and its children during the block, whose end completes it."""
    cost = Cost()
    before = cpu_seconds(pid)
    watching = asyncio.create_task(_watch_memory(pid, cost))
    try:
        yield cost
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        cost.cpu = cpu_seconds(pid) - before


async def _watch_memory(pid: int, cost: Cost) -> None:
    while True:
        each = []
        for process in _tree(pid):
            with contextlib.suppress(psutil.NoSuchProcess):
                each.append(process.memory_full_info().pss / 2**20)
        cost.peak_process_mib = max(cost.peak_process_mib, *each, 0.0)
        cost.peak_tree_mib = max(cost.peak_tree_mib, sum(each))
        await asyncio.sleep(_EVERY)


def _tree(pid: int) -> list[psutil.Process]:
    try:
        top = psutil.Process(pid)
        return [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []
