"""Any ERP with a JSON interface over HTTP, described by a TOML text: endpoints, sign-in, paging, fields, errors."""

from erp_adapters.adapters.generic_rest.adapter import GenericRestAdapter

adapter = GenericRestAdapter()

__all__ = ["GenericRestAdapter", "adapter"]
