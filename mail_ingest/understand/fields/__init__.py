"""The facts of a letter, one module for each kind."""
