"""Rules about quotes, samples, payments and shipments."""

from alembic import op

revision = "0038"
down_revision = "0037"

RULES = (
    "'inquiry_unanswered', 'customer_silent', 'customer_holiday', 'customer_back', 'contact_birthday',"
    " 'quote_silent', 'quote_expiring', 'sample_silent', 'payment_due', 'shipment_dates'"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.drop_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule")
    op.create_check_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule", f"kind IN ({RULES})")
