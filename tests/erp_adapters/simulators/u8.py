"""A U8 behind the vendor's proxy: a token for two hours, text errcodes, lists without change dates.

Kept true to it: 20002 when nothing matches; 30021 while the customer's program is offline; the same biz_id gives the
same record, a tradeid serves once; a create may be taken on and done later; taxunitprice wins over other amounts.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

KEY, SECRET, FROM, TO = "opa7", "u8-app-secret-0001", "lading", "factory"
Row = dict[str, Any]
_TABLE = {Entity.CUSTOMER: "customer", Entity.PRODUCT: "inventory", Entity.SALES_ORDER: "saleorder",
          Entity.SHIPMENT: "consignment", Entity.STOCK: "currentstock"}  # fmt: skip
_OWN = {"page_index", "rows_per_page", "from_account", "to_account", "app_key", "token", "ds_sequence",
        "date_begin", "date_end"}  # fmt: skip
CUSTOMER = "C0042"


class U8Error(Exception):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


class U8Simulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[str, Row]] = {name: {} for name in _TABLE.values()}
        self.tokens: dict[str, datetime] = {}
        self.biz: dict[tuple[str, str], str] = {}
        self.trades: dict[str, bool] = {}
        self.offline = False
        self.later = False
        self.forbidden = ""
        self.hurry: list[str] = []
        self.effect = False
        self.insert("customer", {"code": CUSTOMER, "name": "First"})

    def u8_link(self, **more: Any) -> Link:
        settings = {"from_account": FROM, "to_account": TO, "app_key": KEY, "app_secret": SECRET, "sale_type": "01",
                    "department": "03", "host": self.url, **more}  # fmt: skip
        return self.link(**settings)

    def insert(self, table: str, values: Row) -> Row:
        self.clock.go(0.7)
        row = {"code": f"{table[:2]}{len(self.tables[table]):06}", **values}
        self.tables[table][row["code"]] = row
        return row

    def seed(self, entity: Entity, count: int) -> None:
        table = _TABLE[entity]
        for number in range(len(self.tables[table]), count):
            values: Row = {"name": f"seed {number}"}
            if entity in {Entity.SALES_ORDER, Entity.SHIPMENT}:
                values = {"date": "2026-03-01", "custcode": CUSTOMER, "entry": [{"rowno": "1", "quantity": 1}]}
            if entity is Entity.STOCK:
                values = {"whcode": "W", "invcode": f"I{number}", "qty": "4", "availqty": "3"}
            self.insert(table, values)

    def edit(self, entity: Entity, external_id: str) -> None:
        self.clock.go(0.7)
        if external_id in self.tables[_TABLE[entity]]:
            self.tables[_TABLE[entity]][external_id]["memo"] = f"edited {self.clock.now()}"

    def count(self, entity: Entity, reference: str) -> int:
        return sum(reference in {row["code"], row.get("define10")} for row in self.tables[_TABLE[entity]].values())

    def expire(self) -> None:
        self.tokens.clear()

    def limited(self) -> Answer:
        return Answer({"errcode": "20010", "errmsg": "调用次数超限"})

    def answer(self, call: Call) -> Answer:
        self.effect = False
        try:
            return Answer({"errcode": "0", "errmsg": "", **self._run(call)}, effect=self.effect)
        except U8Error as error:
            return Answer({"errcode": error.code, "errmsg": error.message})

    def _run(self, call: Call) -> Row:
        query = call.query
        if call.path == "/system/token":
            if (query["from_account"], query["app_key"], query["app_secret"]) != (FROM, KEY, SECRET):
                raise U8Error("10002", "app_secret错误")
            token = f"t{len(self.calls)}"
            self.tokens[token] = self.clock.now() + timedelta(hours=2)
            return {"token": {"appKey": KEY, "expiresIn": 7200, "id": token}}
        if self.tokens.get(query["token"], self.clock.now()) <= self.clock.now():
            raise U8Error("10004", "token已过期")
        if call.path == "/system/tradeid":
            self.trades[f"tr{len(self.calls)}"] = False
            return {"trade": {"id": f"tr{len(self.calls)}"}}
        if self.offline:
            raise U8Error("30021", "应用离线或未授权")
        _, resource, method = call.parts
        if resource == self.forbidden:
            raise U8Error("30010", "没有权限")
        if method == "batch_get":
            return self._list(resource, query)
        if method == "get":
            row = self.tables[resource].get(query["id"])
            if row is None:
                raise U8Error("20002", "没有符合条件的记录")
            return {resource: row}
        return self._write(resource, method, query, call.json()[resource])

    def _list(self, resource: str, query: Row) -> Row:
        table = resource if resource in self.tables else resource.removesuffix("list")
        rows = [row for row in self.tables[table].values()
                if query.get("date_begin", "") <= row.get("date", "9") <= query.get("date_end", "9")
                and all(row.get(name) == value for name, value in query.items() if name not in _OWN)]  # fmt: skip
        if not rows:
            raise U8Error("20002", "没有符合条件的记录")
        rows.reverse()
        size, page = int(query.get("rows_per_page", 20)), int(query.get("page_index", 1))
        told = {"row_count": str(len(rows)), "page_count": str(-(-len(rows) // size))}
        shown = rows[(page - 1) * size : page * size]
        for one in self.hurry[:1] if size > 1 else ():
            del self.tables[table][one]
            self.hurry.pop(0)
        return {resource: [{name: row[name] for name in row if name != "entry"} for row in shown], **told}

    def _write(self, resource: str, method: str, query: Row, data: Row) -> Row:
        if ("biz_id" in query) == ("tradeid" in query):
            raise U8Error("30003", "tradeid和biz_id必须且只能传一个")
        if method == "add":
            return self._add(resource, query, data)
        if self.trades.get(query["tradeid"], True):
            raise U8Error("30004", "tradeid已使用")
        self.trades[query["tradeid"]] = True
        row = self.tables[resource][data["voucher_code"]]
        if method == "audit" and not data.get("user_id"):
            raise U8Error("30030", "缺少审批人")
        wanted = {"verify": "开立", "audit": "开立", "unverify": "审核", "close": "审核", "open": "关闭"}[method]
        if row["state"] != wanted:
            raise U8Error("30031", f"单据状态为{row['state']}，不允许{method}")
        reached = {"verify": "审核", "audit": "审核", "unverify": "开立", "close": "关闭", "open": "审核"}[method]
        row |= {"state": reached, "closer": "demo" if reached == "关闭" else ""}
        self.effect = True
        return {"id": row["code"], "tradeid": query["tradeid"]}

    def _add(self, resource: str, query: Row, data: Row) -> Row:
        known = (resource, query["biz_id"])
        if known in self.biz:
            return {"id": self.biz[known], "tradeid": "x"}
        if resource == "saleorder":
            if data["custcode"] not in self.tables["customer"]:
                raise U8Error("20002", "客户不存在")
            for line in data["entry"]:
                line["sum"] = (Decimal(line["quantity"]) * Decimal(line["taxunitprice"])).quantize(Decimal("0.01"))
            data = {**data, "state": "开立"}
        self.biz[known] = str(self.insert(resource, data)["code"])
        self.effect = True
        return {"tradeid": "tr-later"} if self.later else {"id": self.biz[known], "tradeid": "x"}
