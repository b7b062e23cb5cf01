"""Runs services in order, starts a crashed one again, and ends all of them with itself."""

import contextlib
import fcntl
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from infra.local import interrupts
from infra.local.process import Child, ServiceError, stop_leftover
from infra.local.progress import Progress
from infra.local.service import Service, launch, settle

_POLL_SECONDS = 0.2
_SHORTEST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0
_STEADY_SECONDS = 60.0
_STOP_SECONDS = 4.0
_LOG_BYTES = 10 * 1024 * 1024


@dataclass(slots=True)
class _Running:
    service: Service
    stage: int
    child: Child | None
    begun: float
    pause: float = _SHORTEST_PAUSE
    due: float = 0.0


class Supervisor:
    """The services of one data directory; as a context it locks the directory and stops everything at its end.

    `start` goes stage by stage: at the end, services of the last stage stop first, those of one stage together.
    """

    def __init__(self, data_dir: Path, progress: Progress) -> None:
        self._data_dir = data_dir.resolve()
        self._progress = progress
        self._running: list[_Running] = []
        self._lock = -1

    def __enter__(self) -> Self:
        run = self._data_dir / "run"
        run.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(run / "up.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.pread(self._lock, 20, 0).decode() or "unknown"
            os.close(self._lock)
            raise ServiceError(
                f"Lading runs from {self._data_dir} already (process {owner}): stop that one,"
                " or set LADING_DATA_DIR and LADING_PORT for a second one"
            ) from None
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, str(os.getpid()).encode(), 0)
        left = [path.stem for path in sorted(run.glob("*.pid")) if stop_leftover(path)]
        if left:
            self._progress.say(f"Ended what an earlier run left behind: {', '.join(left)}")
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        os.close(self._lock)

    def start(self, *services: Service, stage: int) -> None:
        """Start services side by side and wait until all are ready; raises `ServiceError`."""
        with self._progress.step(f"Starting {', '.join(service.title for service in services)}"):
            entries = []
            for service in services:
                entries.append(_Running(service, stage, None, time.monotonic()))
                self._running.append(entries[-1])
                self._launch(entries[-1])
            for entry in entries:
                self._settle(entry)

    def watch(self) -> None:
        """Keep the services running; raises `Interrupted` when a signal comes."""
        while True:
            interrupts.check()
            self.look()
            time.sleep(_POLL_SECONDS)

    def look(self) -> None:
        """Notice services that ended, and start again those whose pause is over."""
        for entry in self._running:
            now = time.monotonic()
            if entry.child is not None and (code := entry.child.exit_code()) is not None:
                if now - entry.begun > _STEADY_SECONDS:
                    entry.pause = _SHORTEST_PAUSE
                entry.due, entry.child = now + entry.pause, None
                self._progress.say(
                    f"{entry.service.title} ended by itself ({_how(code)}); starting it again in {entry.pause:.0f} s."
                    f" Its log: {self._log(entry.service)}"
                )
                entry.pause = min(entry.pause * 2, _LONGEST_PAUSE)
            elif entry.child is None and now >= entry.due:
                try:
                    self._launch(entry)
                    self._settle(entry)
                except ServiceError as error:
                    entry.due = time.monotonic() + entry.pause
                    entry.pause = min(entry.pause * 2, _LONGEST_PAUSE)
                    self._progress.say(f"{error}\nNext try in {entry.due - time.monotonic():.0f} s")
                else:
                    self._progress.say(f"{entry.service.title} runs again")

    def stop(self) -> None:
        """Stop everything, the last stage first; takes some seconds per stage at most."""
        for stage in sorted({entry.stage for entry in self._running}, reverse=True):
            children = [entry.child for entry in self._running if entry.stage == stage and entry.child is not None]
            for child in children:
                child.ask_to_stop()
            deadline = time.monotonic() + _STOP_SECONDS
            for child in children:
                child.stop(max(deadline - time.monotonic(), 0.1), ask=False)
        self._running.clear()

    def _launch(self, entry: _Running) -> None:
        log = self._log(entry.service)
        _rotate(log)
        pid_file = self._data_dir / "run" / f"{entry.service.name}.pid"
        entry.begun = time.monotonic()
        entry.child = launch(entry.service, log=log, pid_file=pid_file)

    def _settle(self, entry: _Running) -> None:
        if entry.child is None:
            raise ServiceError(f"{entry.service.title} was not launched")
        try:
            settle(entry.service, entry.child, self._log(entry.service))
        except ServiceError:
            entry.child.stop()
            entry.child = None
            raise

    def _log(self, service: Service) -> Path:
        return self._data_dir / "logs" / f"{service.name}.log"


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _rotate(log: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        if log.stat().st_size > _LOG_BYTES:
            log.replace(log.with_suffix(".log.1"))
