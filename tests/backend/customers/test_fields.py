"""Cleaning and comparing of values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.customers.fields import (
    FACT_FIELDS,
    InvalidValueError,
    clean_domain,
    clean_email,
    clean_phone,
    clean_value,
    clean_website,
    normalize,
)
from backend.customers.learning.names import name_from_address, name_from_domain

FIELDS = sorted({*FACT_FIELDS["company"], *FACT_FIELDS["contact"]})


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("Ana.Lima@Porto.Example", "ana.lima@porto.example"),
        (" bo@bücher.example ", "bo@xn--bcher-kva.example"),
        ("o'brien+x@a-b.example", "o'brien+x@a-b.example"),
    ],
)
def test_addresses_are_kept_in_one_form(given_text: str, kept: str) -> None:
    assert clean_email(given_text) == kept


@pytest.mark.parametrize(
    "text", ["", "a", "a@b", "a b@c.example", "a@b..example", "@b.example", "a@@b.example", "a@b.example>"]
)
def test_no_address(text: str) -> None:
    with pytest.raises(InvalidValueError):
        clean_email(text)


@pytest.mark.parametrize(
    "text", ["acme.example", "www.acme.example", "https://acme.example/x?y", "sales@acme.example", "ACME.example."]
)
def test_a_domain_is_found_in_what_people_paste(text: str) -> None:
    assert clean_domain(text) == "acme.example"


@pytest.mark.parametrize("text", ["javascript:alert(1)", "ftp://acme.example", "http://", "two words.example", "x"])
def test_no_website(text: str) -> None:
    with pytest.raises(InvalidValueError):
        clean_website(text)


def test_phones_become_e164_where_they_name_their_country() -> None:
    assert clean_phone("+49 (0)40 369-0010") == "+49403690010"
    assert clean_phone("+1 650-253-0000 ext. 12") == "+16502530000;ext=12"
    assert clean_phone("0571 8888 6666") == "0571 8888 6666"


@given(st.sampled_from(FIELDS), st.text(max_size=300))
def test_cleaning_twice_changes_nothing_more(field: str, text: str) -> None:
    try:
        once = clean_value(field, text)
    except InvalidValueError:
        return
    assert clean_value(field, once) == once
    assert normalize(field, once) == normalize(field, clean_value(field, once))


def test_one_company_in_several_spellings_is_one_fact() -> None:
    spellings = {"Müller & Söhne GmbH", "MÜLLER & SÖHNE GMBH", "Muller  & Sohne  GmbH"}
    assert len({normalize("name", clean_value("name", text)) for text in spellings}) == 1


def test_names_for_those_who_gave_none() -> None:
    assert name_from_domain("north-sea-tools.example") == "North Sea Tools"
    assert name_from_domain("xn--bcher-kva.example") == "Bücher"
    assert name_from_address("ana.lima+web@x.example") == "Ana Lima"
    assert name_from_address("sales7@x.example") == "sales7@x.example"
