"""Sums up the signals of companies, and of people without one, in SQL."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import and_, case, func, literal, not_, select

from backend.customers.bins.models import BinSignal
from backend.customers.bins.rules import SURE, Tally
from mail_ingest.understand.result import MessageKind
from tenants.session import ReadSession

_OFFERS: Final = (MessageKind.PITCH.value, MessageKind.SCAM.value)
_KIND: Final = case((BinSignal.sure >= SURE, BinSignal.kind), else_=literal(MessageKind.OTHER.value))
_THEIRS: Final = and_(BinSignal.direction == "in", BinSignal.role == "from", BinSignal.human)
_OURS: Final = and_(BinSignal.direction == "out", BinSignal.role == "to", BinSignal.human)
_NAMED: Final = and_(BinSignal.direction == "in", BinSignal.role != "from", BinSignal.human)
_MACHINES: Final = and_(BinSignal.direction == "in", BinSignal.role == "from", not_(BinSignal.human))

Subject = Literal["company", "contact"]


async def tallies(
    session: ReadSession, subject: Subject, ids: Iterable[UUID], *, free_mail: Iterable[UUID] = ()
) -> dict[UUID, Tally]:
    """What is known of each of these; `free_mail` are those of them that write from free mail."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    sums = await _sums(session, subject, wanted)
    turns = await _turns(session, subject, wanted)
    freely = set(free_mail)
    return {
        each: Tally(
            free_mail=each in freely,
            kinds=dict(sums[each]["theirs"]),
            machines=dict(sums[each]["machines"]),
            we_wrote=sum(sums[each]["ours"].values()),
            named=sum(sums[each]["named"].values()),
            answered_us=turns.get(each, (0, 0))[0],
            we_answered=turns.get(each, (0, 0))[1],
        )
        for each in wanted
    }


def _column(subject: Subject) -> Any:
    return BinSignal.company_id if subject == "company" else BinSignal.contact_id


async def _sums(session: ReadSession, subject: Subject, ids: list[UUID]) -> Any:
    """How many messages there are of each sort: by subject, part and kind."""
    part = case((_THEIRS, "theirs"), (_OURS, "ours"), (_NAMED, "named"), (_MACHINES, "machines"), else_="")
    column = _column(subject)
    rows = await session.execute(
        select(
            column.label("subject"),
            part.label("part"),
            _KIND.label("sort"),
            # Several people of a company may stand in one message.
            func.count(BinSignal.message_id.distinct()).label("number"),
        )
        .where(BinSignal.tenant_id == session.info["tenant_id"], column.in_(ids))
        .group_by("subject", "part", "sort")
    )
    sums: dict[UUID, dict[str, dict[str, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        sums[row.subject][row.part][row.sort] = row.number
    return sums


async def _turns(session: ReadSession, subject: Subject, ids: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """In how many conversations each answered us, and we them."""
    column = _column(subject)
    genuine = and_(_THEIRS, _KIND.not_in(_OFFERS))
    ours, theirs = func.min(BinSignal.at).filter(_OURS), func.min(BinSignal.at).filter(genuine)
    last_ours, last_theirs = func.max(BinSignal.at).filter(_OURS), func.max(BinSignal.at).filter(genuine)
    one = (
        select(column.label("subject"), (last_theirs > ours).label("they_did"), (last_ours > theirs).label("we_did"))
        .where(BinSignal.tenant_id == session.info["tenant_id"], column.in_(ids))
        .group_by(column, BinSignal.conversation_id)
        .subquery()
    )
    rows = await session.execute(
        select(
            one.c.subject,
            func.count().filter(one.c.they_did).label("they_did"),
            func.count().filter(one.c.we_did).label("we_did"),
        ).group_by(one.c.subject)
    )
    return {row.subject: (row.they_did, row.we_did) for row in rows}
