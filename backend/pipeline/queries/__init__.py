"""Reads of deals: board, lists, a deal's file, insight, forecast."""

import backend.pipeline.queries.naming  # noqa: F401 - tells the names of deals when it is imported
from backend.pipeline.queries.deals import deals_of_company, deals_of_conversation, get_deal

__all__ = ["deals_of_company", "deals_of_conversation", "get_deal"]
