"""The template language, apart from the database: parsing, checking, filling, and what mail clients need around it.

Jinja2 parses; we walk its tree ourselves instead of compiling it to Python. So a template can do what this package
spells out and nothing else, every problem has a place, and length and time are bounded at each step.
"""
