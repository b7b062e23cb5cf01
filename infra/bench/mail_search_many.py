"""More of the mail that `mail_search_fill` made, copied inside PostgreSQL with its words: a large tenant is ready in a
tenth of the time that making all of it anew takes."""

from typing import Any, Final

import asyncpg

from infra.bench.mail_search_fill import Filled

#: In an order that foreign keys allow; each with its columns that hold ids of the others.
_TABLES: Final = {
    "conversation": ("id",),
    "conversation_mailbox": ("id", "conversation_id"),
    "message": ("id", "conversation_id"),
    "message_body": ("id",),
    "message_placement": ("id", "message_id"),
    "message_search": ("id", "conversation_id"),
}
#: What one copy differs in from another beside its ids. Minutes apart, so that copies lie among each other in time.
_OTHERS: Final = {
    "identity": "identity || '-' || $1::int",
    "uid": "uid + 1000000 * $1::int",
    "sent_at": "sent_at + $1::int * interval '7 minutes'",
    "received_at": "received_at + $1::int * interval '7 minutes'",
    "first_message_at": "first_message_at + $1::int * interval '7 minutes'",
    "last_message_at": "last_message_at + $1::int * interval '7 minutes'",
}
_INDEX: Final = "ix_message_search_words"


async def multiply(owner_url: str, app_url: str, filled: Filled, times: int) -> None:
    """Have `times` as many messages and conversations as there are. The index of words is made anew in the end."""
    owner, app = await asyncpg.connect(owner_url), await asyncpg.connect(app_url)
    try:
        index = await owner.fetchval("SELECT indexdef FROM pg_indexes WHERE indexname = $1", _INDEX)
        await owner.execute(f"DROP INDEX {_INDEX}")
        async with app.transaction():
            # Rows are seen under the tenant's policy only, by their owner too.
            await app.execute("SELECT set_config('app.tenant_id', $1, true)", str(filled.tenant_id))
            await app.execute("SET LOCAL synchronous_commit = off")
            for table in _TABLES:
                await app.execute(f"CREATE TEMP TABLE first_{table} ON COMMIT DROP AS TABLE {table}")
            for table in _TABLES:
                copying = _copy(table, await _columns(app, table))
                for copy in range(1, times):
                    await app.execute(copying, copy)
            there = await app.fetchval("SELECT count(*) FROM message_search")
            if there != times * len(filled.messages):
                raise RuntimeError(f"{there} messages, not {times} times {len(filled.messages)}")
        await owner.execute("SET maintenance_work_mem = '512MB'")
        await owner.execute(index)
    finally:
        await owner.close()
        await app.close()
    filled.conversations *= times


async def _columns(connection: Any, table: str) -> list[str]:
    rows = await connection.fetch(
        "SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attgenerated = '' ORDER BY attnum",
        table,
    )
    return [row["attname"] for row in rows]


def _copy(table: str, columns: list[str]) -> str:
    values = [
        f"md5({name}::text || $1::int)::uuid" if name in _TABLES[table] else _OTHERS.get(name, name) for name in columns
    ]
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM first_{table}"
