"""Whose somebody is, in a list of conversations."""

from uuid import UUID

import pytest

from backend.conversations.queries.rows import role_of
from backend.customers.schemas import CompanyRef, ContactRef, ConversationCustomer
from tenants.context import Actor
from tenants.orm import new_id

_ME, _OTHER = new_id(), new_id()
_READER = Actor("user", "Lin Wei", "rep", new_id(), _ME)


@pytest.mark.parametrize(
    ("bin_", "owner_id", "expected"),
    [
        ("customer", None, "customer"),
        ("customer", _ME, "customer"),
        ("customer", _OTHER, "colleague"),
        ("candidate", _OTHER, "candidate"),
    ],
)
def test_somebody_in_our_files(bin_: str, owner_id: UUID | None, expected: str) -> None:
    known = ConversationCustomer(
        CompanyRef(new_id(), "Comprador", "BR"),
        ContactRef(new_id(), "Ana"),
        None,
        bin_,  # type: ignore[arg-type]  # one of the closed list
        owner_id,
    )
    assert role_of("human", known, _READER) == expected
    assert role_of("machine", known, _READER) == "machine"


def test_somebody_unknown() -> None:
    assert role_of("human", None, _READER) == "stranger"
