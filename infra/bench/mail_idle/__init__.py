"""Memory of mailboxes that wait for mail over TLS: ours, asyncio's own TLS, and aioimaplib."""
