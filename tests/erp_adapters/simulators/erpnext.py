"""An ERPNext: a few doctypes behind Frappe's REST v1, with its habits.

Kept true to it: lists hold 20 rows unless asked and no children; PUT replaces a child table and moves `modified`;
nearly every refusal is 417 with JSON texts inside JSON; a stale `modified` is TimestampMismatchError; cancel needs no
dependants; `modified` is naive text of the site's zone; a naming series ignores a name; deletions are listed; a
customer's number is fetched from its primary contact at every save, and its address is a document of its own.
"""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from erp_adapters.contract.outside import Link
from erp_adapters.contract.records import Entity
from tests.erp_adapters.simulators.server import Answer, Call, Simulator

KEY, SECRET = "a1b2c3d4e5f6a7b", "0f1e2d3c4b5a697"
Doc = dict[str, Any]
_ENTITY = {
    Entity.CUSTOMER: "Customer", Entity.CONTACT: "Contact", Entity.PRODUCT: "Item", Entity.PRICE: "Item Price",
    Entity.STOCK: "Bin", Entity.SALES_ORDER: "Sales Order", Entity.SHIPMENT: "Delivery Note",
    Entity.INVOICE: "Sales Invoice", Entity.RECEIPT: "Payment Entry", Entity.PRODUCTION: "Work Order",
    Entity.CURRENCY: "Currency", Entity.RATE: "Currency Exchange", Entity.UNIT: "UOM",
    Entity.PAYMENT_TERM: "Payment Terms Template", Entity.WAREHOUSE: "Warehouse", Entity.SALESPERSON: "Sales Person",
    Entity.COMPANY: "Company",
}  # fmt: skip
_STATUS = {"AuthenticationError": 401, "PermissionError": 403, "DoesNotExistError": 404, "DuplicateEntryError": 409}


class FrappeError(Exception):
    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind, self.message = kind, message


class ErpnextSimulator(Simulator):
    def __init__(self, zone: str = "Asia/Kolkata") -> None:
        super().__init__()
        self.zone = ZoneInfo(zone)
        self.tables: dict[str, dict[str, Doc]] = {
            name: {} for name in (*_ENTITY.values(), "Deleted Document", "Address", "Country")
        }
        self.custom_field = True
        self.effect = False
        self.insert("Company", {"name": "Lading Demo", "company_name": "Lading Demo", "default_currency": "CNY"})
        self.insert("Customer", {"name": "Acme", "customer_name": "Acme"})
        self.insert("Item", {"name": "LED-09", "item_code": "LED-09", "item_name": "Lamp", "stock_uom": "Nos"})
        for code, country in (("de", "Germany"), ("dk", "Denmark")):
            self.insert("Country", {"name": country, "code": code})
        for currency in ("USD", "JPY", "CNY"):
            self.insert("Currency", {"name": currency, "currency_name": currency, "enabled": 1})

    def erpnext_link(self, **more: Any) -> Link:
        return self.link(url=self.url, api_key=KEY, api_secret=SECRET, company="Lading Demo", **more)

    def stamp(self) -> str:
        return str(self.clock.go(0.25).astimezone(self.zone).replace(tzinfo=None))

    def insert(self, doctype: str, values: Doc) -> Doc:
        table = self.tables[doctype]
        name = values.get("name") or f"{doctype.upper()[:3]}-{len(table) + 1:05}"
        stamp = self.stamp()
        table[name] = {
            "name": name,
            "creation": stamp,
            "modified": stamp,
            "modified_by": "vera@erp.example",
            "docstatus": 0,
            **values,
        }
        return table[name]

    def seed(self, entity: Entity, count: int) -> None:
        doctype = _ENTITY[entity]
        for number in range(len(self.tables[doctype]), count):
            values: Doc = {"company": "Lading Demo"}
            if doctype == "Sales Order":
                values |= {"customer": "Acme", "lading_ref": f"seed-{number}", "currency": "USD",
                           "items": [{"item_code": "LED-09", "qty": 5, "rate": Decimal("2.5")}]}  # fmt: skip
                self._insert_checked(doctype, values)
                continue
            values |= {
                "selling": 1,
                "is_group": 0,
                "payment_type": "Receive",
                "party_type": "Customer",
                "item_code": "LED-09",
                "status": "Draft",
            }
            self.insert(doctype, values)

    def edit(self, entity: Entity, external_id: str) -> None:
        self.tables[_ENTITY[entity]][external_id]["modified"] = self.stamp()

    def count(self, entity: Entity, reference: str) -> int:
        return sum(doc.get("lading_ref") == reference for doc in self.tables[_ENTITY[entity]].values())

    def answer(self, call: Call) -> Answer:
        self.effect = False
        try:
            if call.headers.get("authorization") is None:
                raise FrappeError("PermissionError", "Guest")
            if call.headers["authorization"] != f"token {KEY}:{SECRET}":
                raise FrappeError("AuthenticationError", "Invalid key")
            status, body = self._routed(call)
        except FrappeError as error:
            words = json.dumps([json.dumps({"message": f"<b>Error</b>: {error.message}", "indicator": "red"})])
            told = {"exc_type": error.kind, "exception": f"frappe.exceptions.{error.kind}: {error.message}",
                    "_server_messages": words, "exc": json.dumps(["Traceback ... SELECT * FROM"])}  # fmt: skip
            return Answer(told, _STATUS.get(error.kind, 417))
        return Answer(body, status, effect=self.effect)

    def _routed(self, call: Call) -> tuple[int, Any]:
        parts = call.parts
        if parts[:2] == ["api", "method"]:
            return 200, {"message": self._method(parts[2], call)} if "getdoctype" not in parts[2] else self._meta(call)
        doctype = parts[2]
        if doctype not in self.tables:
            raise FrappeError("DoesNotExistError", f"DocType {doctype} not found")
        if call.method == "POST":
            return 200, {"data": self._insert_checked(doctype, call.json())}
        if len(parts) == 3:
            return 200, {"data": self._list(doctype, call.query)}
        document = self._document(doctype, parts[3])
        if call.method == "PUT":
            return 200, {"data": self._update(doctype, document, call.json())}
        if call.method == "DELETE":
            return 202, {"data": self.delete(doctype, document)}
        return 200, {"data": document}

    def _document(self, doctype: str, name: str) -> Doc:
        if name not in self.tables[doctype]:
            raise FrappeError("DoesNotExistError", f"{doctype} {name} not found")
        return self.tables[doctype][name]

    def _meta(self, call: Call) -> Any:
        doctype = call.query["doctype"]
        fields = [{"fieldname": "company", "label": "Company", "fieldtype": "Link", "options": "Company", "reqd": 1},
                  {"fieldname": "sb", "fieldtype": "Section Break"},
                  {"fieldname": "lading_ref", "label": "Ref", "fieldtype": "Data", "is_custom_field": 1}]  # fmt: skip
        return {"docs": [{"name": doctype, "fields": fields}, {"name": f"{doctype} Item", "fields": fields[:1]}]}

    def _method(self, name: str, call: Call) -> Any:
        if name == "frappe.auth.get_logged_user":
            return "bot@erpnext.example"
        if name == "frappe.client.get_time_zone":
            return {"time_zone": str(self.zone)}
        if name == "frappe.utils.change_log.get_versions":
            return {"frappe": {"version": "16.1.0"}, "erpnext": {"version": "16.2.0"}}
        if name == "frappe.client.cancel":
            body = call.json()
            return self._cancel(body["doctype"], self._document(body["doctype"], body["name"]))
        if name == "erpnext.selling.doctype.sales_order.sales_order.update_status":
            body = call.json()
            document = self._document("Sales Order", body["name"])
            document["status"] = "To Deliver and Bill" if body["status"] == "Draft" else body["status"]
            document["modified"] = self.stamp()
            self.effect = True
            return None
        if name == "erpnext.controllers.accounts_controller.update_child_qty_rate":
            return self._change_lines(call.json())
        raise FrappeError("ValidationError", f"Failed to get method for command {name}")

    def _list(self, doctype: str, query: dict[str, str]) -> list[Doc]:
        fields = json.loads(query.get("fields", '["name"]'))
        if not self.custom_field and "lading_ref" in fields:
            raise FrappeError("DataError", "Field not permitted in query: lading_ref")
        filters = json.loads(query["filters"])
        rows = [doc for doc in self.tables[doctype].values() if all(_fits(doc, one) for one in filters)]
        for key in reversed(query.get("order_by", "modified desc").split(",")):
            name, _, direction = key.strip().partition(" ")
            rows.sort(key=lambda doc: _sortable(doc.get(name)), reverse=direction == "desc")
        size = int(query.get("limit_page_length", 20))
        start = int(query.get("limit_start", 0))
        told = {one: one.partition(" as ")[2] or one for one in fields}
        return [
            {told[name]: _joined(doc, name) for name in fields}
            for doc in (rows[start : start + size] if size else rows)
        ]

    def _insert_checked(self, doctype: str, values: Doc) -> Doc:
        values = dict(values)
        if doctype == "Sales Order":
            if not values.get("company"):
                raise FrappeError("MandatoryError", "company")
            if values.get("customer") not in self.tables["Customer"]:
                # Its controller loads the customer before links are looked at.
                raise FrappeError("DoesNotExistError", f"Customer {values.get('customer')} not found")
        if values.get("language", "en") not in {"en", "zh", "pt-BR"}:
            raise FrappeError("LinkValidationError", f"Could not find Print Language: {values['language']}")
        self._unique(doctype, values, None)
        if doctype == "Customer":
            values["name"] = values["customer_name"]  # and a naming series elsewhere ignores a name that is sent
            if values["name"] in self.tables[doctype]:
                raise FrappeError("DuplicateEntryError", f"Customer {values['name']} already exists")
        else:
            values.pop("name", None)
        if doctype == "Address" and not all(values.get(one) for one in ("address_line1", "city", "country")):
            raise FrappeError("MandatoryError", "[Address]: address_line1, city, country")
        if doctype == "Contact":
            values["name"] = "-".join([values["first_name"], *(row["link_name"] for row in values.get("links", []))])
        document = self.insert(doctype, {"status": "Draft", **values})
        if doctype == "Customer":
            self._born(document)
        if doctype == "Contact":
            self._reached(document)
        self._children(document, values.get("items", []))
        self.effect = True
        return document

    def _unique(self, doctype: str, values: Doc, own: str | None) -> None:
        reference = values.get("lading_ref")
        for document in self.tables[doctype].values():
            if reference and document.get("lading_ref") == reference and document["name"] != own:
                raise FrappeError("UniqueValidationError", f"{reference} must be unique")

    def _born(self, customer: Doc) -> None:
        """A new customer's address and primary contact are made of what its body says beside its own fields."""
        link = [{"link_doctype": "Customer", "link_name": customer["name"]}]
        place = {one: customer.pop(one, None) for one in ("address_line1", "address_line2", "city", "state", "pincode",
                                                          "country")}  # fmt: skip
        if place["address_line1"]:
            if not place["city"] or not place["country"]:
                raise FrappeError("ValidationError", "Following fields are mandatory to create address: City, Country")
            address = self.insert("Address", {**place, "name": f"{customer['name']}-Billing", "links": link,
                                              "address_type": "Billing"})  # fmt: skip
            customer["customer_primary_address"] = address["name"]
        if customer.get("mobile_no") or customer.get("email_id"):
            contact = self.insert("Contact", {
                "name": f"{customer['name']}-{customer['name']}", "first_name": customer["name"], "links": link,
                "email_ids": [{"email_id": customer.get("email_id"), "is_primary": 1}],
                "phone_nos": [{"phone": customer.get("mobile_no"), "is_primary_mobile_no": 1}],
            })  # fmt: skip
            self._reached(contact)
            customer["customer_primary_contact"] = contact["name"]

    @staticmethod
    def _reached(contact: Doc) -> None:
        for field, table, flag, column in (("email_id", "email_ids", "is_primary", "email_id"),
                                           ("phone", "phone_nos", "is_primary_phone", "phone"),
                                           ("mobile_no", "phone_nos", "is_primary_mobile_no", "phone")):  # fmt: skip
            rows = [row for row in contact.get(table) or [] if row.get(flag)]
            contact[field] = rows[0].get(column) if rows else ""

    def _fetched(self, doctype: str, document: Doc) -> None:
        if doctype == "Customer" and document.get("customer_primary_contact"):
            contact = self.tables["Contact"][document["customer_primary_contact"]]
            document |= {"mobile_no": contact.get("mobile_no"), "email_id": contact.get("email_id")}
        if doctype == "Contact":
            self._reached(document)
        for row in document.get("links") or [] if doctype == "Address" else []:
            self.tables["Customer"][row["link_name"]]["modified"] = self.stamp()

    def _change_lines(self, body: Doc) -> None:
        document = self._document(body["parent_doctype"], body["parent_doctype_name"])
        rows = json.loads(body["trans_items"], parse_float=Decimal)
        known = {row["name"]: row for row in document["items"]}
        kept = []
        for row in rows:
            before = known.get(row.get("docname"), {"name": None})
            if row["qty"] < before.get("delivered_qty", 0):
                raise FrappeError("ValidationError", "Cannot set quantity less than delivered quantity")
            after = {**before, **{name: row[name] for name in ("item_code", "qty", "rate", "uom", "delivery_date")
                                  if name in row}}  # fmt: skip
            if after.get("price_list_rate"):
                after["discount_percentage"] = round((1 - after["rate"] / after["price_list_rate"]) * 100, 3)
            kept.append(after)
        self._children(document, kept)
        document["modified"] = self.stamp()
        self.effect = True

    def _children(self, document: Doc, rows: list[Doc]) -> None:
        if document["name"] not in self.tables["Sales Order"]:
            return
        kept = []
        for index, row in enumerate(rows, 1):
            if row["item_code"] not in self.tables["Item"]:
                raise FrappeError("LinkValidationError", f"Could not find Row #{index}: Item: {row['item_code']}")
            amount = Decimal(str(row.get("qty", 0))) * Decimal(str(row.get("rate", 0)))
            # Fields that a row does not bring are empty afterwards.
            kept.append({"name": row.get("name") or f"{document['name']}-{index}-{len(self.calls)}", "idx": index,
                         "item_code": row["item_code"], "qty": row.get("qty", 0), "rate": row.get("rate", 0),
                         "uom": row.get("uom") or "Nos", "amount": amount, "delivered_qty": row.get("delivered_qty", 0),
                         "price_list_rate": row.get("price_list_rate", 0),
                         "discount_percentage": row.get("discount_percentage", 0),
                         "delivery_date": row.get("delivery_date"), "description": row.get("description"),
                         "conversion_factor": row.get("conversion_factor", 1), "parent": document["name"]})  # fmt: skip
        document["items"] = kept
        document["grand_total"] = document["net_total"] = round(sum((row["amount"] for row in kept), Decimal(0)), 2)

    def _update(self, doctype: str, document: Doc, values: Doc) -> Doc:
        if "modified" in values and values["modified"] != document["modified"]:
            raise FrappeError("TimestampMismatchError", "Document has been modified after you have opened it")
        if document["docstatus"] == 2:
            raise FrappeError("ValidationError", "Cannot edit cancelled document")
        allowed = {"po_no", "delivery_date", "docstatus", "modified"}
        if document["docstatus"] == 1 and set(values) - allowed:
            raise FrappeError("UpdateAfterSubmitError", "Not allowed to change after submission")
        self._unique(doctype, values, document["name"])
        rows = values.pop("items", None)
        document |= values
        if document["docstatus"] == 1 and document.get("status") == "Draft":
            document["status"] = "To Deliver and Bill"
        if rows is not None:
            self._children(document, rows)
        self._fetched(doctype, document)
        document["modified"] = self.stamp()  # also when nothing changed
        self.effect = True
        return document

    def _cancel(self, doctype: str, document: Doc) -> Doc:
        if document["docstatus"] == 2:
            raise FrappeError("ValidationError", "Cannot edit cancelled document")
        for other in self.tables["Delivery Note"].values():
            against = [line.get("against_sales_order") for line in other.get("items", [])]
            if document["name"] in against and other["docstatus"] == 1:
                raise FrappeError("LinkExistsError", f"Cannot cancel: linked with {other['name']}")
        document |= {"docstatus": 2, "status": "Cancelled", "modified": self.stamp()}
        self.effect = True
        return document

    def amend(self, name: str) -> Doc:
        """As a person does: a new document named like the old one with -1, without the field that is not copied."""
        old = self.tables["Sales Order"][name]
        copy = {**old, "name": f"{name}-1", "amended_from": name, "docstatus": 0, "status": "Draft", "lading_ref": None}
        copy["items"] = [dict(row) for row in old["items"]]
        return self.insert("Sales Order", copy)

    def delete(self, doctype: str, document: Doc) -> str:
        if document["docstatus"] == 1:
            raise FrappeError("ValidationError", "Submitted Record cannot be deleted")
        del self.tables[doctype][document["name"]]
        self.insert("Deleted Document", {"deleted_name": document["name"], "deleted_doctype": doctype})
        self.effect = True
        return "ok"


def _sortable(value: Any) -> tuple[bool, Any]:
    return (value is not None, value if value is not None else "")


def _joined(doc: Doc, name: str) -> Any:
    if name.startswith("`tabDynamic Link`."):
        column = name.partition(".")[2].partition(" as ")[0]
        return next((row[column] for row in doc.get("links") or []), None)
    return doc.get(name)


def _fits(doc: Doc, condition: list[Any]) -> bool:
    if condition[0] == "Dynamic Link":
        return any(_fits(row, condition[1:]) for row in doc.get("links") or [])
    name, operator, value = condition
    if operator == "in":
        return doc.get(name) in value
    have = doc.get(name)
    if operator == "=":
        return bool(have == value)
    if have is None:
        return False
    if name in {"modified", "creation"}:
        have, value = datetime.fromisoformat(have), datetime.fromisoformat(value)
    return bool({">=": have >= value, ">": have > value, "<=": have <= value}[operator])
