"""Reads of pools."""
