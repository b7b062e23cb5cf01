"""What a letter speaks of, in the languages that reps write in: files, bank details, places left open."""

import tomllib
from pathlib import Path

import pytest

from backend.outreach.sending.spoken import open_place, speaks_of_bank, spoken_file

CASES = tomllib.loads(Path(__file__).with_name("spoken_cases.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", CASES["files"])
def test_a_file_that_comes_along(text: str) -> None:
    assert spoken_file(text) is not None


@pytest.mark.parametrize("text", CASES["no_files"])
def test_no_file_of_ours(text: str) -> None:
    assert spoken_file(text) is None


def test_our_file_beside_theirs() -> None:
    assert spoken_file("Thank you for the attached drawing. Attached is our offer.") == "Attached"
    assert spoken_file("您发来的附件已收到，报价单请见附件。") == "见附件"
    assert spoken_file("تجدون في المرفقات عرض السعر") == "المرفقات"


@pytest.mark.parametrize("text", CASES["banks"])
def test_bank_details(text: str) -> None:
    assert speaks_of_bank(text)


@pytest.mark.parametrize("text", CASES["no_banks"])
def test_no_bank_details_of_ours(text: str) -> None:
    assert not speaks_of_bank(text)


@pytest.mark.parametrize("text", CASES["places"])
def test_a_place_left_open(text: str) -> None:
    assert open_place(text) is not None


@pytest.mark.parametrize("text", CASES["no_places"])
def test_nothing_left_open(text: str) -> None:
    assert open_place(text) is None
