"""The API answers as its own description says: no operation fails inside, none answers what it does not describe.

One request of each operation in the suite; `make fuzz` sends many, right and wrong ones.
"""

import pytest
from litestar import Litestar

from tenants.settings import Settings
from tests.backend.web.fuzzing import made_up, send
from tests.support import ApiClient
from tests.tenancy.test_foreign_ids import records

__all__ = ["records"]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """Settings under which nobody is asked to wait."""
    return settings.model_copy(update={"requests_per_minute": 10_000_000})


@pytest.mark.timeout(3600)
async def test_answers_are_as_described(app: Litestar, client: ApiClient, records: dict[str, str]) -> None:
    asks = made_up(app.openapi_schema.to_schema(), records)
    wrong = [found for ask in asks if (found := await send(client.http, ask))]
    assert not wrong, f"{len(wrong)} answers are not as described:\n" + "\n".join(wrong)
