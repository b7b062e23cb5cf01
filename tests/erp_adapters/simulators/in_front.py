"""A real Tryton with a simulator's switches: calls pass through, what breaks between machines breaks here."""

import urllib.error
import urllib.request
from datetime import UTC, datetime
from typing import Any, Final

from erp_adapters.contract.records import Entity
from erp_adapters.testing.tryton_server import TrytonCalls, TrytonServer
from tests.erp_adapters.simulators.server import Answer, Call, SimClock, Simulator

_MODEL: Final = {Entity.CUSTOMER: "party.party", Entity.SALES_ORDER: "sale.sale"}
_EFFECTS: Final = (".create", ".write", ".delete", ".quote", ".confirm", ".draft", ".cancel")
_WARNING: Final = "sale_warehouse_short"


class _RealClock(SimClock):
    def now(self) -> datetime:
        return datetime.now(UTC)


class TrytonInFront(Simulator):
    """`asks`: confirming a sale raises a warning, until it is skipped the way that Tryton's client does it."""

    def __init__(self, server: TrytonServer) -> None:
        super().__init__()
        self.clock = _RealClock()
        self.clerk = TrytonCalls(server)
        self.server = server
        self.asks = False
        self.skipped: list[str] = []
        self._signed_in: set[str] = set()
        self._forgotten: set[str] = set()

    def answer(self, call: Call) -> Answer:
        authorization = call.headers.get("authorization", "")
        if authorization:
            self._signed_in.add(authorization)
        if authorization in self._forgotten:
            return Answer("Unauthorized", 401, content_type="text/html")
        method = str(call.json()["method"])
        if method == "model.res.user.warning.skip":
            self.skipped.append(call.json()["params"][0])
            return Answer({"id": 1, "result": None}, effect=True)
        if self.asks and method == "model.sale.sale.confirm" and _WARNING not in self.skipped:
            said = [_WARNING, "The warehouse is short of it.", ""]
            return Answer({"id": 1, "error": ["UserWarning", said]})
        headers = {name: call.headers[name] for name in ("content-type", "authorization") if name in call.headers}
        request = urllib.request.Request(f"{self.server.url}{call.target}", call.body, headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as found:
                body = found.read()
        except urllib.error.HTTPError as refused:
            return Answer(refused.read(), refused.code, content_type=refused.headers.get_content_type())
        return Answer(body, effect=method.endswith(_EFFECTS) and b'"error"' not in body[:40])

    def limited(self) -> Answer:
        return Answer("Too Many Requests", 429, {"retry-after": "7"}, content_type="text/html")

    def expire(self) -> None:
        self._forgotten |= self._signed_in

    def seed(self, entity: Entity, count: int) -> None:
        """Customers and orders; there are enough of the others."""
        if entity not in _MODEL:
            return
        have = self.clerk.call(f"model.{_MODEL[entity]}.search_count", [])
        for number in range(have, count):
            party = {"name": f"Seed {number}", "addresses": [["create", [{}]]]}
            (made,) = self.clerk.call("model.party.party.create", [party])
            if entity is Entity.SALES_ORDER:
                (address,) = self.clerk.call("model.party.address.search", [["party", "=", made]], 0, 1, None)
                order = {"party": made, "invoice_address": address, "shipment_address": address}
                self.clerk.call("model.sale.sale.create", [order])

    def edit(self, entity: Entity, external_id: str) -> None:
        field = {Entity.CUSTOMER: "full_name", Entity.SALES_ORDER: "comment"}[entity]
        values: dict[str, Any] = {field: f"edited {datetime.now(UTC)}"} if field == "comment" else {"active": True}
        self.clerk.call(f"model.{_MODEL[entity]}.write", [int(external_id)], values)

    def count(self, entity: Entity, reference: str) -> int:
        domain = (
            [["reference", "=", reference]]
            if entity is Entity.SALES_ORDER
            else [["identifiers.code", "=", f"LADING:{reference}"]]
        )
        found: int = self.clerk.call(f"model.{_MODEL[entity]}.search_count", domain)
        return found
