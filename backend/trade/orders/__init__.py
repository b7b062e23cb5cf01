"""Orders: lines, milestones, production, changes."""
