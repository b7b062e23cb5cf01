"""What the tests of trade share."""

from decimal import Decimal
from typing import Any

from tests.support import ApiClient

BERLIN = {"name": "Nordlicht Bau GmbH", "country": "DE", "city": "Kiel", "time_zone": "Europe/Berlin"}
FOB = {"incoterm": "FOB", "place": "Ningbo"}
CIF = {"incoterm": "CIF", "place": "Hamburg"}


async def made(client: ApiClient, path: str, body: Any, **headers: str) -> dict[str, Any]:
    """What a POST that must work answers."""
    answer = await client.post(path, body, **headers)
    assert answer.status_code in (200, 201), answer.text
    found: dict[str, Any] = answer.json()
    return found


async def a_company(client: ApiClient, **given: Any) -> dict[str, Any]:
    """A company that was made by hand."""
    return await made(client, "/companies", BERLIN | given)


async def written(client: ApiClient, path: str, body: Any, version: int) -> dict[str, Any]:
    """What a PUT of a draft that must work answers."""
    answer = await client.send("PUT", path, body, **{"If-Match": f'"{version}"'})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def line(**given: Any) -> dict[str, Any]:
    """A line of a quote or order, written by hand."""
    return {"name": "Ceramic mug", "quantity": "1000", "unit_price": "1.25", "unit": "pcs"} | given


def content(**given: Any) -> dict[str, Any]:
    """What a quote offers."""
    return {"currency": "USD", "offers": [FOB], "lines": [line()]} | given


async def a_quote(client: ApiClient, company: dict[str, Any], **given: Any) -> dict[str, Any]:
    """A draft of one line."""
    return await made(client, "/quotes", content(**given) | {"company_id": company["id"]})


def dec(value: str) -> Decimal:
    """An amount of an answer."""
    return Decimal(value)
