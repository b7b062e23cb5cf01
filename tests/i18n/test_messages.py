"""Texts come in the reader's language, and never fail to come."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import messages
from i18n.messages import N_, translate, translate_plural

CHINESE = r"""
msgid ""
msgstr ""
"Language: zh-CN\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"

msgid "Hello {name}"
msgstr "你好，{name}"

msgid "Not yet"
msgstr ""

#, fuzzy
msgid "Guessed"
msgstr "猜的"

msgid "{n} message"
msgid_plural "{n} messages"
msgstr[0] "{n} 封邮件"
"""

ARABIC = r"""
msgid ""
msgstr ""
"Language: ar\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\n"

msgid "{n} message"
msgid_plural "{n} messages"
msgstr[0] "zero"
msgstr[1] "one"
msgstr[2] "two"
msgstr[3] "few {n}"
msgstr[4] "many {n}"
msgstr[5] "other {n}"
"""


@pytest.fixture(autouse=True)
def catalogs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for tag, text in (("zh-CN", CHINESE), ("ar", ARABIC), ("de", "msgid oops\n")):
        path = tmp_path / tag / "LC_MESSAGES" / "lading.po"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(messages, "CATALOGS", tmp_path)
    _forget()
    yield
    _forget()


def _forget() -> None:
    messages.available_catalogs.cache_clear()
    messages._texts.cache_clear()


def test_marker_returns_its_text() -> None:
    assert N_("Hello {name}") == "Hello {name}"


@pytest.mark.parametrize("locale", ["zh-CN", "zh", "zh_Hans_CN", "zh-SG", "zh-CN-x-private"])
def test_every_tag_of_simplified_chinese_reads_chinese(locale: str) -> None:
    assert translate("Hello {name}", locale, name="李明") == "你好，李明"


@pytest.mark.parametrize("locale", ["zh-HK", "zh-Hant", "fr", "en", "", "no such tag", "en-AU"])
def test_other_tags_read_english(locale: str) -> None:
    assert translate("Hello {name}", locale, name="Ana") == "Hello Ana"


@pytest.mark.parametrize("msgid", ["Not yet", "Guessed", "In no catalog"])
def test_empty_fuzzy_and_unknown_entries_read_english(msgid: str) -> None:
    assert translate(msgid, "zh-CN") == msgid


def test_a_broken_catalog_reads_english() -> None:
    assert translate("Hello {name}", "de", name="Uwe") == "Hello Uwe"


def test_missing_parameter_stays_visible() -> None:
    assert translate("{a} and {b}", "en", a=1) == "1 and {b}"


def test_braces_are_doubled_and_values_are_not_filled_again() -> None:
    assert translate("{{x}} {a}", "en", a="{b} {{") == "{x} {b} {{"


def test_parameters_reach_no_attributes() -> None:
    assert translate("{a.__class__} {a[0]}", "en", a="x") == "{a.__class__} {a[0]}"


def test_parameters_may_have_any_name() -> None:
    assert translate("{msgid} {locale}", "en", msgid=1, locale=2) == "1 2"


@pytest.mark.parametrize(
    ("n", "text"),
    [(0, "zero"), (1, "one"), (2, "two"), (3, "few 3"), (11, "many 11"), (100, "other 100"), (103, "few 103")],
)
def test_arabic_has_six_forms(n: int, text: str) -> None:
    assert translate_plural("{n} message", "{n} messages", n, "ar-EG") == text


@pytest.mark.parametrize(
    ("n", "locale", "text"),
    [
        (1, "en", "1 message"),
        (0, "en", "0 messages"),
        (12408, "en", "12,408 messages"),
        (12408, "fr", "12\u202f408 messages"),
        (1, "zh", "1 封邮件"),
    ],
)
def test_counts_are_written_by_locale(n: int, locale: str, text: str) -> None:
    assert translate_plural("{n} message", "{n} messages", n, locale) == text


@given(st.text(), st.text(max_size=20), st.dictionaries(st.text(min_size=1), st.text()))
def test_translate_never_raises(msgid: str, locale: str, params: dict[str, str]) -> None:
    assert isinstance(translate(msgid, locale, **params), str)
