"""Mailboxes as people see them: adding and testing one, its settings, how far its mail is here, what went wrong.

The engine that fetches the mail is `mail_ingest.sync`; it hears of changes through the mailbox's lease. Sends
MailboxChanged.
"""
