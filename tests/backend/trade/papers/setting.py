"""An order and a firm that can write papers."""

import random
import string
from typing import Any

from tests.support import ApiClient

SELLER = {
    "name": "Harbourline Trading Co., Ltd.",
    "address": ["88 Zhongshan East Road", "Ningbo, China"],
    "country": "CN",
}
BANK = {"beneficiary": SELLER["name"], "name": "Example Bank", "swift": "EXBKCNBN", "account": "3301 0188"}


def _word() -> str:
    """A name that resembles no other, so that no company is taken for another one."""
    return "".join(random.sample(string.ascii_lowercase, 12)).title()


async def ok(answer: Any, status: int = 200) -> Any:
    """The answer's body, which must have this status."""
    assert answer.status_code == status, answer.text
    return answer.json()


async def a_firm(client: ApiClient) -> dict[str, Any]:
    """Our name, and an approved account."""
    await ok(await client.post("/paper-settings/firms", {"party": SELLER}), 201)
    account = await ok(
        await client.post("/paper-settings/accounts", {"label": "USD", "currency": "USD", "bank": BANK}), 201
    )
    done: dict[str, Any] = await ok(await client.post(f"/paper-settings/accounts/{account['id']}/approvals"))
    return done


async def an_order(client: ApiClient, *, confirmed: bool = True, **given: Any) -> dict[str, Any]:
    """1,200 boxes and 500 canisters for 11,070.00 USD, 30 percent in advance."""
    company = given.pop("company", None) or await ok(
        await client.post(
            "/companies",
            {
                "name": f"{_word()} Almacenes",
                "country": "CR",
                "city": "San Pedro",
                "address": "Av. Central 450",
            },
        ),
        201,
    )
    line = {
        "name": "Storage box", "sku": "HL-2205", "unit": "H87", "quantity": "1200", "unit_price": "3.85",
        "hs_code": "3923.50", "origin": "CN", "pcs_per_carton": "60", "carton_length": "60", "carton_width": "40",
        "carton_height": "36", "net_weight": "14.5", "gross_weight": "16.2",
    }  # fmt: skip
    body = {
        "company_id": company["id"],
        "currency": "USD",
        "incoterm": "FOB",
        "place": "Ningbo",
        "transport": "sea_container",
        "port_of_loading": "Ningbo (CNNGB)",
        "port_of_discharge": "Caldera (CRCAL)",
        "payment_terms": "T/T 30/70",
        "shipping_marks": "ADN\nC/NO. 1-UP",
        "charges": [{"label": "Mould", "amount": "250.00"}],
        "lines": [line, line | {"name": "Canister", "sku": "HL-3110", "quantity": "500", "unit_price": "12.40",
                                "pcs_per_carton": "50"}],
    } | given  # fmt: skip
    order: dict[str, Any] = await ok(await client.post("/orders", body), 201)
    if confirmed:
        order = await ok(await client.post(f"/orders/{order['id']}/confirmations"))
    return order


async def a_paper(client: ApiClient, order: dict[str, Any], kind: str, **given: Any) -> dict[str, Any]:
    """A paper that is out."""
    wish = {"kind": kind, "languages": ["en"]} | given
    made: dict[str, Any] = await ok(await client.post(f"/orders/{order['id']}/papers", wish), 201)
    return made
