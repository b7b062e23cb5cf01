"""Kingdee K3Cloud (云星空) over its WebAPI: signed calls, or a session on servers before 7.3.1310.2."""

from erp_adapters.adapters.kingdee_k3cloud.adapter import K3CloudAdapter

adapter = K3CloudAdapter()

__all__ = ["K3CloudAdapter", "adapter"]
