"""Reading mailboxes: the `MailSource` interface, its IMAP implementation, and what failures mean.

Pure of database and tenants: it is handed an address that the egress guard has already checked, the secret,
and clocks. Upwards it speaks in `MailSource` values and `MailError`s, never in protocol lines.
"""
