"""Tags are understood as BCP 47 means them, and a reader gets a language that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n.locale import (
    DEFAULT,
    SUPPORTED,
    babel_locale,
    best_match,
    canonical_tag,
    direction,
    fallback_chain,
    negotiate,
)


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("zh_hant_tw", "zh-Hant-TW"),
        ("EN-us", "en-US"),
        ("iw", "he"),
        ("in-ID", "id-ID"),
        ("cmn", "zh"),
        ("sh", "sr-Latn"),
        ("de-DE-u-co-phonebk", "de-DE"),
        ("de_DE.UTF-8", "de-DE"),
        ("es-419", "es-419"),
        ("", None),
        ("-", None),
        ("12", None),
        ("x-klingon", None),
        ("英语", None),
        ("de-中国", None),
        ("рус", None),
    ],
)
def test_canonical_tag(tag: str, canonical: str | None) -> None:
    assert canonical_tag(tag) == canonical


@pytest.mark.parametrize(
    ("tag", "available", "match"),
    [
        ("zh-TW", ("zh-Hans", "zh-Hant", "en"), "zh-Hant"),
        ("zh-HK", ("zh-Hans", "zh-Hant", "en"), "zh-Hant"),
        ("zh-MO", ("zh-HK", "zh-TW"), "zh-HK"),
        ("zh-SG", ("zh-Hans", "zh-Hant", "en"), "zh-Hans"),
        ("zh-MY", ("zh-CN", "en"), "zh-CN"),
        ("zh-TW", ("zh", "en"), None),
        ("sr-Latn", ("sr", "en"), None),
        ("es-MX", ("es-419", "es-ES", "en"), "es-419"),
        ("pt-AO", ("pt-PT", "pt-BR"), "pt-PT"),
        ("nb-NO", ("no", "en"), "no"),
        ("iw", ("he", "en"), "he"),
        ("en-AU", ("en-US", "en-GB"), "en-GB"),
        ("fr", ("en",), None),
    ],
)
def test_best_match_never_crosses_scripts(tag: str, available: tuple[str, ...], match: str | None) -> None:
    assert best_match(tag, available) == match


def test_chain_ends_in_english() -> None:
    assert fallback_chain("zh-HK", ("zh-Hant", "zh-CN", "en")) == ("zh-Hant", "en")
    assert fallback_chain("pt-AO", ("pt", "pt-PT", "en")) == ("pt-PT", "pt", "en")
    assert fallback_chain("?", ("en",)) == ("en",)


@pytest.mark.parametrize(
    ("header", "preferred", "tag"),
    [
        ("zh-TW,zh;q=0.9,en;q=0.8", None, "zh-CN"),
        ("zh-TW", None, "zh-CN"),
        ("zh-TW,en;q=0.5", None, "en"),
        ("fr;q=0.2,ar-EG;q=0.9", None, "ar"),
        ("ar;q=0, en", None, "en"),
        ("zh", "ar", "ar"),
        ("zh", "fr", "zh-CN"),
        ("*", None, "en"),
        ("ar;q=banana, ;;;,", None, "en"),
        (None, None, "en"),
        (None, "zh_CN", "zh-CN"),
    ],
)
def test_negotiate(header: str | None, preferred: str | None, tag: str) -> None:
    assert negotiate(header, preferred).tag == tag


@given(st.text(), st.none() | st.text())
def test_negotiate_always_answers(header: str, preferred: str | None) -> None:
    assert negotiate(header, preferred) in SUPPORTED


@given(st.text(alphabet="abzhtnHaSUC-_@.019", max_size=24))
def test_tags_are_canonical_once(tag: str) -> None:
    once = canonical_tag(tag)
    if once is not None:
        assert canonical_tag(once) == once
    assert babel_locale(tag) is not None


@pytest.mark.parametrize("tag", ["ar", "fa-IR", "ur", "he", "ckb", "az-Arab", "pa-PK"])
def test_written_right_to_left(tag: str) -> None:
    assert direction(tag) == "rtl"


@pytest.mark.parametrize("tag", ["en", "zh-CN", "az", "ku", "mn-CN", "nonsense!"])
def test_written_left_to_right(tag: str) -> None:
    assert direction(tag) == "ltr"


def test_supported_languages_describe_themselves() -> None:
    assert DEFAULT in SUPPORTED
    assert [(locale.tag, locale.name, locale.direction) for locale in SUPPORTED] == [
        ("en", "English", "ltr"),
        ("zh-CN", "简体中文", "ltr"),
        ("ar", "العربية", "rtl"),
    ]
    assert all(direction(locale.tag) == locale.direction for locale in SUPPORTED)
