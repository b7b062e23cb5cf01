"""Customers: companies and contacts, the facts behind each of their fields, their timeline and notes.

Mail makes and fills them (`learning`, on `MessagesIngested`), people correct them; what a person typed wins
(`merge`). Reads mail through `mail_ingest.store`; sends CompanyCreated, CompanyChanged, ContactCreated and
ContactChanged.
"""
