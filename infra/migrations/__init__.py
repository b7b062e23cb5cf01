"""Forward-only migrations (Alembic): add, backfill, switch, drop; each safe while the old program still runs."""
