"""Messages: raw bytes in, `ParsedMessage` out, whatever the bytes are. Never raises, always bounded."""
