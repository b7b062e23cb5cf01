"""Two spellings of one name have one key, and two names two."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.customers.names import company_core, company_key, company_keys, person_key

_WORDS = st.sampled_from(
    ("Kern", "Müller", "Blue", "Ocean", "Valves", "Łódź", "Ромашка", "Νίκη", "博览", "トヨタ", "Señal")
)
_FORMS = st.sampled_from(
    """Ltd|Co., Ltd.|GmbH|GmbH & Co. KG|S.A. de C.V.|S. de R.L.|Sp. z o.o.|A/S|A.Ş.|S.p.A.|Ltda.|Sdn. Bhd.|Pvt. Ltd.|OÜ
    (Pty) Ltd|K.K.|株式会社|有限公司|ООО|ذ.م.م|FZE|Kft.|d.o.o.|s.r.o.""".replace("\n", "|").split("|")
)


@pytest.mark.parametrize(
    "same",
    [
        ["Müller & Söhne GmbH & Co. KG", "Mueller und Soehne GmbH", "MULLER AND SOHNE", "Söhne, Müller und"],
        ["ООО «Ромашка»", "OOO Romashka", "Romashka LLC", "РОМАШКА, ООО"],
        ["株式会社トヨタ", "㈱トヨタ", "Toyota K.K.", "TOYOTA"],  # half-width and full-width too
        ["Παπαδόπουλος Α.Ε.", "Papadopoulos S.A."],
        ["Công ty TNHH Việt Nam Foods", "Viet Nam Foods Co., Ltd"],
        ["PT. Maju Jaya Tbk", "Maju Jaya"],
        ["شركة الراشد ذ.م.م", "الراشد"],
        ["삼성전자 주식회사", "㈜삼성전자"],
        ["Rossi e Figli S.p.A.", "Rossi & Figli SpA", "Rossi e Figli"],
        ["Hijos y Cía. S. de R.L. de C.V.", "Hijos"],
        ["J. R. Smith (Pty) Ltd", "JR Smith", "Smith, J.R."],
        ["Acme San. ve Tic. Ltd. Şti.", "Acme Sanayi ve Ticaret A.Ş.", "ACME"],
        ["深圳市博览有限公司", "深圳市博览股份有限公司"],
    ],
)
def test_spellings_of_one_company_meet(same: list[str]) -> None:
    assert len({company_key(name) for name in same}) == 1


def test_companies_of_other_names_stay_apart() -> None:
    names = ["Kern Valves", "Kern", "Kerner Valves", "博览", "博揽", "Acme Germany", "Acme France", "AT&T", "T"]
    assert len({company_key(name) for name in names}) == len(names)


def test_a_short_form_counts_where_it_is_used() -> None:
    assert company_key("Foss AS", "NO") == company_key("Foss", "NO") == "foss"
    assert company_key("Foss AS", "US") == "as foss"
    assert company_key("Foss AS") == "foss"


def test_a_name_that_is_a_legal_form_keeps_it() -> None:
    assert company_key("Limited") == "limited"
    assert company_key("- . -") == ""


def test_trading_names_have_keys_of_their_own() -> None:
    assert company_keys("Smith Ltd t/a Blue Door") == [company_key("Smith"), company_key("Blue Door")]
    assert company_keys("Smith LLC d.b.a. Blue Door LLC") == [company_key("Smith"), company_key("Blue Door")]
    assert company_key("Smith Ltd trading as Blue Door") == company_key("Smith")


def test_a_core_leaves_out_what_many_firms_are_called() -> None:
    assert company_core("Rashid General Trading LLC") == company_core("Rashid International")
    assert company_core("深圳市博览国际贸易有限公司") == company_core("深圳市博览进出口有限公司")
    assert company_core("Trading Co Ltd") == ""


@pytest.mark.parametrize(
    "same",
    [
        ["Müller, Dr. Jörg", "Joerg Mueller", "Herr Jörg Müller"],
        ["Иванов Иван Петрович", "Ivan Ivanov", "IVANOV Ivan"],
        ["Al-Rashid, Ahmed", "Ahmed El Rashid", "Eng. Ahmed Alrashid"],
        ["王小明先生", "王小明"],
        ["Сергей Ющенко", "Sergei Yushchenko", "Sergey Iushchenko"],
    ],
)
def test_spellings_of_one_person_meet(same: list[str]) -> None:
    assert len({person_key(name) for name in same}) == 1


@given(st.lists(_WORDS, min_size=1, max_size=3, unique=True), _FORMS, st.randoms())
def test_form_case_order_and_writing_change_nothing(words: list[str], form: str, chance: object) -> None:
    key = company_key(" ".join(words))
    assert company_key(f"{' '.join(words)} {form}") == key
    assert company_key(" ".join(words).upper()) == key
    assert company_key(" - ".join(reversed(words))) == key
    assert company_key(unicodedata.normalize("NFD", " ".join(words))) == key


@given(st.text(max_size=80))
def test_any_text_has_a_bounded_sorted_key(text: str) -> None:
    for key in (company_key(text), person_key(text)):
        assert len(key) <= 200
        assert key.split() == sorted(set(key.split()))
    assert company_key(text) == company_key(f" {text} ")
    assert bool(company_key(text)) or not any(char.isascii() and char.isalnum() for char in text)
