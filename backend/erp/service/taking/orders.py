"""How far an order is in the ERP, told here: released, cancelled, on hold, closed."""

from typing import Final

from backend.erp.service.taking.common import Taken, Taking, note_on_timeline, tell_owner
from backend.trade.orders.queries import get_order
from i18n.messages import N_

_TOLD: Final = {
    "approved": N_("The ERP released order {number}"),
    "on_hold": N_("The ERP holds order {number}"),
    "cancelled": N_("The ERP cancelled order {number}"),
    "closed": N_("The ERP closed order {number}"),
}
_ALERTS: Final = frozenset({"on_hold", "cancelled"})


async def take_order(taking: Taking) -> Taken:
    """Say once what is new about an order."""
    binding = await taking.bound("sales_order", taking.row.external_id)
    if binding is None or binding.local_id is None:
        return Taken()
    order = await get_order(taking.session, binding.local_id)
    said = binding.theirs.get("said") or ""
    if taking.status in _TOLD and taking.status != said:
        binding.theirs = {**binding.theirs, "said": taking.status}
        await note_on_timeline(taking.session, order, _TOLD[taking.status])
        if taking.status in _ALERTS:
            key = f"{taking.status}:{order.id}:{binding.external_version or ''}"
            body = str(taking.tree.get("remote_status") or "")
            await tell_owner(taking.session, order, _TOLD[taking.status], key, body=body)
    return Taken()
