"""Steps of deals, counted by month, owner, customer's country and deal's source as they are written."""

import sqlalchemy as sa
from alembic import op

from tenants.policies import protect_table

revision = "0061"
down_revision = "0060"

#: Of steps `s` and their deals `d`, whose `sign` says whether they are added or taken away, and the `country`.
_COUNTED = """
    INSERT INTO split_passage (tenant_id, id, pipeline_id, month, owner_id, country, source, from_stage_id, to_stage_id,
        status, steps, seconds)
    SELECT s.tenant_id, gen_random_uuid(), s.pipeline_id, date_trunc('month', s.at AT TIME ZONE 'UTC')::date,
        d.owner_id, {country}, d.source, s.from_stage_id, s.to_stage_id, s.status,
        sum({sign}), sum({sign} * coalesce(s.seconds, 0))
    FROM {steps}
    WHERE s.counts AND s.from_stage_id IS NOT NULL
    GROUP BY 1, 3, 4, 5, 6, 7, 8, 9, 10
    HAVING sum({sign}) <> 0 OR sum({sign} * coalesce(s.seconds, 0)) <> 0
"""
_OF_DEALS = """
    JOIN deal d ON d.tenant_id = s.tenant_id AND d.id = s.deal_id
    JOIN company c ON c.tenant_id = d.tenant_id AND c.id = d.company_id
"""
_ADDED = _COUNTED.format(country="c.country", sign="1", steps=f"new_steps s {_OF_DEALS}")
_CHANGED = _COUNTED.format(
    country="c.country",
    sign="s.sign",
    steps=f"(SELECT 1 AS sign, n.* FROM new_steps n UNION ALL SELECT -1, o.* FROM old_steps o) s {_OF_DEALS}",  # noqa: S608
)
_IS_ANOTHER = "(n.owner_id, n.company_id, n.source) IS DISTINCT FROM (o.owner_id, o.company_id, o.source)"
_GIVEN = _COUNTED.format(
    country="c.country",
    sign="d.sign",
    steps=f"""(
            SELECT 1 AS sign, n.* FROM new_deals n JOIN old_deals o ON o.tenant_id = n.tenant_id AND o.id = n.id
            WHERE {_IS_ANOTHER}
            UNION ALL
            SELECT -1, o.* FROM old_deals o JOIN new_deals n ON n.tenant_id = o.tenant_id AND n.id = o.id
            WHERE {_IS_ANOTHER}
        ) d
        JOIN deal_stage_change s ON s.tenant_id = d.tenant_id AND s.deal_id = d.id
        JOIN company c ON c.tenant_id = d.tenant_id AND c.id = d.company_id""",  # noqa: S608  # nobody's words are in it
)
_GONE = _COUNTED.format(
    country="c.country",
    sign="-1",
    steps="""(SELECT OLD.*) d
        JOIN deal_stage_change s ON s.tenant_id = d.tenant_id AND s.deal_id = d.id
        JOIN company c ON c.tenant_id = d.tenant_id AND c.id = d.company_id""",
)
_MOVED = _COUNTED.format(
    country="v.country",
    sign="v.sign",
    steps="""deal d
        CROSS JOIN (VALUES (1, NEW.country), (-1, OLD.country)) v (sign, country)
        JOIN deal_stage_change s ON s.tenant_id = d.tenant_id AND s.deal_id = d.id AND d.tenant_id = NEW.tenant_id
            AND d.company_id = NEW.id""",
)
_THERE = _COUNTED.format(country="c.country", sign="1", steps=f"deal_stage_change s {_OF_DEALS}")
_FUNCTIONS = [
    f"""
    CREATE FUNCTION count_split_passages() RETURNS trigger LANGUAGE plpgsql AS $$
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
    CREATE FUNCTION give_split_passages() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            {_GONE};
            RETURN OLD;
        END IF;
        IF EXISTS (
            SELECT FROM new_deals n JOIN old_deals o ON o.tenant_id = n.tenant_id AND o.id = n.id WHERE {_IS_ANOTHER}
        ) THEN
            {_GIVEN};
        END IF;
        RETURN NULL;
    END $$
    """,  # nobody's words are in it
    # Whoever writes a step holds its deal's row, so that a change of country comes before it or after it. The deals of
    # a company that goes are gone before it, while its country is known.
    f"""
    CREATE FUNCTION move_split_passages() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            DELETE FROM deal WHERE tenant_id = OLD.tenant_id AND company_id = OLD.id;
            RETURN OLD;
        END IF;
        PERFORM FROM deal WHERE tenant_id = NEW.tenant_id AND company_id = NEW.id ORDER BY id FOR NO KEY UPDATE;
        {_MOVED};
        RETURN NULL;
    END $$
    """,  # noqa: S608
]
_TRIGGERS = [
    "CREATE TRIGGER steps_added_split AFTER INSERT ON deal_stage_change REFERENCING NEW TABLE AS new_steps"
    " FOR EACH STATEMENT EXECUTE FUNCTION count_split_passages()",
    "CREATE TRIGGER steps_changed_split AFTER UPDATE ON deal_stage_change"
    " REFERENCING OLD TABLE AS old_steps NEW TABLE AS new_steps"
    " FOR EACH STATEMENT EXECUTE FUNCTION count_split_passages()",
    "CREATE TRIGGER deals_given_split AFTER UPDATE ON deal REFERENCING OLD TABLE AS old_deals NEW TABLE AS new_deals"
    " FOR EACH STATEMENT EXECUTE FUNCTION give_split_passages()",
    "CREATE TRIGGER deal_gone_split BEFORE DELETE ON deal FOR EACH ROW EXECUTE FUNCTION give_split_passages()",
    "CREATE TRIGGER company_moved_split AFTER UPDATE OF country ON company"
    " FOR EACH ROW WHEN (OLD.country IS DISTINCT FROM NEW.country) EXECUTE FUNCTION move_split_passages()",
    "CREATE TRIGGER company_gone_split BEFORE DELETE ON company FOR EACH ROW EXECUTE FUNCTION move_split_passages()",
]
TENANT_TABLES = [
    "split_passage",
]


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.create_table(
        "split_passage",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("pipeline_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("from_stage_id", sa.Uuid(), nullable=False),
        sa.Column("to_stage_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("steps", sa.Integer(), nullable=False),
        sa.Column("seconds", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_split_passage")),
    )
    op.create_index(op.f("ix_split_passage_tenant_id_month"), "split_passage", ["tenant_id", "month"], unique=False)
    # Steps of all tenants at once: the owner of a table sees its rows where its policies are not forced.
    read = ("company", "deal", "deal_stage_change")
    for table in read:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
    for statement in (_THERE, *_FUNCTIONS, *_TRIGGERS):
        op.execute(statement)
    for table in read:
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
