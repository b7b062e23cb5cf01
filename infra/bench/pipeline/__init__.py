"""Deals over HTTP, beside a minimal program."""
