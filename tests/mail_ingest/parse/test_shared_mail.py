"""Thousands of mails as they arrived, and their like mutilated. The set is not part of the project."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail_ingest.parse.html import sanitize
from mail_ingest.parse.message import ParsedMessage
from mail_ingest.parse.parser import parse_message, part_content
from mail_ingest.parse.quotes import split_text
from mail_ingest.parse.quotes_html import split_html
from mail_ingest.understand.extract import reading_text, understand
from mail_ingest.understand.result import Kind, Reason

BESIDE = Path(__file__).parents[4] / "shared" / "mail" / "dev"
FOLDER = Path(os.environ.get("LADING_SHARED_MAIL", BESIDE))

pytestmark = [
    pytest.mark.shared_mail,
    pytest.mark.skipif(
        not FOLDER.is_dir(), reason="no mail set: put one beside the checkout or name it in LADING_SHARED_MAIL"
    ),
]


def files(folder: str = "") -> Iterator[Path]:
    return (
        path for path in sorted((FOLDER / folder).rglob("*")) if path.is_file() and path.suffix not in {".jsonl", ".md"}
    )


def use(raw: bytes) -> ParsedMessage:
    """Everything that is done to a message on its way to the screen."""
    parsed = parse_message(raw)
    if parsed.html:
        sanitize(parsed.html)
        split_html(parsed.html)
    split_text(parsed.text or "")
    understand(parsed)
    return parsed


def test_every_mail_is_read_and_understood() -> None:
    count = 0
    for path in files():
        use(path.read_bytes())
        count += 1
    assert count > 100


def test_torture_gives_something_within_seconds() -> None:
    for path in files("torture"):
        raw = path.read_bytes()
        began = time.process_time()
        parsed = use(raw)
        assert time.process_time() - began < 5, path
        assert parsed.parts, path
        for part in parsed.parts:
            content = part_content(raw, part.path)
            assert content is not None, path
            assert len(content) == part.size, path


def test_facts_can_show_their_evidence() -> None:
    for path in files("human"):
        parsed = parse_message(path.read_bytes())
        text = reading_text(parsed)
        for fact in understand(parsed).facts:
            if fact.source.part == "text":
                assert text[fact.source.start : fact.source.end] == fact.source.quote, path


def test_no_bounce_passes_for_a_person() -> None:
    read = [(path, understand(parse_message(path.read_bytes()))) for path in files("bounces")]
    missed = [path.name for path, found in read if found.kind is not Kind.MACHINE]
    assert len(missed) <= len(read) * 0.05, missed
    assert sum(Reason.BOUNCE in found.reasons for _, found in read) >= len(read) * 0.7


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_mutilated_mails_are_read_too(data: st.DataObject) -> None:
    paths = list(files())
    raw = bytearray(data.draw(st.sampled_from(paths)).read_bytes()[:20_000])
    for _ in range(data.draw(st.integers(1, 20))):
        start = data.draw(st.integers(0, len(raw)))
        length = data.draw(st.integers(0, 40))
        raw[start : start + length] = data.draw(st.binary(max_size=10))
    use(bytes(raw))
