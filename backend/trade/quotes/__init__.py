"""Quotes: versions, lines, Incoterms and quantity breaks side by side, approvals."""
