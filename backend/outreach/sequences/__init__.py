"""Sequences: letters that follow each other by the recipient's working clock, until a person answers."""
