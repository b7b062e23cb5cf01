"""Files of contacts, and rules for the day somebody is back and for birthdays."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

RULES = "'inquiry_unanswered', 'customer_silent', 'customer_holiday', 'customer_back', 'contact_birthday'"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.add_column("customer_file", sa.Column("contact_id", sa.Uuid(), nullable=True))
    op.alter_column("customer_file", "company_id", existing_type=sa.Uuid(), nullable=True)
    op.create_check_constraint(
        op.f("ck_customer_file_whose"), "customer_file", "company_id IS NOT NULL OR contact_id IS NOT NULL"
    )
    op.create_foreign_key(
        op.f("fk_customer_file_tenant_id_contact_id"),
        "customer_file",
        "contact",
        ["tenant_id", "contact_id"],
        ["tenant_id", "id"],
        ondelete="CASCADE",
    )
    op.create_index(
        op.f("ix_customer_file_tenant_id_contact_id_at_id"),
        "customer_file",
        ["tenant_id", "contact_id", "at", "id"],
        unique=False,
        postgresql_where=sa.text("contact_id IS NOT NULL"),
    )
    op.drop_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule")
    op.create_check_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule", f"kind IN ({RULES})")
