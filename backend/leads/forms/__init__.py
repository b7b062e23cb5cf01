"""Web forms: defined by a tenant, shown and taken in by us, without signing in."""
