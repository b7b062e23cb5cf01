"""What the routes of quotations take and give."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from backend.trade.papers.model import PaperLanguage
from backend.trade.papers.schemas import Languages, PaperRow


class QuotationWish(msgspec.Struct, kw_only=True):
    """A quotation to be made of a version of a quote; 0 is the newest."""

    languages: Languages
    number: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    dated_on: date | None = None
    notes: Annotated[str, Meta(max_length=4000)] = ""


class QuotePapers(msgspec.Struct, kw_only=True):
    """Quotations made of a quote, the newest first."""

    papers: list[PaperRow]
    suggested_languages: list[PaperLanguage]
    may_change: bool
