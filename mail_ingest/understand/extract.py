"""`understand`: what one message tells of a person that may become a customer's contact."""

from mail_ingest.parse.message import ParsedMessage
from mail_ingest.understand.domains import company_domain
from mail_ingest.understand.inner import find_inner_authors
from mail_ingest.understand.letters import Letter
from mail_ingest.understand.reading import read_letter, reading_text
from mail_ingest.understand.result import Kind, Understanding

__all__ = ["reading_text", "understand"]


def understand(parsed: ParsedMessage | Letter) -> Understanding:
    """Read one message. Facts are only given for letters by people, from what the author wrote, never from quotes."""
    reading = read_letter(parsed)
    told = reading.kind is Kind.HUMAN and reading.author is not None
    return Understanding(
        kind=reading.kind,
        reasons=reading.reasons,
        author=reading.author,
        company_domain=company_domain(reading.author.address) if told and reading.author else None,
        language=reading.language,
        signature=reading.signature if told else None,
        facts=reading.facts if told else (),
        message_kind=reading.sort,
        kind_confidence=reading.sort_confidence,
        new_text_end=reading.new_text_end,
        notices=reading.notices,
        inner_authors=find_inner_authors(reading_text(parsed)) if told else (),
        others=reading.others if told else (),
    )
