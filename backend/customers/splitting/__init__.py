"""One domain, several companies: people of one company who belong to another one, as somebody says."""
