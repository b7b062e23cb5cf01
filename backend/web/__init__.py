"""The HTTP edge that every domain shares: sign-in of a request, sessions, problems, paging, versions, live events.

Domains import its helpers; it imports `tenants` and `i18n` only.
"""
