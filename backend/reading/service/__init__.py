"""Rules of reading: `understanding` (after the ingest), `pools` (the processes that do it)."""
