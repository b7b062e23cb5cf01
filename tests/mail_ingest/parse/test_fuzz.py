"""Mutilated mail of our own making, and mail made to be costly: work and memory stay in proportion."""

import random
import struct
import sys
import tracemalloc
from functools import partial

import pytest

from infra.testing.fuzz_mail import LINES, LINES_PER_BYTE, Tracer, all_the_way, mutated, seeds
from mail_ingest.parse.parser import parse_message

FOLDERS = ("mail_ingest/parse", "mail_ingest/understand", "mail_ingest/threads")
SIZE = 300_000


def test_mutilated_mail_goes_all_the_way() -> None:
    chance, tracer = random.Random(7), Tracer(FOLDERS)
    corpus = list(seeds(None))
    for _ in range(250):
        raw = mutated(chance, corpus)
        before = len(tracer.seen)
        tracer.run(partial(all_the_way, raw), LINES + LINES_PER_BYTE * len(raw))
        if len(tracer.seen) > before:
            corpus.append(raw)


def nested(depth: int) -> bytes:
    raw = b"x"
    for level in range(depth):
        raw = b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n%s\r\n--b%d--\r\n" % (
            level,
            level,
            raw,
            level,
        )
    return raw


def winmail_bomb() -> bytes:
    """Rich text that unpacks to all that it may."""
    rtf = struct.pack("<IIII", 0, 0xFFFFFFFF, 0x75465A4C, 0) + b"\xff" + b"\x00\x0f" * (SIZE // 2)
    properties = struct.pack("<IHHII", 1, 0x102, 0x1009, 1, len(rtf)) + rtf
    data = struct.pack("<IH", 0x223E9F78, 1) + struct.pack("<BHHI", 1, 0x9003, 6, len(properties)) + properties
    return b"Content-Type: application/ms-tnef\r\n\r\n" + data


COSTLY = {
    "parts": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\n" * (SIZE // 7),
    "boundaries that are none": b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + b"--xy\r\n" * (SIZE // 6),
    "nesting": nested(2_000),
    "fields": b"".join(b"X-%d: y\r\n" % n for n in range(SIZE // 10)),
    "lines that are no fields": b"Subject: a\r\n" + b"odd line\r\nTo: b\r\n" * (SIZE // 20),
    "one long field": b"To: " + b"a@b.test, " * (SIZE // 10),
    "quotes": b"To: " + b'"' * SIZE,
    "brackets": b"References: " + b"<" * SIZE,
    "encoded words": b"Subject: " + b"=?utf-8?Q?=C3?= " * (SIZE // 16),
    "parameters": b"Content-Type: text/plain; " + b"a*0*=b; " * (SIZE // 8),
    "files begun": b"Subject: a\r\n\r\n" + b"begin 644 a\r\n" * (SIZE // 13),
    "files written": b"Subject: a\r\n\r\n" + b"begin 644 a\r\n#82QB\r\n`\r\nend\r\n" * (SIZE // 29),
    "quoted lines": b"Subject: a\r\n\r\n" + b"> a\r\nb wrote:\r\n" * (SIZE // 14),
    "tags": b"Content-Type: text/html\r\n\r\n" + b"<div class=gmail_quote>" * (SIZE // 23),
    "open tags": b"Content-Type: text/html\r\n\r\n" + b"<" * SIZE,
    "open styles": b"Content-Type: text/html\r\n\r\n" + b"<style>" * (SIZE // 7),
    "blanks": b"Subject: a\r\n\r\n" + b" " * SIZE + b"x",
    "signed": b"Content-Type: application/pkcs7-mime\r\n\r\n" + b"\x30\x80" * (SIZE // 2),
    "calendar": b"Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\n" + b"ATTENDEE;CN=a:b\r\n" * (SIZE // 17),
    "messages in messages": b"Content-Type: message/rfc822\r\n\r\n" * (SIZE // 32),
    "rich text": winmail_bomb(),
}


@pytest.mark.parametrize("name", COSTLY)
def test_costly_mail_costs_in_proportion(name: str) -> None:
    raw = COSTLY[name]
    all_the_way(raw)  # imports and caches
    Tracer(FOLDERS).run(partial(all_the_way, raw), LINES + LINES_PER_BYTE * len(raw))
    tracemalloc.start()
    try:
        parse_message(raw)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 60 * SIZE, f"{peak / len(raw):.0f} bytes for each"
    assert sys.gettrace() is None
