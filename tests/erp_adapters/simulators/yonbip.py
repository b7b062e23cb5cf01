"""A YonBIP tenant: discovery, token, orders whose lists are flat, codes within HTTP 200.

Kept true to it: an invalid token is plain text; a resubmit key gives the stored result, later a duplicate code with the
id; batches tell failCount beside code 200; payMoney must be the sum of the lines; ids have 19 digits.
"""

import base64
import hmac
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

TENANT, KEY, SECRET = "t1", "ak-demo", "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0"
CHINA = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
_TABLE = {Entity.CUSTOMER: "merchant", Entity.SALES_ORDER: "order", Entity.SHIPMENT: "salesout", Entity.STOCK: "stock"}
CUSTOMER = "1710000000000000001"


class YonError(Exception):
    def __init__(self, code: int, message: str, data: Any = None) -> None:
        super().__init__(message)
        self.code, self.message, self.data = code, message, data


class YonBipSimulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in _TABLE.values()}
        self.tokens: set[str] = set()
        self.resubmitted: dict[str, tuple[datetime, str]] = {}
        self.effect = False
        self.timeout_after_write = False
        self.empty_is_an_error = False
        self.insert("merchant", {"code": "C0042", "name": {"simplifiedName": "First"}})

    def yon_link(self, **more: Any) -> Link:
        settings = {"tenant_id": TENANT, "app_key": KEY, "app_secret": SECRET, "sales_org": "1710001", "unit": "u1",
                    "transaction_type": "1710009", "currencies": "USD=usd-id, CNY=cny-id", "discovery": self.url,
                    "rate_type": "rt-id", "tax": "t0", **more}  # fmt: skip
        return self.link(**settings)

    def stamp(self) -> str:
        return self.clock.go(0.7).astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S")

    def insert(self, table: str, values: Row) -> Row:
        identity = str(1710000000000000001 + len(self.tables[table]))
        row = {"id": int(identity), "pubts": self.stamp(), **values}
        self.tables[table][identity] = row
        return row

    def seed(self, entity: Entity, count: int) -> None:
        table = _TABLE[entity]
        for number in range(len(self.tables[table]), count):
            name = f"{table}-{number}"
            lines = [{"id": number * 10 + line, "qty": 1} for line in range(3)]
            self.insert(table, {"code": name, "name": name, "orderDetails": lines, "status": 0, "payMoney": 0,
                                "outSysKey": name, "product_code": name, "product": 1710500 + number,
                                "warehouse_code": "W", "currentqty": 4})  # fmt: skip

    def edit(self, entity: Entity, external_id: str) -> None:
        stamp = self.stamp()
        if external_id in self.tables[_TABLE[entity]]:
            self.tables[_TABLE[entity]][external_id]["pubts"] = stamp

    def count(self, entity: Entity, reference: str) -> int:
        return sum(row.get("outSysKey") == reference for row in self.tables[_TABLE[entity]].values())

    def expire(self) -> None:
        self.tokens.clear()

    def limited(self) -> Answer:
        return Answer({"code": 310046, "message": "访问频率超限"})

    def answer(self, call: Call) -> Answer:
        self.effect = False
        if call.path.endswith("getGatewayAddress"):
            data = {"gatewayUrl": f"{self.url}/iuap-api-gateway", "tokenUrl": f"{self.url}/iuap-api-auth"}
            return Answer({"code": "00000", "data": data})
        if call.path.endswith("/open-auth/selfAppAuth/base/v1/getAccessToken"):
            return self._sign_in(call.query)
        if call.query.get("access_token") not in self.tokens:
            return Answer("310036: invalid token", content_type="text/plain")
        try:
            data = self._run(call.path.removeprefix("/iuap-api-gateway"), call)
        except YonError as error:
            return Answer({"code": error.code, "message": error.message, "data": error.data}, effect=self.effect)
        return Answer({"code": "200", "message": "操作成功", "data": data}, effect=self.effect)

    def _sign_in(self, query: dict[str, str]) -> Answer:
        text = f"appKey{query['appKey']}timestamp{query['timestamp']}"
        right = base64.b64encode(hmac.new(SECRET.encode(), text.encode(), "sha256").digest()).decode()
        if query["appKey"] != KEY or query["signature"] != right:
            return Answer({"code": "10018", "message": "appKey 或签名错误"})
        self.tokens.add(token := f"tok+/{len(self.calls)}=")
        return Answer({"code": "00000", "data": {"access_token": token, "expire": 7200}})

    def _run(self, path: str, call: Call) -> Any:
        orders = self.tables["order"]
        if path == "/yonbip/digitalModel/merchant/newlist":
            return self._merchants(call.json())
        if path == "/yonbip/scm/stock/QueryCurrentStocksByCondition":
            return list(self.tables["stock"].values())
        if path == "/yonbip/scm/salesout/list":
            return self._list("salesout", call.json())
        step = path.removeprefix("/yonbip/sd/voucherorder/")
        if step == "list":
            return self._list("order", call.json())
        if step == "detail":
            if call.query["id"] not in orders:
                raise YonError(118001, "单据不存在")
            return orders[call.query["id"]]
        if step == "singleSave":
            return self._save(call.json()["data"])
        return self._batch(step, call.json()["data"])

    def _merchants(self, body: Row) -> list[Row]:
        rows = [row for row in self.tables["merchant"].values()
                if body.get("beganTime", "") <= row["pubts"] <= body.get("endTime", "9")]  # fmt: skip
        start = (body["pageIndex"] - 1) * body["pageSize"]
        return rows[start : start + body["pageSize"]]

    def _list(self, table: str, body: Row) -> Row:
        rows = [row for row in self.tables[table].values() if all(_fits(row, one) for one in body["simpleVOs"])]
        for order in reversed(body["queryOrders"]):
            rows.sort(key=lambda row: (row[order["field"]], row["id"]))
        if not rows and self.empty_is_an_error:
            raise YonError(118001, "查询结果为空")
        # A row for every line.
        flat = [{**row, "orderDetails": None, "lineid": line["id"]} for row in rows for line in row["orderDetails"]]
        start = (body["pageIndex"] - 1) * body["pageSize"]
        return {"recordList": flat[start : start + body["pageSize"]], "recordCount": len(flat)}

    def _save(self, data: Row) -> Row:
        if None in data.values():
            raise YonError(999, "null is not accepted")
        key = data.pop("resubmitCheckKey")
        if key in self.resubmitted:
            made, identity = self.resubmitted[key]
            if (self.clock.now() - made).total_seconds() < 3600:
                return self.tables["order"][identity]
            raise YonError(10004, "重复提交", {"id": int(identity)})
        if data["agentId"] not in self.tables["merchant"]:
            raise YonError(999, "客户不存在")
        if data["payMoney"] != sum(line["oriSum"] for line in data["orderDetails"]):
            raise YonError(999, "payMoney 与明细合计不符")
        number = len(self.tables["order"])
        lines = [{**line, "id": number * 1000 + index} for index, line in enumerate(data["orderDetails"], 1)]
        row = self.insert("order", {"code": f"XS{number:06}", "status": 0, **data, "orderDetails": lines})
        self.resubmitted[key] = (self.clock.now(), str(row["id"]))
        self.effect = True
        if self.timeout_after_write:
            raise YonError(310504, "timeout")
        return row

    def _batch(self, step: str, items: list[Row]) -> Row:
        failed = []
        for item in items:
            row = self.tables["order"][str(item["id"])]
            wanted = {"batchsubmit": (0, 3), "batchaudit": (3, 1), "batchunaudit": (1, 0)}[step]
            if row["status"] != wanted[0]:
                failed.append({"message": f"单据状态不允许 {step}"})
                continue
            row |= {"status": wanted[1], "pubts": self.stamp()}
            self.effect = True
        done = len(items) - len(failed)
        return {"count": len(items), "sucessCount": done, "failCount": len(failed), "messages": failed}


def _fits(row: Row, one: Row) -> bool:
    have, value = row.get(one["field"]), one["value1"]
    if one["op"] == "eq":
        return str(have) == str(value)
    return bool(str(have) >= value if one["op"] == "egt" else str(have) <= value)
