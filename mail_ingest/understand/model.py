"""The trained recognizer of entities in signatures: a small spaCy pipeline that ships with the package. Made by
`make train` (infra/training); everything works without it, by rules alone. Kinds of messages: `sorting`."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
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


_off: ContextVar[bool] = ContextVar("recognizer off", default=False)


@contextmanager
def recognizer_off() -> Iterator[None]:
    """Inside, `entities_of` finds nothing: what is trained must not depend on the model that is there already."""
    before = _off.set(True)
    try:
        yield
    finally:
        _off.reset(before)


def entities_of(signature: str) -> list[Entity]:
    """Entities of a signature; none without the model."""
    nlp = None if _off.get() else _load()
    if nlp is None or not signature.strip():
        return []
    # Strings that only this signature has are forgotten with it.
    with nlp.memory_zone():
        doc: Doc = nlp.get_pipe("ner")(nlp.make_doc(signature[:ENTITY_TEXT].replace("\t", " ")))
        return [Entity(one.start_char, one.end_char, one.label_) for one in doc.ents]
