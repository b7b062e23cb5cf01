"""Tryton 7.0 to 8.2 over JSON-RPC (docs/erp/tryton.md): parties, products, stock, sales, shipments, invoices."""
