"""Measures beside an honest opponent in the same run: `python -m infra.bench [NAME…]`, one module per bench.

A ratio of two numbers taken side by side says the same on a slow machine as on a fast one; a time does not.
"""
