"""Mail mutilated for as long as you like: `python -m infra.testing.fuzz_mail [--minutes N] [--corpus FOLDER]`.

Guided by coverage: a mutation that reaches lines of the parser in a new order is kept and mutilated further. Each mail
goes all the way from raw bytes to what a screen shows. An exception (also one that the parser would have caught), a
digest that gave up, or work out of proportion to the size is written down with the mail that caused it. The number of
executed lines is the measure of work, so that a busy machine changes no verdict.
"""

import argparse
import hashlib
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

from mail_ingest.parse import parser
from mail_ingest.parse.html import sanitize
from mail_ingest.store.records import unpack_body
from mail_ingest.store.splitting import split_body
from mail_ingest.sync.digest import digest
from mail_ingest.sync.reading import letter_with
from mail_ingest.sync.rereading import letter_of
from mail_ingest.understand.letters import understand_letter
from tenants.orm import new_id

MAX_SEED: Final = 30_000
#: Lines of ours that a mail may take: some for any, and so many for each byte.
LINES: Final = 60_000
LINES_PER_BYTE: Final = 60
_SECONDS: Final = 20.0

#: What makes a parser do something.
_TOKENS: Final = tuple(
    token.encode()
    for token in (
        *("\r\n\r\n", "\n\n", "\r", "\0", "--", "--x", "--x--", "=", "=\r\n", "=?utf-8?B?", "=?gb2312?Q?", "?="),
        *("<", ">", "[", "(", ")", ";", ":", ",", '"', "\\", "\t", "é", "😀", "\xff\xfe", "TZID="),
        *(
            "From: ",
            "To: ",
            "Cc: a@b.test, ",
            "Subject: ",
            "Message-ID: <",
            "References: <a> ",
            "MIME-Version: 1.0\r\n",
        ),
        "Date: Fri, 17 May 2024 16:30:05 +0800",
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
        "Content-Type: multipart/alternative; boundary=y\r\n",
        "Content-Type: multipart/report\r\n",
        "Content-Type: text/html; charset=gb2312\r\n",
        "Content-Type: text/plain; charset=utf-7; format=flowed; delsp=yes\r\n",
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Type: text/calendar; method=REQUEST\r\n\r\n",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20260101T000000\r\n",
        "BEGIN:VTIMEZONE\r\n",
        "Content-Type: application/ms-tnef\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgEA",
        "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n",
        "Content-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHAqCA",
        "Content-Transfer-Encoding: quoted-printable\r\n",
        "Content-Disposition: attachment; filename*0*=utf-8''%e4; filename*1=b",
        "begin 644 a.txt\r\n",
        "\r\nend\r\n",
        "Final-Recipient: rfc822; a@b.test\r\n",
        "<blockquote>",
        "<div class=gmail_quote>",
        "-----Original Message-----\r\n",
        "On Monday, A <a@b.test> wrote:\r\n> ",
        "Best regards\r\n",
        "发件人：",
        "{\\rtf1\\ansi\\fromhtml1 ",
    )
)


class TooMuchWorkError(BaseException):
    """A mail took more lines of ours than its size warrants. No `Exception`, so that nobody on the way catches it."""


@dataclass(slots=True)
class Tracer:
    """Which lines follow which, in the code under test, and how many ran."""

    folders: tuple[str, ...]
    limit: int = 0
    lines: int = 0
    seen: set[int] = field(default_factory=set)
    _known: dict[str, bool] = field(default_factory=dict)

    def run(self, work: Callable[[], object], limit: int) -> int:
        """Run `work`; answers how many lines it took. Raises `TooMuchWorkError` beyond `limit`."""
        self.lines, self.limit = 0, limit
        sys.settrace(self._call)
        try:
            work()
        finally:
            sys.settrace(None)
        return self.lines

    def _call(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        name = frame.f_code.co_filename
        wanted = self._known.get(name)
        if wanted is None:
            wanted = self._known[name] = any(folder in name for folder in self.folders)
        if not wanted:
            return None
        last = 0
        code = hash(frame.f_code)

        def local(inner: FrameType, event: str, _argument: Any) -> Any:
            nonlocal last
            if event == "line":
                self.lines += 1
                if self.lines > self.limit:
                    raise TooMuchWorkError(f"{self.lines} lines")
                self.seen.add(hash((code, last, inner.f_lineno)))
                last = inner.f_lineno
            return local

        return local


def all_the_way(raw: bytes) -> None:
    """From raw bytes to what is stored, understood and shown."""
    made = digest(raw)
    if not made.parser_version:
        raise AssertionError("the parser gave up")
    stored = unpack_body(made.packed_body)
    understood = understand_letter(letter_with(letter_of(new_id(), made), stored))
    body = split_body(
        stored,
        known=True,
        text_split=understood.text_split,
        html_split=understood.html_split,
    )
    for html in (body.new_html, body.quoted_html):
        if html:
            sanitize(html)


def mutated(chance: random.Random, corpus: list[bytes]) -> bytes:
    """One of the corpus with some things done to it."""
    raw = bytearray(chance.choice(corpus))
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        place = chance.randrange(len(raw) + 1)
        end = min(len(raw), place + chance.choice((0, 1, 2, 10, 80, 1000)))
        kind = chance.randrange(7)
        if kind == 0:
            raw[place:end] = chance.choice(_TOKENS)
        elif kind == 1:
            raw[place:end] = chance.randbytes(chance.randrange(8))
        elif kind == 2:
            raw[place:end] = b""
        elif kind == 3:
            raw[place:place] = raw[place:end] * chance.choice((1, 2, 20))
        elif kind == 4:
            other = chance.choice(corpus)
            start = chance.randrange(len(other) + 1)
            raw[place:end] = other[start : start + chance.choice((20, 200, 4000))]
        elif kind == 5:
            del raw[place:]
        elif place < len(raw):
            raw[place] ^= 1 << chance.randrange(8)
    return bytes(raw[: 2 * MAX_SEED])


def seeds(folder: Path | None) -> Iterator[bytes]:
    """Mail of the folder that is not too long, and some of our own."""
    from infra.bench.mail.corpus import messages

    yield from (raw for _, raw in messages(40) if len(raw) < MAX_SEED)
    yield from _TOKENS
    if folder is not None:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix not in {".jsonl", ".md"} and path.stat().st_size < MAX_SEED:
                yield path.read_bytes()


def soak(minutes: float, corpus: list[bytes], seed: int, found: Path) -> int:
    """Mutilate for so many minutes; answers how many mails went wrong. Each lies in `found` with what happened."""
    chance = random.Random(seed)
    # What the parser lets pass as damage may be a fault of its own.
    parser._safely = lambda read, _otherwise, _defects: read()  # type: ignore[assignment]
    tracer = Tracer(("mail_ingest/parse", "mail_ingest/documents", "mail_ingest/understand", "mail_ingest/threads"))
    end = time.monotonic() + minutes * 60
    wrong: set[str] = set()
    runs = 0
    for raw in list(corpus):
        tracer.run(partial(all_the_way, raw), sys.maxsize)
    told = time.monotonic()
    while time.monotonic() < end:
        raw = mutated(chance, corpus)
        runs += 1
        before = len(tracer.seen)
        began = time.process_time()
        try:
            tracer.run(partial(all_the_way, raw), LINES + LINES_PER_BYTE * len(raw))
            if time.process_time() - began > _SECONDS:
                raise TooMuchWorkError("a single pattern took that long")
        except (Exception, TooMuchWorkError) as error:  # noqa: BLE001 - that is what is looked for
            frames = traceback.extract_tb(error.__traceback__)
            place = next((f"{f.filename}:{f.lineno}" for f in reversed(frames) if "mail_ingest" in f.filename), "")
            mark = f"{type(error).__name__} {place}"
            if mark not in wrong:
                wrong.add(mark)
                found.mkdir(parents=True, exist_ok=True)
                name = hashlib.sha256(raw).hexdigest()[:16]
                (found / f"{name}.eml").write_bytes(raw)
                (found / f"{name}.txt").write_text("".join(traceback.format_exception(error)), encoding="utf-8")
                sys.stderr.write(f"{mark}: {found / name}.eml\n")
            continue
        if len(tracer.seen) > before:
            corpus.append(raw)
        if time.monotonic() - told > 30:
            told = time.monotonic()
            sys.stderr.write(f"{runs} mails, {len(tracer.seen)} steps seen, {len(corpus)} kept, {len(wrong)} wrong\n")
    sys.stderr.write(f"{runs} mails, {len(tracer.seen)} steps seen, {len(corpus)} kept, {len(wrong)} wrong\n")
    return len(wrong)


def main() -> None:
    """Soak, and fail when something was found."""
    options = argparse.ArgumentParser(prog="python -m infra.testing.fuzz_mail", description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--corpus", type=Path, help="a folder of mail to begin with")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--found", type=Path, default=Path("fuzz-found"), help="where to keep what went wrong")
    given = options.parse_args()
    sys.exit(1 if soak(given.minutes, list(seeds(given.corpus)), given.seed, given.found) else 0)


if __name__ == "__main__":
    main()
