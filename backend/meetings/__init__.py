"""Meetings with customers: invitations that come by mail, those that we send, who answered what, on whose clock.

Hears `MessagesUnderstood`; calls `outreach.sending` for the letters (iTIP, RFC 5546) and `reminders` for the quarter of
an hour before. Tells `MeetingChanged`.
"""
