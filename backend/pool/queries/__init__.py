"""Reads of pools, leads and handing over."""
