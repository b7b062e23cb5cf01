"""What the engine and every adapter agree on: records, commands, results, capabilities, settings, transport.

`adapter` is the protocol; the other modules are the words it is spoken in. The package imports neither a
database nor `tenants`: whoever calls an adapter hands it the way out (`http`, `outside`), the clock and the tokens.
"""
