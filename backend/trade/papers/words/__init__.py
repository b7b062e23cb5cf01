"""Amounts in words, in nine languages: pure."""

from backend.trade.papers.words.amounts import amount_in_words, number_in_words

__all__ = ["amount_in_words", "number_in_words"]
