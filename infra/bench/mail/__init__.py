"""The mail engine beside mbsync and notmuch on the same mailbox: backfill, checks, live mail, text index."""
