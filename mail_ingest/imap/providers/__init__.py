"""What is known of mail providers, as data: hosts, kind of secret, quirks."""
