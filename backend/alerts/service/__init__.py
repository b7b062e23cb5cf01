"""Rules of alerts: `raising` makes them, `settings` keeps wishes, `channels` the ways out, `planning` chooses.

Other domains call `raise_alerts`.
"""

from backend.alerts.service.raising import News, raise_alerts

__all__ = ["News", "raise_alerts"]
