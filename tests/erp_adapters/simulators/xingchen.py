"""A 云星辰 tenant behind the gateway: signed calls, a token that ends, headers in lists, numbers as text.

Kept true to it: 519 for a wrong signature; everything else that fails is HTTP 200 with an errcode; bill_no is unique,
unless the tenant numbers its documents itself; a save keeps only the lines it is sent; warnings ask for ignore_warn.
"""

import base64
import hashlib
import hmac
from datetime import timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from erp_adapters.contract.values import milliseconds
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

CLIENT, CLIENT_SECRET = "200421", "secretsecretsecretsecret00000000"
KEY, SECRET = "abc", "abc123"
CHINA = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
_TABLE = {
    Entity.CUSTOMER: "bd/customer",
    Entity.PRODUCT: "bd/material",
    Entity.SALES_ORDER: "scm/sal_order",
    Entity.SHIPMENT: "scm/sal_out_bound",
    Entity.RECEIPT: "arap/ar_credit",
    Entity.STOCK: "scm/inventory",
}
CUSTOMER = "1690000000000000001"


class JdyError(Exception):
    def __init__(self, code: int, description: str, status: int = 200) -> None:
        super().__init__(description)
        self.code, self.description, self.status = code, description, status


class XingchenSimulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in _TABLE.values()}
        self.tokens: set[str] = set()
        self.secret = SECRET
        self.own_numbers = False
        self.credit_warning = False
        self.forbidden = ""
        self.hurry: list[str] = []  # orders that are deleted while a list is paged
        self.effect = False
        self.insert("bd/customer", {"number": "C0042", "name": "First"})

    def jdy_link(self, **more: Any) -> Link:
        settings = {"client_id": CLIENT, "client_secret": CLIENT_SECRET, "app_key": KEY, "app_secret": SECRET,
                    "currencies": "USD=7001, CNY=7002", "unit": "7101", "host": self.url, **more}  # fmt: skip
        return self.link(**settings)

    def stamp(self) -> str:
        return self.clock.go(0.7).astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")

    def insert(self, table: str, values: Row) -> Row:
        identity = str(1690000000000000001 + len(self.tables[table]))
        stamp = self.stamp()
        self.tables[table][identity] = {"id": identity, "create_time": stamp, "modify_time": stamp, **values}
        return self.tables[table][identity]

    def seed(self, entity: Entity, count: int) -> None:
        table = _TABLE[entity]
        for number in range(len(self.tables[table]), count):
            name = f"{table[-5:]}-{number}"
            lines = [{"id": str(number * 10 + line), "material_number": "M", "qty": "1"} for line in range(3)]
            values: Row = {"number": name, "name": name}
            if table.startswith(("scm", "arap")):
                values = {"bill_no": name, "bill_status": "Z", "customer_id": CUSTOMER, "material_entity": lines}
            if entity is Entity.STOCK:
                values = {"material_id": name, "stock_id": "W", "qty": "4", "valid_qty": "3"}
            self.insert(table, values)

    def edit(self, entity: Entity, external_id: str) -> None:
        stamp = self.stamp()
        if external_id in self.tables[_TABLE[entity]]:
            self.tables[_TABLE[entity]][external_id]["modify_time"] = stamp

    def count(self, entity: Entity, reference: str) -> int:
        rows = self.tables[_TABLE[entity]].values()
        return sum(reference in {row.get("bill_no"), row.get("number"), *row.get("custom_field", {}).values()}
                   for row in rows)  # fmt: skip

    def expire(self) -> None:
        self.tokens.clear()

    def limited(self) -> Answer:
        return Answer({"errcode": 1030001004, "description": "调用频率超限"})

    def answer(self, call: Call) -> Answer:
        self.effect = False
        if call.path in {"", "/"}:
            return Answer("", 404, content_type="text/plain")
        try:
            self._signed(call)
            data = self._run(call)
        except JdyError as error:
            return Answer({"errcode": error.code, "description": error.description}, error.status)
        return Answer({"errcode": 0, "description": "成功", "data": data}, effect=self.effect)

    def _signed(self, call: Call) -> None:
        names = sorted(call.query)
        asked = "&".join(f"{name}={quote(quote(call.query[name], safe=''), safe='')}" for name in names)
        stamp, nonce = call.headers["x-api-timestamp"], call.headers["x-api-nonce"]
        path = quote(call.path, safe="")
        text = f"{call.method}\n{path}\n{asked}\nx-api-nonce:{nonce}\nx-api-timestamp:{stamp}\n"
        late = abs(int(stamp) - milliseconds(self.clock.now() + self.skew)) > timedelta(minutes=5).total_seconds() * 1e3
        if call.headers["x-api-signature"] != _digest(CLIENT_SECRET, text) or late:
            raise JdyError(1010001003, "签名校验失败", 519)

    def _run(self, call: Call) -> Any:
        if call.path.endswith("/push_app_authorize"):
            return [{"appKey": KEY, "appSecret": self.secret, "domain": "dc1.jdy.example"}]
        if call.path.endswith("/kingdee_auth_token"):
            if call.query != {"app_key": KEY, "app_signature": _digest(self.secret, KEY)}:
                raise JdyError(1030002004, "应用签名不正确")
            self.tokens.add(token := f"jwt.{len(self.calls)}")
            return {"access_token": "a", "app-token": token, "uid": "1",
                    "expires": milliseconds(self.clock.now() + timedelta(hours=24))}  # fmt: skip
        if call.headers.get("app-token") not in self.tokens:
            raise JdyError(1030002006, "app-token已过期")
        path = call.path.removeprefix("/jdy/v2/")
        if path == self.forbidden:
            raise JdyError(2001, "没有权限访问该接口")
        if path == "sys/common_operate":
            return self._operate(call.json())
        if path.endswith("_detail"):
            return self._detail(path.removesuffix("_detail"), call.query)
        return self._list(path, call.query) if call.method == "GET" else self._save(path, call.json())

    def _detail(self, table: str, query: Row) -> Row:
        for row in self.tables[table].values():
            if query.get("id") == row["id"] or query.get("number", "-") in {row.get("number"), row.get("bill_no")}:
                return row
        raise JdyError(3001, "单据不存在")

    def _list(self, table: str, query: Row) -> Row:
        rows = list(self.tables[table].values())
        if start := query.get("modify_start_time") or query.get("create_start_time"):
            field = "modify_time" if "modify_start_time" in query else "create_time"
            rows = [row for row in rows if _moment(row[field]) >= int(start)]
        rows.sort(key=lambda row: row["modify_time"])
        page, size = int(query["page"]), int(query["page_size"])
        shown = rows[(page - 1) * size : page * size]
        told = {"page": page, "page_size": size, "count": len(rows), "total_page": -(-len(rows) // size)}
        for one in self.hurry[:1] if size > 1 else ():
            del self.tables[table][one]
            self.hurry.pop(0)
        names = ("material_entity", "custom_field", "customer_number")
        return {"rows": [{key: value for key, value in row.items() if key not in names} for row in shown], **told}

    def _save(self, table: str, body: Row) -> Row:
        body = {name: value for name, value in body.items() if name not in {"id", "ignore_warn"}} | {
            name: body[name] for name in ("id", "ignore_warn") if name in body}  # fmt: skip
        if "material_entity" in body:
            self._order(body)
        elif any(row.get("number") == body["number"] for row in self.tables[table].values()):
            raise JdyError(3002, f"编码{body['number']}已存在")
        body.pop("ignore_warn", None)
        if identity := body.get("id"):
            row = self.tables[table][identity]
            row.clear()  # what is not sent is gone
            row |= {"create_time": self.stamp(), "bill_status": "Z", **body, "modify_time": self.stamp()}
        else:
            row = self.insert(table, body)
        self.effect = True
        return {"ids": [row["id"]], "id_number_map": {row["id"]: row.get("bill_no") or row.get("number")}}

    def _order(self, body: Row) -> None:
        orders, customers = self.tables["scm/sal_order"], self.tables["bd/customer"]
        found = [row for row in customers.values()
                 if body.get("customer_id") == row["id"] or body.get("customer_number") == row["number"]]  # fmt: skip
        if not found:
            raise JdyError(3003, "客户不存在")
        body["customer_id"] = found[0]["id"]
        if not body.get("id"):
            if self.own_numbers:
                body["bill_no"] = f"XSDD-{len(orders):05}"
            if any(row["bill_no"] == body["bill_no"] for row in orders.values()):
                raise JdyError(3002, f"单据编号{body['bill_no']}已存在")
            body["bill_status"] = "Z"
        if self.credit_warning and not body.get("ignore_warn"):
            raise JdyError(3100, "警告：客户超出信用额度，是否继续？")
        total = Decimal(0)
        for index, line in enumerate(body["material_entity"], 1):
            assert isinstance(line["qty"], str), "numbers are text"
            assert isinstance(line["tax_price"], str), "numbers are text"
            line.setdefault("material_id", f"id:{line.get('material_number')}")
            line["material_number"] = line["material_id"].removeprefix("id:")
            line.setdefault("id", f"{len(self.calls)}{index:04}")
            line["all_amount"] = str((Decimal(line["qty"]) * Decimal(line["tax_price"])).quantize(Decimal("0.01")))
            total += Decimal(line["all_amount"])
        body["total_amount"] = str(total)

    def _operate(self, body: Row) -> Row:
        if body["entity_number"] != "sal_bill_order":
            raise JdyError(3004, "实体编码错误")
        for one in body["ids"]:
            orders = self.tables["scm/sal_order"]
            wanted, reached = {"audit": ("Z", "C"), "unaudit": ("C", "Z"), "delete": ("Z", "")}[body["operate_type"]]
            if orders[one]["bill_status"] != wanted:
                raise JdyError(3005, "单据状态不允许该操作")
            if reached:
                orders[one] |= {"bill_status": reached, "modify_time": self.stamp()}
            else:
                del orders[one]
            self.effect = True
        return {"ids": body["ids"]}


def _digest(secret: str, text: str) -> str:
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest().encode()).decode()


def _moment(told: str) -> int:
    from datetime import datetime

    return milliseconds(datetime.fromisoformat(told).replace(tzinfo=CHINA))
