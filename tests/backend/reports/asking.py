"""What the tests of reports share."""

from decimal import Decimal
from typing import Any

from tests.support import ApiClient


async def asked(client: ApiClient, subject: str, measures: list[str], by: list[str], **more: Any) -> dict[str, Any]:
    answer = await client.post("/reports/results", {"subject": subject, "measures": measures, "by": by} | more)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def table(report: dict[str, Any]) -> dict[Any, list[Any]]:
    """Values by the labels of their groups."""
    numbers = [[None if value is None else Decimal(value) for value in row["values"]] for row in report["rows"]]
    keys = [tuple(key["label"] for key in row["keys"]) for row in report["rows"]]
    return {key[0] if len(key) == 1 else key: row for key, row in zip(keys, numbers, strict=True)}
