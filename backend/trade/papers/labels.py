"""The words printed on papers, in nine languages, as the trade uses them. Not catalog texts: a paper's language is the
buyer's, whatever the language of the screen, and its words are terms of art."""

from pathlib import Path
from typing import Final

from backend.trade.papers.model import PaperLanguage

_ORDER: Final = ("zh", "en", "es", "ru", "ar", "fr", "pt", "de", "ja")


def _read() -> dict[str, dict[str, str]]:
    text = (Path(__file__).parent / "labels.txt").read_text(encoding="utf-8")
    rows = [row.split("|") for row in text.splitlines()]
    return {key: dict(zip(_ORDER, texts, strict=True)) for key, *texts in rows}


LABELS: Final = _read()


def label(key: str, languages: list[PaperLanguage], joint: str = " / ") -> str:
    """The word for `key`: in one language, or in both of a bilingual paper (once where both say the same)."""
    texts = [LABELS[key][language] for language in languages]
    return joint.join(dict.fromkeys(texts))
