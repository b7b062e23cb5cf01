from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.imap.wire import Frames, Limits, ResponseReader, WireError

STREAM = (
    b"* OK hello {3}\r\n"
    b"* 1 FETCH (UID 7 BODY[] {11}\r\nab\r\ncd\0{5}x BODY[HEADER] {0}\r\n FLAGS ())\r\n"
    b'* LIST () "/" {4}\r\na\r\nb\r\n'
    b"+ go on\r\n"
    b"* 3 EXISTS\n"
    b"A1 OK done\r\n"
)
FRAMES: list[Frames] = [
    [b"* OK hello {3}"],
    [b"* 1 FETCH (UID 7 BODY[] ", b"ab\r\ncd\0{5}x", b" BODY[HEADER] ", b"", b" FLAGS ())"],
    [b'* LIST () "/" ', b"a\r\nb", b""],
    [b"+ go on"],
    [b"* 3 EXISTS"],
    [b"A1 OK done"],
]


def read(pieces: list[bytes], limits: Limits | None = None) -> list[Frames]:
    reader = ResponseReader(limits or Limits())
    return [frames for piece in pieces for frames in reader.feed(piece)]


def test_splits_lines_and_literals() -> None:
    assert read([STREAM]) == FRAMES


@pytest.mark.parametrize("cut", range(len(STREAM)))
def test_one_cut_anywhere_changes_nothing(cut: int) -> None:
    assert read([STREAM[:cut], STREAM[cut:]]) == FRAMES


@given(st.lists(st.integers(0, len(STREAM)), max_size=20))
def test_any_cuts_change_nothing(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    assert read([STREAM[a:b] for a, b in pairwise(edges)]) == FRAMES


def test_byte_by_byte() -> None:
    assert read([bytes([byte]) for byte in STREAM]) == FRAMES


def test_knows_when_nothing_is_half_read() -> None:
    reader = ResponseReader()
    states: list[bool] = []
    for piece in (b"* OK\r\n", b"* 1 FETCH (BODY[] {5}\r\n", b"12345)\r\n", b"* "):
        reader.feed(piece)
        states.append(reader.idle)
    assert states == [True, False, True, False]


@pytest.mark.parametrize(
    "stream",
    [
        b"x" * 2000,
        b"* 1 FETCH (BODY[] {1001}\r\n",
        b"* 1 FETCH (BODY[] {99999999999999999999}\r\n",
        b"* X " + b"{1}\r\na " * 40,
        b"* X {600}\r\n" + b"a" * 600 + b" {600}\r\n",
    ],
    ids=["endless line", "literal", "absurd literal", "many literals", "response"],
)
def test_refuses_what_no_honest_server_sends(stream: bytes) -> None:
    limits = Limits(line=1000, literal=1000, response=1100, literals=20)
    if b"99999999999999999999" in stream:
        # Too many digits to be a literal: an ordinary line, which the limit of lines covers.
        assert read([stream], limits) == [[stream.rstrip()]]
    else:
        with pytest.raises(WireError):
            read([stream], limits)


def test_many_short_lines_take_linear_time() -> None:
    assert len(read([b"* 1 EXISTS\r\n" * 50_000])) == 50_000
