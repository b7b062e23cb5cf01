"""Reminders on the customer's clock, the rules that set them, and Today.

A reminder is a wall time in a zone, perhaps recurring; the instant at which it fires is derived (`timing`), and derived
anew when the zone data changes (`retiming`). `scheduler` finds what is due over all tenants and fires it exactly once.
`rules` set reminders by themselves (an inquiry without answer, a customer who fell silent). `queries.today` is the
rep's day. Calls `customers`; reads mail through `mail_ingest.store` and its rule of who may see it. Sends
`ReminderChanged` and `ReminderFired`.
"""
