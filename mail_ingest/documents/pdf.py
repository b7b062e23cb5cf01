"""PDF, by pypdf."""

import io
import logging

from mail_ingest.documents.verdicts import Limits
from mail_ingest.documents.writing import Full, Writer


def read_pdf(data: bytes, writer: Writer, limits: Limits) -> None:
    """The text of the pages in order; a page that cannot be read is passed over."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError, WrongPasswordError

    from mail_ingest.documents.reading import EncryptedError

    # It tells every flaw of every file, quoting what is in it.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        # Most protected files open without a password; only changing them needs one.
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError
        pages = len(reader.pages)
        failed = 0
        for number in range(min(pages, limits.pages)):
            try:
                writer.put(reader.pages[number].extract_text() + "\n")
            except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
                failed += 1
    except (DependencyError, FileNotDecryptedError, WrongPasswordError) as error:
        raise EncryptedError from error
    if failed and failed == min(pages, limits.pages):
        raise ValueError("no page can be read")
    if pages > limits.pages:
        raise Full
