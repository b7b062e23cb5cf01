"""The rules of orders, one file per subject."""

from backend.trade.orders.service.making import create_order, create_order_from_quote, write_draft
from backend.trade.orders.service.running import (
    ask_change,
    cancel_order,
    change_order,
    confirm_order,
    decide_change,
    lock_order,
    move_order,
)
from backend.trade.orders.service.stepping import (
    add_file,
    add_step,
    begin_steps,
    change_step,
    drop_step,
    load_file,
    reach_milestone,
)

__all__ = [
    "add_file",
    "add_step",
    "ask_change",
    "begin_steps",
    "cancel_order",
    "change_order",
    "change_step",
    "confirm_order",
    "create_order",
    "create_order_from_quote",
    "decide_change",
    "drop_step",
    "load_file",
    "lock_order",
    "move_order",
    "reach_milestone",
    "write_draft",
]
