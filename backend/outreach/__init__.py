"""Writing to customers: composing and sending, templates, honest tracking, bounces, and who is not to be written to."""
