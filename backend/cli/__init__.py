"""The command `lading`: every process and every task of an operator."""

from backend.cli.main import main

__all__ = ["main"]
