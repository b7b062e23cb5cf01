"""What is stored is found: by the same words, by beginnings, by any piece of Chinese, however it is written."""

import itertools
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from i18n.words import (
    LAST_PLACE,
    MAX_QUERY_WORDS,
    MAX_WORD,
    MOST_PLACES,
    find_words,
    fold,
    phrase_words,
    place_words,
    query_words,
    search_words,
    without_article,
)


def finds(query: str, text: str) -> bool:
    """As the database decides: every word of the query is a word, or begins a word, of the text."""
    index = search_words(text)
    wanted = query_words(query)
    return bool(wanted) and all(
        any(word.startswith(part) if prefix else word == part for word in index) for part, prefix in wanted
    )


CJK = st.text(
    st.sampled_from("上海港宁波客户发票中國東京タワーひらがなパリ서울시강남々〇ー𠮷"), min_size=1, max_size=30
)
LATIN = st.text(st.sampled_from("abcxyzABCÄÖÜßéèñçøłđşığİœæÅőřž0123"), min_size=1, max_size=12)
SEPARATOR = st.sampled_from([" ", ", ", ". ", "\n", " - ", "/", "_", "'", "（", "。"])
WORDS = st.lists(st.one_of(LATIN, CJK), min_size=1, max_size=12)


@st.composite
def texts(draw: st.DrawFn) -> tuple[list[str], str]:
    words = draw(WORDS)
    return words, "".join(word + draw(SEPARATOR) for word in words)


@given(st.text(max_size=20), CJK, st.text(max_size=20), st.data())
def test_every_piece_of_a_cjk_text_is_found(before: str, run: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(run) - 1))
    stop = data.draw(st.integers(start + 1, len(run)))
    # A combining mark that follows would become part of the last character.
    assume(not after or not unicodedata.combining(unicodedata.normalize("NFKC", after)[0]))
    assert finds(run[start:stop], before + run + after)


@given(texts(), st.data())
def test_the_beginning_of_any_latin_word_is_found(case: tuple[list[str], str], data: st.DataObject) -> None:
    words, text = case
    word = data.draw(st.sampled_from(words))
    assume(word.isascii() or unicodedata.name(word[0]).startswith("LATIN"))
    stop = data.draw(st.integers(1, len(word)))
    assert finds(word[:stop], text)


@given(texts())
def test_a_text_answers_to_its_own_words(case: tuple[list[str], str]) -> None:
    words, text = case
    assert finds(" ".join(words), text)
    assert finds(text, text)


@given(texts(), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_form_and_case_do_not_matter(case: tuple[list[str], str], form: str) -> None:
    _, text = case
    normalized = unicodedata.normalize(form, text)  # type: ignore[arg-type] # typeshed wants literals
    assert search_words(normalized) == search_words(text)


@given(st.text())
@example("\x00\ud800 a\ufffe")
@example("ﬃ½①㍿ⅷ")
def test_any_text_gives_sound_words(text: str) -> None:
    words = search_words(text)
    assert len(words) == len(set(words))
    assert all(0 < len(word) <= MAX_WORD and "\x00" not in word and not word.isspace() for word in words)
    assert len(query_words(text)) <= MAX_QUERY_WORDS
    assert bool(words) == bool(query_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Müller & Søn, Łódź", ["muller", "son", "lodz"]),
        ("STRASSE Straße", ["strasse"]),
        ("İstanbul ISPARTA ılık", ["istanbul", "isparta", "ilik"]),
        ("Đà Nẵng", ["da", "nang"]),
        ("Ёлка, йод, Київ, за́мок", ["елка", "йод", "київ", "замок"]),
        ("ΌΛΟΣ όλος Ελλάδα", ["ολοσ", "ελλαδα"]),
        ("أَحْمَد مـؤسسة إلى کتابی", ["احمد", "مؤسسه", "الي", "كتابي"]),
        ("٣٤ ۳۴ ３４", ["34"]),
        ("שָׁלוֹם", ["שלום"]),
        ("हिन्दी में।", ["हिन्दी", "में"]),
        ("ＡＣＭＥ㈱", ["acme", "株"]),
        ("上海港", ["上海", "海港", "港"]),
        ("货", ["货"]),
        ("ﾊﾟﾘ タワー", ["パリ", "リ", "タワ", "ワー", "ー"]),
        ("서울시", ["서울", "울시", "시"]),
        ("A公司 5G网络", ["a", "公司", "司", "5g", "网络", "络"]),
        ("PO-2026/014_b 1,234.50", ["po", "2026", "014", "b", "1", "234", "50"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zero", "width"]),
        (" \t\n—…!🚢", []),
    ],
)
def test_rules(text: str, words: list[str]) -> None:
    assert search_words(text) == words


def test_addresses_are_found_whole_and_by_their_parts() -> None:
    text = "Write to <Ana.Lopez@Mail.Acme-Trading.example>."
    assert search_words(text)[2:] == [
        "ana.lopez@mail.acme-trading.example",
        *("ana", "lopez", "mail", "acme", "trading", "example"),
    ]
    found = [
        "ana.lopez@mail.acme-trading.example",
        "ana.lopez@mai",
        "lopez",
        "acme-trading.example",
        "acme-tr",
        "mail.acme",
    ]
    assert all(finds(query, text) for query in found)
    assert not finds("ana.lopez@acme", text)
    assert not finds("lopez@mail", text)


def test_query_leaves_the_last_word_open() -> None:
    assert query_words("Acme Tra") == [("acme", False), ("tra", True)]
    assert query_words("Acme Trading ") == [("acme", False), ("trading", False)]
    assert query_words("ana@acme.") == [("ana@acme", True)]
    assert query_words("acme 上海港") == [("acme", False), ("上海", False), ("海港", False)]
    assert query_words("港 acme") == [("港", True), ("acme", True)]
    assert query_words(" ,. ") == []


def test_long_words_are_cut_alike() -> None:
    word = "x" * 500
    assert search_words(word) == ["x" * MAX_WORD]
    assert finds(word, word)
    assert finds(word[:100], word)


@given(st.text())
def test_folding_settles(text: str) -> None:
    assert search_words(fold(text)) == search_words(text)


def test_words_stand_at_their_places() -> None:
    places: dict[str, list[int]] = {}
    after = place_words("Müller asks ana@porto.example 离心泵 price, price", places)
    assert places == {
        "muller": [1], "asks": [2], "ana@porto.example": [3], "ana": [3], "porto": [4], "example": [5],
        "离心": [6], "心泵": [7], "泵": [8], "price": [9, 10],
    }  # fmt: skip
    assert after == 11
    assert set(places) == set(search_words("Müller asks ana@porto.example 离心泵 price, price"))


def test_places_are_bounded() -> None:
    places: dict[str, list[int]] = {}
    place_words("a " * 1000 + "b " * 20_000 + "c", places)
    assert len(places["a"]) == MOST_PLACES
    assert places["c"] == []
    assert max(places["b"]) < LAST_PLACE


@pytest.mark.parametrize(
    ("phrase", "words"),
    [
        ("pro forma", [("pro", 0), ("forma", 1)]),
        ("离心泵 price", [("离心", 0), ("心泵", 1), ("price", 2)]),
        ("ana@porto.example", [("ana", 0), ("porto", 1), ("example", 1)]),
    ],
)
def test_a_phrase_keeps_its_distances(phrase: str, words: list[tuple[str, int]]) -> None:
    assert [tuple(word) for word in phrase_words(phrase)] == words


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("Prices for Müller", "price muller ", ["Müller"]),
        ("Prices for Müller", "pric", ["Pric"]),
        ("Die Größe", "grosse", ["Größe"]),
        ("请报离心泵价格", "离心泵", ["离心泵"]),
        ("ﬁne İstanbul", "fine istan", ["ﬁne", "İstan"]),
        ("to ana@porto.example now", "ana@porto.example ", ["ana@porto.example"]),
        ("المضخّات كبيرة", "المضخات", ["المضخّات"]),
        ("عن الطلب وللطلبات", "طلب", ["الطلب", "وللطلبات"]),
        ("orders of pumps", "ord* pump", ["ord", "pump"]),
        ("nothing", "else", []),
    ],
)
def test_words_are_found_where_they_stand_in_the_text(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, query_words(query))] == found


@given(st.text(max_size=200), st.text(max_size=30))
def test_places_of_words_lie_in_the_text_and_in_order(text: str, query: str) -> None:
    spans = find_words(text, query_words(query))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


def test_a_character_that_is_several_words_is_marked_once() -> None:
    assert find_words("¼ inch", query_words("1 4 ")) == [(0, 1)]


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("الطلب", "طلب"),
        ("والطلب", "طلب"),
        ("بالطلب", "طلب"),
        ("للطلب", "طلب"),
        ("فللطلبات", "طلبات"),
        ("الله", None),
        ("التي", None),
        ("والد", None),
        ("طلب", None),
        ("albert", None),
    ],
)
def test_arabic_words_are_found_without_their_article(word: str, bare: str | None) -> None:
    assert without_article(fold(word)) == bare
    assert search_words(word) == [fold(word), *([bare] if bare else [])]
    places: dict[str, list[int]] = {}
    place_words(f"x {word} y", places)
    assert places["y"] == [3]
    assert places[bare or fold(word)] == [2]


def test_a_star_makes_a_word_a_beginning() -> None:
    assert query_words("order* pump ") == [("order", True), ("pump", False)]
    assert query_words("order * pump ") == [("order", False), ("pump", False)]
