"""Which language version a reader gets."""

import pytest

from i18n.variants import Reason, choose, language_of_country, regional


@pytest.mark.parametrize(
    ("wanted", "available", "tag", "reason"),
    [
        ("zh-TW", ["zh-Hans", "zh-Hant", "en"], "zh-Hant", "same_language_script"),
        ("zh-HK", ["zh-Hans", "zh-Hant", "en"], "zh-Hant", "same_language_script"),
        ("zh-MO", ["zh-Hans", "zh-Hant"], "zh-Hant", "same_language_script"),
        ("zh-SG", ["zh-Hans", "zh-Hant", "en"], "zh-Hans", "same_language_script"),
        ("zh-MY", ["zh-Hant", "zh-Hans"], "zh-Hans", "same_language_script"),
        ("zh", ["zh-CN", "zh-TW"], "zh-CN", "other_region"),
        ("zh-TW", ["zh", "en"], "zh", "script_mismatch"),
        ("zh-CN", ["zh-Hant", "en"], "zh-Hant", "script_mismatch"),
        ("sr-Latn", ["sr", "en"], "en", "english"),
        ("az-Cyrl", ["az", "en"], "en", "english"),
        ("es-MX", ["es-419", "es-ES", "en"], "es-419", "same_language_script"),
        ("es-AR", ["es-ES", "en"], "es-ES", "other_region"),
        ("pt-AO", ["pt-PT", "pt-BR"], "pt-PT", "same_language_script"),
        ("en-AU", ["en-US", "en-GB"], "en-GB", "other_region"),
        ("es-AR", ["es-ES", "es-MX"], "es-MX", "other_region"),
        ("en-CA", ["en-US"], "en-US", "other_region"),
        ("pt-PT", ["pt-BR", "en"], "pt-BR", "other_region"),
        ("nb-NO", ["no", "en"], "no", "same_language_script"),
        ("iw", ["he", "en"], "he", "exact"),
        ("in", ["id", "en"], "id", "exact"),
        ("en-AU", ["en-GB", "en-US"], "en-GB", "other_region"),
        ("en-AU", ["en-001", "en-US"], "en-001", "same_language_script"),
        ("de-AT", ["de", "en"], "de", "same_language_script"),
        ("de", ["de", "en"], "de", "exact"),
        ("zh_Hant_TW", ["zh-hant", "en"], "zh-hant", "same_language_script"),
        ("ko", ["de", "en"], "en", "english"),
        ("nonsense!", ["de", "en"], "en", "english"),
        (None, ["de", "en"], "en", "english"),
    ],
)
def test_the_version_and_why(wanted: str | None, available: list[str], tag: str, reason: Reason) -> None:
    choice = choose(wanted, available)
    assert choice is not None
    assert (choice.tag, choice.reason) == (tag, reason)


def test_further_languages_come_before_the_house_and_the_house_before_english() -> None:
    assert choose("ko", ["ja", "de", "en"], further=["ja"], house="de") == choose("ko", ["ja"], further=["ja"])
    found = choose("ko", ["de", "en"], further=["ja"], house="de-AT")
    assert found is not None
    assert (found.tag, found.reason) == ("de", "house_language")


def test_nothing_fits() -> None:
    assert choose("ko", ["ru"]) is None


@pytest.mark.parametrize(
    ("country", "language"),
    [("DE", "de-DE"), ("BR", "pt-BR"), ("MX", "es-MX"), ("US", "en-US"), ("TW", "zh-Hant-TW"), ("EG", "ar-EG")]
    + [(code, None) for code in ("CH", "BE", "CA", "IN", "AE", "SG", "MY", "LU", "FI", "MA", "XX")]
    + [(None, None)],
)
def test_the_language_of_a_country_with_one(country: str | None, language: str | None) -> None:
    assert language_of_country(country) == language


def test_figures_follow_the_reader_where_the_version_leaves_it_open() -> None:
    assert regional("es", None, "MX") == "es-MX"
    assert regional("es", "es-AR", "MX") == "es-AR"
    assert regional("en", None, "DE") == "en"
    assert regional("pt-BR", "pt-PT", "PT") == "pt-BR"
