"""Yonyou U8+ over the vendor's proxy (U8 OpenAPI)."""

from erp_adapters.adapters.yonyou_u8.adapter import U8Adapter

adapter = U8Adapter()

__all__ = ["U8Adapter", "adapter"]
