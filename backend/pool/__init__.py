"""The public pool of customers, and handing somebody's work over.

Customers whom nobody cares for go from their owners into pools, by rules, and are claimed from there. What counts as
care, what pauses a rule, and every move with its reason are kept here. Sends `PoolChanged` and `HandoverChanged`.
"""
