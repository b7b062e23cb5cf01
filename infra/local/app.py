"""Lading's own processes as services of the supervisor."""

import http.client
from collections.abc import Mapping
from pathlib import Path

from infra.local.process import Command


class AppProcess:
    """`lading <command>` as a child. With `port` it is ready when `/readyz` says so, else as soon as it runs."""

    def __init__(
        self, command: str, title: str, program: Path, env: Mapping[str, str], *, port: int | None = None
    ) -> None:
        self.name = command
        self.title = title
        self._program = program
        self._env = env
        self._port = port

    def prepare(self) -> None:
        """Nothing to make."""

    def command(self) -> Command:
        """The process; it ends cleanly on SIGTERM."""
        return Command(argv=(str(self._program), self.name), env=self._env, cwd=self._program.parent)

    def is_ready(self, pid: int) -> bool:
        """Whether it takes requests."""
        del pid
        return self._port is None or _answers("127.0.0.1", self._port)

    def finish(self) -> None:
        """Nothing more to do."""


def _answers(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
