"""Papers, payments and shipments of tenant A, for the routes that take their ids."""

from datetime import UTC, datetime
from typing import Any

from tenants.orm import new_id
from tests.backend.trade.papers.setting import BANK, SELLER, a_firm, a_paper, an_order, ok
from tests.support import ApiClient

_DAY = datetime.now(UTC).date().isoformat()
_LETTER = {"number": "LC-1", "currency": "USD", "amount": "1.00", "expires_on": "2030-01-01"}
_AMENDMENT = {"on": _DAY, "terms": {"amount": "2.00"}}
_NOTE = {
    "kind": "credit_note",
    "reason": "price",
    "lines": [{"text": "Boxes", "unit_price": "1.00"}],
    "languages": ["en"],
}
_WISH = {"kind": "proforma", "languages": ["en"]}
_REFUND = {"amount": "1.00", "refunded_on": _DAY, "reason": "Paid twice"}

#: Bodies that pass validation.
MONEY_BODIES: dict[tuple[str, str], Any] = {
    ("POST", "/api/v1/orders/{order_id}/papers"): _WISH,
    ("POST", "/api/v1/orders/{order_id}/paper-previews"): _WISH,
    ("PUT", "/api/v1/orders/{order_id}/paper-data"): {},
    ("POST", "/api/v1/papers/{paper_id}/voidings"): {"reason": "Stolen"},
    ("PUT", "/api/v1/paper-settings/firms/{firm_id}"): {"party": SELLER},
    ("PUT", "/api/v1/paper-settings/accounts/{account_id}"): {"label": "Stolen", "currency": "USD", "bank": BANK},
    ("PUT", "/api/v1/payments/{payment_id}/parts"): {"parts": []},
    ("POST", "/api/v1/payments/{payment_id}/arrivals"): {"received_on": _DAY, "amount": "1.00"},
    ("PATCH", "/api/v1/payments/{payment_id}"): {"note": "Stolen"},
    ("POST", "/api/v1/payments/{payment_id}/refunds"): _REFUND,
    ("POST", "/api/v1/orders/{order_id}/waivers"): {"settles": "1.00", "reason": "Stolen"},
    ("POST", "/api/v1/orders/{order_id}/letters-of-credit"): _LETTER,
    ("PUT", "/api/v1/letters-of-credit/{letter_id}"): _LETTER,
    ("POST", "/api/v1/letters-of-credit/{letter_id}/amendments"): _AMENDMENT,
    ("POST", "/api/v1/letters-of-credit/{letter_id}/amendments/{number}/answers"): {"accept": True},
    ("POST", "/api/v1/orders/{order_id}/notes"): _NOTE,
    ("POST", "/api/v1/account-notes/{account_note_id}/voidings"): {"reason": "Stolen"},
    ("POST", "/api/v1/shipments/{shipment_id}/orders"): {"order_id": str(new_id())},
    ("PUT", "/api/v1/companies/{company_id}/credit"): {"currency": "USD", "amount": "1.00"},
    ("PATCH", "/api/v1/shipments/{shipment_id}"): {"note": "Stolen"},
    ("PUT", "/api/v1/shipments/{shipment_id}/cargo"): {
        "lines": [{"order_line_id": str(new_id()), "quantity": "1"}],
        "containers": [],
    },
    ("POST", "/api/v1/shipments/{shipment_id}/milestones"): {"state": "departed", "on": _DAY},
}


async def money_records(client: ApiClient) -> dict[str, Any]:
    """One record for each path parameter."""
    account = await a_firm(client)
    order = await an_order(client)
    paper = await a_paper(client, order, "proforma")
    slip = {
        "company_id": order["company_id"],
        "received_on": _DAY,
        "currency": "USD",
        "amount": "1.00",
        "state": "slip",
    }
    payment = await ok(await client.post("/payments", slip | {"state": "slip"}), 201)
    received = await ok(await client.post("/payments", slip | {"state": "received"}), 201)
    repaid = await ok(await client.post(f"/payments/{received['id']}/refunds", _REFUND), 201)
    letter = await ok(await client.post(f"/orders/{order['id']}/letters-of-credit", _LETTER), 201)
    settings = await ok(await client.get("/paper-settings"))
    noted = await ok(await client.post(f"/orders/{order['id']}/notes", _NOTE), 201)
    shipment = await ok(await client.post("/shipments", {"order_id": order["id"]}), 201)
    shipment = await ok(
        await client.patch(f"/shipments/{shipment['id']}", {"etd": "2030-01-01", "eta": "2030-02-01"}, 1)
    )
    await ok(await client.patch(f"/shipments/{shipment['id']}", {"eta": "2030-02-09"}, shipment["version"]))
    return {
        "account_id": account["id"],
        "firm_id": settings["firms"][0]["id"],
        "order_id": order["id"],
        "paper_id": paper["id"],
        "payment_id": payment["id"],
        "refund_id": repaid["refunds"][0]["id"],
        "letter_id": letter["id"],
        "account_note_id": noted["notes"][0]["id"],
        "shipment_id": shipment["id"],
    }
