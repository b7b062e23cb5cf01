"""Folders whose paths suit servers: pytest's own are private, which also another system user must not pass."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data directory with a short path; nothing may run from it when the test is over."""
    folder = Path(tempfile.mkdtemp(prefix="lading-test-"))
    folder.chmod(0o711)
    yield folder
    left = processes_of(folder)
    for process in left:
        process.kill()
    shutil.rmtree(folder, ignore_errors=True)
    assert not left, "the test left processes behind"


def processes_of(folder: Path) -> list[psutil.Process]:
    """Processes that were started with a path below `folder`, ours aside."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        if process.pid != os.getpid() and any(str(folder) in word for word in words):
            found.append(process)
    return found
