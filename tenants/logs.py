"""Structured logs on stdout: JSON lines (or coloured text), with tenant, request and job ids bound by the edges."""

import logging
import sys
from typing import Any, TextIO

import msgspec
import structlog

_SHARED: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.processors.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


class _Lines:
    """Writes our own lines; the standard library's machinery would cost more than many a request's query."""

    def __init__(self, name: str, out: TextIO) -> None:
        self.name = name
        self._out = out

    def msg(self, line: str) -> None:
        """Write a finished line at once."""
        self._out.write(line + "\n")
        self._out.flush()

    debug = info = warning = error = critical = exception = msg


def _encode(event: dict[str, Any], **_: Any) -> str:
    return msgspec.json.encode(event, enc_hook=repr).decode()


def configure_logs(level: str, form: str) -> None:
    """Send our logs and the standard library's to stdout in one shape; `form` is "json" or "console"."""
    out = sys.stdout
    renderers: list[structlog.types.Processor] = (
        [structlog.processors.dict_tracebacks, structlog.processors.JSONRenderer(_encode)]
        if form == "json"
        else [structlog.dev.ConsoleRenderer(colors=out.isatty())]
    )
    structlog.configure(
        processors=[*_SHARED, *renderers],
        logger_factory=lambda *names: _Lines(names[0] if names else "lading", out),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    logging.getLogger("arq").setLevel("WARNING")
    logging.getLogger("aioimaplib").setLevel("WARNING")
