"""The templates that come with Lading: one file each, all languages in it, written by people for people.

A file is TOML: `name`, `folder`, and for each language `subject`, `preheader` (what lists of mail show after it) and
`body`. A body is plain text: blank lines part paragraphs, lines that begin with `- ` are a list, single line ends stay.
"""

import hashlib
import html
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from backend.outreach.templates.engine.output import clean_source

SOURCE_LANGUAGE: Final = "en"
LANGUAGES: Final[tuple[str, ...]] = ("en", "zh-CN", "es", "pt", "ru", "ar", "fr", "de")
_FILES: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A ready template in one language, as a version keeps it; `digest` tells one edition from the next."""

    subject: str
    preheader: str
    html: str
    digest: str


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready template. `name` and `folder` are message ids."""

    key: str
    name: str
    folder: str
    texts: dict[str, ReadyText]


@cache
def ready_templates() -> tuple[Ready, ...]:
    """All of them, in the order of an export deal."""
    found = []
    for path in sorted(_FILES.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        texts = {tag: _text(**content[tag]) for tag in LANGUAGES if tag in content}
        key = path.stem.partition("_")[2]
        found.append(Ready(key, content["name"], content["folder"], texts))
    return tuple(found)


def body_to_html(body: str) -> str:
    """A plain body as a version keeps it: paragraphs, lists and line ends become elements."""
    blocks = []
    for block in re.split(r"\n\s*\n", body.strip()):
        lines = [html.escape(line.strip(), quote=False) for line in block.split("\n")]
        if all(line.startswith("- ") for line in lines):
            blocks.append("<ul>" + "".join(f"<li>{line[2:]}</li>" for line in lines) + "</ul>")
        else:
            blocks.append("<p>" + "<br>".join(lines) + "</p>")
    return clean_source("\n".join(blocks))


def _text(subject: str, preheader: str, body: str) -> ReadyText:
    source = body_to_html(body)
    digest = hashlib.sha256(f"{subject}\n{preheader}\n{source}".encode()).hexdigest()
    return ReadyText(subject, preheader, source, digest)
