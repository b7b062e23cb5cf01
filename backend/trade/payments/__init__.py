"""Money: what is due and when, what came in and what for, letters of credit, limits. Tells `PaymentReceived`."""
