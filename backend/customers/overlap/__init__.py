"""Whose customer is it (撞单): a masked verdict for whoever asks, and appeals that a manager decides."""
