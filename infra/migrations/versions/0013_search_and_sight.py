"""Search with operators inside the door, who may see which mail, and threads that people put right."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import APP_ROLE, SEARCH_ROLE, admit_role, protect_table

revision = "0013"
down_revision = "0012"

TENANT_TABLES = [
    "document_text",
    "mailbox_disclosure",
    "reading_mark",
    "team",
    "team_member",
    "thread_edit",
]
#: What the door reads beside the words. It filters by tenant itself and gives out ids only.
DOOR_TABLES = ["conversation", "conversation_mailbox", "conversation_reading", "message_placement", "participation"]

# Messages that hold the words, in no order and up to a limit. With a limit the planner may hope to find common words
# early by reading the table of all tenants from its start; only the index of words is to be read.
SEARCH_HITS = """
CREATE FUNCTION search_message_hits(
    query text, sent_from timestamptz, sent_before timestamptz, folders uuid[], most integer
) RETURNS TABLE (message_id uuid, conversation_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_seqscan = off
SET enable_indexscan = off
AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
    IF tenant IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT s.id, s.conversation_id
        FROM message_search s
        WHERE s.tenant_id = tenant
          AND s.words @@ query::tsquery
          AND s.conversation_id IS NOT NULL
          AND (sent_from IS NULL OR s.sent_at >= sent_from)
          AND (sent_before IS NULL OR s.sent_at < sent_before)
          AND (folders IS NULL OR (
              SELECT true FROM message_placement p
              WHERE p.tenant_id = tenant AND p.message_id = s.id AND p.folder_id = ANY (folders) LIMIT 1
          ))
        LIMIT most;
END
$$
"""

# Conversations that answer to words and filters and that the reader may see, newest first.
#
# Few hits are gathered from the index of words and sorted. Words that thousands of messages hold are so dense that the
# list's own order is walked instead, and the words of each conversation are looked at, until a page is full.
# `sight` says what the reader may see: `mailboxes` (null: all), `own` ones, `teams`; null where nothing is closed.
SEARCH_DOOR = """
CREATE FUNCTION search_conversations(
    query text, led boolean, sent_from timestamptz, sent_before timestamptz, folders uuid[],
    mailbox uuid, place text, kind_is text, companies uuid[], contact uuid, files boolean,
    reader uuid, unread boolean, since timestamptz, sight jsonb,
    after_at timestamptz, after_id uuid, most integer, counted boolean
) RETURNS TABLE (conversation_id uuid, last_message_at timestamptz, total integer, more boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan
SET enable_hashjoin = off
SET enable_mergejoin = off
AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
    fewest CONSTANT integer := 10000;
    words tsquery := query::tsquery;
    seen uuid[]; own uuid[]; teams uuid[];
    ids uuid[]; hits uuid[]; messages uuid[];
    sparse boolean := false;
    found integer; beyond boolean := false;
    conditions text := '';
    of_message text := '';
    visible text := '';
    listed text;
BEGIN
    IF tenant IS NULL THEN
        RETURN;
    END IF;
    IF sight IS NOT NULL THEN
        own := ARRAY(SELECT jsonb_array_elements_text(sight -> 'own')::uuid);
        teams := ARRAY(SELECT jsonb_array_elements_text(sight -> 'teams')::uuid);
        IF sight ->> 'mailboxes' IS NOT NULL THEN
            seen := ARRAY(SELECT jsonb_array_elements_text(sight -> 'mailboxes')::uuid);
        END IF;
        -- A message is seen where it lies in a mailbox that is open to the reader, or its conversation is shared.
        visible := ' AND (CASE WHEN c.private THEN (SELECT true FROM message_placement p WHERE p.tenant_id = $1'
            || ' AND p.message_id = s.id AND p.mailbox_id = ANY ($8) LIMIT 1)'
            || CASE WHEN seen IS NULL THEN ' ELSE true END)' ELSE
                ' WHEN c.shared AND (c.shared_team_id IS NULL OR c.shared_team_id = ANY ($9)) THEN true'
                || ' ELSE (SELECT true FROM message_placement p WHERE p.tenant_id = $1'
                || ' AND p.message_id = s.id AND p.mailbox_id = ANY ($7) LIMIT 1) END)' END;
    END IF;
    IF led THEN
        SELECT array_agg(h.conversation_id), array_agg(h.message_id) INTO hits, messages
        FROM search_message_hits(query, sent_from, sent_before, folders, fewest + 1) h;
        found := coalesce(cardinality(hits), 0);
        IF found = 0 THEN
            RETURN;
        END IF;
        sparse := found <= fewest;
        IF sparse AND sight IS NULL THEN
            conditions := conditions || ' AND c.id = ANY ($6)';
        ELSIF sparse THEN
            conditions := conditions || ' AND c.id = ANY ($6) AND (SELECT true FROM message_search s'
                || ' WHERE s.tenant_id = $1 AND s.conversation_id = c.id AND s.id = ANY ($10)' || visible
                || ' LIMIT 1)';
        END IF;
    END IF;
    IF companies IS NOT NULL OR contact IS NOT NULL THEN
        ids := ARRAY(
            SELECT DISTINCT p.conversation_id FROM participation p
            WHERE p.tenant_id = tenant AND (companies IS NULL OR p.company_id = ANY (companies))
              AND (contact IS NULL OR p.contact_id = contact)
        );
        conditions := conditions || ' AND c.id = ANY ($5)';
    END IF;
    IF NOT sparse THEN
        of_message := CASE WHEN query IS NULL THEN '' ELSE ' AND s.words @@ $2' END
            || CASE WHEN sent_from IS NULL THEN '' ELSE ' AND s.sent_at >= $3' END
            || CASE WHEN sent_before IS NULL THEN '' ELSE ' AND s.sent_at < $4' END
            || CASE WHEN folders IS NULL THEN '' ELSE ' AND (SELECT true FROM message_placement p'
                || ' WHERE p.tenant_id = $1 AND p.message_id = s.id AND p.folder_id = ANY ($11) LIMIT 1)' END
            || visible;
        IF of_message <> '' THEN
            conditions := conditions || ' AND (SELECT true FROM message_search s WHERE s.tenant_id = $1'
                || ' AND s.conversation_id = c.id' || of_message || ' LIMIT 1)';
        END IF;
        -- What the summary knows spares a look at the messages.
        IF sent_from IS NOT NULL THEN
            conditions := conditions || ' AND c.last_message_at >= $3';
        END IF;
        IF sent_before IS NOT NULL THEN
            conditions := conditions || ' AND c.first_message_at < $4';
        END IF;
    END IF;
    IF files THEN
        conditions := conditions || ' AND c.has_attachments';
    END IF;
    IF kind_is IS NOT NULL THEN
        conditions := conditions || ' AND c.kind = $12';
    END IF;
    IF mailbox IS NULL AND place IS NOT NULL THEN
        conditions := conditions || CASE place WHEN 'inbox' THEN ' AND c.in_inbox' ELSE ' AND c.in_sent' END;
    ELSIF mailbox IS NOT NULL AND place IS NOT NULL THEN
        conditions := conditions || CASE place WHEN 'inbox' THEN ' AND m.in_inbox' ELSE ' AND m.in_sent' END;
    END IF;
    IF unread IS NOT NULL THEN
        conditions := conditions || CASE WHEN unread THEN ' AND ' ELSE ' AND NOT ' END
            || '(SELECT coalesce(bool_or(r.marked_unread), false)'
            || ' OR coalesce(c.unseen_at > coalesce(max(r.read_until), $14), false)'
            || ' FROM conversation_reading r WHERE r.tenant_id = $1 AND r.membership_id = $13'
            || ' AND r.conversation_id = c.id)';
    END IF;
    listed := CASE WHEN mailbox IS NULL THEN
        'SELECT c.id, c.last_message_at AS last_at FROM conversation c'
            || ' WHERE c.tenant_id = $1 AND c.merged_into_id IS NULL' || conditions
    ELSE
        'SELECT m.conversation_id AS id, m.last_message_at AS last_at FROM conversation_mailbox m'
            || ' JOIN conversation c ON c.tenant_id = m.tenant_id AND c.id = m.conversation_id'
            || ' WHERE m.tenant_id = $1 AND m.mailbox_id = $15 AND c.merged_into_id IS NULL' || conditions
    END;
    IF counted THEN
        IF led AND NOT sparse THEN
            -- At least so many: those of the first hits, where no filter says that they are fewer.
            found := CASE WHEN sight IS NULL AND companies IS NULL AND contact IS NULL AND kind_is IS NULL
                AND place IS NULL AND mailbox IS NULL AND unread IS NULL AND NOT files
                THEN (SELECT count(DISTINCT h.id)::integer FROM unnest(hits) AS h(id)) END;
            beyond := true;
        ELSE
            EXECUTE 'SELECT count(*)::integer FROM (' || listed || ' LIMIT 10001) AS counted'
                INTO found
                USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
                      kind_is, reader, since, mailbox;
            beyond := found > 10000;
        END IF;
    ELSE
        found := NULL;
    END IF;
    RETURN QUERY EXECUTE
        'SELECT id, last_at, $18, $19 FROM (' || listed
            || CASE WHEN after_at IS NULL THEN ''
                WHEN mailbox IS NULL THEN ' AND (c.last_message_at, c.id) < ($16, $17)'
                ELSE ' AND (m.last_message_at, m.conversation_id) < ($16, $17)' END
            || CASE WHEN mailbox IS NULL THEN ' ORDER BY c.last_message_at DESC, c.id DESC'
                ELSE ' ORDER BY m.last_message_at DESC, m.conversation_id DESC' END
            || ' LIMIT $20) AS page'
        USING tenant, words, sent_from, sent_before, ids, hits, seen, own, teams, messages, folders,
              kind_is, reader, since, mailbox, after_at, after_id,
              CASE WHEN found < 10000 THEN found ELSE 10000 * sign(found)::integer END, beyond, most;
END
$$
"""
_HITS = "search_message_hits(text, timestamptz, timestamptz, uuid[], integer)"
_DOOR = (
    "search_conversations(text, boolean, timestamptz, timestamptz, uuid[], uuid, text, text, uuid[], uuid, boolean,"
    " uuid, boolean, timestamptz, jsonb, timestamptz, uuid, integer, boolean)"
)
DOOR_RIGHTS = [
    f"REVOKE ALL ON FUNCTION {_HITS} FROM PUBLIC",
    f"REVOKE ALL ON FUNCTION {_DOOR} FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION {_DOOR} TO {APP_ROLE}",
    # A function's new owner must be allowed to create in the schema at that moment.
    f"GRANT CREATE ON SCHEMA public TO {SEARCH_ROLE}",
    f"ALTER FUNCTION {_HITS} OWNER TO {SEARCH_ROLE}",
    f"ALTER FUNCTION {_DOOR} OWNER TO {SEARCH_ROLE}",
    f"REVOKE CREATE ON SCHEMA public FROM {SEARCH_ROLE}",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    _teams()
    _sight()
    _threads()
    _search()
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
    for table in DOOR_TABLES:
        for statement in admit_role(table, SEARCH_ROLE, "SELECT"):
            op.execute(statement)
    op.execute("DROP FUNCTION search_messages(text, integer)")
    op.execute(SEARCH_HITS)
    op.execute(SEARCH_DOOR)
    for statement in DOOR_RIGHTS:
        op.execute(statement)


def _key() -> list[sa.Column[Any]]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def _instant(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _reference(table: str, column: str, other: str, ondelete: str | None = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{other}.tenant_id", f"{other}.id"],
        name=op.f(f"fk_{table}_tenant_id_{column}"),
        ondelete=ondelete,
    )


def _teams() -> None:
    op.create_table(
        "team",
        *_key(),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        _instant("archived_at", nullable=True),
        _instant("created_at"),
        _instant("updated_at"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_team")),
    )
    op.create_index(
        "uq_team_tenant_id_name_key",
        "team",
        ["tenant_id", "name_key"],
        unique=True,
        postgresql_where=sa.text("archived_at IS NULL"),
    )
    op.create_table(
        "team_member",
        *_key(),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        _instant("added_at"),
        _reference("team_member", "team_id", "team"),
        _reference("team_member", "membership_id", "membership"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_team_member")),
        sa.UniqueConstraint(
            "tenant_id", "team_id", "membership_id", name=op.f("uq_team_member_tenant_id_team_id_membership_id")
        ),
    )
    op.create_index(op.f("ix_team_member_tenant_id_membership_id"), "team_member", ["tenant_id", "membership_id"])


def _sight() -> None:
    op.add_column("mailbox", sa.Column("team_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_mailbox_tenant_id_team_id"),
        "mailbox",
        "team",
        ["tenant_id", "team_id"],
        ["tenant_id", "id"],
        ondelete="SET NULL (team_id)",
    )
    for name in ("private", "shared", "fixed"):
        op.add_column("conversation", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        op.alter_column("conversation", name, server_default=None)
    op.add_column("conversation", sa.Column("shared_team_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_conversation_tenant_id_shared_team_id"),
        "conversation",
        "team",
        ["tenant_id", "shared_team_id"],
        ["tenant_id", "id"],
        ondelete="SET NULL (shared_team_id)",
    )
    op.create_index("ix_conversation_private", "conversation", ["tenant_id", "id"], postgresql_where=sa.text("private"))
    op.create_table(
        "mailbox_disclosure",
        *_key(),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        _instant("made_at"),
        _instant("until"),
        _reference("mailbox_disclosure", "mailbox_id", "mailbox"),
        _reference("mailbox_disclosure", "membership_id", "membership"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mailbox_disclosure")),
    )
    op.create_index(
        op.f("ix_mailbox_disclosure_tenant_id_membership_id_until"),
        "mailbox_disclosure",
        ["tenant_id", "membership_id", "until"],
    )
    op.create_table(
        "reading_mark",
        *_key(),
        _instant("read_until"),
        _reference("reading_mark", "id", "membership"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reading_mark")),
    )
    op.drop_index("ix_conversation_unseen", table_name="conversation")
    op.create_index(
        op.f("ix_conversation_tenant_id_unseen_at"),
        "conversation",
        ["tenant_id", "unseen_at"],
        postgresql_where=sa.text("merged_into_id IS NULL AND unseen_at IS NOT NULL"),
    )
    # What is deleted on the server stays in the mailbox's archive, and those who may see the mailbox go on seeing it.
    read = ("conversation", "conversation_mailbox", "message", "message_placement")
    for table in read:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    op.execute(
        "INSERT INTO conversation_mailbox"
        " (tenant_id, id, conversation_id, mailbox_id, in_inbox, in_sent, last_message_at)"
        " SELECT g.tenant_id, gen_random_uuid(), g.conversation_id, g.mailbox_id, false, false, c.last_message_at"
        " FROM (SELECT DISTINCT p.tenant_id, m.conversation_id, p.mailbox_id FROM message_placement p"
        "       JOIN message m ON m.tenant_id = p.tenant_id AND m.id = p.message_id WHERE p.gone_at IS NOT NULL) g"
        " JOIN conversation c ON c.tenant_id = g.tenant_id AND c.id = g.conversation_id"
        " ON CONFLICT DO NOTHING"
    )
    for table in read:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def _threads() -> None:
    op.create_table(
        "thread_edit",
        *_key(),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("messages", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("keys", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("membership_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        _instant("made_at"),
        _instant("undone_at", nullable=True),
        sa.CheckConstraint("kind IN ('split', 'join')", name=op.f("ck_thread_edit_kind")),
        _reference("thread_edit", "conversation_id", "conversation"),
        _reference("thread_edit", "other_id", "conversation"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_thread_edit")),
    )
    op.create_index(
        op.f("ix_thread_edit_tenant_id_conversation_id_made_at"),
        "thread_edit",
        ["tenant_id", "conversation_id", "made_at"],
    )


def _search() -> None:
    op.add_column("message_search", sa.Column("conversation_id", sa.Uuid(), nullable=True))
    # Words are made by the application, compressed nowhere: PostgreSQL's own compression costs more than the insert.
    op.execute("ALTER TABLE message_search ALTER COLUMN words SET STORAGE EXTERNAL")
    op.execute("ALTER INDEX ix_message_search_words SET (gin_pending_list_limit = 1024)")
    op.create_index(
        op.f("ix_message_search_tenant_id_conversation_id"),
        "message_search",
        ["tenant_id", "conversation_id"],
        postgresql_where=sa.text("conversation_id IS NOT NULL"),
    )
    op.create_index(op.f("ix_message_search_tenant_id_version"), "message_search", ["tenant_id", "version"])
    op.create_table(
        "document_text",
        *_key(),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _instant("read_at"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_document_text")),
        sa.UniqueConstraint("tenant_id", "sha256", name=op.f("uq_document_text_tenant_id_sha256")),
    )
    op.execute("ALTER TABLE document_text ALTER COLUMN packed SET STORAGE EXTERNAL")
