"""A real Tryton, and links of fresh tenants to it."""

from collections.abc import Iterator

import pytest

from erp_adapters.testing.tryton_server import TrytonServer, new_server


@pytest.fixture(scope="session")
def _tryton(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TrytonServer]:
    server = new_server(tmp_path_factory.mktemp("tryton"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def tryton(_tryton: TrytonServer) -> TrytonServer:
    """A running Tryton; tests share its data and make parties of their own."""
    return _tryton
