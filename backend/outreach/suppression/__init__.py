"""Who is not to be written to: per tenant and address, whatever becomes of the contact."""
