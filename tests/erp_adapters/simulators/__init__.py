"""Servers of ours that behave as ERPs do, over real sockets; they share no code with the adapters."""
