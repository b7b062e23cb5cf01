"""Reads: what fields there are and how a role sees them, the values of records, filters and sorts by them."""
