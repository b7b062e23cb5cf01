"""Archives of every kind: all of it is found, from any position on, and nothing that is wrong with one does harm."""

import io
import struct
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mail_ingest.archives import containers
from mail_ingest.archives.foxmail import MARK, split_box
from mail_ingest.archives.items import PROBLEMS, ArchiveError, FoundMail, IgnoredFile, Position, Step
from mail_ingest.archives.mbox import split_mbox
from mail_ingest.archives.msg import read_msg
from mail_ingest.archives.outlook import BCC, CC, TO, OutlookFile, OutlookMail, compose, is_mail
from mail_ingest.archives.reader import read_archive
from tests.mail_ingest.archives.making import box_of, gzip_of, mbox_of, tar_of, zip_of
from tests.mail_ingest.mailing import raw_mail

RAWS = [raw_mail(n, text=f"Line\n\nFrom here on, {n}\n>From there\n") for n in range(7)]


def found(steps: list[Step]) -> list[bytes]:
    return [step.item.raw for step in steps if isinstance(step.item, FoundMail) and step.item.raw is not None]


def problems(steps: list[Step]) -> list[str]:
    return [step.item.problem or "" for step in steps if isinstance(step.item, FoundMail) and step.item.raw is None]


def normal(raws: list[bytes]) -> list[bytes]:
    return sorted(raw.replace(b"\r\n", b"\n").rstrip(b"\n") for raw in raws)


KINDS = {
    "mbox": ("old.mbox", mbox_of(RAWS)),
    "mbox without a suffix": ("Inbox", mbox_of(RAWS)),
    "mbox.gz": ("old.mbox.gz", gzip_of(mbox_of(RAWS))),
    "Foxmail": ("收件箱.box", box_of(RAWS)),
    "zip of Foxmail's folders": (
        "old.zip",
        zip_of({"in.BOX": box_of(RAWS[:3]), "in.ind": b"\1" * 64, "send": box_of(RAWS[3:])}),
    ),
    "zip of mbox": ("old.zip", zip_of({"a/Inbox.mbox": mbox_of(RAWS[:4]), "b/Sent": mbox_of(RAWS[4:])})),
    "zip of eml": ("old.zip", zip_of({f"导出/{n}.eml": raw for n, raw in enumerate(RAWS)})),
    "Maildir in tar.gz": ("old.tgz", tar_of({f"Maildir/cur/{n}.x:2,S": raw for n, raw in enumerate(RAWS)})),
    "Maildir in zip": ("old.zip", zip_of({f"Maildir/.Sent/new/{n}.x": raw for n, raw in enumerate(RAWS)})),
    "tar": ("old.tar", tar_of({f"{n}.eml": raw for n, raw in enumerate(RAWS)}, "w")),
    "zip in zip": ("old.zip", zip_of({"x.eml": RAWS[0], "in.zip": zip_of({"m.mbox": mbox_of(RAWS[1:])})})),
    "tar.gz in zip": ("old.zip", zip_of({"in.tar.gz": tar_of({"m.mbox": mbox_of(RAWS)})})),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_yields_all_messages_from_any_position_on(tmp_path: Path, kind: str) -> None:
    name, content = KINDS[kind]
    path = tmp_path / "upload"
    path.write_bytes(content)
    steps = list(read_archive(path, name))
    assert normal(found(steps)) == normal(RAWS)
    assert problems(steps) == []
    assert all(0 <= step.done_bytes <= len(content) for step in steps)
    assert [step.done_bytes for step in steps] == sorted(step.done_bytes for step in steps)
    for number, step in enumerate(steps):
        rest = list(read_archive(path, name, step.after))
        assert found(rest) == found(steps[number + 1 :]), number


def test_a_folder_of_everything(tmp_path: Path) -> None:
    for name, content in {
        "2019/a.eml": RAWS[0], "all.mbox": mbox_of(RAWS[1:3]), "more.zip": zip_of({"x.eml": RAWS[3]}),
        "Maildir/cur/1.x:2,SF": RAWS[4], "plain": RAWS[5], "picture.png": b"\x89PNG", "empty.eml": b"\n",
        "old.box": b"\x10\x10", "p.rar": b"Rar!", "report.docx": zip_of({"word/document.xml": b"<x/>"}),
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    (tmp_path / "link.eml").symlink_to(tmp_path / "plain")
    steps = list(read_archive(tmp_path, "folder"))
    assert normal(found(steps)) == normal(RAWS[:6])
    assert sorted(problems(steps)) == ["empty", "foxmail-box", "unknown-archive"]
    ignored = [Path(step.item.origin).name for step in steps if isinstance(step.item, IgnoredFile)]
    assert ignored == ["picture.png", "report.docx"]
    flags = [step.item.flags for step in steps if isinstance(step.item, FoundMail) and "cur" in step.item.origin]
    assert flags == [("\\Seen", "\\Flagged")]
    for number, step in enumerate(steps):
        assert found(list(read_archive(tmp_path, "folder", step.after))) == found(steps[number + 1 :])


def test_apples_files_hold_a_length_and_a_list(tmp_path: Path) -> None:
    (tmp_path / "1.emlx").write_bytes(b"%d\n" % len(RAWS[0]) + RAWS[0] + b'<?xml version="1.0"?><plist/>')
    assert found(list(read_archive(tmp_path, "x"))) == [RAWS[0]]


# mbox and its dialects


def test_lengths_are_believed_only_where_they_are_right() -> None:
    body = b"From the start\n\nFrom a@b Thu Jan  1 00:00:00 1970\nis no message\n"
    right = b"From a@b Thu Jan  1 00:00:00 1970\nContent-Length: %d\n\n%s\n" % (len(body), body)
    wrong = b"From a@b Thu Jan  1 00:00:00 1970\nContent-Length: 5\n\nlonger than that\n\n"
    last = b"From a@b Thu Jan  1 00:00:00 1970\nSubject: x\n\nend\n"
    for box, lengths in ((right + wrong + last, 3), (wrong + right + last, 3), (last + right, 2)):
        assert len(list(split_mbox(io.BytesIO(box)))) == lengths


@settings(max_examples=60)
@given(st.lists(st.text("ab\n> From:", max_size=60), min_size=1, max_size=6), st.booleans(), st.integers(0, 5))
def test_what_is_put_into_an_mbox_comes_out(texts: list[str], windows: bool, skip: int) -> None:
    raws = [b"Subject: x\n\n" + text.encode().rstrip(b"\n") + b"\n" for text in texts]
    box = mbox_of(raws)
    box = box.replace(b"\n", b"\r\n") if windows else box
    steps = list(split_mbox(io.BytesIO(box)))
    assert [raw.replace(b"\r\n", b"\n").rstrip(b"\n") for raw, _ in steps] == [raw.rstrip(b"\n") for raw in raws]
    if skip < len(steps):
        offset = steps[skip][1]
        assert list(split_mbox(io.BytesIO(box[offset:]), offset=offset)) == steps[skip + 1 :]


@given(st.lists(st.binary(max_size=40), max_size=5), st.integers(1, 50))
def test_marks_cut_anywhere_part_the_messages_of_a_box(raws: list[bytes], piece: int) -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(piece, size or piece))

    raws = [raw.replace(MARK[-3:], b"") for raw in raws]
    box = box_of(raws)
    steps = list(split_box(Trickle(box)))
    assert [raw for raw, _ in steps] == raws
    assert [offset for _, offset in steps] == [len(box_of(raws[: n + 1])) for n in range(len(raws))]


@given(st.binary(max_size=600))
def test_splitting_never_raises_and_loses_nothing_but_separators(noise: bytes) -> None:
    for raw, _ in split_mbox(io.BytesIO(noise)):
        assert len(raw) <= len(noise)


# What is wrong with archives


def test_a_zip_that_is_cut_off_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(zip_of({"a.eml": RAWS[0]})[:-30])
    with pytest.raises(ArchiveError) as raised:
        list(read_archive(path, "x.zip"))
    assert raised.value.code == "damaged"


def test_a_gzip_that_is_cut_off_gives_what_it_has_and_a_defect(tmp_path: Path) -> None:
    path = tmp_path / "x"
    raws = [raw_mail(n, text="%x" % (7**n)) for n in range(300)]
    path.write_bytes(gzip_of(mbox_of(raws))[:-2000])
    steps = list(read_archive(path, "x.mbox.gz"))
    assert 0 < len(found(steps)) < 300
    assert problems(steps) == ["damaged"]


def test_a_member_with_a_wrong_checksum_is_one_defect(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.eml": RAWS[0], "b.eml": RAWS[1]}))
    at = content.index(b"PK\x01\x02") + 16
    content[at : at + 4] = b"\0\0\0\0"
    path = tmp_path / "x"
    path.write_bytes(content)
    steps = list(read_archive(path, "x.zip"))
    assert (len(found(steps)), problems(steps)) == (1, ["damaged"])


def test_a_bomb_ends_the_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "_FREE", 1_000_000)
    path = tmp_path / "x"
    path.write_bytes(zip_of({"a.mbox": mbox_of([b"Subject: x\n\n" + b"0" * 30_000_000])}))
    with pytest.raises(ArchiveError) as raised:
        list(read_archive(path, "x.zip"))
    assert raised.value.code == "too-large-inside"


def test_archives_nest_only_so_deep(tmp_path: Path) -> None:
    content = RAWS[0]
    for _ in range(6):
        content = zip_of({"in.zip" if content is not RAWS[0] else "a.eml": content})
    path = tmp_path / "x"
    path.write_bytes(content)
    assert problems(list(read_archive(path, "x.zip"))) == ["nested"]


def test_names_lead_nowhere(tmp_path: Path) -> None:
    inside = {"../../../../tmp/evil.eml": RAWS[0], "/etc/evil.eml": RAWS[1]}
    for name, content in (("x.zip", zip_of(inside)), ("x.tar.gz", tar_of(inside))):
        path = tmp_path / name
        path.write_bytes(content)
        before = sorted(tmp_path.rglob("*"))
        assert len(found(list(read_archive(path, name)))) == 2
        assert sorted(tmp_path.rglob("*")) == before


def test_an_encrypted_member_is_said_to_be_so(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.eml": RAWS[0]}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "x"
    path.write_bytes(content)
    assert problems(list(read_archive(path, "x.zip"))) == ["encrypted"]


def test_chinese_names_of_windows_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xxxx.eml", RAWS[0])
    path = tmp_path / "x"
    path.write_bytes(out.getvalue().replace(b"xxxx.eml", "询价".encode("gb18030") + b".eml"))
    (step,) = read_archive(path, "x.zip")
    assert step.item.origin == "x.zip/询价.eml"


@given(st.binary(max_size=300), st.sampled_from(["x.zip", "x.tar", "x.msg", "x.mbox", "x", "x.eml", "x.gz"]))
def test_noise_is_a_defect_or_an_error_of_ours(noise: bytes, name: str) -> None:
    import tempfile

    with tempfile.NamedTemporaryFile() as file:
        file.write(noise)
        file.flush()
        steps: list[Step] = []
        with suppress(ArchiveError):
            steps.extend(read_archive(Path(file.name), name))
    for step in steps:
        assert isinstance(step.item, IgnoredFile) or step.item.raw or step.item.problem in PROBLEMS


# Outlook


def test_a_message_is_made_of_outlooks_properties() -> None:
    mail = OutlookMail(
        subject="报价 40 pumps",
        sender=("Li Wei", "li.wei@anchor.example"),
        recipients=((TO, "Ana, Lima", "ana@comprador.example"), (CC, "", "b@x.example"), (BCC, "Boss", "/O=X/CN=BOSS")),
        date=datetime(2019, 3, 5, 6, 7, tzinfo=UTC),
        message_id="<a@anchor.example>",
        references="<b@x.example>\r\n <c@x.example>",
        text="你好\r\n",
        html="<p>你好</p>".encode(),
        html_charset="utf-8",
        files=(OutlookFile(name="报价.pdf", content_type="application/pdf", content=b"%PDF"),),
    )
    raw = compose(mail)
    assert raw == compose(mail)
    read = message_from_bytes(raw, policy=default)
    assert (read["Subject"], read["Message-ID"]) == ("报价 40 pumps", "<a@anchor.example>")
    assert read["To"].addresses[0].addr_spec == "ana@comprador.example"
    assert read["To"].addresses[0].display_name == "Ana, Lima"
    assert read["Date"].datetime == mail.date
    assert "\n" not in str(read["References"])
    body = read.get_body(("plain",))
    assert body is not None
    assert body.get_content().splitlines() == ["你好"]
    (attached,) = read.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("报价.pdf", b"%PDF")


def test_headers_that_outlook_kept_are_kept() -> None:
    headers = "Received: from a\r\n by b\r\nSubject: as it came\r\nContent-Type: multipart/mixed;\r\n boundary=x\r\n"
    read = message_from_bytes(compose(OutlookMail(headers=headers, subject="other", text="t")), policy=default)
    assert read["Subject"] == "as it came"
    assert read.get_all("Content-Type") == ['text/plain; charset="utf-8"']
    assert read["Received"] == "from a by b"


def test_items_that_are_no_mail() -> None:
    assert [is_mail(name) for name in ("IPM.Note", "IPM.Note.SMIME", "", "IPM.Appointment", "IPM.Contact")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_what_is_no_outlook_file_is_a_defect(tmp_path: Path) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert read_msg(ole) is None
    (tmp_path / "a.msg").write_bytes(ole)
    (tmp_path / "b.pst").write_bytes(b"!BDN" + struct.pack("<I", 0) + b"\0" * 600)
    assert problems(list(read_archive(tmp_path / "a.msg", "a.msg"))) == ["outlook-damaged"]
    with pytest.raises(ArchiveError):
        list(read_archive(tmp_path / "b.pst", "b.pst"))


def test_positions_survive_the_database() -> None:
    import msgspec

    position = Position((3, 1), 4711, 12)
    assert msgspec.convert(msgspec.to_builtins(position), Position) == position
    assert msgspec.convert({}, Position) == Position()
