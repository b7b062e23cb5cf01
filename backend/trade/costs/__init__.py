"""The cost sheet: from what goods cost us to a price at any Incoterm."""
