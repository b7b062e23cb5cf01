"""Keeps Python's garbage collector from looking through all that a process stands on, again and again.

A program of this size is half a million objects once it is imported: a full collection reads them all in some 150 ms,
in which a process answers nobody. What stands then is laid aside, and is not read again.
"""

import gc
from typing import Final

#: New objects after which the collector looks for circles among them. There are hardly any.
_EVERY: Final = 50_000


def settle() -> None:
    """Call it once in each process that goes on for long, when everything is imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_EVERY)
