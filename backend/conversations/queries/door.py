"""The narrow door `search_conversations()`: filters, visibility and paging happen inside it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import text

from tenants.prepared import Prepared
from tenants.session import ReadSession

#: Its parameters and their types, in order.
_TYPES: Final = {
    "words": "text",
    "leading": "boolean",
    "sent_from": "timestamptz",
    "sent_before": "timestamptz",
    "folders": "uuid[]",
    "mailbox": "uuid",
    "place": "text",
    "kind": "text",
    "companies": "uuid[]",
    "contact": "uuid",
    "files": "boolean",
    "reader": "uuid",
    "unread": "boolean",
    "since": "timestamptz",
    "sight": "jsonb",
    "after_at": "timestamptz",
    "after_id": "uuid",
    "most": "integer",
    "counted": "boolean",
}
_CALL: Final = Prepared(
    text(
        "SELECT conversation_id, last_message_at, total, more FROM search_conversations("  # noqa: S608 - our own names
        + ", ".join(f"CAST(:{name} AS {kind})" for name, kind in _TYPES.items())
        + ")"
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """Conversations newest first; `total` where it was asked for and is known, `more` when there are more than that."""

    ids: list[UUID]
    last_at: dict[UUID, datetime]
    total: int | None
    more: bool


async def search_conversations(session: ReadSession, **params: Any) -> Found:
    """Ask the door; what is not given is no condition. See the migration that makes it for what each one means."""
    given = {**dict.fromkeys(_TYPES), "leading": False, "files": False, "counted": False, "most": 51, **params}
    for name in ("folders", "companies"):
        given[name] = None if given[name] is None else list(given[name])
    sight = given["sight"]
    given["sight"] = None if sight is None else msgspec.json.encode(sight).decode()
    rows = await _CALL.fetch(session, **given)
    return Found(
        ids=[row["conversation_id"] for row in rows],
        last_at={row["conversation_id"]: row["last_message_at"] for row in rows},
        total=rows[0]["total"] if rows else 0,
        more=bool(rows and rows[0]["more"]),
    )
