"""An Odoo: a few models, JSON-2, JSON-RPC and XML-RPC, with its habits (see the sheet of the real server).

Kept true to it: moments have microseconds inside and seconds outside; false stands for nothing; a reference reads as
[id, name]; JSON-RPC errors come with 200; a second action_confirm is a UserError; a delivered order can be cancelled;
client_order_ref is not unique, (module, name) of ir.model.data is; XML-RPC cannot answer None.
"""

import re
import xmlrpc.client
from datetime import datetime
from decimal import Decimal
from typing import Any

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

KEY = "0123456789abcdef0123456789abcdef01234567"
LOGIN = "bot@odoo.example"
Row = dict[str, Any]

_M2O = {
    "partner_id": "res.partner", "parent_id": "res.partner", "partner_invoice_id": "res.partner",
    "partner_shipping_id": "res.partner", "country_id": "res.country", "company_id": "res.company",
    "currency_id": "res.currency", "pricelist_id": "product.pricelist", "product_id": "product.product",
    "product_uom_id": "uom.uom", "product_uom": "uom.uom", "uom_id": "uom.uom", "order_id": "sale.order",
    "user_id": "res.users", "payment_term_id": "account.payment.term", "location_id": "stock.location",
    "sale_id": "sale.order", "picking_id": "stock.picking", "sale_line_id": "sale.order.line",
    "warehouse_id": "stock.warehouse", "property_payment_term_id": "account.payment.term",
}  # fmt: skip
_FIELDS: dict[str, list[str]] = {
    "res.partner": ["name", "ref", "vat", "email", "phone", "is_company", "parent_id", "type", "street", "street2",
                    "city", "zip", "country_id", "lang", "comment", "active", "company_id", "user_id", "website",
                    "child_ids",
                    "property_payment_term_id", "x_grade"],
    "product.product": ["name", "display_name", "default_code", "barcode", "lst_price", "uom_id", "weight", "active",
                        "currency_id"],
    "product.pricelist": ["name", "currency_id"],
    "sale.order": ["name", "state", "locked", "client_order_ref", "origin", "partner_id", "partner_invoice_id",
                   "partner_shipping_id", "date_order", "commitment_date", "pricelist_id", "currency_id", "note",
                   "payment_term_id", "user_id", "company_id", "warehouse_id", "invoice_status", "delivery_status",
                   "amount_untaxed", "amount_tax", "amount_total", "order_line"],
    "stock.picking": ["name", "state", "origin", "sale_id", "scheduled_date", "date_done", "partner_id",
                      "picking_type_code", "carrier_tracking_ref", "location_id"],
    "stock.move": ["picking_id", "product_id", "product_uom_qty", "quantity", "product_uom", "sale_line_id"],
    "account.move": ["name", "move_type", "state", "payment_state", "invoice_origin", "invoice_date", "partner_id",
                     "invoice_date_due", "amount_total", "amount_residual", "currency_id", "amount_residual_signed",
                     "amount_total_signed", "amount_untaxed", "amount_tax"],
    "stock.quant": ["product_id", "location_id", "quantity", "reserved_quantity", "product_uom_id"],
    "res.currency": ["name", "symbol", "decimal_places", "active"],
    "res.country": ["name", "code"],
    "res.company": ["name", "currency_id"],
    "res.users": ["name", "login", "email", "tz", "company_id", "company_ids", "share", "active"],
    "uom.uom": ["name", "factor", "active"],
    "ir.model.data": ["module", "name", "model", "res_id"],
}  # fmt: skip
_ENTITY = {
    Entity.CUSTOMER: "res.partner", Entity.CONTACT: "res.partner", Entity.PRODUCT: "product.product",
    Entity.SALES_ORDER: "sale.order", Entity.SHIPMENT: "stock.picking", Entity.INVOICE: "account.move",
    Entity.STOCK: "stock.quant", Entity.CURRENCY: "res.currency", Entity.COMPANY: "res.company",
    Entity.SALESPERSON: "res.users", Entity.CREDIT: "res.partner", Entity.UNIT: "uom.uom",
}  # fmt: skip


class OdooError(Exception):
    def __init__(self, name: str, message: str, status: int = 422) -> None:
        super().__init__(message)
        self.name, self.message, self.status = name, message, status


def refused(message: str) -> OdooError:
    return OdooError("odoo.exceptions.UserError", message)


class OdooSimulator(Simulator):
    def __init__(self, major: int = 19) -> None:
        super().__init__()
        self.major = major
        self.tables: dict[str, dict[int, Row]] = {model: {} for model in _FIELDS}
        self.tables["sale.order.line"] = {}
        self.unit = "product_uom_id" if major >= 19 else "product_uom"
        self.tax = "tax_ids" if major >= 19 else "tax_id"
        self.admin = True
        self.denied: dict[str, set[str]] = {}  # by model: the operations that the user has no right to
        self.effects = 0
        self.none_actions = {"action_lock", "action_unlock"}
        for name, digits in (("USD", 2), ("CNY", 2), ("JPY", 0)):
            self.insert("res.currency", {"name": name, "symbol": name, "decimal_places": digits, "active": True})
        self.insert("res.country", {"name": "China", "code": "CN"})
        self.insert("res.company", {"name": "Harbour Works", "currency_id": 2})
        self.insert("res.users", {"name": "Bot", "login": LOGIN, "email": LOGIN, "tz": "Asia/Shanghai", "company_id": 1,
                                  "company_ids": [1], "share": False, "active": True})  # fmt: skip
        self.insert("uom.uom", {"name": "Units", "factor": 1, "active": True})
        for currency in (1, 2, 3):
            self.insert("product.pricelist", {"name": f"list {currency}", "currency_id": currency})
        self.insert("res.partner", {"name": "First Buyer", "ref": "C1", "active": True, "is_company": True})
        self.insert("product.product", {"name": "Lamp", "default_code": "LED-09", "lst_price": Decimal("1.85"),
                                        "uom_id": 1, "active": True, "display_name": "[LED-09] Lamp"})  # fmt: skip

    def odoo_link(self, **more: Any) -> Link:
        settings = {"url": self.url, "database": "demo", "login": LOGIN, "api_key": KEY, **more}
        return self.link(**settings)

    # State

    def insert(self, model: str, values: Row) -> int:
        identity = len(self.tables[model]) + 1
        now = self.clock.go()
        self.tables[model][identity] = {
            "id": identity,
            "create_date": now,
            "write_date": now,
            "write_uid": [7, "Vera Holt"],
            **values,
        }
        return identity

    def seed(self, entity: Entity, count: int) -> None:
        model = _ENTITY[entity]
        extra: Row = {"res.partner": {"parent_id": 1, "type": "contact"} if entity is Entity.CONTACT else {}}.get(
            model, {}
        )
        have = len(self._matching(model, extra))
        for number in range(have, count):
            name = f"{entity}-{number}"
            if model == "sale.order":
                line = {"product_id": 1, "product_uom_qty": 5, "price_unit": Decimal("2.5"), self.unit: 1}
                self._create(model, {"partner_id": 1, "order_line": [[0, 0, line]], "client_order_ref": name})
                continue
            values: Row = {"name": name, "active": True, **extra}
            if model == "res.partner":
                values["ref"] = name
            if model == "product.product":
                values |= {"default_code": name, "uom_id": 1, "lst_price": 1}
            if model == "stock.picking":
                values |= {"picking_type_code": "outgoing", "state": "assigned", "partner_id": 1}
            if model == "account.move":
                values |= {"move_type": "out_invoice", "state": "posted", "payment_state": "partial", "currency_id": 1,
                           "partner_id": 1, "amount_total": Decimal(100), "amount_residual": Decimal(40)}  # fmt: skip
            if model == "stock.quant":
                values |= {"product_id": 1, "quantity": 7, "reserved_quantity": 2, "location_id.usage": "internal"}
            if model == "res.users":
                values |= {"login": name, "share": False}
            if model == "res.currency":
                values |= {"decimal_places": 2}
            self.insert(model, values)

    def _matching(self, model: str, extra: Row) -> list[Row]:
        return [row for row in self.tables[model].values() if all(row.get(name) == one for name, one in extra.items())]

    def edit(self, entity: Entity, external_id: str) -> None:
        self.tables[_ENTITY[entity]][int(external_id)]["write_date"] = self.clock.go(1.3)

    def count(self, entity: Entity, reference: str) -> int:
        field = "client_order_ref" if entity is Entity.SALES_ORDER else "ref"
        return sum(row.get(field) == reference for row in self.tables[_ENTITY[entity]].values())

    # Protocol

    def answer(self, call: Call) -> Answer:
        if call.path == "/jsonrpc":
            return self._jsonrpc(call.json()["params"])
        if call.path.startswith("/xmlrpc/2/"):
            return self._xmlrpc(call)
        if self.major >= 19 and call.parts[:2] == ["json", "2"]:
            return self._json2(call)
        return Answer("<html>404</html>", 404, content_type="text/html")

    def _json2(self, call: Call) -> Answer:
        if call.headers.get("authorization") != f"bearer {KEY}":
            return Answer({"name": "werkzeug.exceptions.Unauthorized", "message": "Invalid apikey"}, 401)
        body = call.json()
        before = self.effects
        try:
            result = self._call(call.parts[2], call.parts[3], body.pop("ids", []), body)
        except OdooError as error:
            told = {"name": error.name, "message": error.message, "arguments": [], "context": {}, "debug": "..."}
            return Answer(told, error.status)
        return Answer(result, effect=self.effects > before)

    def _jsonrpc(self, parameters: Row) -> Answer:
        before = self.effects
        try:
            result = self._service(parameters["service"], parameters["method"], parameters["args"])
        except OdooError as error:
            data = {"name": error.name, "message": error.message, "arguments": [], "debug": "Traceback ..."}
            return Answer(
                {"jsonrpc": "2.0", "id": 1, "error": {"code": 200, "message": "Odoo Server Error", "data": data}}
            )
        return Answer({"jsonrpc": "2.0", "id": 1, "result": result}, effect=self.effects > before)

    def _xmlrpc(self, call: Call) -> Answer:
        arguments, method = xmlrpc.client.loads(call.body.decode())
        before = self.effects
        try:
            result = self._service(call.path.rpartition("/")[2], str(method), list(arguments))
            text = xmlrpc.client.dumps((_for_xml(result),), methodresponse=True)
        except OdooError as error:
            code = 3 if "AccessDenied" in error.name else 2
            text = xmlrpc.client.dumps(xmlrpc.client.Fault(code, error.message))
        except TypeError:
            fault = "Traceback\nTypeError: cannot marshal None unless allow_none is enabled"
            text = xmlrpc.client.dumps(xmlrpc.client.Fault(1, fault))
        return Answer(text, content_type="text/xml", effect=self.effects > before)

    def _service(self, service: str, method: str, arguments: list[Any]) -> Any:
        if (service, method) == ("common", "version"):
            return {"server_version": f"{self.major}.0", "server_version_info": [self.major, 0, 0, "final", 0, ""]}
        if (service, method) == ("common", "authenticate"):
            return 1 if arguments[1:3] == [LOGIN, KEY] else False
        if arguments[2] != KEY:
            raise OdooError("odoo.exceptions.AccessDenied", "Access Denied")
        _, _, _, model, name, positional, named = arguments
        if name == "create":
            if not positional:
                raise OdooError("builtins.IndexError", "tuple index out of range")
            return self._call(model, name, [], {**named, "vals_list": positional[0]})
        if name == "write":
            if "vals" in named:
                raise OdooError("builtins.TypeError", "SaleOrder.write() got an unexpected keyword argument 'vals'")
            return self._call(model, name, positional[0], {**named, "vals": positional[1]})
        return self._call(model, name, positional[0] if positional else [], dict(named))

    # Models

    def _schema(self, model: str) -> list[str]:
        if model == "sale.order.line":
            return ["order_id", "sequence", "product_id", "name", "product_uom_qty", self.unit, "price_unit",
                    "discount", self.tax, "price_subtotal", "price_total", "qty_delivered", "qty_invoiced",
                    "display_type"]  # fmt: skip
        if model not in _FIELDS:
            raise OdooError("werkzeug.exceptions.NotFound" if self.major >= 19 else "builtins.KeyError", model, 404)
        return _FIELDS[model]

    def _call(self, model: str, method: str, ids: list[int], named: Row) -> Any:
        schema = self._schema(model)
        context = named.pop("context", {})
        if method == "fields_get":
            return {name: self._field(name) for name in ["id", "create_date", "write_date", "write_uid", *schema]}
        if method == ("has_access" if self.major >= 18 else "check_access_rights"):
            return named["operation"] not in self.denied.get(model, ())
        if method == "search_read":
            return self._search(model, schema, named, context)
        if model == "ir.model.data" and not self.admin:
            raise OdooError("odoo.exceptions.AccessError", "You are not allowed to create 'Model Data'", 403)
        if method == "create":
            return [self._create(model, values) for values in named["vals_list"]]
        rows = [self.tables[model].get(identity) for identity in ids]
        if None in rows:
            raise OdooError("odoo.exceptions.MissingError", "Record does not exist or has been deleted.", 404)
        found = [row for row in rows if row is not None]
        if method == "write":
            for row in found:
                self._write(model, row, named["vals"])
            return True
        if method == "unlink":
            for row in found:
                if row.get("state") == "sale":
                    raise refused("You can not delete a confirmed sales order. You must first cancel it.")
                del self.tables[model][row["id"]]
            self.effects += 1
            return True
        return self._action(method, found)

    def _action(self, method: str, rows: list[Row]) -> Any:
        for row in rows:
            if method == "action_confirm":
                if row["state"] not in {"draft", "sent"}:
                    raise refused("Some orders are not in a state requiring confirmation.")
                row["state"] = "sale"
            elif method == "action_cancel":
                if row["locked"]:
                    raise refused("You cannot cancel a locked order. Please unlock it first.")
                row["state"] = "cancel"
            elif method in {"action_lock", "action_unlock"}:
                row["locked"] = method == "action_lock"
            else:
                raise OdooError("builtins.AttributeError", method, 404)
            row["write_date"] = self.clock.go()
        self.effects += 1
        return None if method in self.none_actions else True

    def _field(self, name: str) -> Row:
        kind = (
            "html"
            if name in {"note", "comment"}
            else "many2one"
            if name in _M2O
            else "float"
            if re.search("qty|price|amount|quantity", name)
            else "char"
        )
        return {"string": name.replace("_", " ").title(), "type": kind, "required": name == "partner_id",
                "readonly": name.startswith("amount"), "relation": _M2O.get(name),
                "manual": name.startswith("x_")}  # fmt: skip

    def _search(self, model: str, schema: list[str], named: Row, context: Row) -> list[Row]:
        for name in named["fields"]:
            if name not in {"id", "create_date", "write_date", "write_uid", *schema}:
                raise OdooError("builtins.ValueError", f"Invalid field {name!r} on {model!r}", 500)
        rows = [
            row
            for row in self.tables[model].values()
            if all(_fits(self._through(row, term[0]), term) for term in named["domain"])
        ]
        if context.get("active_test", True) and "active" in schema:
            rows = [row for row in rows if row.get("active", True)]
        for key in reversed([part.strip() for part in named.get("order", "id").split(",")]):
            rows.sort(key=lambda row: row.get(key.split()[0]) or 0)
        return [self._shown(row, named["fields"]) for row in rows[: named.get("limit")]]

    def _through(self, row: Row, name: str) -> Row:
        # "currency_id.name": the field of the record that the reference names.
        first, _, rest = name.partition(".")
        if not rest or name in row:
            return row
        return {name: self.tables.get(_M2O[first], {}).get(row.get(first) or 0, {}).get(rest)}

    def _shown(self, row: Row, names: list[str]) -> Row:
        shown: Row = {"id": row["id"]}
        for name in names:
            value = row.get(name)
            if isinstance(value, datetime):
                value = value.strftime("%Y-%m-%d %H:%M:%S")
            elif name in _M2O and value:
                other = self.tables.get(_M2O[name], {}).get(value, {})
                value = [value, other.get("name", "?")]
            shown[name] = False if value is None else value
        return shown

    def _create(self, model: str, values: Row) -> int:
        if model == "ir.model.data":
            if self._matching(model, {"module": values["module"], "name": values["name"]}):
                raise OdooError("odoo.exceptions.ValidationError", "duplicate key value violates unique constraint")
            self.effects += 1
            return self.insert(model, values)
        self._foreign(values)
        commands = values.pop("order_line", [])
        if model == "sale.order":
            if not values.get("partner_id"):
                raise OdooError("odoo.exceptions.ValidationError", "Missing required value for the field 'Customer'")
            listed = self.tables["product.pricelist"].get(values.get("pricelist_id") or 0, {})
            values = {"state": "draft", "locked": False, "delivery_status": False, "invoice_status": "no",
                      "name": f"S{len(self.tables[model]) + 1:05}", "company_id": 1,
                      "currency_id": listed.get("currency_id", 2), **values}  # fmt: skip
        if values.get("note"):  # cleaned as HTML: what looks like a tag of nothing known goes
            values["note"] = re.sub(r"<(?!/?(?:p|br)\b)[^>]*>", "", values["note"])
        identity = self.insert(model, {"active": True, **values} if model != "sale.order" else values)
        if model == "sale.order":
            self._lines(identity, commands)
        self.effects += 1
        return identity

    def _write(self, model: str, row: Row, values: Row) -> None:
        values = dict(values)
        self._foreign(values)
        commands = values.pop("order_line", [])
        if row.get("locked") and commands:
            raise refused("It is forbidden to modify the following fields in a locked order")
        if values.get("note"):  # cleaned as HTML: what looks like a tag of nothing known goes
            values["note"] = re.sub(r"<(?!/?(?:p|br)\b)[^>]*>", "", values["note"])
        row |= values
        row["write_date"] = self.clock.go()
        if model == "sale.order":
            self._lines(row["id"], commands)
        self.effects += 1

    def _foreign(self, values: Row) -> None:
        for name, value in values.items():
            if value and name in _M2O and value not in self.tables.get(_M2O[name], {}):
                raise OdooError("odoo.exceptions.ValidationError", f"The operation cannot be completed: {name} {value}")

    def _lines(self, order: int, commands: list[Any]) -> None:
        lines = self.tables["sale.order.line"]
        for command in commands:
            if command[0] == 2:
                if self.tables["sale.order"][order]["state"] == "sale":
                    raise refused("Once a sales order is confirmed, you can't remove one of its lines")
                del lines[command[1]]
            elif command[0] == 1:
                if self.major < 18 and "product_uom_qty" in command[2] and "price_unit" not in command[2]:
                    line = lines[command[1]]  # priced anew, from the list
                    line["price_unit"] = self.tables["product.product"][line["product_id"]]["lst_price"]
                lines[command[1]] |= command[2]
            else:
                identity = max(lines, default=0) + 1
                listed = self.tables["product.product"].get(command[2].get("product_id"), {}).get("lst_price", 0)
                lines[identity] = {"id": identity, "order_id": order, "sequence": 10, "name": "line", "discount": 0,
                                   "price_unit": listed,
                                   "qty_delivered": 0, "qty_invoiced": 0, self.tax: [], **command[2]}  # fmt: skip
        total = Decimal(0)
        for line in lines.values():
            if line["order_id"] == order:
                line["price_subtotal"] = round(
                    Decimal(str(line["product_uom_qty"])) * Decimal(str(line["price_unit"])), 2
                )
                total += line["price_subtotal"]
        # As floats come: with noise.
        self.tables["sale.order"][order] |= {"amount_total": total + Decimal("0.0000000001"), "amount_untaxed": total,
                                             "amount_tax": 0}  # fmt: skip


def _fits(row: Row, term: list[Any]) -> bool:
    name, operator, value = term
    have = row.get(name)
    if isinstance(have, datetime):
        value = datetime.strptime(value, "%Y-%m-%d %H:%M:%S").replace(tzinfo=have.tzinfo)
    if operator == "in":
        return bool(have in value)
    if operator == "=":
        return bool((have or False) == value)
    if operator == "!=":
        return bool((have or False) != value)
    if have is None:
        return False
    return bool({">=": have >= value, ">": have > value, "<": have < value, "<=": have <= value}[operator])


def _for_xml(value: Any) -> Any:
    if value is None:
        raise TypeError("cannot marshal None")
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dict):
        return {name: _for_xml(False if one is None else one) for name, one in value.items()}
    return [_for_xml(one) for one in value] if isinstance(value, list) else value
