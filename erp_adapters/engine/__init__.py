"""The ERP sync engine: links, bindings, cursors, what goes out and comes in, conflicts, rehearsal, reconciliation.

It knows no ERP (adapters do, behind `erp_adapters.contract`) and no backend (`Local`, which `backend.erp` implements).
docs/erp-engine.md tells how the parts play together.
"""
