"""Each adapter against its simulator: the whole exam, the traps of its ERP, its signature vectors."""
