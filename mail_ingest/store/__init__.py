"""Mail in the database: mailboxes and their folders, messages, conversations, and the one door by which mail comes in.

`ingest` writes a batch of messages and the cursor that covers it in one transaction and appends
`MessagesIngested`. Called by `mail_ingest.sync`; read by `backend.mailboxes` and `backend.conversations`.
"""
