"""What people do with links: add and try them, switch, map, run, decide."""
