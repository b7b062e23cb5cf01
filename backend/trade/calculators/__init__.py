"""Reckoning around shipping: container numbers, what fits into what, chargeable weights. Pure."""
