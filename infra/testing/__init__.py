"""Real servers for tests: started once per run, shared by its workers, gone when the last of them ends."""
