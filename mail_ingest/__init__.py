"""The mail engine: IMAP sync, MIME, threads, extraction, SMTP."""
