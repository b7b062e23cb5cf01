"""Endpoints, what they are told of, and telling admins when one was switched off."""
