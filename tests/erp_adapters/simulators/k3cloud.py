"""A K3Cloud: signed calls and sessions, queries with a row per line, documents with states.

Kept true to it: refusals come with 200, in queries as a row; a query's page cuts documents; an update deletes the lines
it does not mention unless IsDeleteEntry is "false"; approved documents do not change and are not reopened when goods
went out; a batch succeeds in part, told apart by DIndex; moments are China's, with milliseconds and no zone.
"""

import base64
import hashlib
import hmac
import json
import re
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

APP_ID, APP_SECRET = "200001_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY", "0123456789abcdef0123456789abcdef"
ACCOUNT, USER, LANGUAGE, ORG = "64f0c0ffee0001", "demo", "2052", "100"
CHINA = ZoneInfo("Asia/Shanghai")
Row = dict[str, Any]
_FORM = {
    Entity.CUSTOMER: "BD_Customer", Entity.PRODUCT: "BD_MATERIAL", Entity.STOCK: "STK_Inventory",
    Entity.SALES_ORDER: "SAL_SaleOrder", Entity.SHIPMENT: "SAL_OUTSTOCK", Entity.INVOICE: "AR_receivable",
    Entity.RECEIPT: "AR_RECEIVEBILL", Entity.PRODUCTION: "PRD_MO", Entity.CURRENCY: "BD_Currency",
    Entity.UNIT: "BD_UNIT", Entity.WAREHOUSE: "BD_STOCK", Entity.TAX: "BD_TaxRate", Entity.SALESPERSON: "BD_Saler",
    Entity.COMPANY: "ORG_Organizations",
}  # fmt: skip
_KEY = {"BD_Customer": "FCUSTID", "BD_MATERIAL": "FMATERIALID"}
_ORG = {"BD_Customer": "FUseOrgId.FNumber", "BD_MATERIAL": "FUseOrgId.FNumber", "STK_Inventory": "FStockOrgId.FNumber",
        "SAL_SaleOrder": "FSaleOrgId.FNumber", "SAL_OUTSTOCK": "FSaleOrgId.FNumber",
        "AR_receivable": "FSETTLEORGID.FNumber", "AR_RECEIVEBILL": "FSALEORGID.FNumber"}  # fmt: skip
_LINE_KEY = {"SAL_SaleOrder": "FSaleOrderEntry_FEntryID", "SAL_OUTSTOCK": "FSAL_OUTSTOCKENTRY_FEntryID",
             "AR_RECEIVEBILL": "FRECEIVEBILLENTRY_FEntryID", "PRD_MO": "FTreeEntity_FEntryID"}  # fmt: skip


class K3Error(Exception):
    def __init__(self, code: int, message: str, field: str = "") -> None:
        super().__init__(message)
        self.status = {"IsSuccess": False, "ErrorCode": 500, "MsgCode": code, "SuccessEntitys": [],
                       "Errors": [{"FieldName": field, "Message": message, "DIndex": 0}]}  # fmt: skip


class K3Simulator(Simulator):
    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, dict[int, Row]] = {form: {} for form in _FORM.values()}
        self.sessions: set[str] = set()
        self.repeat_heads = False
        self.locked: set[int] = set()
        self.short = False  # stock does not suffice: approving asks whether to go on
        self.sticky = ""  # a session that the gateway hands out with its answers
        self.effect = False
        self.entry = 500
        self.insert("ORG_Organizations", {"FNumber": ORG, "FName": "宁波港湾"})
        self.insert("BD_Currency", {"FNumber": "PRE001", "FName": "人民币"})
        self.insert("BD_Customer", {"FNumber": "C-0042", "FName": "First Buyer"})
        self.insert("BD_MATERIAL", {"FNumber": "LED-09", "FName": "灯"})

    def k3_link(self, **more: Any) -> Link:
        settings = {"server_url": f"{self.url}/k3cloud/", "acct_id": ACCOUNT, "user_name": USER, "app_id": APP_ID,
                    "app_secret": APP_SECRET, "org_num": ORG, "salesperson": "S01", **more}  # fmt: skip
        return self.link(**settings)

    def stamp(self) -> str:
        return self.clock.go(0.4).astimezone(CHINA).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]

    def insert(self, form: str, values: Row) -> int:
        identity = 100001 + len(self.tables[form])
        own = {
            _KEY.get(form, "FID"): identity,
            "FModifyDate": self.stamp(),
            "FModifierId.FName": "李敏",
            "FDocumentStatus": "A",
            "lines": [],
        }
        self.tables[form][identity] = {**own, _ORG.get(form, "FOrg"): ORG, **values}
        return identity

    def seed(self, entity: Entity, count: int) -> None:
        form = _FORM[entity]
        for number in range(len(self.tables[form]), count):
            if form == "SAL_SaleOrder":
                self._save(form, order(f"seed-{number}", lines=1 + number % 3))
                continue
            name = f"{entity}-{number:03}"
            values: Row = {"FNumber": name, "FName": name, "FBillNo": name, "FQty": 3, "FMaterialId.FNumber": name,
                           "FStockId.FNumber": "W1", "FLot.FNumber": "", "FStockStatusId.FNumber": "S1"}  # fmt: skip
            if form in _LINE_KEY:
                values["lines"] = [{_LINE_KEY[form]: number * 10 + line} for line in range(1, 3)]
            self.insert(form, values)

    def edit(self, entity: Entity, external_id: str) -> None:
        form = _FORM[entity]
        key = _KEY.get(form, "FID")
        for row in self.tables[form].values():
            if str(row[key]) == external_id or row.get("FNumber") == external_id:
                row["FModifyDate"] = self.stamp()
                return
        self.stamp()

    def count(self, entity: Entity, reference: str) -> int:
        field = "FNetOrderBillNo" if entity is Entity.SALES_ORDER else "FNumber"
        return sum(row.get(field) == reference for row in self.tables[_FORM[entity]].values())

    def expire(self) -> None:
        self.sessions.clear()

    def limited(self) -> Answer:
        return Answer({"Result": {"ResponseStatus": K3Error(14, "调用次数超过限制").status}})

    def answer(self, call: Call) -> Answer:
        self.effect = False
        service = call.path.removeprefix("/k3cloud/").removesuffix(".common.kdsvc")
        method = service.rpartition(".")[2]
        body = call.json()
        if method == "LoginBySign":
            return self._login(body["parameters"])
        if "x-api-signature" in call.headers:
            if (refused := self._unsigned(call)) is not None:
                return refused
            form, data, number = body.get("formid"), body["data"], body.get("opNumber")
        else:
            if call.headers.get("kdservice-sessionid") not in self.sessions:
                return self._refused(method, K3Error(1, "会话信息已丢失,请重新登录"))
            *first, text = body["parameters"]
            form, data = (first or [None])[0], json.loads(text, parse_float=Decimal)
            number = first[1] if len(first) > 1 else None
        try:
            found = self._run(method, form or data.get("FormId"), data, number)
        except K3Error as error:
            return self._refused(method, error)
        cookies = {"Set-Cookie": f"kdservice-sessionid={self.sticky}; Path=/"} if self.sticky else {}
        return Answer(found, effect=self.effect, headers=cookies)

    def _refused(self, method: str, error: K3Error) -> Answer:
        told = {"Result": {"ResponseStatus": error.status}}
        return Answer([[told]] if method == "ExecuteBillQuery" else told)

    def _login(self, values: list[str]) -> Answer:
        account, user, app, seconds, sign, _ = values
        expected = hashlib.sha256("".join(sorted([account, user, app, APP_SECRET, seconds])).encode()).hexdigest()
        if (account, user, app, sign) != (ACCOUNT, USER, APP_ID, expected):
            return Answer({"LoginResultType": 0, "Message": "签名错误"})
        session = f"sid-{len(self.calls)}"
        self.sessions.add(session)
        return Answer({"LoginResultType": 1, "KDSVCSessionId": session})

    def _unsigned(self, call: Call) -> Answer | None:
        def sign(key: bytes, text: str) -> str:
            return base64.b64encode(hmac.new(key, text.encode(), "sha256").hexdigest().encode()).decode()

        headers = call.headers
        stamp = headers["x-api-timestamp"]
        if abs(int(stamp) - self.clock.now().timestamp() - self.skew.total_seconds()) > 300:
            return Answer({"errcode": 4006, "description": "timestamp expired", "description_cn": "时间戳过期"}, 519)
        path = call.path.replace("/", "%2F")
        text = f"POST\n{path}\n\nx-api-nonce:{headers['x-api-nonce']}\nx-api-timestamp:{stamp}\n"
        gateway = sign(b"MTI2MGM1Pj9qPDk/OT04KHMiKnd0IXMr", text)
        data = base64.b64decode(headers["x-kd-appdata"]).decode()
        tenant = sign(APP_SECRET.encode(), APP_ID + data)
        if not hmac.compare_digest(headers["x-api-signature"], gateway):
            return Answer({"errcode": 4003, "description": "invalid signature"}, 519)
        if headers["x-kd-signature"] != tenant or data != f"{ACCOUNT},{USER},{LANGUAGE},{ORG}":
            return Answer({"errcode": 4001, "description": "invalid app signature"}, 519)
        return None

    def _run(self, method: str, form: str, data: Row, number: str | None) -> Any:
        if form not in self.tables:
            raise K3Error(4 if method == "x" else 10, f"业务对象不存在: {form}")
        if method == "ExecuteBillQuery":
            return self._query(form, data)
        if method == "QueryBusinessInfo":
            keys = {key.partition(".")[0] for row in self.tables[form].values() for key in row if key.startswith("F")}
            listed = [{"Key": key, "Name": [{"Key": 2052, "Value": key}]} for key in sorted(keys)]
            return {"Result": {"ResponseStatus": {"IsSuccess": "true"}, "NeedReturnData": {"Id": form, "Entrys": [
                {"Key": "FBillHead", "Fields": listed}]}}}  # fmt: skip
        if method == "Save":
            return _saved([self._save(form, data["Model"], data)])
        if method == "BatchSave":
            return self._batch(form, data)
        if method == "Audit" and self.short and "STK_InvCheckResult" not in data["InterationFlags"].split(";"):
            raise K3Error(11, "更新库存出现可以忽略的异常数据，是否继续？")
        return self._step(method, form, self.tables[form].get(int(data["Ids"])), number)

    def _batch(self, form: str, data: Row) -> Row:
        saved, errors = [], []
        for index, model in enumerate(data["Model"]):
            try:
                saved.append({**self._save(form, model, data), "DIndex": index})
            except K3Error as error:
                errors.append({**error.status["Errors"][0], "DIndex": index})  # type: ignore[index]
        told = _saved(saved)
        if errors:
            told["Result"]["ResponseStatus"] |= {"IsSuccess": False, "Errors": errors, "MsgCode": 11}
        return told

    def _save(self, form: str, model: Row, data: Row | None = None) -> Row:
        flat = _flat(model)
        rows = flat.pop("FSaleOrderEntry", [])
        if form == "SAL_SaleOrder" and "FCustId.FNumber" in flat:
            customers = {row["FNumber"] for row in self.tables["BD_Customer"].values()}
            if flat["FCustId.FNumber"] not in customers:
                raise K3Error(11, "客户 不能为空", "FCustId")
        identity = flat.pop(_KEY.get(form, "FID"), 0)
        if identity:
            found = self.tables[form].get(identity)
            if found is None:
                raise K3Error(10, "数据不存在")
            if identity in self.locked:
                raise K3Error(13, "单据被锁定")
            if found["FDocumentStatus"] in {"B", "C"}:
                raise K3Error(12, "已审核的单据不能修改")
            named = set((data or {}).get("NeedUpDateFields") or flat)
            found |= {name: value for name, value in flat.items() if name.partition(".")[0] in named}
            document = found
        else:
            document = self.tables[form][self.insert(form, {"FCloseStatus": "A", "FCancelStatus": "A", **flat})]
            document["FBillNo"] = flat.get("FBillNo") or f"XSDD{len(self.tables[form]):06}"
            document["FDocumentStatus"] = "A"
        if form == "SAL_SaleOrder":
            self._entries(document, rows, delete=str((data or {}).get("IsDeleteEntry", "true")).lower() == "true")
        document["FModifyDate"] = self.stamp()
        self.effect = True
        return {"Id": document[_KEY.get(form, "FID")], "Number": document["FBillNo"], "DIndex": 0}

    def _entries(self, document: Row, rows: list[Row], *, delete: bool) -> None:
        key = _LINE_KEY["SAL_SaleOrder"]
        have = {line[key]: line for line in document["lines"]}
        kept = [] if delete and rows else list(have.values())
        for row in rows:
            values = _flat(row)
            line = have.get(values.pop("FEntryID", 0))
            if line is None:
                self.entry += 1
                line = {key: self.entry, "FStockOutQty": 0, "FIsFree": False}
            line |= values
            if line not in kept:
                kept.append(line)
            if "FTaxPrice" in values or "FQty" in values:
                line["FPrice"] = line["FTaxPrice"]
                line["FAllAmount"] = line["FAmount"] = round(Decimal(line["FTaxPrice"]) * Decimal(line["FQty"]), 2)
        document["lines"] = kept

    def _step(self, method: str, form: str, document: Row | None, number: str | None) -> Row:
        if document is None:
            raise K3Error(10, "数据不存在")
        state = document["FDocumentStatus"]
        if method == "Submit" and state in {"A", "Z", "D"}:
            document["FDocumentStatus"] = "B"
        elif method == "Audit" and state == "B":
            document["FDocumentStatus"] = "C"
        elif method == "UnAudit" and state == "C":
            if any(line.get("FStockOutQty") for line in document["lines"]):
                raise K3Error(12, "存在下游单据，不能反审核")
            document["FDocumentStatus"] = "D"
        elif method == "ExcuteOperation" and number in {"Cancel", "YLBillClose", "YLUnBillClose"}:
            if number == "Cancel":
                document["FCancelStatus"] = "B"
            else:
                document["FCloseStatus"] = "B" if number == "YLBillClose" else "A"
        elif method == "Delete" and state != "C":
            del self.tables[form][document["FID"]]
        else:
            raise K3Error(12, f"单据状态 {state} 不允许 {method}")
        document["FModifyDate"] = self.stamp()
        self.effect = True
        return _saved([{"Id": document.get("FID"), "Number": document.get("FBillNo"), "DIndex": 0}])

    def _query(self, form: str, data: Row) -> list[list[Any]]:
        fields = data["FieldKeys"].split(",")
        by_line = _LINE_KEY.get(form) in fields or (self.repeat_heads and form in _LINE_KEY)
        rows: list[Row] = []
        for document in self.tables[form].values():
            lines = (document["lines"] or [{}]) if by_line else [{}]
            rows += [{**document, **line} for line in lines]
        rows = [row for row in rows if _fits(row, data.get("FilterString") or "")]
        for field in reversed([one for one in (data.get("OrderString") or "").split(",") if one]):
            rows.sort(key=lambda row: _sortable(row.get(field)))
        start = int(data.get("StartRow") or 0)
        return [[row.get(field) for field in fields] for row in rows[start : start + min(int(data["Limit"]), 2000)]]


def order(reference: str, lines: int = 1) -> Row:
    entries = [{"FMaterialId": {"FNumber": "LED-09"}, "FQty": 5, "FTaxPrice": Decimal("2.5")} for _ in range(lines)]
    return {"FCustId": {"FNumber": "C-0042"}, "FSaleOrgId": {"FNumber": ORG}, "FNetOrderBillNo": reference,
            "FSaleOrderFinance": {"FIsIncludedTax": "true"}, "FSaleOrderEntry": entries}  # fmt: skip


def _saved(entities: list[Row]) -> Row:
    status = {"IsSuccess": "true", "Errors": [], "SuccessEntitys": entities, "SuccessMessages": [], "MsgCode": 0}
    first = entities[0] if entities else {}
    return {"Result": {"ResponseStatus": status, "Id": first.get("Id", ""), "Number": first.get("Number", "")}}


def _flat(model: Row) -> Row:
    found: Row = {}
    for name, value in model.items():
        if name == "FSaleOrderFinance":
            found |= _flat(value)
        elif isinstance(value, dict):
            found |= {f"{name}.{'FNumber' if key.upper() == 'FNUMBER' else key}": one for key, one in value.items()}
        else:
            found[name] = value
    return found


def _fits(row: Row, text: str) -> bool:
    for condition in text.split(" AND ") if text else []:
        match = re.fullmatch(r"([\w.]+) (>=|<=|=|<|>|in) (.+)", condition.strip())
        if match is None:
            raise K3Error(8, f"过滤条件错误: {condition}")
        name, operator, value = match.groups()
        have = row.get(name)
        if operator == "in":
            if str(have) not in value.strip("()").split(","):
                return False
            continue
        wanted: Any = value[1:-1].replace("''", "'") if value.startswith("'") else int(value)
        if name == "FModifyDate":
            have, wanted = datetime.fromisoformat(str(have)), datetime.fromisoformat(wanted)
        elif isinstance(wanted, str):
            have = str(have or "")
        elif have is None:
            return False
        if not _compared(operator, have, wanted):
            return False
    return True


def _compared(operator: str, have: Any, wanted: Any) -> bool:
    if operator == "=":
        return bool(have == wanted)
    return bool({">=": have >= wanted, "<": have < wanted, ">": have > wanted, "<=": have <= wanted}[operator])


def _sortable(value: Any) -> tuple[str, Any]:
    return (type(value).__name__, value if value is not None else 0)
