import pytest
from hypothesis import given
from hypothesis import strategies as st

from mail_ingest.imap.fetching import merge, read_meta
from mail_ingest.imap.grammar import Value, pairs, parse_values, quote
from mail_ingest.imap.responses import Data, Garbage, Numbered, Status, read_response, readable
from mail_ingest.imap.uidset import read_uid_set, uid_sets
from mail_ingest.imap.utf7 import decode_name, encode_name


def test_atoms_strings_lists_and_sections() -> None:
    values = parse_values(
        [rb'UID 7 FLAGS (\Seen $X) "a \"b\" \\c" NIL "NIL" BODY[HEADER.FIELDS (TO)]<0> ', b"lit", b")"]
    )
    expected: list[Value] = [
        b"UID", b"7", b"FLAGS", [b"\\Seen", b"$X"], b'a "b" \\c', None, b"NIL", b"BODY[HEADER.FIELDS (TO)]<0>", b"lit",
    ]  # fmt: skip
    assert values == expected


@pytest.mark.parametrize("line", [b"((((", b"))))", b'"open', b"a ] b [", b'(a "b', b'""""', b"\\", b"(" * 100_000])
def test_broken_input_gives_something(line: bytes) -> None:
    assert isinstance(parse_values([line]), list)


@given(st.lists(st.binary(), min_size=1, max_size=5))
def test_any_bytes_give_a_response(frames: list[bytes]) -> None:
    read_response(frames)


def test_pairs_skip_what_is_no_name() -> None:
    assert pairs([b"uid", b"7", [b"x"], b"flags", [b"\\Seen"]]) == [("UID", b"7"), ("FLAGS", [b"\\Seen"])]


@pytest.mark.parametrize(
    ("line", "result", "code", "arguments", "text"),
    [
        (b"* OK [UIDVALIDITY 12] UIDs valid", "OK", "UIDVALIDITY", b"12", b"UIDs valid"),
        (b"A1 NO [AUTHENTICATIONFAILED] no", "NO", "AUTHENTICATIONFAILED", b"", b"no"),
        (b"A1 no plain refusal", "NO", None, b"", b"plain refusal"),
        (b"* BYE", "BYE", None, b"", b""),
        (rb"* OK [PERMANENTFLAGS (\Deleted \*)] x", "OK", "PERMANENTFLAGS", rb"(\Deleted \*)", b"x"),
        (b"* PREAUTH [CAPABILITY IMAP4rev1 IDLE] hi", "PREAUTH", "CAPABILITY", b"IMAP4rev1 IDLE", b"hi"),
        (b'* OK [BADCHARSET ("a]b")] x', "OK", "BADCHARSET", b'("a]b")', b"x"),
    ],
)
def test_status_responses(line: bytes, result: str, code: str | None, arguments: bytes, text: bytes) -> None:
    status = read_response([line])
    assert isinstance(status, Status)
    assert (status.result, status.code, status.arguments, status.text) == (result, code, arguments, text)


def test_kinds_of_responses() -> None:
    assert read_response([b"* 23 EXISTS"]) == Numbered(23, "EXISTS", [b""])
    fetched = read_response([b"* 1 FETCH (UID 5)"])
    assert isinstance(fetched, Numbered)
    assert (fetched.number, fetched.kind, fetched.values) == (1, "FETCH", [[b"UID", b"5"]])
    assert read_response([b"* SEARCH 1 2 3"]) == Data("SEARCH", [b"1", b"2", b"3"])
    assert read_response([b'* LIST () "/" a* b']) == Data("LIST", [[], b"/", b"a*", b"b"])
    assert read_response([b"HTTP/1.1 400 Bad Request"]) == Garbage(b"HTTP/1.1 400 Bad Request")


def test_readable_text_has_no_control_characters_and_an_end() -> None:
    assert readable(b"a\x1b[31m\r\nb\0c " + b"x" * 1000) == "a [31m b c " + "x" * 288 + "…"


@pytest.mark.parametrize("text", [b"a\r\nb", b"a\nb", b"a\0b"])
def test_quoting_refuses_what_would_start_another_command(text: bytes) -> None:
    with pytest.raises(ValueError, match="quoted"):
        quote(text)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_folder_names_survive_the_wire(name: str) -> None:
    wire = encode_name(name)
    assert wire.isascii()
    assert decode_name(wire) == name


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        (b"&V4NXPpCuTvY-", "垃圾邮件"),
        (b"Entw&APw-rfe", "Entwürfe"),
        (b"R&-D", "R&D"),
        ("已发送".encode(), "已发送"),
        ("已发送".encode("gb18030"), "已发送"),
        (b"a&broken", "a&broken"),
    ],
)
def test_folder_names_as_servers_send_them(wire: bytes, name: str) -> None:
    assert decode_name(wire) == name


@given(st.sets(st.integers(1, 2**32 - 1)))
def test_uid_sets_name_exactly_the_uids(uids: set[int]) -> None:
    sets = list(uid_sets(uids, max_length=100))
    assert all(len(text) <= 100 for text in sets)
    assert [uid for text in sets for uid in read_uid_set(text)] == sorted(uids)


def test_uid_sets_ascend_in_ranges_and_leave_zero_out() -> None:
    assert list(uid_sets([5, 3, 4, 0, 9])) == ["3:5,9"]


@pytest.mark.parametrize("text", ["1:*", "", "a", "1,,2", "1:99999999999"])
def test_sets_from_servers_are_checked(text: str) -> None:
    with pytest.raises(ValueError, match="UID"):
        read_uid_set(text)


def test_a_set_of_four_billion_is_not_expanded() -> None:
    with pytest.raises(ValueError, match="too many"):
        read_uid_set("1:4294967295")


_FLAG = st.from_regex(r"\A\\?[A-Za-z$][A-Za-z0-9$_.-]{0,12}\Z")


@given(
    uid=st.integers(1, 2**32 - 1),
    flags=st.lists(_FLAG, max_size=5),
    size=st.integers(0, 2**40),
    modseq=st.none() | st.integers(1, 2**63 - 1),
)
def test_metadata_in_the_usual_form_reads_as_in_any_other(
    uid: int, flags: list[str], size: int, modseq: int | None
) -> None:
    told = f'UID {uid} FLAGS ({" ".join(flags)}) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE {size}'
    mod = f" MODSEQ ({modseq})" if modseq else ""
    usual, other = (
        read_meta(uid, merge([read_response([line.encode()])])[uid])
        for line in (f"* 1 FETCH ({told}{mod})", f"* 1 FETCH ({told} X-OTHER NIL{mod})")
    )
    assert usual == other
    assert (usual.uid, usual.flags, usual.size, usual.modseq) == (uid, frozenset(flags), size, modseq)
