"""Yonyou YonBIP and YonSuite over the open platform."""

from erp_adapters.adapters.yonyou_yonbip.adapter import YonBipAdapter

adapter = YonBipAdapter()

__all__ = ["YonBipAdapter", "adapter"]
