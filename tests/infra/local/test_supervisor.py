"""The supervisor: order, crashes, a killed owner, a second owner."""

import io
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest
from rich.console import Console

from infra.local.process import Command, ServiceError
from infra.local.progress import Progress
from infra.local.redis import EmbeddedRedis
from infra.local.supervisor import Supervisor
from tests.infra.local.conftest import processes_of


class Script:
    """A Python child that is ready when it has written its ready file."""

    def __init__(self, folder: Path, name: str, code: str) -> None:
        self.name = name
        self.title = name
        self.ready = folder / f"{name}.ready"
        self._code = code

    def prepare(self) -> None:
        """Forget the last run."""
        self.ready.unlink(missing_ok=True)

    def command(self) -> Command:
        """The code after a line that says it is ready."""
        head = f"import pathlib, signal, sys, time\npathlib.Path({str(self.ready)!r}).touch()\n"
        return Command(argv=(sys.executable, "-c", head + textwrap.dedent(self._code)))

    def is_ready(self, pid: int) -> bool:
        """Whether it has said so."""
        del pid
        return self.ready.exists()

    def finish(self) -> None:
        """Nothing."""


FOR_EVER = "time.sleep(600)"


@pytest.fixture
def output() -> io.StringIO:
    """What people would read."""
    return io.StringIO()


@pytest.fixture
def progress(output: io.StringIO) -> Progress:
    """Plain progress into `output`."""
    return Progress(Console(file=output, force_terminal=False))


def test_services_stop_in_the_order_of_stages(data_dir: Path, progress: Progress, output: io.StringIO) -> None:
    journal = data_dir / "journal"
    tell = """
        def end(*_):
            with open({journal!r}, "a") as file: file.write("{name} ")
            sys.exit()
        signal.signal(signal.SIGTERM, end)
        pathlib.Path({journal!r} + ".{name}").touch()
        time.sleep(600)
    """
    with Supervisor(data_dir, progress) as supervisor:
        for stage, name in enumerate(("server", "application")):
            supervisor.start(Script(data_dir, name, tell.format(journal=str(journal), name=name)), stage=stage)
            while not Path(f"{journal}.{name}").exists():
                os.sched_yield()
    assert journal.read_text().split() == ["application", "server"]
    assert "Starting server … " in output.getvalue()
    assert processes_of(data_dir) == []


def test_a_crashed_service_starts_again_with_its_data(data_dir: Path, progress: Progress, output: io.StringIO) -> None:
    redis = EmbeddedRedis(data_dir)
    with Supervisor(data_dir, progress) as supervisor:
        supervisor.start(redis, stage=0)
        (process,) = [found for found in processes_of(data_dir) if found.name() == "redis-server"]
        process.kill()
        while "Redis runs again" not in output.getvalue():
            supervisor.look()
            os.sched_yield()
        assert redis.is_ready(0)
    assert "Redis ended by itself (signal SIGKILL); starting it again in 1 s" in output.getvalue()


def test_a_service_that_does_not_start_leaves_nothing_behind(data_dir: Path, progress: Progress) -> None:
    broken = Script(data_dir, "broken", "")
    failing = Command((sys.executable, "-c", "print('words of the failure'); exit(5)"))
    broken.command = lambda: failing  # type: ignore[method-assign] # it never says that it is ready
    with Supervisor(data_dir, progress) as supervisor:
        supervisor.start(Script(data_dir, "sound", FOR_EVER), stage=0)
        with pytest.raises(ServiceError, match=r"(?s)broken ended at once \(exit code 5\).*words of the failure"):
            supervisor.start(broken, stage=1)
    assert processes_of(data_dir) == []


def test_a_second_owner_of_the_directory_is_told_who_the_first_is(data_dir: Path, progress: Progress) -> None:
    with (
        Supervisor(data_dir, progress),
        pytest.raises(ServiceError, match=rf"process {os.getpid()}.*LADING_DATA_DIR and LADING_PORT"),
        Supervisor(data_dir, progress),
    ):
        pass
    with Supervisor(data_dir, progress):
        pass


OWNER = """
import sys
from pathlib import Path
from infra.local import interrupts
from infra.local.postgres import EmbeddedPostgres
from infra.local.progress import Progress
from infra.local.redis import EmbeddedRedis
from infra.local.supervisor import Supervisor

data_dir = Path(sys.argv[1])
with interrupts.listen(), Supervisor(data_dir, Progress()) as supervisor:
    supervisor.start(EmbeddedPostgres(data_dir), EmbeddedRedis(data_dir), stage=0)
    print("ready", flush=True)
    try:
        supervisor.watch()
    except interrupts.Interrupted:
        pass
print("ended", flush=True)
"""


def start_owner(data_dir: Path) -> subprocess.Popen[str]:
    """A supervisor in a process of its own, with PostgreSQL and Redis running."""
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(data_dir)], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    assert owner.stdout.readline() == "ready\n"
    return owner


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_everything_cleanly(data_dir: Path, number: signal.Signals) -> None:
    owner = start_owner(data_dir)
    owner.send_signal(number)
    output, _ = owner.communicate()
    assert (owner.returncode, output) == (0, "ended\n")
    assert processes_of(data_dir) == []
    assert not (data_dir / "postgres/data/postmaster.pid").exists()


def test_a_killed_owner_takes_its_servers_along_and_the_next_one_starts(data_dir: Path) -> None:
    owner = start_owner(data_dir)
    servers = processes_of(data_dir)
    owner.kill()
    owner.communicate()
    if sys.platform == "linux":
        _, alive = psutil.wait_procs(servers, timeout=60)
        assert alive == []
    again = start_owner(data_dir)
    again.terminate()
    again.communicate()
    assert again.returncode == 0
