"""Telling people: a link that needs somebody, steps that wait, changes that a released order is asked for."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from backend.erp.service.taking.common import tell_admins
from backend.trade.orders.models import OrderChange, SalesOrder
from erp_adapters.engine.models import ErpConflict, ErpLink, ErpOutbound
from erp_adapters.engine.problems import WORDS
from i18n.messages import N_, translate
from tenants.context import current
from tenants.orm import now
from tenants.session import WriteSession

STOPPED: Final = N_("The ERP link {name} needs you")
AWAY: Final = N_("The ERP {name} has been away for {hours} hours")
WAITING: Final = N_("The ERP link {name}: {count} records wait for you")
WISHED: Final = N_("A change of order {number} is asked for, which the ERP has released")
_LONG: Final = timedelta(hours=1)


async def tell_of_trouble(session: WriteSession, link_id: UUID, code: str) -> None:
    """A link stopped: what it is and what helps, leading to where it is mended."""
    link = await session.scalar(select(ErpLink).where(ErpLink.id == link_id))
    if link is None or link.problem is None:
        return
    since = str(link.problem.get("since") or "")
    where = "settings" if code in {"auth", "forbidden"} else "flows"
    await tell_admins(
        session, STOPPED, f"/settings/erp/{link.id}?tab={where}", f"trouble:{link.id}:{code}:{since}",
        body=_words(code), name=link.name,
    )  # fmt: skip


def _words(code: str) -> str:
    locale = current().locale
    return " ".join(translate(each, locale) for each in WORDS.get(code, WORDS["rejected"]))


async def tell_of_dead(session: WriteSession) -> None:
    """Links whose ERP has been away for an hour, and steps and conflicts that wait for somebody: once a day each."""
    today = now().date()
    for link in await session.scalars(select(ErpLink).where(ErpLink.state.in_(("live", "needs_attention")))):
        since = (link.problem or {}).get("since")
        lasting = now() - datetime.fromisoformat(since) if since else timedelta()
        if link.state == "live" and lasting > _LONG:
            code = str((link.problem or {}).get("code"))
            await tell_admins(
                session, AWAY, f"/settings/erp/{link.id}?tab=flows", f"away:{link.id}:{today}", body=_words(code),
                name=link.name, hours=int(lasting / _LONG),
            )  # fmt: skip
        count = await _waiting(session, link.id)
        if count:
            await tell_admins(
                session, WAITING, f"/settings/erp/{link.id}?tab=waiting", f"waiting:{link.id}:{today}",
                name=link.name, count=count,
            )  # fmt: skip


async def _waiting(session: WriteSession, link_id: UUID) -> int:
    dead = await session.scalar(
        select(func.count(ErpOutbound.id)).where(ErpOutbound.link_id == link_id, ErpOutbound.state == "dead")
    )
    clashes = await session.scalar(
        select(func.count(ErpConflict.id)).where(ErpConflict.link_id == link_id, ErpConflict.state == "open")
    )
    return (dead or 0) + (clashes or 0)


async def note_wish(session: WriteSession, order_id: UUID) -> None:
    """Somebody asks for a change of an order that the ERP has released: admins reopen it there, or have it changed."""
    order = await session.scalar(select(SalesOrder).where(SalesOrder.id == order_id))
    if order is None or not order.lock_reason:
        return
    wish = await session.scalar(
        select(OrderChange).where(OrderChange.order_id == order_id, OrderChange.state == "open")
    )
    if wish is not None:
        await tell_admins(
            session, WISHED, f"/orders/{order.id}", f"wish:{wish.id}", body=wish.reason, number=order.number
        )
