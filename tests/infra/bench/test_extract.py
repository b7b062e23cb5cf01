"""The extraction bench measures what it says it does."""

import pytest

from infra.bench.extract import GOAL, invented, per_second, run
from infra.bench.registry import Scale


def test_the_same_mails_are_measured_every_time() -> None:
    assert invented(5) == invented(5)


def test_a_rate_is_measured() -> None:
    assert per_second(invented(4), passes=1) > 0


async def test_the_report_compares_with_the_goal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LADING_SHARED_MAIL", raising=False)
    report = await run(Scale(messages=4))
    assert report.theirs == {"invented mail": GOAL}
    assert report.scale == {"invented mail": 4}
    assert report.ratio["invented mail"] == pytest.approx(report.ours["invented mail"] / GOAL, abs=0.01)
