"""Reads of conversations: `lists` (rows, filters, search), `messages` (what they say), `files` (parts and images)."""
