"""Honest tracking: what became of what was sent, each sign with a verdict and its reason."""
