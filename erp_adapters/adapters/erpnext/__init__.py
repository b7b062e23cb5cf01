"""ERPNext 14 to 16 over the REST interface of its framework, Frappe (v1)."""

from erp_adapters.adapters.erpnext.adapter import ErpnextAdapter

adapter = ErpnextAdapter()

__all__ = ["ErpnextAdapter", "adapter"]
