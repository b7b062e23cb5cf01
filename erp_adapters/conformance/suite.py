"""The exam as a pytest class: inherit it, provide a fixture `subject`, and every check is a test.

    class TestMine(AdapterSuite):
        @pytest.fixture
        async def subject(self) -> AsyncIterator[Subject]:
            async with my_simulator() as server:
                yield await subject_of(adapter, server.link(), samples=..., hidden=server)

pytest and pytest-asyncio (mode auto) are yours to install; nothing else in Lading needs them.
"""

from typing import Any

import pytest

from erp_adapters.conformance.checks import Check, Mode, NotOfferedError
from erp_adapters.conformance.runner import checks
from erp_adapters.conformance.subject import Subject

_ALL = checks(tuple(Mode))


class AdapterSuite:
    """One test per check; what an adapter does not offer is skipped with that reason."""

    @pytest.mark.parametrize("conformance", _ALL, ids=[one.name for one in _ALL])
    async def test_conformance(self, conformance: Check, subject: Subject) -> Any:
        """Run one check."""
        try:
            await conformance.run(subject)
        except NotOfferedError as reason:
            pytest.skip(f"not offered: {reason}")
