"""What every bench answers: one JSON object, kept in `infra/bench/results/`."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import psutil

RESULTS = Path(__file__).with_name("results")


def machine_facts() -> dict[str, Any]:
    """What the numbers were taken on."""
    return {
        "cpu": _cpu_name(),
        "cores": os.cpu_count(),
        "memory_gib": round(psutil.virtual_memory().total / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _cpu_name() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


class Report(msgspec.Struct, kw_only=True):
    """The outcome of one bench. `ours`, `theirs` and `ratio` have the same cases; above 1 we are better."""

    bench: str
    at: str = msgspec.field(default_factory=lambda: datetime.now(UTC).isoformat(timespec="seconds"))
    machine: dict[str, Any] = msgspec.field(default_factory=machine_facts)
    unit: dict[str, str]
    scale: dict[str, Any]
    ours: dict[str, Any]
    theirs: dict[str, Any]
    ratio: dict[str, Any]
    notes: list[str]

    def keep(self, folder: Path = RESULTS) -> Path:
        """Write the report to `<bench>.json` in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.bench}.json"
        path.write_bytes(self.json() + b"\n")
        return path

    def json(self) -> bytes:
        """The report as indented JSON."""
        return msgspec.json.format(msgspec.json.encode(self), indent=1)
