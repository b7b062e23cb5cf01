"""Alerts on their way out: `sender` is a loop of the worker, `turn` is one channel's turn, `wire` the network."""
