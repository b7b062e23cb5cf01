"""Tenants, the people who sign in, their seats in tenants, invitations and API keys: tables and look-ups.

The flows on them (sign-up, sign-in, inviting) are in `backend.accounts`.
"""
