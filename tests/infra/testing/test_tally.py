"""Counting the tests of a run."""

import pytest

from infra.testing.tally import Tally

PYTEST = "....F\n= slowest =\n5.01s call tests/a.py::test_2_passed\nFAILED tests/a.py::test_b - 3 of 4\n"


@pytest.mark.parametrize(
    ("output", "counted"),
    [
        (PYTEST + "1 failed, 6062 passed, 31 skipped, 2 warnings in 812.22s (0:13:32)\n", Tally(6062, 1, 31)),
        (" Test Files  12 passed (12)\n      Tests  81 passed | 2 skipped (83)\n", Tally(81, 0, 2)),
        ("  1 skipped\n  65 passed (11.2m)\n", Tally(65, 0, 1)),
        ("All checks passed!\n", Tally()),
    ],
)
def test_the_closing_lines_of_runners(output: str, counted: Tally) -> None:
    assert Tally.of(output) == counted


def test_what_failed_once_and_then_passed_counts_as_passed() -> None:
    assert Tally(90, 3, 1).after(Tally(2, 1, 0)) == Tally(92, 1, 1)


def test_steps_add_up_to_one_line() -> None:
    assert str(Tally(1, 0, 2) + Tally(10, 1, 0)) == "11 passed, 1 failed, 2 skipped"
