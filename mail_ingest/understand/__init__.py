"""What a message tells about its sender: human or machine, language, signature, facts with their evidence."""
