"""Three bins, what they are decided from, and what the tenant's own classifier learned."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0017"
down_revision = "0016"

TENANT_TABLES = ["bin_classifier", "bin_decision", "bin_lesson", "bin_signal"]
BINS = "('customer', 'candidate', 'noise')"


def _ids() -> list[sa.Column[object]]:
    return [sa.Column("tenant_id", sa.Uuid(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def _points_at(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{target}.tenant_id", f"{target}.id"],
        name=op.f(f"fk_{table}_tenant_id_{column}"),
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    instant, words = sa.DateTime(timezone=True), postgresql.ARRAY(sa.Text())
    op.add_column("company_domain", sa.Column("family_of", sa.Text(), nullable=True))
    op.add_column("contact", sa.Column("employer_reason", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_contact_employer_reason"), "contact", "employer_reason IN ('website', 'phone', 'name')"
    )
    for table in ("company", "contact"):
        op.add_column(table, sa.Column("bin", sa.Text(), nullable=False, server_default="customer"))
        op.create_check_constraint(op.f(f"ck_{table}_bin"), table, f"bin IN {BINS}")
        # Every row was just given the default, so nothing goes into these indexes yet.
        op.create_index(
            op.f(f"ix_{table}_tenant_id_bin_last_message_sort_id"),
            table,
            ["tenant_id", "bin", "last_message_sort", "id"],
            postgresql_where=sa.text("archived_at IS NULL AND bin <> 'customer'"),
        )
    op.create_table(
        "bin_signal",
        *_ids(),
        sa.Column("contact_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("human", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("sure", sa.Float(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.CheckConstraint("role IN ('from', 'to', 'cc')", name=op.f("ck_bin_signal_role")),
        sa.CheckConstraint("direction IN ('in', 'out')", name=op.f("ck_bin_signal_direction")),
        _points_at("bin_signal", "company_id", "company"),
        _points_at("bin_signal", "contact_id", "contact"),
        _points_at("bin_signal", "message_id", "message"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bin_signal")),
        sa.UniqueConstraint(
            "tenant_id", "contact_id", "message_id", name=op.f("uq_bin_signal_tenant_id_contact_id_message_id")
        ),
    )
    op.create_index(op.f("ix_bin_signal_tenant_id_company_id_at"), "bin_signal", ["tenant_id", "company_id", "at"])
    op.create_index(op.f("ix_bin_signal_tenant_id_message_id"), "bin_signal", ["tenant_id", "message_id"])
    op.create_table(
        "bin_decision",
        *_ids(),
        sa.Column("act_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("from_bin", sa.Text(), nullable=True),
        sa.Column("to_bin", sa.Text(), nullable=False),
        sa.Column("reasons", words, nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=True),
        sa.Column("at", instant, nullable=False),
        sa.Column("undone_at", instant, nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.CheckConstraint(f"from_bin IN {BINS}", name=op.f("ck_bin_decision_from_bin")),
        sa.CheckConstraint(f"to_bin IN {BINS}", name=op.f("ck_bin_decision_to_bin")),
        sa.CheckConstraint("by IN ('rule', 'classifier', 'person')", name=op.f("ck_bin_decision_by")),
        sa.CheckConstraint("(company_id IS NULL) <> (contact_id IS NULL)", name=op.f("ck_bin_decision_subject")),
        _points_at("bin_decision", "company_id", "company"),
        _points_at("bin_decision", "contact_id", "contact"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bin_decision")),
    )
    for subject in ("company_id", "contact_id"):
        op.create_index(
            op.f(f"ix_bin_decision_tenant_id_{subject}_at_id"), "bin_decision", ["tenant_id", subject, "at", "id"]
        )
    op.create_index(op.f("ix_bin_decision_tenant_id_act_id"), "bin_decision", ["tenant_id", "act_id"])
    op.create_index(
        "ix_bin_decision_by_person",
        "bin_decision",
        ["tenant_id", "at", "id"],
        postgresql_where=sa.text("by = 'person'"),
    )
    op.create_table(
        "bin_lesson",
        *_ids(),
        sa.Column("features", words, nullable=False),
        sa.Column("label", sa.Boolean(), nullable=False),
        sa.Column("predicted", sa.Float(), nullable=True),
        sa.Column("at", instant, nullable=False),
        _points_at("bin_lesson", "id", "bin_decision"),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bin_lesson")),
    )
    op.create_index(op.f("ix_bin_lesson_tenant_id_at_id"), "bin_lesson", ["tenant_id", "at", "id"])
    op.create_table(
        "bin_classifier",
        *_ids(),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("model", postgresql.JSONB(), nullable=False),
        sa.Column("lessons", sa.Integer(), nullable=False),
        sa.Column("reset_at", instant, nullable=True),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_bin_classifier")),
    )
    for table in TENANT_TABLES:
        for statement in protect_table(table):
            op.execute(statement)
