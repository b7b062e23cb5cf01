"""Reads of accounts."""

from backend.accounts.queries.mentions import list_mentions
from backend.accounts.queries.people import (
    invitation_view,
    key_view,
    list_audit,
    list_invitations,
    list_keys,
    list_seats,
    list_teams,
    load_me,
    load_preference,
    seat_view,
    team_views,
    user_view,
)

__all__ = [
    "invitation_view",
    "key_view",
    "list_audit",
    "list_invitations",
    "list_keys",
    "list_mentions",
    "list_seats",
    "list_teams",
    "load_me",
    "load_preference",
    "seat_view",
    "team_views",
    "user_view",
]
