"""Sending: drafts, identities, the outbox, the dispatcher that hands mail to the mailboxes' own SMTP servers.

`queueing.queue_messages` and `service.queue_draft` are the only ways by which mail leaves. Sends MessageSent and
SendFailed.
"""
