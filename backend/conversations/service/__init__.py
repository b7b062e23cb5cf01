"""Rules of conversations: `reading` (who has read what), `indexing` (search), `files` and `images` (bytes)."""
