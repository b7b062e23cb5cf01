"""Sending: drafts, identities, the outbox, the dispatcher that hands mail to the mailboxes' own SMTP servers.

`service.queue_message` is the only way by which mail leaves. Sends MessageSent and SendFailed.
"""
