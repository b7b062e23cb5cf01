"""Companies as statements of rooms above join them: for reading alone. Changes go through the services."""

from backend.customers.models import Company, ProfileFact, TimelineEntry

__all__ = ["Company", "ProfileFact", "TimelineEntry"]
