"""Countries, languages and people are called as the reader would call them."""

import pytest

from i18n.names import country_name, country_names, display_name, language_name


def test_country_names() -> None:
    assert country_name("DE", "zh-CN") == "德国"
    assert country_name("de", "ar") == "ألمانيا"
    assert country_name("ZQ", "en") == "ZQ"
    names = country_names("en")
    assert len(names) == 249
    assert names["CN"] == "China"


@pytest.mark.parametrize(
    ("tag", "own", "english"),
    [
        ("zh-CN", "简体中文", "Simplified Chinese"),
        ("zh-Hant", "繁體中文", "Traditional Chinese"),
        ("zh-TW", "繁體中文", "Traditional Chinese"),
        ("ar", "العربية", "Arabic"),
        ("de", "Deutsch", "German"),
        ("es", "Español", "Spanish"),
        ("pt-BR", "Português (Brasil)", "Brazilian Portuguese"),
        ("sr-Latn", "Srpski (latinica)", "Serbian (Latin)"),
        ("xx", "xx", "xx"),
        ("?", "?", "?"),
    ],
)
def test_language_names(tag: str, own: str, english: str) -> None:
    assert language_name(tag) == own
    assert language_name(tag, "en") == english


@pytest.mark.parametrize(
    ("given", "family", "language", "name"),
    [
        ("小明", "王", "zh", "王小明"),
        ("太郎", "田中", None, "田中太郎"),
        ("민수", "김", "ko", "김민수"),
        ("Xiaoming", "Wang", "zh", "Xiaoming Wang"),
        ("Anna", "Nagy", "hu", "Nagy Anna"),
        ("Văn An", "Nguyễn", "vi", "Nguyễn Văn An"),
        ("Ana", "López", "es", "Ana López"),
        ("محمد", "الأحمد", "ar", "محمد الأحمد"),
        (" Ana ", None, "es", "Ana"),
        (None, "王", "zh", "王"),
        (None, " ", None, ""),
    ],
)
def test_names_of_people(given: str | None, family: str | None, language: str | None, name: str) -> None:
    assert display_name(given, family, language) == name
