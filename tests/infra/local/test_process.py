"""Children and their owners."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import psutil
import pytest

from infra.local.process import Child, Command, ServiceError, run_to_end, stop_leftover

SLEEP = "import time; time.sleep(600)"


def command(code: str) -> Command:
    """A Python child."""
    return Command(argv=(sys.executable, "-c", textwrap.dedent(code)))


def start(folder: Path, code: str) -> Child:
    """A Python child with its files in `folder`."""
    return Child.start("child", command(code), log=folder / "child.log", pid_file=folder / "child.pid")


def test_stopping_takes_along_what_the_child_started(tmp_path: Path) -> None:
    child = start(
        tmp_path,
        f"""
        import signal, subprocess, sys
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        inner = subprocess.Popen([sys.executable, "-c", "{SLEEP}"])
        print(inner.pid, flush=True)
        inner.wait()
        """,
    )
    inner = int(read_line(tmp_path / "child.log"))
    process = psutil.Process(inner)
    child.stop(0.2)
    assert child.exit_code() == -signal.SIGKILL
    psutil.wait_procs([process], timeout=30)
    assert not process.is_running()
    assert not (tmp_path / "child.pid").exists()


def test_a_child_ends_with_an_owner_that_is_killed(tmp_path: Path) -> None:
    owner = subprocess.Popen(
        [
            sys.executable,
            "-c",
            textwrap.dedent(f"""
            from pathlib import Path
            from infra.local.process import Child, Command
            import sys, time
            folder = Path({str(tmp_path)!r})
            child = Child.start("child", Command((sys.executable, "-c", {SLEEP!r})),
                                log=folder / "log", pid_file=folder / "pid")
            print(child.pid, flush=True)
            time.sleep(600)
            """),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    with owner.stdout as output:
        process = psutil.Process(int(output.readline()))
    owner.kill()
    owner.wait()
    if sys.platform != "linux":
        assert stop_leftover(tmp_path / "pid")
    psutil.wait_procs([process], timeout=30)
    assert not process.is_running()


def test_a_leftover_is_stopped_but_not_a_stranger_with_its_number(tmp_path: Path) -> None:
    child = start(tmp_path, SLEEP)
    pid_file = tmp_path / "child.pid"
    record = json.loads(pid_file.read_text())

    pid_file.write_text(json.dumps({**record, "created": record["created"] - 1000}))
    assert stop_leftover(pid_file) is False
    assert child.exit_code() is None

    pid_file.write_text(json.dumps(record))
    assert stop_leftover(pid_file) is True
    child.wait(30)
    assert child.exit_code() is not None
    assert stop_leftover(pid_file) is False


@pytest.mark.parametrize("content", ["", "no json", "[]", '{"pid": "x"}'])
def test_a_damaged_pid_file_is_removed(tmp_path: Path, content: str) -> None:
    pid_file = tmp_path / "pid"
    pid_file.write_text(content)
    assert stop_leftover(pid_file) is False
    assert not pid_file.exists()


def test_a_failed_command_tells_the_end_of_its_output(tmp_path: Path) -> None:
    with pytest.raises(ServiceError, match=r"(?s)work failed \(exit code 3\).*the reason"):
        run_to_end("work", command("print('the reason'); exit(3)"), log=tmp_path / "log", pid_file=tmp_path / "pid")
    run_to_end("work", command("pass"), log=tmp_path / "log", pid_file=tmp_path / "pid")


def test_a_program_that_is_missing_is_named(tmp_path: Path) -> None:
    missing = Command(argv=(str(tmp_path / "nothing"),))
    with pytest.raises(ServiceError, match="nothing"):
        Child.start("it", missing, log=tmp_path / "log", pid_file=tmp_path / "pid")


def read_line(path: Path) -> str:
    """The first whole line of a file that somebody is writing; the test's timeout bounds the wait."""
    while not (path.exists() and path.read_text().endswith("\n")):
        os.sched_yield()
    return path.read_text().splitlines()[0]
