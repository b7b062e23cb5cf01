"""Progress for people on stderr: one line per step with the seconds it took, with a running clock on a terminal."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import Progress as RichProgress
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn


class Progress:
    """Prints steps as they happen. Text is printed as it is, never read as markup."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Print `text … 0.9 s` around the block; `text … failed` when it raises."""
        begun = time.monotonic()
        outcome = "failed"
        if not self._console.is_terminal:
            self._write(f"{text} … ", end="")
        try:
            if self._console.is_terminal:
                columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
                with RichProgress(*columns, console=self._console, transient=True) as live:
                    live.add_task(text, total=None)
                    yield
            else:
                yield
            outcome = f"{time.monotonic() - begun:.1f} s"
        finally:
            self._write(f"{text} … {outcome}" if self._console.is_terminal else outcome)

    def say(self, text: str) -> None:
        """Print a line."""
        self._write(text)

    def _write(self, text: str, end: str = "\n") -> None:
        self._console.print(text, end=end, markup=False, highlight=False, soft_wrap=True)
        self._console.file.flush()
