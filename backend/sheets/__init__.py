"""Spreadsheets as people have them: reading, telling columns by their heads, writing."""
