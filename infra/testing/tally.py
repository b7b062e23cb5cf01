"""How many tests passed, failed and were skipped, by what their runners print last (pytest, Vitest, Playwright)."""

import re
from dataclasses import dataclass
from typing import Self

_COUNT = re.compile(r"(\d+) (passed|failed|skipped)\b")
#: Vitest counts its files too.
_FILES = "Test Files"
#: Closing lines stand at the end, after the slowest tests.
_CLOSING_LINES = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """Tests of one step, or of several together."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    @classmethod
    def of(cls, output: str) -> Self:
        """Read what a runner printed; nothing counted where it prints no such line."""
        counted = {"passed": 0, "failed": 0, "skipped": 0}
        for line in output.splitlines()[-_CLOSING_LINES:]:
            if _FILES not in line:
                counted |= {word: int(number) for number, word in _COUNT.findall(line)}
        return cls(**counted)

    def after(self, again: Self) -> Self:
        """The same tests after those that failed ran once more, as `again` counts them."""
        return type(self)(self.passed + self.failed - again.failed, again.failed, self.skipped)

    def __add__(self, other: Self) -> Self:
        return type(self)(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"
