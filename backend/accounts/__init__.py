"""People and machines of a tenant: sign-up, sign-in, second factor, seats and roles, invitations, API keys, audit.

Calls nobody above `web`. Sends `UserChanged`, `InvitationChanged`, `ApiKeyChanged`.
"""
