"""The trained recognizer of entities in signatures: a small spaCy pipeline that ships with the package. Made by
`make train` (infra/training); everything works without it, by rules alone. Kinds of messages: `sorting`."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDER: Final = Path(__file__).parent / "trained"
#: Characters of a signature that are read.
ENTITY_TEXT: Final = 1_200


class Entity(NamedTuple):
    """Characters `start` to `end` of a signature: "PERSON", "TITLE", "DEPT", "ORG" or "ADDRESS"."""

    start: int
    end: int
    label: str


@lru_cache(maxsize=1)
def _load() -> "Language | None":
    if not (FOLDER / "config.cfg").is_file():
        return None
    import spacy

    try:
        return spacy.load(FOLDER)
    except (OSError, ValueError):  # made by another version: rules will do
        return None


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
