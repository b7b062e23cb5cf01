"""Odoo 14 to 19: JSON-2 from 19 on, JSON-RPC before, XML-RPC where an old proxy lets nothing else through."""

from erp_adapters.adapters.odoo.adapter import OdooAdapter

adapter = OdooAdapter()

__all__ = ["OdooAdapter", "adapter"]
