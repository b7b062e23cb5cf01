"""More kinds of things that happen with customers, notes that can be changed, and colleagues named in notes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from tenants.policies import protect_table

revision = "0016"
down_revision = "0015"

KINDS = (
    "message", "note", "created", "call", "meeting", "file", "merge", "decision", "sent", "opened", "clicked",
    "bounced", "auto_reply", "unsubscribed", "reminder", "stage",
)  # fmt: skip


def upgrade() -> None:
    instant = sa.DateTime(timezone=True)
    op.add_column("timeline_entry", sa.Column("details", postgresql.JSONB(none_as_null=True), nullable=True))
    op.add_column("timeline_entry", sa.Column("edited_at", instant, nullable=True))
    op.add_column("timeline_entry", sa.Column("deleted_at", instant, nullable=True))
    op.drop_constraint(op.f("ck_timeline_entry_kind"), "timeline_entry")
    listed = ", ".join(f"'{kind}'" for kind in KINDS)
    # Every row that is there keeps it, so nothing need be read.
    op.execute(f"ALTER TABLE timeline_entry ADD CONSTRAINT ck_timeline_entry_kind CHECK (kind IN ({listed})) NOT VALID")
    # A message has one entry as a message; that it was opened or answered by a program are others.
    for owner, without in (("company", "company_id IS NOT NULL"), ("contact", "company_id IS NULL")):
        name = f"uq_timeline_entry_{owner}_message"
        op.create_index(
            f"{name}_kind",
            "timeline_entry",
            ["tenant_id", f"{owner}_id", "message_id"],
            unique=True,
            postgresql_where=sa.text(f"{without} AND message_id IS NOT NULL AND kind = 'message'"),
        )
        op.drop_index(name, table_name="timeline_entry")
        op.execute(f"ALTER INDEX {name}_kind RENAME TO {name}")
    op.create_table(
        "mention",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("member_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("seen_at", instant, nullable=True),
        sa.CheckConstraint("kind IN ('note', 'comment')", name=op.f("ck_mention_kind")),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_mention")),
        sa.UniqueConstraint(
            "tenant_id", "member_id", "subject_id", name=op.f("uq_mention_tenant_id_member_id_subject_id")
        ),
        *(
            sa.ForeignKeyConstraint(
                ["tenant_id", column],
                [f"{table}.tenant_id", f"{table}.id"],
                name=op.f(f"fk_mention_tenant_id_{column}"),
                ondelete="CASCADE",
            )
            for column, table in (
                ("member_id", "membership"),
                ("company_id", "company"),
                ("contact_id", "contact"),
                ("conversation_id", "conversation"),
            )
        ),
    )
    op.create_index(op.f("ix_mention_tenant_id_member_id_at_id"), "mention", ["tenant_id", "member_id", "at", "id"])
    op.create_index(
        "ix_mention_unseen", "mention", ["tenant_id", "member_id"], postgresql_where=sa.text("seen_at IS NULL")
    )
    op.create_index(op.f("ix_mention_tenant_id_subject_id"), "mention", ["tenant_id", "subject_id"])
    for column in ("company_id", "contact_id", "conversation_id"):
        op.create_index(
            op.f(f"ix_mention_tenant_id_{column}"),
            "mention",
            ["tenant_id", column],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    for statement in protect_table("mention"):
        op.execute(statement)
