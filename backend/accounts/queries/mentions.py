"""Where the reader was named."""

from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import Integer, Uuid, bindparam, func, literal, or_, select, tuple_

from backend.accounts.models import Mention
from backend.accounts.schemas import MentionView
from mail_ingest.store.sight import conversation_seen
from tenants.paging import COUNT_CAP, Page, SortField, page_of, read_cursor, sorting
from tenants.prepared import Prepared, Row, tenant, viewer
from tenants.session import ReadSession

_NEWEST_FIRST: Final = {"at": SortField(Mention.at, datetime)}
_MINE: Final = (
    Mention.tenant_id == tenant,
    Mention.member_id == viewer,
    or_(Mention.conversation_id.is_(None), conversation_seen("mention.conversation_id")),
)
_COLUMNS: Final = (
    Mention.id, Mention.kind, Mention.subject_id, Mention.company_id, Mention.contact_id, Mention.conversation_id,
    Mention.excerpt, Mention.actor_name, Mention.at, Mention.seen_at,
)  # fmt: skip


@lru_cache(maxsize=4)
def _page(*, after: bool, unseen: bool) -> Prepared:
    listed = select(*_COLUMNS).where(*_MINE)
    if unseen:
        listed = listed.where(Mention.seen_at.is_(None))
    if after:
        last = tuple_(bindparam("cursor_value", type_=Mention.at.type), bindparam("cursor_id", type_=Uuid()))
        listed = listed.where(tuple_(Mention.at, Mention.id) < last)
    return Prepared(listed.order_by(Mention.at.desc(), Mention.id.desc()).limit(bindparam("most", type_=Integer())))


_UNSEEN: Final = select(literal(1)).where(*_MINE, Mention.seen_at.is_(None)).limit(COUNT_CAP + 1).subquery()
_COUNT: Final = Prepared(select(func.count().label("count")).select_from(_UNSEEN))


async def list_mentions(
    session: ReadSession, *, unseen: bool = False, cursor: str | None = None, limit: int = 50
) -> Page[MentionView]:
    """Mentions of the reader, newest first; those in conversations that are closed to them are left out.

    `total` counts the unseen ones, whichever are listed.
    """
    chosen = sorting(None, _NEWEST_FIRST, Mention.id, "-at")
    params = {}
    if cursor is not None:
        value, row_id = read_cursor(chosen, cursor)
        params = {"cursor_value": value, "cursor_id": row_id}
    rows = await _page(after=cursor is not None, unseen=unseen).fetch(session, **params, most=limit + 1)
    count: int = (await _COUNT.fetch(session))[0]["count"]
    return page_of(
        rows, limit, chosen, value=lambda row: row["at"], row_id=_id, item=_view,
        total=(min(count, COUNT_CAP), count > COUNT_CAP),
    )  # fmt: skip


def _id(row: Row) -> UUID:
    found: UUID = row["id"]
    return found


def _view(row: Row) -> MentionView:
    return MentionView(
        id=row["id"],
        kind=row["kind"],
        subject_id=row["subject_id"],
        company_id=row["company_id"],
        contact_id=row["contact_id"],
        conversation_id=row["conversation_id"],
        excerpt=row["excerpt"],
        actor_name=row["actor_name"],
        at=row["at"],
        seen=row["seen_at"] is not None,
    )
