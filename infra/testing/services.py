"""PostgreSQL and Redis for a test run, shared by all its processes.

The first process that asks starts a keeper (`infra.testing.keeper`), which owns the server. Every process that uses
it holds a shared lock; the kernel drops that lock even when the process is killed, and when nobody holds it any more
the keeper stops the server and removes its folder. So no run can leave a server behind.
"""

import fcntl
import functools
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from infra.local.postgres import DatabaseUrls, EmbeddedPostgres
from infra.local.process import MARK, ServiceError
from infra.local.redis import EmbeddedRedis

Kind = Literal["postgres", "redis"]
_START_SECONDS = 90.0
_ROOT = Path("/tmp")  # short, since unix sockets lie below it


class PostgresHandle:
    """The PostgreSQL server of this test run; keep it for as long as the server is needed."""

    def __init__(self, root: Path, lock: int) -> None:
        self._server = EmbeddedPostgres(root, durable=False)
        self._root = root
        self._lock = lock

    def create_database(self, name: str, template: str | None = None) -> DatabaseUrls:
        """Make a database owned by `lading_owner`; a copy of `template` (nobody may be connected to it) if given."""
        with _alone(self._root):  # two at once would alter the same roles
            return self._server.create_database(name, template)

    def drop_database(self, name: str) -> None:
        """Drop a database and whoever is connected to it."""
        self._server.drop_database(name)

    def urls(self, database: str) -> DatabaseUrls:
        """URLs of a database, one per role."""
        return self._server.urls(database)

    def close(self) -> None:
        """Say that this process is done with the server."""
        os.close(self._lock)


class RedisHandle:
    """The Redis server of this test run; keep it for as long as the server is needed."""

    def __init__(self, root: Path, lock: int) -> None:
        self._server = EmbeddedRedis(root, durable=False)
        self._lock = lock

    def url(self, database: int = 0) -> str:
        """URL of one of its 64 databases."""
        return self._server.url(database)

    def close(self) -> None:
        """Say that this process is done with the server."""
        os.close(self._lock)


@functools.cache
def run_root() -> Path:
    """The folder of this test run: the same in all workers of pytest-xdist, another in every other run."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}-{time.monotonic_ns()}")
    return _ROOT / f"lading-tests-{os.geteuid()}-{run[:24]}"


def start_test_postgres(tmp_root: Path | None = None) -> PostgresHandle:
    """The server below `tmp_root` (default: this run's folder), started if it is not running yet."""
    root = (tmp_root or run_root()) / "postgres"
    return PostgresHandle(root, _join("postgres", root))


def start_test_redis(tmp_root: Path | None = None) -> RedisHandle:
    """The server below `tmp_root` (default: this run's folder), started if it is not running yet."""
    root = (tmp_root or run_root()) / "redis"
    return RedisHandle(root, _join("redis", root))


def users_lock(root: Path) -> Path:
    """The file that users of the server lock shared, and its keeper exclusively to end it."""
    return root.with_name(f"{root.name}.users")


def state_file(root: Path) -> Path:
    """Written by the keeper: `{"ok": true}` when the server is ready, or `{"error": "…"}`."""
    return root.with_name(f"{root.name}.state")


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """One process of the run at a time."""
    with root.with_name(f"{root.name}.start").open("w") as start_lock:
        fcntl.flock(start_lock, fcntl.LOCK_EX)
        yield


def _join(kind: Kind, root: Path) -> int:
    root.parent.mkdir(parents=True, exist_ok=True)
    root.parent.chmod(0o711)  # a server that may not run as root passes through
    with _alone(root):
        lock = os.open(users_lock(root), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(lock, fcntl.LOCK_SH)  # waits while a keeper is ending the server
        if not state_file(root).exists():
            shutil.rmtree(root, ignore_errors=True)
            _start_keeper(kind, root)
        state = _await_state(root)
    if "error" in state:
        os.close(lock)
        raise ServiceError(str(state["error"]))
    return lock


def _start_keeper(kind: Kind, root: Path) -> None:
    log = root.with_name(f"{root.name}.keeper.log")
    environment = {name: value for name, value in os.environ.items() if name != MARK}
    with log.open("wb") as output:
        subprocess.Popen(
            [sys.executable, "-m", "infra.testing.keeper", kind, str(root)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=Path(__file__).parents[2],
            env=environment,
            start_new_session=True,
        ).returncode = 0  # it outlives us by design: Popen need not warn that nobody waited for it


def _await_state(root: Path) -> dict[str, object]:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            state: dict[str, object] = json.loads(state_file(root).read_text())
        except (FileNotFoundError, ValueError):
            if time.monotonic() > deadline:
                return {"error": f"the server below {root} did not start in {_START_SECONDS:.0f} s"}
            time.sleep(0.02)
        else:
            return state
