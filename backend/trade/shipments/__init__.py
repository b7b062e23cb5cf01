"""Shipments: booking, containers, bill of lading, dates and their history.

Tells `ShipmentDeparted`, `ShipmentDelayed`."""
