"""Reads of sequences."""
