"""However the network cuts what a server says, the outcome is the same."""

import asyncio
import ssl
import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mail_ingest.imap.fetching import FETCHED, merge
from mail_ingest.imap.link import Link
from mail_ingest.imap.pending import LinkLostError, Outcome
from mail_ingest.imap.protocol import ImapProtocol
from mail_ingest.imap.tls import Tls
from mail_ingest.imap.wire import Limits, WireError
from mail_ingest.testing.certificates import CertificateAuthority

BODY = b"Subject: Offer\r\n\r\n* 9 EXISTS\r\nL0 OK not the end {5}\r\n)\r\n"
SAID = b"".join(
    [
        b"* OK [CAPABILITY IMAP4rev1] ready {3}\r\n",
        b"* 3 EXISTS\r\n",
        b"* 1 FETCH (UID 11 FLAGS (\\Seen) BODY[] {%d}\r\n" % len(BODY) + BODY + b")\r\n",
        b'* 2 FETCH (UID 12 BODY[] "quoted \\"text\\" {4}")\r\n',
        b"* 3 FETCH (UID 13 BODY[] {0}\r\n)\r\n",
        b"* VANISHED (EARLIER) 1:5,9\r\n",
        b"* 4 FETCH (FLAGS ())\n",
        b'* 4 FETCH (UID 14 BODY[HEADER.FIELDS (FROM TO)] {2}\r\n\r\n X-GM-LABELS ("a b" {3}\r\n\x00()))\r\n',
        b"nonsense\r\n\r\n",
        b"L0 OK [READ-ONLY] done {7}\r\n",
        b"* 5 EXISTS\r\n* 2 EXPUNGE\r\n",
        b"L1 NO [UNAVAILABLE] later\r\n",
    ]
)
cuts = st.lists(st.integers(0, len(SAID)), max_size=30).map(sorted)


def heard(pieces: list[bytes]) -> tuple[object, ...]:
    """All that a protocol makes of these pieces."""

    async def listen() -> tuple[object, ...]:
        protocol = ImapProtocol(asyncio.get_running_loop())
        statuses: list[object] = []
        protocol.on_status = statuses.append
        first = asyncio.create_task(protocol.run(b"UID FETCH 1:* (BODY.PEEK[])", wanted=FETCHED))
        second = asyncio.create_task(protocol.run(b"NOOP"))
        await asyncio.sleep(0)
        for piece in pieces:
            protocol.received(memoryview(piece))
        outcomes: list[Outcome] = list(await asyncio.gather(first, second))
        fetched = {uid: found.items for uid, found in merge(outcomes[0].responses).items()}
        return statuses, outcomes, fetched, protocol.take_pushed(), protocol.exists, protocol.clean

    return asyncio.run(listen())


WHOLE = heard([SAID])


def test_the_conversation_says_what_it_should() -> None:
    _, outcomes, fetched, pushed, exists, clean = WHOLE
    assert isinstance(fetched, dict)
    assert {uid: items.get("BODY[]") for uid, items in fetched.items()} == {
        11: BODY, 12: b'quoted "text" {4}', 13: b"", 14: None,
    }  # fmt: skip
    assert fetched[14]["X-GM-LABELS"] == [b"a b", b"\x00()"]
    assert isinstance(outcomes, list)
    assert [outcome.status.result for outcome in outcomes] == ["OK", "NO"]
    assert (exists, clean) == (5, True)
    assert pushed


def test_cut_at_every_byte() -> None:
    for cut in range(1, len(SAID)):
        assert heard([SAID[:cut], SAID[cut:]]) == WHOLE
    assert heard([SAID[index : index + 1] for index in range(len(SAID))]) == WHOLE


@given(cuts)
@settings(max_examples=60, deadline=None)
def test_cut_anywhere(places: list[int]) -> None:
    assert heard([SAID[a:b] for a, b in zip([0, *places], [*places, len(SAID)], strict=True)]) == WHOLE


@given(st.binary(max_size=400), cuts)
@settings(max_examples=200, deadline=None)
def test_random_bytes_break_the_stream_or_are_stray(junk: bytes, places: list[int]) -> None:
    async def listen() -> None:
        protocol = ImapProtocol(asyncio.get_running_loop(), Limits(line=1000, literal=1000, response=3000))
        with suppress(WireError):
            for start, stop in zip([0, *places], [*places, len(junk)], strict=True):
                protocol.received(memoryview(junk[start:stop]))
        protocol.drop()
        with pytest.raises(LinkLostError):
            await protocol.run(b"NOOP")

    asyncio.run(listen())


class Heard:
    """Keeps what a link hands up."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.error: Exception | None = None

    def received(self, data: memoryview) -> None:
        self.data += data

    def ended(self, error: Exception | None) -> None:
        self.error = error


@given(st.binary(min_size=1, max_size=300_000), st.lists(st.integers(1, 30_000), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_compressed_bytes_come_out_whole_however_they_are_cut(plain: bytes, steps: list[int]) -> None:
    packed = zlib.compressobj(6, zlib.DEFLATED, -15)
    wire = packed.compress(plain) + packed.flush(zlib.Z_SYNC_FLUSH)
    heard_of = Heard()
    link = Link(heard_of)
    link.start_compression()
    _feed(link, wire, steps)
    assert (bytes(heard_of.data), heard_of.error) == (plain, None)


def test_a_bomb_is_unpacked_piece_by_piece() -> None:
    largest = 0

    class Sizes(Heard):
        def received(self, data: memoryview) -> None:
            nonlocal largest
            largest = max(largest, len(data))

    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    wire = packed.compress(b"0" * 50_000_000) + packed.flush(zlib.Z_SYNC_FLUSH)
    link = Link(Sizes())
    link.start_compression()
    _feed(link, wire, [len(wire)])
    assert 0 < largest <= 65_536


def _feed(link: Link, wire: bytes, steps: list[int]) -> None:
    """Hand bytes to a link as the event loop does."""
    start, turn = 0, 0
    while start < len(wire):
        buffer = link.get_buffer(-1)
        step = min(steps[turn % len(steps)], len(buffer), len(wire) - start)
        buffer[:step] = wire[start : start + step]
        link.buffer_updated(step)
        start, turn = start + step, turn + 1


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    authority = CertificateAuthority(tmp_path_factory.mktemp("authority"))
    return authority.client_context(), authority.server_context()


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
@given(st.binary(min_size=1, max_size=100_000), st.lists(st.integers(1, 20_000), min_size=1, max_size=20))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_tls_carries_bytes_whole_in_both_directions(
    contexts: tuple[ssl.SSLContext, ssl.SSLContext], version: ssl.TLSVersion, data: bytes, steps: list[int]
) -> None:
    client_context, server_context = contexts
    server_context.maximum_version = version
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = server_context.wrap_bio(incoming, outgoing, server_side=True)
    client = Tls(client_context, "localhost", memoryview(bytearray(65_536)))
    received = bytearray()
    incoming.write(client.begin())
    while not client.established:
        with suppress(ssl.SSLWantReadError):
            server.do_handshake()
        incoming.write(_hand_over(client, outgoing.read(), steps, received))
    server.do_handshake()
    server.write(data)
    _hand_over(client, outgoing.read(), steps, received)
    assert bytes(received) == data
    incoming.write(client.send(data))
    echoed = bytearray()
    while len(echoed) < len(data):
        echoed += server.read(65_536)
    assert bytes(echoed) == data


def _hand_over(client: Tls, wire: bytes, steps: list[int], received: bytearray) -> bytes:
    answer, start, turn = b"", 0, 0
    while start < len(wire):
        step = steps[turn % len(steps)]
        answer += client.receive(memoryview(wire[start : start + step]), received.extend)
        start, turn = start + step, turn + 1
    return answer
