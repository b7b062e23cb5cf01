"""The ground: settings, database session, row-level security, users, secrets, blobs, outbox, audit, egress."""
