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


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


async def trade_records(client: ApiClient, company_id: str) -> dict[str, str]:
    """One record of each kind that the routes of trade name."""
    product = await made(client, "/products", {"sku": "LM-1", "name": "Mug", "cost": "9", "cost_currency": "USD"})
    picture = {"filename": "mug.png", "media_type": "image/png", "content": PIXEL}
    shown = await made(client, f"/products/{product['id']}/pictures", picture)
    prices = await made(client, "/price-lists", {"name": "General", "currency": "USD", "incoterm": "FOB"})
    rates = {"rates": [{"base": "USD", "quote": "CNY", "rate": "7.1"}]}
    await made(client, "/exchange-rates", rates)
    body = content(lines=[line(product_id=product["id"], unit_price="9")]) | {"company_id": company_id}
    below = await made(client, "/quotes", body)
    asked = await made(client, f"/quotes/{below['id']}/approvals", {"reason": "To win them"})
    ordered = {"company_id": company_id, "currency": "USD", "lines": [line()]} | FOB
    order = await made(client, "/orders", ordered)
    order = await made(client, f"/orders/{order['id']}/confirmations", None)
    wish = {"reason": "More", "content": {"currency": "USD", "lines": [line(quantity="2")]} | FOB}
    await made(client, f"/orders/{order['id']}/changes", wish, **{"If-Match": f'"{order["version"]}"'})
    file = (await client.get(f"/orders/{order['id']}")).json()
    step = await made(client, f"/order-steps/{file['steps'][0]['id']}/files", picture)
    return {
        "product_id": product["id"],
        "picture_id": shown["pictures"][0]["id"],
        "price_list_id": prices["id"],
        "quote_id": below["id"],
        "approval_id": asked["approvals"][0]["id"],
        "order_id": order["id"],
        "change_id": file["changes"][0]["id"],
        "step_id": step["id"],
        "order_file_id": step["files"][0]["id"],
        "onwards": "shipped",
    }


#: Bodies that pass validation, for the routes of trade.
BODIES: dict[tuple[str, str], Any] = {
    ("PUT", "/api/v1/products/{product_id}"): {"sku": "X", "name": "Stolen"},
    ("POST", "/api/v1/products/{product_id}/pictures"): {
        "filename": "x.png",
        "media_type": "image/png",
        "content": PIXEL,
    },
    ("PUT", "/api/v1/price-lists/{price_list_id}"): {"name": "Stolen", "currency": "USD", "incoterm": "FOB"},
    ("PUT", "/api/v1/quotes/{quote_id}/draft"): content(),
    ("POST", "/api/v1/quotes/{quote_id}/answers"): {"accepted": True},
    ("POST", "/api/v1/quotes/{quote_id}/approvals"): {"reason": "Stolen"},
    ("POST", "/api/v1/quotes/{quote_id}/approvals/{approval_id}/decisions"): {"approve": True},
    ("POST", "/api/v1/quotes/{quote_id}/orders"): {},
    ("POST", "/api/v1/quotes/{quote_id}/paper-previews"): {"languages": ["en"]},
    ("POST", "/api/v1/quotes/{quote_id}/papers"): {"languages": ["en"]},
    ("PATCH", "/api/v1/orders/{order_id}"): {"note": "Stolen"},
    ("PUT", "/api/v1/orders/{order_id}/draft"): {"currency": "USD", "lines": [line()]} | FOB,
    ("POST", "/api/v1/orders/{order_id}/changes"): {
        "reason": "Stolen",
        "content": {"currency": "USD", "lines": [line()]} | FOB,
    },
    ("POST", "/api/v1/orders/{order_id}/changes/{change_id}/decisions"): {"approve": True},
    ("POST", "/api/v1/orders/{order_id}/steps"): {"board": "production", "kind": "other"},
    ("PATCH", "/api/v1/order-steps/{step_id}"): {"note": "Stolen"},
    ("POST", "/api/v1/order-steps/{step_id}/files"): {
        "filename": "x.png",
        "media_type": "image/png",
        "content": PIXEL,
    },
}
