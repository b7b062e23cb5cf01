"""Customers as statements of rooms above join them: for reading alone. Changes go through the services."""

from backend.customers.models import Company, Contact, Participation, ProfileFact, TimelineEntry

__all__ = ["Company", "Contact", "Participation", "ProfileFact", "TimelineEntry"]
