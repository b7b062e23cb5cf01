"""Steps of deals, counted by month as they are written."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0058"
down_revision = "0057"

#: Of rows `s` of the history with a `sign`, joined to their deals `d`.
_COUNTED = """
    SELECT s.tenant_id, gen_random_uuid(), s.pipeline_id, date_trunc('month', s.at AT TIME ZONE 'UTC')::date, w.whole,
        CASE WHEN w.whole THEN NULL ELSE {owner} END, s.from_stage_id, s.to_stage_id, s.status,
        width_bucket(ln(greatest(coalesce(s.seconds, 0), 1)), 0, 22, 220),
        sum({sign}), sum({sign} * coalesce(s.seconds, 0))
    FROM {steps}
    CROSS JOIN (VALUES {wholes}) w (whole)
    WHERE s.counts AND s.from_stage_id IS NOT NULL
    GROUP BY 1, 3, 4, 5, 6, 7, 8, 9, 10
    HAVING sum({sign}) <> 0 OR sum({sign} * coalesce(s.seconds, 0)) <> 0
"""
_INTO = """
    INSERT INTO stage_passage (tenant_id, id, pipeline_id, month, whole, owner_id, from_stage_id, to_stage_id, status,
        bucket, steps, seconds)
"""
_OF_DEALS = "JOIN deal d ON d.tenant_id = s.tenant_id AND d.id = s.deal_id"
_BOTH = "(true), (false)"
_ADDED = _INTO + _COUNTED.format(owner="d.owner_id", sign="1", steps=f"new_steps s {_OF_DEALS}", wholes=_BOTH)
_CHANGED = _INTO + _COUNTED.format(
    owner="d.owner_id",
    sign="s.sign",
    steps="""(SELECT 1 AS sign, n.* FROM new_steps n UNION ALL SELECT -1, o.* FROM old_steps o) s
        JOIN deal d ON d.tenant_id = s.tenant_id AND d.id = s.deal_id""",
    wholes=_BOTH,
)
_GIVEN = _INTO + _COUNTED.format(
    owner="d.owner_id",
    sign="d.sign",
    steps="""(SELECT v.sign, n.tenant_id, n.id, CASE WHEN v.sign = 1 THEN n.owner_id ELSE o.owner_id END AS owner_id
        FROM new_deals n JOIN old_deals o ON o.tenant_id = n.tenant_id AND o.id = n.id
        CROSS JOIN (VALUES (1), (-1)) v (sign) WHERE n.owner_id IS DISTINCT FROM o.owner_id) d
        JOIN deal_stage_change s ON s.tenant_id = d.tenant_id AND s.deal_id = d.id""",
    wholes="(false)",
)
_GONE = _INTO + _COUNTED.format(
    owner="OLD.owner_id",
    sign="-1",
    steps="(SELECT * FROM deal_stage_change c WHERE c.tenant_id = OLD.tenant_id AND c.deal_id = OLD.id) s",
    wholes=_BOTH,
)
_THERE = _INTO + _COUNTED.format(owner="d.owner_id", sign="1", steps=f"deal_stage_change s {_OF_DEALS}", wholes=_BOTH)
# Whoever writes a step holds its deal's row, so that a change of owner comes before it or after it.
_FUNCTIONS = [
    f"""
    CREATE FUNCTION count_passages() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'INSERT' THEN
            {_ADDED};
        ELSE
            {_CHANGED};
        END IF;
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE FUNCTION give_passages() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            {_GONE};
            RETURN OLD;
        END IF;
        IF EXISTS (
            SELECT FROM new_deals n JOIN old_deals o ON o.tenant_id = n.tenant_id AND o.id = n.id
            WHERE n.owner_id IS DISTINCT FROM o.owner_id
        ) THEN
            {_GIVEN};
        END IF;
        RETURN NULL;
    END $$
    """,  # noqa: S608  # nobody's words are in it
]
_TRIGGERS = [
    "CREATE TRIGGER steps_added AFTER INSERT ON deal_stage_change REFERENCING NEW TABLE AS new_steps"
    " FOR EACH STATEMENT EXECUTE FUNCTION count_passages()",
    "CREATE TRIGGER steps_changed AFTER UPDATE ON deal_stage_change"
    " REFERENCING OLD TABLE AS old_steps NEW TABLE AS new_steps FOR EACH STATEMENT EXECUTE FUNCTION count_passages()",
    "CREATE TRIGGER deals_given AFTER UPDATE ON deal REFERENCING OLD TABLE AS old_deals NEW TABLE AS new_deals"
    " FOR EACH STATEMENT EXECUTE FUNCTION give_passages()",
    "CREATE TRIGGER deal_gone BEFORE DELETE ON deal FOR EACH ROW EXECUTE FUNCTION give_passages()",
]
TENANT_TABLES = [
    "stage_passage",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "stage_passage",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("from_stage_id", sa.Uuid(), nullable=False),
        sa.Column("to_stage_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("bucket", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_stage_passage")),
    )
    op.create_index(
        op.f("ix_stage_passage_tenant_id_whole_owner_id_pipeline_id_month"),
        "stage_passage",
        ["tenant_id", "whole", "owner_id", "pipeline_id", "month"],
        unique=False,
    )
    # Steps of all tenants at once: the owner of a table sees its rows where its policies are not forced.
    for table in ("deal", "deal_stage_change"):
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    for statement in (_THERE, *_FUNCTIONS, *_TRIGGERS):
        op.execute(statement)
    for table in ("deal", "deal_stage_change"):
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
