"""The rules of quotes, one file per subject."""

from backend.trade.quotes.service.sending import answer_quote, ask_approval, decide_approval, mark_sent
from backend.trade.quotes.service.writing import create_quote, new_version, price_content, write_draft

__all__ = [
    "answer_quote",
    "ask_approval",
    "create_quote",
    "decide_approval",
    "mark_sent",
    "new_version",
    "price_content",
    "write_draft",
]
