"""What the supervisor asks of a service, and how a single one is run from start to stop."""

import time
from pathlib import Path
from typing import Protocol

from infra.local import interrupts
from infra.local.process import Child, Command, ServiceError, stop_leftover, tail

_STEP_SECONDS = 0.02


class Service(Protocol):
    """A server that `lading up` runs."""

    @property
    def name(self) -> str:
        """Short name of its log and pid file, such as `postgres`."""

    @property
    def title(self) -> str:
        """Its name for people, such as `PostgreSQL`."""

    def prepare(self) -> None:
        """Make files and folders; runs again before each start, so it must not undo anything."""

    def command(self) -> Command:
        """What to run; called after `prepare`."""

    def is_ready(self, pid: int) -> bool:
        """Whether process `pid` of this service takes connections."""

    def finish(self) -> None:
        """What needs the running server, such as roles; runs after each start."""


def await_ready(service: Service, child: Child, log: Path, seconds: float) -> None:
    """Wait until `service` takes connections; raises `ServiceError` with the end of its log when it does not."""
    deadline = time.monotonic() + seconds
    while not service.is_ready(child.pid):
        code = child.exit_code()
        if code is not None:
            raise ServiceError(f"{service.title} ended at once (exit code {code}). Its log, {log}:\n{tail(log)}")
        if time.monotonic() > deadline:
            raise ServiceError(f"{service.title} was not ready after {seconds:.0f} s. Its log, {log}:\n{tail(log)}")
        interrupts.check()
        time.sleep(_STEP_SECONDS)


def launch(service: Service, *, log: Path, pid_file: Path) -> Child:
    """End a leftover, prepare and start; `settle` waits for it. Raises `ServiceError`."""
    stop_leftover(pid_file)
    service.prepare()
    return Child.start(service.title, service.command(), log=log, pid_file=pid_file)


def settle(service: Service, child: Child, log: Path, seconds: float = 60.0) -> None:
    """Wait until a launched service is ready, and finish it. Raises `ServiceError`."""
    await_ready(service, child, log, seconds)
    service.finish()


def start_service(service: Service, *, log: Path, pid_file: Path) -> Child:
    """Launch and settle; raises `ServiceError`, and then nothing is left running."""
    child = launch(service, log=log, pid_file=pid_file)
    try:
        settle(service, child, log)
    except BaseException:
        child.stop()
        raise
    return child
