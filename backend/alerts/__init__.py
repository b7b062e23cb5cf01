"""Alerts to colleagues: in the app, to their devices, into group robots, and as a digest by mail.

Whoever has news calls `service.raise_alerts`; the rest happens here: quiet hours, leave and its deputy, which channel
takes which kind, rates of robots, retries, and a log of every delivery. Sends the event `AlertsRaised`.
"""
