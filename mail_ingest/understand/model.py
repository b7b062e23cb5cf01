"""The trained part: entities in signatures and the kind of a message, by a small spaCy pipeline that ships with the
package. Made by `make train` (infra/training); everything works without it, by rules alone."""

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER: Final = Path(__file__).parent / "trained"
#: Characters of a message's new text that tell its kind, and of a signature that are read.
KIND_TEXT: Final = 1_500
ENTITY_TEXT: Final = 1_200
_CJK = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_LINKS = re.compile(r"https?://\S+|www\.\S+")
_MAILS = re.compile(r"\S+@\S+")


class Entity(NamedTuple):
    """Characters `start` to `end` of a signature: "PERSON", "TITLE", "DEPT", "ORG" or "ADDRESS"."""

    start: int
    end: int
    label: str


def kind_text(subject: str, body: str) -> str:
    """What the classifier of kinds reads: small letters, no digits, Chinese and the like letter by letter."""
    text = f"{subject[:200]} \n {body[:KIND_TEXT]}".lower()
    text = _MAILS.sub("@", _LINKS.sub("http", text))
    return " ".join(_CJK.sub(r" \1 ", re.sub(r"\d+", "0", text)).split())


@lru_cache(maxsize=1)
def _load() -> "Language | None":
    if not (FOLDER / "config.cfg").is_file():
        return None
    import spacy

    try:
        return spacy.load(FOLDER)
    except (OSError, ValueError):  # made by another version: rules will do
        return None


def kinds_of(subject: str, body: str) -> dict[str, float]:
    """How likely each kind is; empty without the model."""
    nlp = _load()
    if nlp is None:
        return {}
    return {kind: float(score) for kind, score in _run(nlp, "textcat", kind_text(subject, body)).cats.items()}


def entities_of(signature: str) -> list[Entity]:
    """Entities of a signature; none without the model."""
    nlp = _load()
    if nlp is None or not signature.strip():
        return []
    doc = _run(nlp, "ner", signature[:ENTITY_TEXT].replace("\t", " "))
    return [Entity(one.start_char, one.end_char, one.label_) for one in doc.ents]


def _run(nlp: "Language", name: str, text: str) -> "Doc":
    doc = nlp.make_doc(text)
    pipe = nlp.get_pipe(name)
    done: Doc = pipe(doc)
    return done
