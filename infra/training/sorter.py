"""Trains the classifier of kinds (`mail_ingest.understand.sorting`) on invented mail, read as real mail is read."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from infra.training.letters import make_letters
from infra.training.mails import as_mail
from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.model import recognizer_off
from mail_ingest.understand.reading import features_to_sort
from mail_ingest.understand.result import MessageKind
from mail_ingest.understand.sorting import BUCKETS, WORDS_WEIGHT, Features, model_path

MAILS: Final = 16_000
_ROUNDS: Final = 6
_BATCH: Final = 128
_RATE: Final = 0.15
#: Shares of words and signs that are left out at random, so that no single one decides.
_FORGET_WORDS: Final = 0.5
_FORGET_SIGNS: Final = 0.15
#: Pull of the weights towards zero.
_DECAY: Final = 2e-5


class Example(NamedTuple):
    """Features of one mail, and the number of its kind."""

    features: Features
    kind: int


def kinds() -> tuple[str, ...]:
    """All kinds, in the order of the model's columns."""
    return tuple(kind.value for kind in MessageKind)


def examples_of(seed: int, count: int, *, fresh: bool = False) -> Iterable[tuple[Example, str]]:
    """Features of invented mails, each with its language; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - invented letters
    numbers = {name: number for number, name in enumerate(kinds())}
    for letter in make_letters(seed, count, fresh=fresh):
        with recognizer_off():
            features = features_to_sort(parse_message(as_mail(letter, rng)))
        yield Example(features, numbers[letter.kind]), letter.language


def train_sorter(folder: Path, *, seed: int, mails: int = MAILS) -> Path:
    """Train and write the weights to `folder`; the same code gives the same bytes."""
    examples = [example for example, _ in examples_of(seed, mails)]
    weights, bias = fit(examples, seed)
    path = model_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-6) / 127
    packed = np.round(weights / scale).astype(np.int8)
    with path.open("wb") as file:
        np.savez_compressed(
            file, weights=packed, scale=scale.astype(np.float32), bias=bias.astype(np.float32), kinds=np.array(kinds())
        )
    return path


def fit(examples: Sequence[Example], seed: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Weights (buckets by kinds) and bias of a multinomial logistic regression, by AdaGrad (Duchi et al., 2011)."""
    count = len(kinds())
    weights = np.zeros((BUCKETS, count), dtype=np.float32)
    seen = np.full((BUCKETS, 1), 1e-3, dtype=np.float32)
    bias = np.zeros(count, dtype=np.float32)
    rng = np.random.Generator(np.random.PCG64(seed))
    order = np.arange(len(examples))
    for _ in range(_ROUNDS):
        rng.shuffle(order)
        for first in range(0, len(order), _BATCH):
            batch = [examples[number] for number in order[first : first + _BATCH]]
            _step(batch, weights, seen, bias, rng)
    return weights, bias


def _step(
    batch: Sequence[Example],
    weights: NDArray[np.float32],
    seen: NDArray[np.float32],
    bias: NDArray[np.float32],
    rng: np.random.Generator,
) -> None:
    columns, values, lengths = [], [], []
    for example in batch:
        words = np.array(example.features.words, dtype=np.int64)
        words = words[rng.random(len(words)) >= _FORGET_WORDS]
        signs = np.array(example.features.signs, dtype=np.int64)
        signs = signs[rng.random(len(signs)) >= _FORGET_SIGNS]
        columns += [words, signs]
        share = WORDS_WEIGHT / max(1, len(words)) ** 0.5
        values += [np.full(len(words), share, dtype=np.float32), np.ones(len(signs), dtype=np.float32)]
        lengths.append(len(words) + len(signs))
    column, value = np.concatenate(columns), np.concatenate(values)[:, None]
    row = np.repeat(np.arange(len(batch)), lengths)
    scores = np.tile(bias, (len(batch), 1))
    np.add.at(scores, row, weights[column] * value)
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    shares[np.arange(len(batch)), [example.kind for example in batch]] -= 1
    shares /= len(batch)
    unique, back = np.unique(column, return_inverse=True)
    slope = np.zeros((len(unique), weights.shape[1]), dtype=np.float32)
    np.add.at(slope, back, shares[row] * value)
    slope += _DECAY * weights[unique]
    seen[unique] += (slope**2).sum(axis=1, keepdims=True)
    weights[unique] -= _RATE * slope / np.sqrt(seen[unique])
    bias -= _RATE * 0.1 * shares.sum(axis=0)
