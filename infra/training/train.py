"""Trains the model of `mail_ingest.understand.model` on invented letters. The same code gives the same model."""

import os
import random
import re
import shutil
import time
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import compounding, fix_random_seed

from infra.training.letters import MadeLetter, make_letters
from mail_ingest.understand.model import FOLDER, kind_text

SEED: Final = 20_26
LETTERS: Final = 9_000
_TOK2VEC: Final[dict[str, Any]] = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 64,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [4000, 1000, 2000, 1500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 64,
        "window_size": 1,
        "maxout_pieces": 2,
        "depth": 3,
    },
}
_NER: Final[dict[str, Any]] = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 48,
    "maxout_pieces": 2,
    "use_upper": True,
    "nO": None,
    "tok2vec": _TOK2VEC,
}
_TEXTCAT: Final[dict[str, Any]] = {
    "@architectures": "spacy.TextCatBOW.v3",
    "exclusive_classes": True,
    "ngram_size": 2,
    "no_output_layer": False,
    "length": 65_536,
}


def train(folder: Path = FOLDER, *, letters: int = LETTERS, rounds: int = 6, minutes: float = 18.0) -> None:
    """Train both parts and write them to `folder`. Stops early when `minutes` are over."""
    os.environ["OMP_NUM_THREADS"] = "1"
    fix_random_seed(SEED)
    made = list(make_letters(SEED, letters))
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner", config={"model": _NER})
    nlp.add_pipe("textcat", config={"model": _TEXTCAT, "threshold": 0.0})
    deadline = time.monotonic() + minutes * 60
    rng = random.Random(SEED)  # noqa: S311 - shuffles invented letters
    _train_part(nlp, "textcat", _kinds(nlp, made, rng), rng, rounds=rounds, deadline=deadline)
    _train_part(nlp, "ner", _entities(nlp, made, rng), rng, rounds=rounds, deadline=deadline)
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder)


def _train_part(
    nlp: Language, name: str, examples: list[Example], rng: random.Random, *, rounds: int, deadline: float
) -> None:
    with nlp.select_pipes(enable=[name]):
        optimizer = nlp.initialize(lambda: examples[:2000]) if name == "textcat" else nlp.resume_training()
        if name == "ner":
            pipe: Any = nlp.get_pipe("ner")
            pipe.initialize(lambda: examples[:2000], nlp=nlp)
        for turn in range(rounds):
            rng.shuffle(examples)
            losses: dict[str, float] = {}
            for batch in minibatch(examples, size=compounding(16.0, 96.0, 1.002)):  # type: ignore[no-untyped-call]
                nlp.update(batch, sgd=optimizer, losses=losses, drop=0.25)
                if time.monotonic() > deadline:
                    break
            print(f"{name} round {turn + 1}: loss {losses.get(name, 0):.1f}", flush=True)  # noqa: T201
            if time.monotonic() > deadline:
                break


def _kinds(nlp: Language, made: list[MadeLetter], rng: random.Random) -> list[Example]:
    kinds = sorted({letter.kind for letter in made})
    examples = []
    for letter in made:
        body = letter.text[: letter.text.index(letter.last_line) + len(letter.last_line)]
        words = kind_text(letter.subject if rng.random() < 0.7 else "", body).split()
        # Words are left out, so that no single one decides.
        doc = nlp.make_doc(" ".join(word for word in words if rng.random() > 0.2) or "empty")
        examples.append(Example.from_dict(doc, {"cats": {kind: float(kind == letter.kind) for kind in kinds}}))
    return examples


def _entities(nlp: Language, made: list[MadeLetter], rng: random.Random) -> list[Example]:
    examples = []
    for letter in made:
        start, end = letter.signature
        if start == end:
            continue
        if rng.random() < 0.15:  # the boundary is not always found exactly
            start = max(0, start - rng.randint(10, 90))
        text = letter.text[start:end]
        spans = [(first - start, last - start, label) for first, last, label in letter.entities]
        doc = nlp.make_doc(re.sub(r"\t", " ", text))
        if all(doc.char_span(first, last) is not None for first, last, _ in spans):
            examples.append(Example.from_dict(doc, {"entities": spans}))
    return examples
