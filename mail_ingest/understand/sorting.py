"""The trained classifier of kinds: a linear model over words, parts of words and the signs of `signs.py`.

Small on purpose (about a megabyte): hashed features (Weinberger et al., 2009), weights of one byte. Made by
`make train` (infra/training/sorter.py); without its file there is no opinion and rules decide alone.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from mail_ingest.understand.model import FOLDER

#: Room for hashed features; a power of two.
BUCKETS: Final = 1 << 17
#: Characters of a message's new text that are read.
BODY: Final = 1_200
#: How much the words weigh together, against one sign.
WORDS_WEIGHT: Final = 6.0
_LINKS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+")
_DIGITS = re.compile(r"\d+")
# Scripts without gaps between words are read by pairs and triples of letters.
_TOKEN = re.compile(
    r"(?P<run>[\u0e00-\u0e7f]+|[\u3040-\u30ff\u3400-\u9fff]+|[\uac00-\ud7af]+)|[^\W_\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]+|[%!?$€£¥？！]"
)


class Features(NamedTuple):
    """Bucket numbers of the words, and of the signs."""

    words: list[int]
    signs: list[int]


def features_of(subject: str, body: str, signs: Iterable[str]) -> Features:
    """What the classifier reads of a message. `body` is the author's own new text; each feature counts once."""
    words: set[str] = set()
    for text, mark in ((subject[:200], "s"), (body[:BODY], "")):
        words.update(_words(text, mark))
    return Features(
        [crc32(word.encode()) % BUCKETS for word in sorted(words)],
        [crc32(f"\0{sign}".encode()) % BUCKETS for sign in sorted(signs)],
    )


def _words(text: str, mark: str) -> Iterable[str]:
    text = _DIGITS.sub("0", _LINKS.sub(" ", text.lower()))
    before = "^"
    for match in _TOKEN.finditer(text):
        token = match[0]
        if match["run"] is not None:
            for size in (2, 3):
                for at in range(len(token) - size + 1):
                    piece = token[at : at + size]
                    yield piece
                    if mark:
                        yield f"{mark}:{piece}"
            before = token[-1]
            continue
        stem = token[:5]
        yield token
        yield f"{before} {stem}"
        if len(token) > 5:
            yield f"{stem}*"
        if mark:
            yield f"{mark}:{stem}"
        before = stem


class _Model(NamedTuple):
    kinds: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


def model_path(folder: Path | None = None) -> Path:
    """Where the weights are."""
    return (folder or FOLDER) / "kinds.npz"


@lru_cache(maxsize=1)
def load_sorter() -> _Model | None:
    """The weights that ship with the package; None where there are none."""
    path = model_path()
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as data:
        weights = data["weights"].astype(np.float32) * data["scale"].astype(np.float32)
        return _Model(tuple(str(kind) for kind in data["kinds"]), weights, data["bias"].astype(np.float32))


def kinds_of(features: Features) -> dict[str, float]:
    """How likely each kind is; empty without the model."""
    model = load_sorter()
    if model is None:
        return {}
    scores = model.bias.copy()
    if features.words:
        scores += model.weights[features.words].sum(axis=0) * (WORDS_WEIGHT / len(features.words) ** 0.5)
    if features.signs:
        scores += model.weights[features.signs].sum(axis=0)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    return {kind: float(share) for kind, share in zip(model.kinds, shares, strict=True)}
