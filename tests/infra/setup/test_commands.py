"""What a newcomer types, before anything is installed."""

import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


def run(*command: str, path: str | None = None, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command in the checkout."""
    env = {**os.environ, "PATH": path if path is not None else os.environ["PATH"], **variables}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def test_make_alone_lists_every_target_that_people_use() -> None:
    listed = run("make").stdout
    for target in ("up", "test", "check", "bench", "shots", "format", "lock", "openapi", "clean"):
        assert re.search(rf"make {target} +\S", listed), target


@pytest.fixture
def setup_elsewhere(tmp_path: Path) -> Path:
    """The script in a checkout that has no environment yet."""
    folder = tmp_path / "infra" / "setup"
    folder.mkdir(parents=True)
    script = folder / "find_python.sh"
    script.write_text((ROOT / "infra/setup/find_python.sh").read_text())
    return script


def programs(folder: Path, **pythons: str) -> str:
    """A PATH with the few programs that the script needs, and Pythons as given scripts."""
    folder.mkdir()
    for name in ("sh", "dirname", "grep", "cat", "id"):
        (folder / name).symlink_to(next(p for p in (Path("/bin") / name, Path("/usr/bin") / name) if p.exists()))
    for name, script in pythons.items():
        (folder / name.replace("_", ".")).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name.replace("_", ".")).chmod(0o755)
    return str(folder)


GOOD, OLD = "exit 0", "exit 1"
WITHOUT_VENV = 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac'


@pytest.mark.parametrize(
    ("pythons", "chosen"),
    [
        ({"python3": GOOD, "python3_12": GOOD, "python3_13": GOOD}, "python3.12"),
        ({"python3": GOOD, "python3_12": OLD}, "python3"),
        ({"python3": GOOD, "python3_11": WITHOUT_VENV}, "python3"),
    ],
)
def test_the_best_fitting_python_is_chosen(
    setup_elsewhere: Path, tmp_path: Path, pythons: dict[str, str], chosen: str
) -> None:
    done = run("/bin/sh", str(setup_elsewhere), path=programs(tmp_path / "bin", **pythons), PYTHON="")
    assert Path(done.stdout.strip()).name == chosen


@pytest.mark.parametrize(
    ("pythons", "sentence"),
    [
        ({"python3": OLD}, "needs Python 3.11 or newer, and found none on PATH"),
        ({"python3": WITHOUT_VENV}, "apt-get install python3.11-venv"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(
    setup_elsewhere: Path, tmp_path: Path, pythons: dict[str, str], sentence: str
) -> None:
    path = programs(tmp_path / "bin", **pythons)
    done = run("/bin/sh", str(setup_elsewhere), path=path, PYTHON="", LADING_MAY_INSTALL="")
    assert (done.returncode, done.stdout) == (1, "")
    assert sentence in done.stderr
