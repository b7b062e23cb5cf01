"""Which of the values that a field may have is shown. Pure: the same evidence in any order gives the same answer.

A typed value wins, the latest one if there are several. Otherwise the value with the highest weight does:
confidence × recency × number of sources. Recency is measured against the newest evidence for the field, never
against the clock, so a profile does not change while nothing is learned. A rejected value is out.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

#: Evidence this much older than the newest counts half.
HALF_LIFE = timedelta(days=540)
#: From here on, more sources do not make a value more likely.
ENOUGH_SOURCES = 8


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value read in one message. `confidence` 0 … 1."""

    message_id: UUID
    value: str
    confidence: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value with all that speaks for it. An empty typed value says that the field was cleared by hand."""

    value: str
    normalized: str
    confidence: float = 0.0
    sources: int = 0
    last_at: datetime | None = None
    typed_at: datetime | None = None
    rejected: bool = False


def best_evidence(evidence: Iterable[Evidence]) -> Evidence:
    """The one to show: the surest, of equals the newest."""
    return max(evidence, key=lambda one: (one.confidence, one.at, one.message_id, one.value))


def candidate(normalized: str, evidence: Sequence[Evidence]) -> Candidate:
    """Sum up the evidence for one value; a message counts once, by its surest reading."""
    by_message: dict[UUID, Evidence] = {}
    for one in evidence:
        known = by_message.get(one.message_id)
        by_message[one.message_id] = one if known is None else best_evidence((known, one))
    best = best_evidence(by_message.values())
    newest = max(one.at for one in by_message.values())
    return Candidate(best.value, normalized, best.confidence, len(by_message), newest)


def weight(one: Candidate, newest: datetime) -> float:
    """How much speaks for an untyped value, given the newest evidence for its field."""
    if one.last_at is None or one.sources == 0:
        return 0.0
    recency = math.exp2(-((newest - one.last_at) / HALF_LIFE))
    sources = 1.0 + math.log2(min(one.sources, ENOUGH_SOURCES)) / 2
    return one.confidence * recency * sources


def choose(candidates: Iterable[Candidate]) -> Candidate | None:
    """The value that a field shows, or None; the answer may be an empty typed value."""
    standing = [one for one in candidates if not one.rejected]
    typed = [one for one in standing if one.typed_at is not None]
    if typed:
        return max(typed, key=lambda one: (one.typed_at, one.normalized))
    found = [one for one in standing if one.last_at is not None and one.value]
    if not found:
        return None
    newest = max(one.last_at for one in found if one.last_at is not None)
    return max(found, key=lambda one: (weight(one, newest), one.normalized))
