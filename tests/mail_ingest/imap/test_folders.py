import pytest

from mail_ingest.imap.folders import read_folder, settle_roles
from mail_ingest.imap.grammar import parse_values
from mail_ingest.imap.source import Folder, FolderRole
from mail_ingest.imap.utf7 import encode_name


def folder(line: bytes) -> Folder:
    found = read_folder(parse_values([line]))
    assert found is not None
    return found


def named(name: str, attributes: bytes = b"") -> Folder:
    return folder(b'(%s) "/" "%s"' % (attributes, encode_name(name).replace(b"\\", b"\\\\")))


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("INBOX", FolderRole.INBOX),
        ("Inbox", FolderRole.INBOX),
        ("Sent", FolderRole.SENT),
        ("Sent Messages", FolderRole.SENT),
        ("INBOX/Sent Items", FolderRole.SENT),
        ("[Gmail]/Sent Mail", FolderRole.SENT),
        ("已发送", FolderRole.SENT),
        ("送信済みトレイ", FolderRole.SENT),
        ("Отправленные", FolderRole.SENT),
        ("Gesendete Objekte", FolderRole.SENT),
        ("Elementos enviados", FolderRole.SENT),
        ("Éléments envoyés", FolderRole.SENT),
        ("Gönderilmiş Öğeler", FolderRole.SENT),
        ("العناصر المرسلة", FolderRole.SENT),
        ("Wysłane", FolderRole.SENT),
        ("草稿箱", FolderRole.DRAFTS),
        ("Entwürfe", FolderRole.DRAFTS),
        ("垃圾邮件", FolderRole.JUNK),
        ("Спам", FolderRole.JUNK),
        ("Junk E-Mail", FolderRole.JUNK),
        ("已删除邮件", FolderRole.TRASH),
        ("Корзина", FolderRole.TRASH),
        ("Archive", FolderRole.ARCHIVE),
        ("Sent to clients", FolderRole.OTHER),
        ("Clients/Sent", FolderRole.OTHER),
        ("其他文件夹/Orders", FolderRole.OTHER),
    ],
)
def test_roles_from_names(name: str, role: FolderRole) -> None:
    assert named(name).role is role


def test_what_the_server_marks_beats_the_name() -> None:
    folders = settle_roles([named("Sent"), named("Outgoing 2024", rb"\Sent"), named("Sent Items")])
    assert [f.role for f in folders] == [FolderRole.OTHER, FolderRole.SENT, FolderRole.OTHER]


def test_every_folder_of_junk_stays_junk() -> None:
    assert {f.role for f in settle_roles([named("Junk"), named("Spam")])} == {FolderRole.JUNK}


def test_attributes_of_containers_views_and_all_mail() -> None:
    assert not named("[Gmail]", rb"\HasChildren \Noselect").selectable
    assert named("[Gmail]/Starred", rb"\Flagged").virtual
    everything = named("[Gmail]/All Mail", rb"\All")
    assert everything.all_mail
    assert everything.role is FolderRole.ARCHIVE


def test_names_keep_their_bytes_and_are_decoded_for_people() -> None:
    found = read_folder(parse_values([b"(\\HasNoChildren) NIL ", b'quo"te*', b""]))
    assert found is not None
    assert (found.wire_name, found.delimiter) == (b'quo"te*', None)
    assert folder(b'() "." "INBOX.&bUuL1Q-"').name == "INBOX.测试"


@pytest.mark.parametrize("line", [b"", b"()", b'() "/"', b'x "/" a', b'() "/" NIL', b'() "/" "' + b"a" * 2000 + b'"'])
def test_what_is_no_folder_is_left_out(line: bytes) -> None:
    assert read_folder(parse_values([line])) is None


def test_a_name_with_a_line_break_cannot_become_a_command() -> None:
    assert read_folder(parse_values([b'() "/" ', b"a\r\nA1 DELETE INBOX", b""])) is None
