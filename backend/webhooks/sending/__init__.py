"""Messages on their way out: `sender` is a loop of the worker, `turn` is one endpoint's turn, `wire` the network."""
