"""Reads of deals: board, lists, a deal's file, insight, forecast."""

from backend.pipeline.queries.deals import deals_of_company, deals_of_conversation, get_deal

__all__ = ["deals_of_company", "deals_of_conversation", "get_deal"]
