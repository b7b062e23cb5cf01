"""From a mail address to the servers of its mailbox and the way to its secret.

    discover     asks all sources at once and ranks what they say
    autoconfig   the XML that a domain publishes about its own mail servers
    dns          MX and SRV records (RFC 5321, 6186, 8314)
    guides       where each provider hides its authorization code or app password, step by step

No database and no session: names are resolved, and addresses checked, by what the caller hands in.
"""
