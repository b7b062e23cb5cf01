"""Trains what `mail_ingest.understand` has learned, on invented letters. The same code gives the same bytes."""

import os
import random
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import minibatch
from thinc.api import compounding, fix_random_seed

from infra.training.letters import MadeLetter, make_letters
from infra.training.sorter import MAILS, train_sorter
from mail_ingest.understand.model import FOLDER

SEED: Final = 20_26
LETTERS: Final = 9_000
ROUNDS: Final = 5
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


def train(folder: Path = FOLDER, *, letters: int = LETTERS, mails: int = MAILS, rounds: int = ROUNDS) -> None:
    """Train the recognizer of entities and the classifier of kinds, and put both into `folder` when they are done.

    Kinds are learned from mail as the rules read it, without the recognizer's opinion, so that the order of training
    changes nothing.
    """
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / "trained"
        train_entities(made, letters=letters, rounds=rounds)
        train_sorter(made, seed=SEED, mails=mails)
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder)


def train_entities(folder: Path, *, letters: int, rounds: int) -> None:
    """The recognizer alone, as a spaCy pipeline."""
    os.environ["OMP_NUM_THREADS"] = "1"
    fix_random_seed(SEED)
    nlp = spacy.blank("xx")
    pipe: Any = nlp.add_pipe("ner", config={"model": _NER})
    rng = random.Random(SEED)  # noqa: S311 - shuffles invented letters
    examples = _entities(nlp, list(make_letters(SEED, letters)), rng)
    pipe.initialize(lambda: examples[:2000], nlp=nlp)
    optimizer = nlp.resume_training()
    for turn in range(rounds):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in minibatch(examples, size=compounding(16.0, 96.0, 1.002)):  # type: ignore[no-untyped-call]
            nlp.update(batch, sgd=optimizer, losses=losses, drop=0.25)
        print(f"entities, round {turn + 1}: loss {losses.get('ner', 0):.1f}", flush=True)  # noqa: T201
    nlp.to_disk(folder)


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
