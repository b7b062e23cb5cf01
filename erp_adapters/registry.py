"""Which adapters there are: ours by name, and those that installed packages offer.

A package offers one by an entry point of the group `lading.erp_adapters` that names an adapter or a function that
makes one. Ours win over a package of the same name.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final

from erp_adapters.contract.adapter import Adapter

GROUP: Final = "lading.erp_adapters"
BUILT_IN: Final[Mapping[str, str]] = {
    "erpnext": "erp_adapters.adapters.erpnext:adapter",
    "files": "erp_adapters.adapters.files:adapter",
    "generic_rest": "erp_adapters.adapters.generic_rest:adapter",
    "kingdee_k3cloud": "erp_adapters.adapters.kingdee_k3cloud:adapter",
    "kingdee_xingchen": "erp_adapters.adapters.kingdee_xingchen:adapter",
    "odoo": "erp_adapters.adapters.odoo:adapter",
    "tryton": "erp_adapters.adapters.tryton.adapter:TrytonAdapter",
    "yonyou_u8": "erp_adapters.adapters.yonyou_u8:adapter",
    "yonyou_yonbip": "erp_adapters.adapters.yonyou_yonbip:adapter",
}


class UnknownAdapterError(LookupError):
    """No adapter has this name, or what is installed under it is none."""


def names() -> tuple[str, ...]:
    """The names of all adapters, sorted."""
    return tuple(sorted({*BUILT_IN, *(point.name for point in entry_points(group=GROUP))}))


@cache
def load(name: str) -> Adapter:
    """The adapter of that name; raises `UnknownAdapterError`."""
    if name in BUILT_IN:
        module, _, attribute = BUILT_IN[name].partition(":")
        found = getattr(import_module(module), attribute)
    else:
        points = tuple(entry_points(group=GROUP, name=name))
        if not points:
            raise UnknownAdapterError(name)
        found = points[0].load()
    made = found() if callable(found) else found
    if not isinstance(made, Adapter):
        raise UnknownAdapterError(name)
    return made
