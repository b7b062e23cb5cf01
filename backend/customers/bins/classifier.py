"""A small online learner: logistic regression over sparse binary features with AdaGrad steps. Pure.

Source: Duchi, Hazan, Singer, "Adaptive Subgradient Methods" (JMLR 12, 2011). Few decisions have to suffice, so every
feature has a step size of its own: the first sight of a word counts much, the hundredth little.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec

#: A guess below this is left to people.
ACTS_FROM: Final = 0.95
#: So many decisions must have taught it, and so many of each sort, before it decides anything.
ENOUGH: Final = 30
ENOUGH_EACH: Final = 5
#: It measures itself on its last so many guesses, and keeps still while fewer than this part of those it would have
#: acted on were right.
MEASURED: Final = 500
RIGHT_FROM: Final = 0.9

_STEP: Final = 0.6
_MOST_FEATURES: Final = 6000
_BIAS: Final = ""


class Weight(msgspec.Struct, array_like=True):
    """Of one feature: its weight, and the sum of its squared gradients."""

    value: float = 0.0
    seen: float = 0.0


class Model(msgspec.Struct):
    """What was learned. `accepted` and `rejected` count the lessons."""

    weights: dict[str, Weight] = {}
    accepted: int = 0
    rejected: int = 0

    def predict(self, features: Iterable[str]) -> float | None:
        """How likely it is a customer, 0 … 1; None while nothing was learned."""
        if not self.accepted + self.rejected:
            return None
        total = sum(self.weights[name].value for name in {_BIAS, *features} if name in self.weights)
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))

    def learn(self, features: Iterable[str], *, label: bool) -> None:
        """Take in one decision: customer (True) or noise."""
        names = sorted({_BIAS, *features})
        total = sum(self.weights[name].value for name in names if name in self.weights)
        error = (1.0 if label else 0.0) - 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
        for name in names:
            weight = self.weights.setdefault(name, Weight())
            weight.seen += error * error
            weight.value += _STEP * error / math.sqrt(weight.seen + 1e-6)
        if label:
            self.accepted += 1
        else:
            self.rejected += 1
        if len(self.weights) > _MOST_FEATURES:
            self._forget()

    @property
    def knows_enough(self) -> bool:
        """Whether enough decisions of both sorts taught it."""
        return self.accepted + self.rejected >= ENOUGH and min(self.accepted, self.rejected) >= ENOUGH_EACH

    def _forget(self) -> None:
        """Drop the tenth of the features that say least."""
        least = sorted(self.weights, key=lambda name: (abs(self.weights[name].value), name))
        for name in least[: _MOST_FEATURES // 10]:
            if name != _BIAS:
                del self.weights[name]


@dataclass(frozen=True, slots=True)
class Measure:
    """How good guesses of one sort were. `precision`: how many of those said were right; `recall`: how many of those
    that were so had been said; None where there were none."""

    said: int
    right: int
    were: int

    @property
    def precision(self) -> float | None:
        """0 … 1."""
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        """0 … 1."""
        return self.right / self.were if self.were else None


@dataclass(frozen=True, slots=True)
class Report:
    """How the classifier did on decisions that it had not seen when it guessed (progressive validation)."""

    measured: int
    customers: Measure
    noise: Measure
    #: The same for those guesses alone that were sure enough to act on.
    sure_customers: Measure
    sure_noise: Measure


def measure(lessons: Sequence[tuple[float, bool]]) -> Report:
    """`lessons` are the guesses (how likely a customer) with what a person decided."""

    def one(label: bool, least: float) -> Measure:
        said = [truth for guess, truth in lessons if (guess if label else 1.0 - guess) >= least]
        return Measure(len(said), sum(truth is label for truth in said), sum(truth is label for _, truth in lessons))

    return Report(len(lessons), one(True, 0.5), one(False, 0.5), one(True, ACTS_FROM), one(False, ACTS_FROM))


def may_act(model: Model, report: Report, *, label: bool) -> bool:
    """Whether its sure guesses of this sort may decide: enough was learned, and they have been right so far."""
    sure = report.sure_customers if label else report.sure_noise
    return model.knows_enough and (sure.precision is None or sure.precision >= RIGHT_FROM)
