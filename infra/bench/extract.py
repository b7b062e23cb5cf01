"""How many messages a core understands in a second: invented mail in all our languages, with and without others' mail
below, and a mail set where LADING_SHARED_MAIL names one.

Parsing is not counted (see the bench `mail_parse`). CPU time of one process counts; the best of a few passes, since
neighbours on the machine can only make a pass slower.
"""

import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from infra.bench.registry import Scale
from infra.bench.report import Report
from infra.training.letters import make_letters
from infra.training.mails import as_mail
from mail_ingest.parse.message import ParsedMessage
from mail_ingest.parse.parser import parse_message
from mail_ingest.understand.extract import understand

#: Messages a second and core that the product promises.
GOAL: Final = 150.0
_SAMPLE: Final = 1_000
_PASSES: Final = 3
_SEED: Final = 4_711


def invented(count: int) -> list[ParsedMessage]:
    """Parsed mails of all kinds and languages; the same every time."""
    rng = random.Random(_SEED)
    return [parse_message(as_mail(letter, rng)) for letter in make_letters(_SEED, count, fresh=True)]


def of_folder(folder: Path, limit: int) -> list[ParsedMessage]:
    """The first mails of a mail set, by their paths."""
    paths = sorted(path for path in folder.rglob("*.eml") if path.is_file())[:limit]
    return [parse_message(path.read_bytes()) for path in paths]


def per_second(messages: Sequence[ParsedMessage], passes: int = _PASSES) -> float:
    """Messages that one core understands in a second."""
    for message in messages[:20]:
        understand(message)
    best = float("inf")
    for _ in range(passes):
        began = time.process_time()
        for message in messages:
            understand(message)
        best = min(best, time.process_time() - began)
    return round(len(messages) / best, 1)


async def run(scale: Scale) -> Report:
    """Measure."""
    count = min(scale.messages, _SAMPLE)
    cases = {"invented mail": invented(count)}
    shared = os.environ.get("LADING_SHARED_MAIL")
    if shared:
        cases["mail set"] = of_folder(Path(shared) / "human", count)
    ours = {name: per_second(messages) for name, messages in cases.items() if messages}
    return Report(
        bench="extract",
        unit={"ours": "messages a second and core", "theirs": "messages a second and core (the goal)"},
        scale={name: len(messages) for name, messages in cases.items()},
        ours=ours,
        theirs=dict.fromkeys(ours, GOAL),
        ratio={name: round(value / GOAL, 2) for name, value in ours.items()},
        notes=[
            "understanding alone, from the parsed message: parts, people, companies, requests, kind, others' facts",
            "no other library does the same; the goal of the product stands in its place",
        ],
    )
