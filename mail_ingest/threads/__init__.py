"""Which conversation a message belongs to. Pure decisions over look-ups that the caller hands in."""
