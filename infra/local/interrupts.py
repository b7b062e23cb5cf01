"""Ctrl-C, SIGTERM and SIGHUP as a note that is read at safe places.

An exception raised by the handler itself could strike anywhere, and be lost where Python ignores exceptions.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_noted: list[int] = []


class Interrupted(Exception):  # noqa: N818 - a wish, not an error
    """Somebody asked us to stop."""


def check() -> None:
    """Raise `Interrupted` when a signal has come since `listen` began; every waiting loop calls it."""
    if _noted:
        raise Interrupted


@contextmanager
def listen() -> Iterator[None]:
    """Note the signals inside the block; they no longer interrupt what runs, nor break off the stopping."""

    def note(number: int, _frame: FrameType | None) -> None:
        _noted.append(number)

    earlier = {name: signal.signal(name, note) for name in _SIGNALS}
    try:
        yield
    finally:
        for name, handler in earlier.items():
            signal.signal(name, handler)
        _noted.clear()
