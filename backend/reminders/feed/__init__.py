"""A colleague's reminders as a calendar to subscribe to (RFC 5545). A view, never the alert itself."""
