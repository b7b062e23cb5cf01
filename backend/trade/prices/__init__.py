"""Price lists: by customer group, currency, Incoterm, and quantity."""
