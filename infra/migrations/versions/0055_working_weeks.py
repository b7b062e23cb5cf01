"""A company's own working week; the rule about proforma invoices that are about to expire."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0055"
down_revision = "0054"

RULES = (
    "'inquiry_unanswered', 'customer_silent', 'customer_holiday', 'customer_back', 'contact_birthday',"
    " 'quote_silent', 'quote_expiring', 'proforma_expiring', 'sample_silent', 'payment_due', 'shipment_dates'"
)


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for column in ("days_off", "half_days"):
        op.add_column("company", sa.Column(column, postgresql.ARRAY(sa.SmallInteger()), nullable=True))
    op.drop_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule")
    op.create_check_constraint(op.f("ck_reminder_rule_kind"), "reminder_rule", f"kind IN ({RULES})")
