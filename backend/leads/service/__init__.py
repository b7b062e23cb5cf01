"""Changes to leads."""
