"""Servers of a test run: shared by its processes, and gone with the last of them, however it ends."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from redis import Redis

from infra.testing.services import start_test_redis, state_file

USER = """
import sys
from pathlib import Path
from infra.testing.services import start_test_redis
handle = start_test_redis(Path(sys.argv[1]))
print(handle.url(), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder for servers."""
    folder = Path(tempfile.mkdtemp(prefix="lading-test-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def start_user(root: Path) -> tuple[subprocess.Popen[str], str]:
    """A process that uses the server, and the address it was told."""
    user = subprocess.Popen(
        [sys.executable, "-c", USER, str(root)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert user.stdout is not None
    return user, user.stdout.readline().strip()


def keepers_of(root: Path) -> list[psutil.Process]:
    """Keeper and server below `root`."""
    return [
        process
        for process in psutil.process_iter(["cmdline"])
        if process.pid != os.getpid() and any(str(root) in word for word in process.info["cmdline"] or [])
    ]


def test_users_share_one_server_which_outlives_its_first_user(root: Path) -> None:
    first, address = start_user(root)
    second, same = start_user(root)
    assert same == address
    first.kill()
    first.communicate()
    with Redis.from_url(address) as client:
        assert client.ping()
    second.kill()
    second.communicate()
    _, alive = psutil.wait_procs(keepers_of(root), timeout=60)
    assert alive == []


def test_a_server_is_started_anew_after_the_last_user_has_gone(root: Path) -> None:
    for _ in range(2):
        handle = start_test_redis(root)
        with Redis.from_url(handle.url()) as client:
            assert client.dbsize() == 0
            client.set("left", "over")
        running = keepers_of(root)
        handle.close()
        psutil.wait_procs(running, timeout=60)
        assert not state_file(root / "redis").exists()
