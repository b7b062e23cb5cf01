"""What came from the ERP becomes ours: a page of records in the transaction that keeps the cursor.

`judging` decides and changes nothing, `taking` carries out, `arrivals` keeps the records as they came. A page is taken
as a whole; where that fails, record by record, so that one that cannot be taken stands alone.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
import structlog
from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError

from erp_adapters.contract.records import Record
from erp_adapters.engine.arrivals import Arrival, keep, sift
from erp_adapters.engine.book import keep_unresolved, lookups_for, mapping_of
from erp_adapters.engine.lanes import LaneLostError
from erp_adapters.engine.local import Local, LocalRefusedError
from erp_adapters.engine.models import ErpBinding
from erp_adapters.engine.plain import at_path
from erp_adapters.engine.problems import problem
from erp_adapters.engine.taking import Rules, take
from tenants.session import WriteSession

#: Not a record's fault.
_ELSEWHERE: Final = (LaneLostError, OperationalError, InterfaceError, OSError)

_log = structlog.get_logger(__name__)


class Received(msgspec.Struct, kw_only=True):
    """What came of a page; `needed` are records that others name and that are to be fetched."""

    counts: dict[str, int] = {}
    needed: set[tuple[str, str]] = set()

    def count(self, kind: str, times: int = 1) -> None:
        """So many more."""
        if times:
            self.counts[kind] = self.counts.get(kind, 0) + times


async def receive(
    session: WriteSession,
    local: Local,
    link_id: UUID,
    entity: str,
    records: Sequence[Record],
    *,
    creating: bool,
    sending: bool,
    approvals: bool = False,
    again: bool = False,
    force_theirs: bool = False,
) -> Received:
    """Keep records and carry out what they mean here, as `Rules` says; `again`: also those that came before just so."""
    made = Received(counts={}, needed=set())
    arrivals, same = await sift(session, link_id, entity, records, again=again)
    made.count("same", same)
    if entity not in local.entities:
        for each in arrivals:
            each.state = "applied"
        await keep(session, link_id, entity, arrivals)
        await _hear(session, local, link_id, entity, arrivals)
        made.count("stored", len(arrivals))
        return made
    found = await mapping_of(session, link_id, entity)
    if found is not None and arrivals:
        document = found[1]
        lookups = await lookups_for(session, link_id, document, [each.tree for each in arrivals], outward=False)
        rules = Rules(
            link_id=link_id, entity=entity, document=document, lookups=lookups, creating=creating,
            approvals=approvals, sending=sending, force_theirs=force_theirs,
        )  # fmt: skip
        for kind in await _take(session, local, rules, arrivals):
            made.count(kind)
        await keep_unresolved(session, link_id, lookups)
        made.needed |= {(name, value) for name, value, outward in lookups.unlinked if not outward}
    await keep(session, link_id, entity, arrivals)
    return made


async def _take(session: WriteSession, local: Local, rules: Rules, arrivals: Sequence[Arrival]) -> list[str]:
    """Take a page as a whole; where anything fails, each record of it alone. Answers what kinds they were."""
    try:
        async with session.whole():
            return await take(session, local, rules, arrivals)
    except _ELSEWHERE:
        raise
    except LocalRefusedError as error:
        refused = problem("refused-here", error.said, field=error.field, cause=error.code)
    except Exception as error:  # noqa: BLE001 - one record's defect must not hold up the others
        if len(arrivals) == 1:
            _log.error("a record of an ERP failed here", external_id=arrivals[0].external_id, exc_info=error)
        refused = problem("defect", type(error).__name__)
    if len(arrivals) > 1:
        return [kind for each in arrivals for kind in await _take(session, local, rules, [each])]
    arrivals[0].state, arrivals[0].problem = "refused", refused
    return ["refuse"]


async def _hear(session: WriteSession, local: Local, link_id: UUID, entity: str, arrivals: Sequence[Arrival]) -> None:
    """Tell of documents without a mapping, with the orders that they are about."""
    wanted = {each.external_id: _orders_of(each) for each in arrivals}
    ids = {one for named in wanted.values() for one in named}
    orders: dict[str, UUID] = {}
    if ids:
        rows = await session.execute(
            select(ErpBinding.external_id, ErpBinding.local_id).where(
                ErpBinding.link_id == link_id, ErpBinding.entity == "sales_order", ErpBinding.external_id.in_(ids)
            )
        )
        orders = {str(external): local_id for external, local_id in rows if local_id is not None}
    for each in arrivals:
        about = [orders[one] for one in wanted[each.external_id] if one in orders]
        await local.heard(session, link_id, entity, each.tree, about)


def _orders_of(arrival: Arrival) -> list[str]:
    """The orders that a document names, each once."""
    named = [each.get("external_id") for each in arrival.tree.get("orders") or []]
    named.append(at_path(arrival.tree, "order.external_id")[1])
    return list(dict.fromkeys(str(each) for each in named if each))
