"""What reading one message costs, step by step, beside the standard library and the compiled fast-mail-parser.

The steps are those of `mail_ingest.sync.digest.digest`, timed one by one over the mixed mailbox of the mail bench; the
best of a few passes counts, since neighbours on the machine can only make a pass slower.
"""

import email
import hashlib
import time
from collections.abc import Callable, Sequence
from email.policy import default
from typing import Any, Final

import fast_mail_parser

from infra.bench.mail.corpus import messages
from infra.bench.registry import Scale
from infra.bench.report import Report
from mail_ingest.parse.bodies import read_bodies
from mail_ingest.parse.parser import decode_leaves, parse_message
from mail_ingest.parse.parts import read_parts
from mail_ingest.parse.snippets import make_snippet
from mail_ingest.parse.structure import read_structure
from mail_ingest.store.records import pack_body
from mail_ingest.sync.digest import body_of, digest
from mail_ingest.sync.reading import letter_with
from mail_ingest.sync.rereading import letter_of
from mail_ingest.understand.letters import understand_letter
from tenants.orm import new_id

_SAMPLE: Final = 1_500
_GOAL_MS: Final = 0.3
_NOTES: Final = [
    "ours: all that is stored of a message (structure, texts in their charsets, parts with their hashes, people, dates,"
    " threads, defects, packed body); `understand` runs after the ingest, in the worker",
    "standard library: message_from_bytes with policy=default, one look at subject, people and date, every part's"
    " payload decoded; fast-mail-parser: parse_email in its default mode",
]


def stages(count: int = _SAMPLE, passes: int = 3) -> dict[str, float]:
    """Milliseconds of CPU a message for each step of a digest, for all of it, and for understanding."""
    raws = [raw for _, raw in messages(min(count, _SAMPLE))]
    structures = [read_structure(raw) for raw in raws]
    decoded = [decode_leaves(structure, set()) for structure in structures]
    bodies = [read_bodies(*pair) for pair in zip(structures, decoded, strict=True)]
    parsed = [parse_message(raw) for raw in raws]
    kept = [body_of(each) for each in parsed]
    letters = [letter_with(letter_of(new_id(), digest(raw)), body) for raw, body in zip(raws, kept, strict=True)]
    steps: dict[str, tuple[Callable[..., object], Sequence[tuple[Any, ...]]]] = {
        "hash": (hashlib.sha256, [(raw,) for raw in raws]),
        "structure": (read_structure, [(raw,) for raw in raws]),
        "decode": (decode_leaves, [(structure, set()) for structure in structures]),
        "texts": (read_bodies, list(zip(structures, decoded, strict=True))),
        "parts": (read_parts, [(*three, None) for three in zip(structures, decoded, bodies, strict=True)]),
        "snippet": (make_snippet, [(each.text, each.html) for each in bodies]),
        "pack": (pack_body, [(each,) for each in kept]),
        "digest": (digest, [(raw,) for raw in raws]),
        "understand": (understand_letter, [(letter,) for letter in letters]),
    }
    found = {name: _best(work, arguments, passes) for name, (work, arguments) in steps.items()}
    apart = sum(found[name] for name in ("hash", "structure", "decode", "texts", "parts", "snippet", "pack"))
    return {name: round(value, 3) for name, value in {**found, "rest": found["digest"] - apart}.items()}


def _best(work: Callable[..., object], arguments: Sequence[tuple[Any, ...]], passes: int) -> float:
    best = float("inf")
    for _ in range(passes):
        began = time.process_time()
        for each in arguments:
            work(*each)
        best = min(best, time.process_time() - began)
    return best / len(arguments) * 1000


def _by_library(raw: bytes) -> None:
    message = email.message_from_bytes(raw, policy=default)
    for name in ("subject", "from", "to", "date"):
        str(message[name])
    for part in message.walk():
        if not part.is_multipart():
            part.get_payload(decode=True)


async def run(scale: Scale) -> Report:
    """Measure."""
    count = min(scale.messages, _SAMPLE)
    raws = [raw for _, raw in messages(count)]
    ours = stages(count)
    one = [(raw,) for raw in raws]
    theirs = {
        "standard_library": round(_best(_by_library, one, 2), 3),
        "fast_mail_parser": round(_best(fast_mail_parser.parse_email, one, 3), 3),
        "goal": _GOAL_MS,
    }
    return Report(
        bench="mail_parse",
        unit={"ours": "ms of CPU a message", "theirs": "ms of CPU a message"},
        scale={"messages": count, "bytes_each": round(sum(map(len, raws)) / count)},
        ours=ours,
        theirs=theirs,
        ratio={name: round(value / ours["digest"], 2) for name, value in theirs.items()},
        notes=_NOTES,
    )
