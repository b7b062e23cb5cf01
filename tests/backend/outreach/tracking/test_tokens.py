"""Names in public addresses."""

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from backend.outreach.tracking.tokens import LENGTH, make_token, new_public_id, read_token, tenant_of

KEY, OTHER = b"k" * 32, b"o" * 32


def test_a_token_says_what_it_was_made_of() -> None:
    tenant, public_id = uuid4(), new_public_id()
    token = make_token(KEY, "link", tenant, public_id)
    assert len(token) == LENGTH
    assert tenant_of(token) == tenant
    found = read_token([OTHER, KEY], "link", token)
    assert found is not None
    assert (found.tenant_id, found.public_id) == (tenant, public_id)


def test_another_key_or_kind_does_not_open_it() -> None:
    token = make_token(KEY, "link", uuid4(), new_public_id())
    assert read_token([OTHER], "link", token) is None
    assert read_token([KEY], "pixel", token) is None
    assert read_token([KEY], "reader", token) is None


@given(st.integers(0, LENGTH - 1), st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=122))
def test_one_other_character_breaks_it(place: int, character: str) -> None:
    token = make_token(KEY, "pixel", uuid4(), new_public_id())
    changed = token[:place] + character + token[place + 1 :]
    assert (read_token([KEY], "pixel", changed) is not None) == (changed == token)


@given(st.text(max_size=80))
def test_anything_else_is_no_token(text: str) -> None:
    assert read_token([KEY], "pixel", text) is None
