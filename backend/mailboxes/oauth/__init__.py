"""Mailboxes that are opened by signing in on the provider's own page (OAuth 2.0, RFC 6749, with PKCE, RFC 7636).

    providers   addresses and scopes of Google and Microsoft
    clients     whose registration is used: the tenant's own, else the operator's
    exchange    the requests to the provider, through the egress guard
    consent     the round trip of a person: begin, come back, be refused
    tokens      an access token for whoever opens the mailbox; refreshed by one at a time

A consent is bound to the browser session that began it, and to the address that it was begun for. Its tokens lie
sealed in `MailboxGrant`.
"""
