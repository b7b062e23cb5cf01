"""Whole invented mails in many languages and mail programs' styles: what they tell, field by field."""

import tomllib
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.record import make_record

FOLDER = Path(__file__).with_name("letters")
LETTERS: list[dict[str, Any]] = [
    letter for path in sorted(FOLDER.glob("*.toml")) for letter in tomllib.loads(path.read_text("utf-8"))["letter"]
]
#: Compared as they stand; the rest has rules of its own below.
_PLAIN = ("person", "title", "company", "address", "country", "language", "kind", "message_kind")


def as_mail(letter: dict[str, Any]) -> bytes:
    message = EmailMessage()
    message["From"] = letter["from"]
    message["To"] = "li.wei@ourselves.example"
    message["Subject"] = letter["subject"]
    if letter.get("reply"):
        message["In-Reply-To"] = "<1@ourselves.example>"
    for name, value in letter.get("headers", {}).items():
        message[name] = value
    if "html" in letter:
        message.set_content(letter["html"], subtype="html", cte="base64")
    else:
        message.set_content(letter["text"].lstrip("\n"), cte="base64")
    return message.as_bytes()


@pytest.mark.parametrize("letter", LETTERS, ids=[letter["name"] for letter in LETTERS])
def test_a_letter_is_read(letter: dict[str, Any]) -> None:
    record = make_record(letter["name"], parse_message(as_mail(letter)))
    assert record["is_human"] is letter.get("human", True)
    expected = {key: letter[key] for key in _PLAIN if key in letter}
    assert {key: record[key] for key in expected} == expected
    if "phones" in letter:
        assert set(record["phones"]) == set(letter["phones"])
    if "websites" in letter:
        assert [site.removeprefix("https://") for site in record["websites"]] == letter["websites"]
