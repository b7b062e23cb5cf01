"""The operator's own list of free mail providers."""

from collections.abc import Iterator

import pytest

from mail_ingest.understand import domains


@pytest.fixture(autouse=True)
def _forget_afterwards() -> Iterator[None]:
    yield
    domains._more_free_mail.clear()


def test_further_providers_stand_for_no_company() -> None:
    assert domains.company_domain("luis@correo.example") == "correo.example"
    domains.add_free_mail(["Correo.Example.", "post.test"])
    assert domains.company_domain("luis@correo.example") is None
    assert domains.company_domain("luis@mx.correo.example") is None
    assert domains.company_domain("luis@correos.example") == "correos.example"
