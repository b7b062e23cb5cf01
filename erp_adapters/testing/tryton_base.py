"""Base data of a Tryton database for tests: `python -m erp_adapters.testing.tryton_base <config> <database>`.

Runs in a process of its own: proteus loads Tryton's whole module pool and keeps it. What is made: a company in US
dollars with a chart of accounts and an open fiscal year, a tax of 10 %, two payment terms, a cash payment method, two
units, two products, countries and currencies, and the user `lading` whom the adapter signs in as.
"""

import datetime
import sys
from decimal import Decimal
from typing import Any

COUNTRIES = {"DE": "Germany", "CN": "China", "US": "United States", "AE": "United Arab Emirates", "BR": "Brazil"}
CURRENCIES = {"EUR": ("Euro", "0.92"), "CNY": ("Yuan Renminbi", "7.10")}
PRODUCTS = (("VALVE-50", "Ball valve DN50", "18.40"), ("HOSE-1", "Hydraulic hose", "3.25"))
USER, PASSWORD = "lading", "harbour-lading-2026"


def main() -> None:
    """Fill the database."""
    from proteus import Model, config
    from trytond.modules.account.tests.tools import create_chart, create_fiscalyear, create_tax, get_accounts
    from trytond.modules.account_invoice.tests.tools import create_payment_term, set_fiscalyear_invoice_sequences
    from trytond.modules.company.tests.tools import create_company, get_company

    held = config.set_trytond(database=sys.argv[2], config_file=sys.argv[1])
    create_company()
    company = get_company()
    held._context = Model.get("res.user").get_preferences(True, {})
    year = set_fiscalyear_invoice_sequences(create_fiscalyear(company))
    year.click("create_period")
    create_chart(company)
    accounts = get_accounts(company)
    tax = create_tax(Decimal("0.10"))
    tax.save()
    _places(Model)
    _terms(Model, create_payment_term)
    _payment_method(Model, accounts)
    _products(Model, accounts, tax)
    _user(Model, company)


def _places(model: Any) -> None:
    for code, name in COUNTRIES.items():
        model.get("country.country")(name=name, code=code).save()
    for code, (name, rate) in CURRENCIES.items():
        currency = model.get("currency.currency")(name=name, code=code, rounding=Decimal("0.01"), digits=2)
        currency.save()
        model.get("currency.currency.rate")(date=datetime.date.min, rate=Decimal(rate), currency=currency).save()


def _terms(model: Any, create_payment_term: Any) -> None:
    create_payment_term().save()
    term = model.get("account.invoice.payment_term")(name="30 days net")
    line = term.lines.new(type="remainder")
    line.relativedeltas.new(days=30)
    term.save()


def _payment_method(model: Any, accounts: Any) -> None:
    (journal,) = model.get("account.journal").find([("type", "=", "cash")], limit=1)
    method = model.get("account.invoice.payment.method")(name="Cash", journal=journal)
    method.credit_account = accounts["cash"]
    method.debit_account = accounts["cash"]
    method.save()


def _products(model: Any, accounts: Any, tax: Any) -> None:
    category = model.get("product.category")(name="Goods", accounting=True)
    category.account_expense = accounts["expense"]
    category.account_revenue = accounts["revenue"]
    category.customer_taxes.append(tax)
    category.save()
    (unit,) = model.get("product.uom").find([("name", "=", "Unit")])
    for code, name, price in PRODUCTS:
        template = model.get("product.template")(name=name, code=code, default_uom=unit, type="goods", salable=True)
        template.list_price = Decimal(price)
        template.account_category = category
        template.save()


def _user(model: Any, company: Any) -> None:
    user = model.get("res.user")(name="Lading", login=USER, password=PASSWORD, email="lading@shop.example")
    for group in model.get("res.group").find([]):
        user.groups.append(group)
    user.companies.append(company)
    user.company = company
    user.save()


if __name__ == "__main__":
    main()
