"""Files that are text, more or less."""

from mail_ingest.documents.verdicts import Limits
from mail_ingest.documents.writing import Writer
from mail_ingest.parse.charsets import decode_text
from mail_ingest.parse.html import to_text


def read_text(data: bytes, writer: Writer, limits: Limits) -> None:
    """Text, tables as CSV, and source of any kind."""
    # No character takes more than four bytes, so this is all that can be wanted.
    writer.put(decode_text(data[: limits.characters * 4 + 4], None).text)


def read_html(data: bytes, writer: Writer, limits: Limits) -> None:
    """A web page."""
    writer.put(to_text(decode_text(data[: limits.characters * 20], None, html=True).text))


def read_rtf(data: bytes, writer: Writer, limits: Limits) -> None:
    """Rich Text Format."""
    from mail_ingest.parse.rtf import rtf_bodies

    html, text = rtf_bodies(data[: limits.characters * 40])
    writer.put(to_text(html) if html is not None else text)


def read_mail(data: bytes, writer: Writer, limits: Limits) -> None:
    """A message that was saved or forwarded as a file."""
    from mail_ingest.parse.enclosed import enclosed_text

    writer.put(enclosed_text(data, limits.characters))
