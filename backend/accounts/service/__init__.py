"""The rules of accounts, one file per subject."""
