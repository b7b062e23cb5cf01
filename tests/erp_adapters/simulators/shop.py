"""The ERP that tests/erp_adapters/adapters/data/shop.toml describes: 200 with ok=false, local times, text numbers."""

import base64
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

USER, SECRET = "lading", "shop-client-secret"
ISTANBUL = ZoneInfo("Europe/Istanbul")
Row = dict[str, Any]
_TABLE = {Entity.CUSTOMER: "customers", Entity.SALES_ORDER: "orders"}


class ShopError(Exception):
    def __init__(self, code: str, message: str, status: int = 200) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


class ShopSimulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[str, Row]] = {"customers": {}, "orders": {}}
        self.tokens: set[str] = set()
        self.effect = False
        self.insert("customers", {"code": "C1", "title": "First", "contact": {"phone": "1"}})

    def shop_link(self, description: str, **more: Any) -> Link:
        return self.link(**{"url": self.url, "description": description, "user": USER, "secret": SECRET, **more})

    def stamp(self) -> str:
        return self.clock.go().astimezone(ISTANBUL).strftime("%Y-%m-%dT%H:%M:%S")

    def insert(self, table: str, values: Row) -> Row:
        # As long as ids get: a JavaScript number would lose digits.
        identity = str(1000000000000000001 + len(self.tables[table]))
        self.tables[table][identity] = {"id": int(identity), "changed": self.stamp(), "rev": 1, **values}
        return self.tables[table][identity]

    def seed(self, entity: Entity, count: int) -> None:
        table = _TABLE[entity]
        for number in range(len(self.tables[table]), count):
            values: Row = {"code": f"S{number}", "title": f"seed {number}", "contact": {}}
            if table == "orders":
                values = {"no": f"N{number}", "state": "open", "lines": [], "customer": {"id": "1"}, "total": "0"}
            self.insert(table, values)

    def edit(self, entity: Entity, external_id: str) -> None:
        self._touch(self.tables[_TABLE[entity]][external_id])

    def _touch(self, row: Row) -> None:
        row["changed"] = self.stamp()
        row["rev"] += 1

    def count(self, entity: Entity, reference: str) -> int:
        field = "code" if entity is Entity.CUSTOMER else "foreign_no"
        return sum(row.get(field) == reference for row in self.tables[_TABLE[entity]].values())

    def expire(self) -> None:
        self.tokens.clear()

    def answer(self, call: Call) -> Answer:
        self.effect = False
        try:
            return Answer({"ok": True, **self._routed(call)}, effect=self.effect)
        except ShopError as error:
            return Answer({"ok": False, "error": {"code": error.code, "message": error.message}}, error.status)

    def _routed(self, call: Call) -> Row:
        if call.path == "/oauth/token":
            pair = base64.b64encode(f"{USER}:{SECRET}".encode()).decode()
            if call.headers.get("authorization") != f"Basic {pair}":
                raise ShopError("invalid_client", "client unknown", 401)
            self.tokens.add(token := f"token-{len(self.calls)}")
            return {"access_token": token, "expires_in": 3600}
        if call.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            raise ShopError("TOKEN_EXPIRED", "sign in again")
        if call.path == "/v1/me":
            return {"api": {"version": "4.2"}, "user": {"name": "bot"}, "company": "Shop", "currency": "TRY"}
        _, table, *rest = call.parts
        if not rest:
            return self._list(table, call.query) if call.method == "GET" else {"row": self._create(table, call.json())}
        row = self.tables[table].get(rest[0])
        if row is None:
            raise ShopError("NO_SUCH", f"no {table} {rest[0]}")
        if call.method == "PATCH":
            self._patch(row, call)
        elif len(rest) > 1:
            row["state"] = {"confirm": "confirmed", "void": "void"}[rest[1]]
            self._touch(row)
            self.effect = True
        return {"row": row}

    def _list(self, table: str, query: dict[str, str]) -> Row:
        rows = list(self.tables[table].values())
        for name in ("code", "no", "foreign_no"):
            if name in query:
                rows = [row for row in rows if row.get(name) == query[name]]
        for name, later in (("changed_from", True), ("changed_to", False)):
            if name in query:
                bound = datetime.fromisoformat(query[name])
                rows = [row for row in rows if (datetime.fromisoformat(row["changed"]) >= bound) == later
                        or datetime.fromisoformat(row["changed"]) == bound]  # fmt: skip
        size = int(query.get("per_page", 50))
        if table == "customers":
            start = (int(query.get("page", 1)) - 1) * size
            return {"rows": rows[start : start + size]}
        rows = [row for row in rows if row["id"] > int(query.get("after", 0))]
        following = str(rows[size - 1]["id"]) if len(rows) > size else None
        return {"rows": rows[:size], "next": following}

    def _create(self, table: str, body: Row) -> Row:
        values = body["customer" if table == "customers" else "order"]
        if table == "orders":
            if values.get("customer", {}).get("id") not in self.tables["customers"]:
                raise ShopError("INVALID", "customer unknown", 422)
            values = {"no": f"N{len(self.tables[table])}", "state": "open", **values}
            self._lines(values)
        self.effect = True
        return self.insert(table, values)

    def _patch(self, row: Row, call: Call) -> None:
        if call.headers.get("if-match", str(row["rev"])) != str(row["rev"]):
            raise ShopError("STALE", "changed by somebody", 412)
        (values,) = call.json().values()
        row |= values
        if "lines" in values:
            self._lines(row)
        self._touch(row)
        self.effect = True

    def _lines(self, order: Row) -> None:
        total = Decimal(0)
        for number, line in enumerate(order["lines"], 1):
            line.setdefault("id", f"L{number}-{len(self.calls)}")
            total += Decimal(line["count"]) * Decimal(line["price"])
        order["total"] = f"{total:.2f}"
