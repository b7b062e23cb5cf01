"""Search of messages."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import APP_ROLE, SEARCH_ROLE, admit_role, protect_table

revision = "0003"
down_revision = "0002"

# Text search under row-level security would read every row of the tenant: `@@` is not leakproof. This door runs as
# a role that sees all rows of this one table, filters by the caller's tenant itself, and gives out ids only.
SEARCH_DOOR = """
CREATE FUNCTION search_messages(query text, most integer) RETURNS TABLE (message_id uuid, sent_at timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp
SET plan_cache_mode = force_custom_plan
AS $$
DECLARE
    tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
BEGIN
    IF tenant IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY
        SELECT s.id, s.sent_at
        FROM message_search s
        WHERE s.tenant_id = tenant AND s.words @@ query::tsquery
        ORDER BY s.sent_at DESC, s.id DESC
        LIMIT most;
END
$$
"""
SEARCH_DOOR_RIGHTS = [
    "REVOKE ALL ON FUNCTION search_messages(text, integer) FROM PUBLIC",
    f"GRANT EXECUTE ON FUNCTION search_messages(text, integer) TO {APP_ROLE}",
    # A function's new owner must be allowed to create in the schema at that moment.
    f"GRANT CREATE ON SCHEMA public TO {SEARCH_ROLE}",
    f"ALTER FUNCTION search_messages(text, integer) OWNER TO {SEARCH_ROLE}",
    f"REVOKE CREATE ON SCHEMA public FROM {SEARCH_ROLE}",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "message_search",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", postgresql.TSVECTOR(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "id"],
            ["message.tenant_id", "message.id"],
            name=op.f("fk_message_search_tenant_id_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_message_search")),
    )
    op.create_index("ix_message_search_words", "message_search", ["words"], unique=False, postgresql_using="gin")
    for statement in [*protect_table("message_search"), *admit_role("message_search", SEARCH_ROLE, "SELECT")]:
        op.execute(statement)
    op.execute(SEARCH_DOOR)
    for statement in SEARCH_DOOR_RIGHTS:
        op.execute(statement)
