"""Child processes that never outlive their owner, and leftovers of an owner that was killed.

A child leads a session of its own, so Ctrl-C reaches the owner alone, which then stops its children in order. On
Linux the kernel signals the child when the owner dies (`PR_SET_PDEATHSIG`); elsewhere, and for what ignores that
signal, the next start reads the pid file and ends what is left.
"""

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import psutil

from infra.local import interrupts

# Each child and whatever it starts carry this; it tells our processes from strangers that got an old number.
MARK = "LADING_PID_FILE"
_PR_SET_PDEATHSIG = 1
_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


class ServiceError(Exception):
    """A service could not be prepared, started or stopped; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run: `env` is added to ours, `user` is the system user to become (only root may)."""

    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    cwd: Path | None = None
    user: str | None = None
    stop_signal: signal.Signals = signal.SIGTERM


def _follow_parent(stop_signal: signal.Signals) -> Callable[[], None] | None:
    """What the child runs before exec: ask the kernel for `stop_signal` when its parent dies."""
    if _prctl is None:
        return None
    prctl, parent = _prctl, os.getpid()

    def follow() -> None:
        prctl(_PR_SET_PDEATHSIG, int(stop_signal))
        if os.getppid() != parent:  # the parent died in between
            os._exit(1)

    return follow


class Child:
    """One running command, its log file and its pid file."""

    def __init__(self, name: str, command: Command, process: subprocess.Popen[bytes], pid_file: Path) -> None:
        self.name = name
        self.command = command
        self._process = process
        self._pid_file = pid_file

    @classmethod
    def start(cls, name: str, command: Command, *, log: Path, pid_file: Path) -> Self:
        """Start `command` with its output appended to `log`; call it from the main thread, which the child follows.

        Raises `ServiceError` when the program cannot be run.
        """
        log.parent.mkdir(parents=True, exist_ok=True)
        pid_file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with log.open("ab") as output:
                process = subprocess.Popen(
                    command.argv,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, **command.env, MARK: str(pid_file)},
                    cwd=command.cwd,
                    user=command.user,
                    extra_groups=[] if command.user else None,
                    start_new_session=True,
                    preexec_fn=_follow_parent(command.stop_signal),  # noqa: PLW1509 - no other thread forks
                )
        except (OSError, subprocess.SubprocessError) as error:
            raise ServiceError(f"{name} cannot be started: {error}") from error
        with contextlib.suppress(psutil.NoSuchProcess):
            record = {"pid": process.pid, "created": psutil.Process(process.pid).create_time()}
            pid_file.write_text(json.dumps({**record, "stop_signal": int(command.stop_signal)}))
        return cls(name, command, process, pid_file)

    @property
    def pid(self) -> int:
        """Number of the process, also of its process group."""
        return self._process.pid

    def exit_code(self) -> int | None:
        """None while it runs; negative when a signal ended it."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        """Send the stop signal and return at once."""
        if self.exit_code() is None:
            self._process.send_signal(self.command.stop_signal)

    def wait(self, seconds: float) -> None:
        """Wait until it ends, or at most so long."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)

    def stop(self, seconds: float = 5.0, *, ask: bool = True) -> None:
        """Ask to stop (unless that was done), wait `seconds`, then kill it and all that it started."""
        if ask:
            self.ask_to_stop()
        self.wait(seconds)
        _kill_group(self.pid, self._pid_file)
        self._process.wait()
        self._pid_file.unlink(missing_ok=True)


def _is_marked(process: psutil.Process, pid_file: Path) -> bool:
    try:
        environment: dict[str, str] = process.environ()
        return environment.get(MARK) == str(pid_file)
    except psutil.Error:
        return False


def _kill_group(leader: int, pid_file: Path) -> None:
    """Kill what is left of the process group of `leader`, members that carry our mark only."""
    for process in psutil.process_iter():
        with contextlib.suppress(ProcessLookupError, PermissionError, psutil.Error):
            if os.getpgid(process.pid) == leader and (process.pid == leader or _is_marked(process, pid_file)):
                process.kill()


def stop_leftover(pid_file: Path, seconds: float = 5.0) -> bool:
    """End what a killed owner left behind; True when the process of `pid_file` was still running.

    A process is the one of the file only when its number and its time of birth agree.
    """
    try:
        record = json.loads(pid_file.read_text())
        pid, created, stop_signal = int(record["pid"]), float(record["created"]), int(record["stop_signal"])
    except (OSError, ValueError, KeyError, TypeError):
        pid_file.unlink(missing_ok=True)
        return False
    found = False
    with contextlib.suppress(psutil.Error):
        process = psutil.Process(pid)
        if abs(process.create_time() - created) < 0.05:
            found = True
            process.send_signal(stop_signal)
            with contextlib.suppress(psutil.TimeoutExpired):
                process.wait(seconds)
            if process.is_running():
                process.kill()
                process.wait(seconds)
    if not psutil.pid_exists(pid):
        _kill_group(pid, pid_file)
    pid_file.unlink(missing_ok=True)
    return found


def run_to_end(name: str, command: Command, *, log: Path, pid_file: Path) -> None:
    """Run a command that ends by itself; raises `ServiceError` with the end of its output when it fails.

    Whatever interrupts us ends the command and all that it started.
    """
    stop_leftover(pid_file)
    child = Child.start(name, command, log=log, pid_file=pid_file)
    try:
        while (code := child.exit_code()) is None:
            interrupts.check()
            child.wait(0.1)
    finally:
        child.stop()
    if code != 0:
        raise ServiceError(f"{name} failed (exit code {code}). Its log, {log}:\n{tail(log)}")


def tail(log: Path, lines: int = 20) -> str:
    """The last lines of a log file."""
    try:
        return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""
