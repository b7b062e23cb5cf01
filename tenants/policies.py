"""Row-level security: the SQL that migrations run for each tenant table, and the check that none escaped.

Three roles: the owner runs migrations; `lading_app` is bound by the policies; `lading_system` sees only the
tables granted to it here. `lading_search` owns the narrow doors for text search (docs/decisions/0003).
"""

from sqlalchemy import text
from sqlalchemy.engine import Connection

APP_ROLE = "lading_app"
SYSTEM_ROLE = "lading_system"
SEARCH_ROLE = "lading_search"

_TENANT = "nullif(current_setting('app.tenant_id', true), '')::uuid"


def protect_table(table: str) -> list[str]:
    """Statements that put a tenant table under enabled and forced row-level security for the application."""
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY tenant_rows ON {table} TO {APP_ROLE}"
        f" USING (tenant_id = {_TENANT}) WITH CHECK (tenant_id = {_TENANT})",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO {APP_ROLE}",
    ]


def admit_role(table: str, role: str, privileges: str) -> list[str]:
    """Statements that let a role of ours see every tenant's rows of one table, with `privileges` only."""
    return [
        f"CREATE POLICY {role}_rows ON {table} TO {role} USING (true) WITH CHECK (true)",
        f"GRANT {privileges} ON {table} TO {role}",
    ]


def unprotected_tables(connection: Connection) -> list[str]:
    """Tables with a `tenant_id` column that lack enabled and forced row-level security or a tenant policy."""
    found = connection.execute(
        text(
            """
            SELECT c.relname
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
            WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
              AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                       AND EXISTS (SELECT 1 FROM pg_policies p
                                   WHERE p.schemaname = 'public' AND p.tablename = c.relname
                                     AND p.policyname = 'tenant_rows'))
            ORDER BY 1
            """
        )
    )
    return [row[0] for row in found]
