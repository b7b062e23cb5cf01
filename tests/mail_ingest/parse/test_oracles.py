"""Our reader beside others: the standard library's, the compiled fast-mail-parser, and our own slower paths."""

import base64
import email
import hashlib
from email.message import EmailMessage, Message
from email.policy import SMTP, compat32

import fast_mail_parser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail_ingest.parse.addresses import parse_addresses, scan_addresses
from mail_ingest.parse.headers import split_broken_headers, split_headers
from mail_ingest.parse.message import Disposition
from mail_ingest.parse.parser import parse_message, part_content
from mail_ingest.parse.structure import decode_body, read_structure
from mail_ingest.parse.transfer import decode_base64, decode_broken_base64
from tests.mail_ingest.parse.test_shared_mail import FOLDER, files

_WORDS = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="\u2028\u2029"), min_size=1, max_size=12
)
_LINES = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)


@st.composite
def mails(draw: st.DrawFn) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = f"Ana <ana{draw(st.integers(0, 99))}@moinho.example>"
    mail["To"] = "wei@anchor.example, Li <li@anchor.example>"
    mail["Subject"] = draw(_LINES)
    mail["Message-ID"] = f"<{draw(st.integers(0))}@moinho.example>"
    encoding = draw(st.sampled_from(["base64", "quoted-printable", "8bit"]))
    mail.set_content("\n".join(draw(st.lists(_LINES, max_size=8))) + "\n", cte=encoding)
    if draw(st.booleans()):
        mail.add_alternative(f"<p>{draw(_LINES)}</p>", subtype="html")
    for number in range(draw(st.integers(0, 3))):
        content = draw(st.binary(max_size=400))
        mail.add_attachment(content, maintype="application", subtype="x-thing", filename=f"file {number}.bin")
    return mail


def leaves_by_library(message: "Message[str, str]") -> list[tuple[str, str]]:
    return [
        (part.get_content_type(), hashlib.sha256(part.get_payload(decode=True) or b"").hexdigest())  # type: ignore[arg-type]
        for part in message.walk()
        if not part.is_multipart()
    ]


def leaves_by_us(raw: bytes) -> list[tuple[str, str]]:
    return [
        (leaf.content.value, hashlib.sha256(decode_body(leaf)[0]).hexdigest()) for leaf in read_structure(raw).leaves
    ]


@settings(max_examples=120, deadline=None)
@given(mails())
def test_the_standard_library_reads_the_same(mail: EmailMessage) -> None:
    raw = mail.as_bytes()
    parsed = parse_message(raw)
    library = email.message_from_bytes(raw, policy=SMTP)
    assert isinstance(library, EmailMessage)
    assert leaves_by_us(raw) == leaves_by_library(library)
    assert parsed.subject == " ".join(str(library["Subject"]).split())
    assert [a.address for a in parsed.to] == [a.addr_spec for a in library["To"].addresses]
    plain = library.get_body(("plain",))
    assert plain is not None
    assert (parsed.text or "").rstrip() == plain.get_content().replace("\r\n", "\n").rstrip()
    files_of = [part for part in parsed.parts if part.disposition is Disposition.ATTACHMENT]
    assert [part.filename for part in files_of] == [part.get_filename() for part in library.iter_attachments()]
    contents = [part.get_payload(decode=True) for part in library.iter_attachments()]
    assert [part_content(raw, part.path) for part in files_of] == contents
    assert parsed.defects == () or [defect.code for defect in parsed.defects] == ["date-missing"]


@settings(max_examples=120, deadline=None)
@given(mails())
def test_the_compiled_parser_reads_the_same(mail: EmailMessage) -> None:
    raw = mail.as_bytes()
    parsed = parse_message(raw)
    compiled = fast_mail_parser.parse_email(raw)
    assert parsed.subject == " ".join(compiled.subject.split())
    assert (parsed.text or "").split() == "".join(compiled.text_plain).split()
    files_of = [part for part in parsed.parts if part.disposition is Disposition.ATTACHMENT]
    assert [part_content(raw, part.path) for part in files_of] == [each.content for each in compiled.attachments]


@pytest.mark.shared_mail
@pytest.mark.skipif(
    not FOLDER.is_dir(), reason="no mail set: put one beside the checkout or name it in LADING_SHARED_MAIL"
)
def test_parts_of_real_mail_are_those_that_the_standard_library_finds() -> None:
    """Where the two differ, the mail is broken, or we have looked inside a message or a packed part."""
    read = different = 0
    for path in files("human"):
        raw = path.read_bytes()
        library = email.message_from_bytes(raw, policy=compat32)
        if any(part.get_content_type() == "message/rfc822" or part.defects for part in library.walk()):
            continue
        read += 1
        different += leaves_by_us(raw) != leaves_by_library(library)
    assert read > 300
    assert different <= read * 0.01


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [b"Subject: a", b" folded", b"\tmore", b"odd", b"From x", b"", b"X-Y :z", b"A:", b":b", b"a: b\rc"]
            ),
            st.binary(max_size=12),
        ),
        max_size=12,
    ),
    st.sampled_from([b"\n", b"\r\n"]),
)
def test_headers_in_one_go_are_those_line_by_line(lines: list[bytes], end: bytes) -> None:
    block = end.join(lines)
    assert split_headers(block) == split_broken_headers(block)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    b"Ana",
                    b"Souza",
                    b'"',
                    b"<",
                    b">",
                    b"@",
                    b"ana@moinho.example",
                    b"<a.b@c.test>",
                    b",",
                    b" ",
                    b".",
                    b"-",
                    b"(x)",
                    b"=?utf-8?Q?=C3=A9?=",
                    b"X.TEST",
                    b"'",
                ]
            ),
            st.binary(max_size=4),
        ),
        max_size=8,
    ).map(b"".join)
)
def test_addresses_by_pattern_are_those_by_token(raw: bytes) -> None:
    assert list(parse_addresses(raw)) == scan_addresses(raw)


@given(
    st.binary(max_size=100).map(base64.encodebytes),
    st.lists(
        st.tuples(st.integers(0, 140), st.sampled_from([b"=", b"==", b"!", b"\r\n", b"A", b"", b"-"])), max_size=4
    ),
)
def test_base64_by_either_decoder(data: bytes, changes: list[tuple[int, bytes]]) -> None:
    for place, piece in changes:
        data = data[:place] + piece + data[place + 1 :]
    assert decode_base64(data) == decode_broken_base64(data)


@pytest.mark.parametrize("body", [b"Dear Ana, our offer.", b"Dear Ana, our offer"])
@pytest.mark.parametrize(
    "footer", [b"-- \r\nDisclaimer of the list\r\n", b"This mail was checked.\r\n", b"____\r\nlist"]
)
def test_a_text_behind_base64_stays_a_text(body: bytes, footer: bytes) -> None:
    encoded = base64.encodebytes(body).replace(b"\n", b"\r\n")
    assert decode_base64(encoded + footer) == (body + b"\r\n" + footer, False)
    assert decode_base64(encoded) == (body, True)


def test_base64_with_spaces_in_it_is_no_text() -> None:
    body = bytes(range(256))
    encoded = base64.b64encode(body).decode()
    spaced = "\r\n".join(" ".join(encoded[n + k : n + k + 19] for k in (0, 19, 38)) for n in range(0, len(encoded), 57))
    assert decode_base64(spaced.encode())[0] == body
