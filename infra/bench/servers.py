"""Programs under measurement: started on a free port, ended with the bench."""

import asyncio
import socket
import sys
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from infra.bench.load import Connection, request
from infra.local.process import Child, Command, ServiceError, tail

_START_SECONDS = 60.0


def free_port() -> int:
    """A TCP port of this machine that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@asynccontextmanager
async def running(
    name: str, arguments: list[str], *, port: int, folder: Path, path: str, env: Mapping[str, str]
) -> AsyncIterator[None]:
    """Run `python arguments` until the block ends; begins once `path` is answered. Raises `ServiceError`."""
    child, log = _start(name, arguments, folder, env)
    try:
        await _answering(child, port, path, log)
        yield
    finally:
        child.stop()


@asynccontextmanager
async def running_quietly(
    name: str, arguments: list[str], *, folder: Path, env: Mapping[str, str], ready: str
) -> AsyncIterator[int]:
    """Run `python arguments`, which serves nothing; begins once its log says `ready`, and answers its process id.

    Raises `ServiceError`.
    """
    child, log = _start(name, arguments, folder, env)
    try:
        deadline = time.monotonic() + _START_SECONDS
        while ready not in log.read_text(errors="replace"):
            if child.exit_code() is not None or time.monotonic() > deadline:
                raise ServiceError(f"{name} did not start. Its log:\n{tail(log)}")
            await asyncio.sleep(0.05)
        yield child.pid
    finally:
        child.stop()


def _start(name: str, arguments: list[str], folder: Path, env: Mapping[str, str]) -> tuple[Child, Path]:
    log = folder / f"{name}.log"
    command = Command(argv=(sys.executable, *arguments), env=env, cwd=Path(__file__).parents[2])
    return Child.start(name, command, log=log, pid_file=folder / f"{name}.pid"), log


async def _answering(child: Child, port: int, path: str, log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        if child.exit_code() is not None:
            raise ServiceError(f"{child.name} ended at once. Its log:\n{tail(log)}")
        if time.monotonic() > deadline:
            raise ServiceError(f"{child.name} did not answer in {_START_SECONDS:.0f} s. Its log:\n{tail(log)}")
        try:
            connection = await Connection.open(port)
        except OSError:
            await asyncio.sleep(0.05)
            continue
        try:
            await connection.ask(request("GET", path))
        finally:
            connection.close()
        return
