"""Understanding stored letters. Runs in the worker processes of `DigestPool`."""

import signal
from collections.abc import Sequence
from types import FrameType
from typing import Final
from uuid import UUID

from mail_ingest.parse.message import Address
from mail_ingest.store.records import StoredBody, pack_body, unpack_body
from mail_ingest.understand.letters import NO_LIST, Letter, StoredLetter, Understood, understand_letter
from mail_ingest.understand.result import EXTRACTOR_VERSION

#: Seconds for one letter.
_DEADLINE: Final = 30


class _TooSlowError(Exception):
    pass


def understand_all(letters: Sequence[StoredLetter]) -> list[Understood]:
    """What the letters tell, in their order. Must run in a process's main thread."""
    previous = signal.signal(signal.SIGALRM, _too_slow)
    try:
        return [_in_time(letter) for letter in letters]
    finally:
        signal.signal(signal.SIGALRM, previous)


def warm_up() -> None:
    """Load what understanding imports and remembers, by understanding a letter of nobody's."""
    letter = StoredLetter(
        id=UUID(int=0),
        subject="Offer",
        from_=(Address("Ana Souza", "ana@lading.example"),),
        reply_to=(),
        to=(),
        cc=(),
        in_reply_to=(),
        kind="human",
        kind_reasons=(),
        packed=pack_body(
            StoredBody(text="Dear Wei,\n\nour offer.\n\nBest regards\nAna Souza\nTel: +55 11 3333 4444\n")
        ),
    )
    understand_all([letter])


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise _TooSlowError


def _in_time(letter: StoredLetter) -> Understood:
    signal.setitimer(signal.ITIMER_REAL, _DEADLINE)
    try:
        return understand_letter(letter_with(letter, unpack_body(letter.packed)))
    except Exception:  # noqa: BLE001 - whatever a letter does to us, the others are understood
        return not_understood(letter)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def not_understood(letter: StoredLetter) -> Understood:
    """What is written down of a letter that cannot be understood: what its header told."""
    return Understood(
        kind=letter.kind,
        kind_reasons=letter.kind_reasons,
        language=None,
        understanding={},
        version=EXTRACTOR_VERSION,
        text_split=None,
        html_split=None,
    )


def letter_with(stored: StoredLetter, body: StoredBody) -> Letter:
    """A stored letter with its body."""
    return Letter(
        subject=stored.subject,
        from_=stored.from_,
        reply_to=stored.reply_to,
        to=stored.to,
        cc=stored.cc,
        in_reply_to=stored.in_reply_to,
        text=body.text,
        html=body.html,
        list_headers=body.list_headers or NO_LIST,
        delivery_report=body.delivery_report,
        cards=body.cards,
        invitations=body.invitations,
        utc_offset=stored.utc_offset,
        date=stored.date,
    )
