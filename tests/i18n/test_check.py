"""The catalog check says what is wrong in words, and `--update` mends what a program can mend."""

from pathlib import Path

import pytest

from i18n.check import main

SOURCE = """
from i18n.messages import N_, translate, translate_plural

TITLE = N_("Wrong {thing}")


def shown(locale: str) -> str:
    return translate(str(N_("Nested")), locale) + translate_plural("{n} mail", "{n} mails", 2, locale)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "backend").mkdir()
    (tmp_path / "backend" / "errors.py").write_text(SOURCE, encoding="utf-8")
    for tag in ("en", "zh-CN", "ar"):
        _catalog(tmp_path, tag).parent.mkdir(parents=True)
        _catalog(tmp_path, tag).touch()
    return tmp_path


def _catalog(root: Path, tag: str) -> Path:
    return root / "i18n" / "catalogs" / tag / "LC_MESSAGES" / "lading.po"


def _run(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = main(["--root", str(root), *arguments])
    return status, capsys.readouterr().out


def _translate(root: Path, tag: str, **texts: str) -> None:
    path = _catalog(root, tag)
    text = path.read_text(encoding="utf-8")
    for msgid, translation in {"Wrong {thing}": texts["wrong"], "Nested": texts["nested"]}.items():
        text = text.replace(f'msgid "{msgid}"\nmsgstr ""', f'msgid "{msgid}"\nmsgstr "{translation}"')
    text = text.replace('msgstr[0] ""', f'msgstr[0] "{texts["mails"]}"')
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def complete(checkout: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    _run(checkout, capsys, "--update")
    _translate(checkout, "zh-CN", wrong="{thing}有误", nested="嵌套", mails="{n} 封邮件")
    return checkout


def test_stale_template_and_missing_entries_fail(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = _run(checkout, capsys)
    assert status == 1
    assert "template is stale" in report
    assert "zh-CN: has no entry for 'Nested'" in report


def test_untranslated_chinese_fails(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = _run(checkout, capsys, "--update")
    assert status == 1
    assert "zh-CN: not translated: '{n} mail'" in report
    assert "en: not translated" not in report


def test_missing_arabic_is_only_reported(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = _run(complete, capsys)
    assert status == 0
    assert "ar: not translated: 'Nested'" in report


def test_update_keeps_translations_drops_dead_keys_and_settles(
    complete: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = complete / "backend" / "errors.py"
    source.write_text(SOURCE.replace("Wrong {thing}", "Bad {thing}"), encoding="utf-8")
    status, report = _run(complete, capsys)
    assert status == 1
    assert "zh-CN: nothing uses 'Wrong {thing}'" in report
    assert _run(complete, capsys, "--update")[0] == 1
    text = _catalog(complete, "zh-CN").read_text(encoding="utf-8")
    assert "嵌套" in text
    assert "Wrong" not in text
    before = {path: path.read_bytes() for path in complete.rglob("*.po*")}
    _run(complete, capsys, "--update")
    assert {path: path.read_bytes() for path in complete.rglob("*.po*")} == before


def test_catalogs_have_no_dates_and_no_line_numbers(complete: Path) -> None:
    for path in complete.rglob("*.po*"):
        text = path.read_text(encoding="utf-8")
        assert "Date" not in text
        assert "errors.py:" not in text
        assert "#: backend/errors.py" in text


@pytest.mark.parametrize(
    ("translation", "flaw"),
    [
        ("有误", "parameter {thing} is missing"),
        ("{thing}{what}有误", "unknown parameter {what}"),
        ("{thing有误", "a brace stands alone"),
    ],
)
def test_wrong_parameters_fail(complete: Path, capsys: pytest.CaptureFixture[str], translation: str, flaw: str) -> None:
    path = _catalog(complete, "zh-CN")
    path.write_text(path.read_text(encoding="utf-8").replace("{thing}有误", translation), encoding="utf-8")
    status, report = _run(complete, capsys)
    assert status == 1
    assert flaw in report


def test_a_plural_form_may_leave_out_the_number(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _catalog(complete, "zh-CN")
    path.write_text(path.read_text(encoding="utf-8").replace("{n} 封邮件", "若干邮件"), encoding="utf-8")
    assert _run(complete, capsys)[0] == 0


def test_fuzzy_fails(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _catalog(complete, "zh-CN")
    path.write_text(
        path.read_text(encoding="utf-8").replace('msgid "Nested"', '#, fuzzy\nmsgid "Nested"'), encoding="utf-8"
    )
    status, report = _run(complete, capsys)
    assert status == 1
    assert "not translated: 'Nested'" in report


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('x = N_(f"Hello {TITLE}")', "needs one plain string"),
        ('x = N_("{n} mail")', "with and without a plural"),
        ("x = N_(TITLE)", "cannot mark a variable"),
        ('x = translate("Wrong {thing}", "en")', "without the parameter {thing}"),
    ],
)
def test_misuse_of_the_markers_fails(
    complete: Path, capsys: pytest.CaptureFixture[str], line: str, problem: str
) -> None:
    with (complete / "backend" / "errors.py").open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    status, report = _run(complete, capsys)
    assert status == 1
    assert problem in report


def test_a_half_written_file_costs_no_translations(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = _catalog(complete, "zh-CN").read_bytes()
    (complete / "backend" / "errors.py").write_text("def half(:\n", encoding="utf-8")
    status, report = _run(complete, capsys, "--update")
    assert status == 1
    assert "backend/errors.py:1: is not Python" in report
    assert _catalog(complete, "zh-CN").read_bytes() == before


def test_further_markers(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (complete / "backend" / "errors.py").open("a", encoding="utf-8") as file:
        file.write('\ntitle("first", "Second")\n')
    _, report = _run(complete, capsys, "--keyword", "title:2")
    assert "zh-CN: has no entry for 'Second'" in report


def test_untranslated_lists_what_waits(complete: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, report = _run(complete, capsys, "--untranslated")
    assert status == 0
    assert report.splitlines() == ["ar: 'Nested'", "ar: 'Wrong {thing}'", "ar: '{n} mail'"]
