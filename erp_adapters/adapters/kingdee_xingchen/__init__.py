"""Kingdee 云星辰 (formerly 精斗云) over the open platform."""

from erp_adapters.adapters.kingdee_xingchen.adapter import XingchenAdapter

adapter = XingchenAdapter()

__all__ = ["XingchenAdapter", "adapter"]
