"""Imports of mail as people see them: a file is uploaded, a job works through it in slices, a screen shows how far.

The reading and storing is `mail_ingest.sync.archive`.
"""
