"""Ports by UN/LOCODE, to be chosen from."""
