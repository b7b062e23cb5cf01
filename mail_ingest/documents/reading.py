"""A file in, its text out. `read_document` is pure; `read_in_bounds` adds the bounds that only a process has."""

import contextlib
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Final

from mail_ingest.documents.verdicts import DocumentText, Limits, Verdict
from mail_ingest.documents.writing import Full, Writer, ZipBombError
from mail_ingest.parse.charsets import clean
from mail_ingest.parse.magic import true_type

_Reader = Callable[[bytes, Writer, Limits], None]

_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_ODF: Final = "application/vnd.oasis.opendocument."


class EncryptedError(Exception):
    """The file cannot be read without a password."""


class _TooSlowError(BaseException):
    """No `Exception`, so that no library takes it for a flaw of the file and goes on."""


def extract_text(content_type: str, filename: str, data: bytes, limits: Limits | None = None) -> str:
    """The text of a file; "" when there is none to be had. See `read_document`."""
    return read_document(content_type, filename, data, limits).text


def read_document(content_type: str, filename: str, data: bytes, limits: Limits | None = None) -> DocumentText:
    """The text of a file and what came of reading it. Never raises for what is in it.

    Time is bounded by `read_in_bounds` only.
    """
    limits = limits or Limits()
    if len(data) > limits.file_bytes:
        return DocumentText("", Verdict.TOO_LARGE)
    reader = _reader(true_type(content_type.partition(";")[0].strip().lower(), filename, data), filename)
    if reader is None:
        return DocumentText("", Verdict.UNKNOWN)
    writer = Writer(limits.characters)
    verdict = _read(reader, data, writer, limits)
    text = clean(writer.text())
    if verdict is Verdict.WHOLE and not text.strip():
        verdict = Verdict.EMPTY
    return DocumentText(text, verdict)


def _read(reader: _Reader, data: bytes, writer: Writer, limits: Limits) -> Verdict:
    try:
        reader(data, writer, limits)
    except Full:
        return Verdict.CUT
    except EncryptedError:
        return Verdict.ENCRYPTED
    except _TooSlowError:
        return Verdict.TOO_SLOW
    except (ZipBombError, MemoryError):
        return Verdict.TOO_LARGE
    except Exception:  # noqa: BLE001 - libraries raise whatever a broken file leads them to
        return Verdict.DAMAGED
    return Verdict.WHOLE


def read_in_bounds(content_type: str, filename: str, data: bytes, limits: Limits) -> DocumentText:
    """As `read_document`, within seconds and memory as well. Only in the main thread of a process for such work."""
    previous = signal.signal(signal.SIGALRM, _too_slow)
    try:
        signal.setitimer(signal.ITIMER_REAL, limits.seconds)
        with _less_memory(limits.memory):
            return read_document(content_type, filename, data, limits)
    except _TooSlowError:  # between the steps of `read_document`
        return DocumentText("", Verdict.TOO_SLOW)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


@contextmanager
def _less_memory(more: int) -> Iterator[None]:
    """Let the process take only so many bytes more than it has; where the system tells how many that are."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError):
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = pages * resource.getpagesize() + more
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _reader(kind: str, filename: str) -> _Reader | None:
    from mail_ingest.documents import office, plain
    from mail_ingest.documents.pdf import read_pdf

    if kind == "application/pdf":
        return read_pdf
    office_readers: dict[str, _Reader] = {
        f"{_OFFICE}wordprocessingml.document": office.read_docx,
        f"{_OFFICE}wordprocessingml.template": office.read_docx,
        f"{_OFFICE}spreadsheetml.sheet": office.read_xlsx,
        f"{_OFFICE}spreadsheetml.template": office.read_xlsx,
        "application/vnd.ms-excel.sheet.macroenabled.12": office.read_xlsx,
        "application/vnd.ms-word.document.macroenabled.12": office.read_docx,
        f"{_OFFICE}presentationml.presentation": office.read_pptx,
        f"{_OFFICE}presentationml.slideshow": office.read_pptx,
        f"{_ODF}text": office.read_odf,
        f"{_ODF}spreadsheet": office.read_odf,
        f"{_ODF}presentation": office.read_odf,
        "application/rtf": plain.read_rtf,
        "text/rtf": plain.read_rtf,
        "text/html": plain.read_html,
        "application/xhtml+xml": plain.read_html,
        "message/rfc822": plain.read_mail,
        "application/json": plain.read_text,
        "application/xml": plain.read_text,
    }
    if kind in office_readers:
        return office_readers[kind]
    return plain.read_text if kind.startswith("text/") else None
