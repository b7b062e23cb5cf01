"""What a process stands on is laid aside from the garbage collector."""

import subprocess
import sys
from pathlib import Path

_ASKED = """
import gc
import backend.app
from tenants.garbage import settle
before = len(gc.get_objects())
settle()
print(before, len(gc.get_objects()))
"""


def test_what_is_imported_is_not_read_through_again() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=True
    )
    before, after = map(int, done.stdout.split())
    assert before > 100_000
    assert after < 1_000
