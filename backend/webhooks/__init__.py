"""Outgoing webhooks after Standard Webhooks: what happens here, told to addresses that a tenant named.

Hears the public events of the rooms below (`telling`), leaves out what the endpoint's scope does not see (`seeing`),
queues a delivery for each endpoint in the transaction that notes the event as processed, and sends in a loop of the
worker (`sending`). Tells `WebhookChanged`; raises alerts when an endpoint is switched off.
"""
