"""Fields of a tenant's own on shipments and payments too."""

from alembic import op

revision = "0060"
down_revision = "0059"

OBJECTS = ("company", "contact", "deal", "product", "quote", "order", "shipment", "payment")


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    listed = ", ".join(f"'{each}'" for each in OBJECTS)
    for table in ("custom_field", "custom_value", "form_layout"):
        name = f"ck_{table}_object"
        op.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK (object IN ({listed})) NOT VALID")
        op.execute(f"ALTER TABLE {table} VALIDATE CONSTRAINT {name}")
