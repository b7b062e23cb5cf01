"""Leads: who gets an inquiry, by when it is to be answered, and web forms."""
