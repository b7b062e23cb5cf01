"""Real and hostile servers for tests: Dovecot with its own configuration, and a scripted IMAP server."""
