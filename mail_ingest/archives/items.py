"""What reading an archive yields."""

from datetime import datetime
from typing import Final

import msgspec

from i18n.messages import N_

MAX_MESSAGE: Final = 150_000_000

#: Why nothing could be read of a message, or of a file that should hold some.
PROBLEMS: Final[dict[str, str]] = {
    "empty": N_("The message is empty."),
    "too-large": N_("The message is larger than 150 MB."),
    "unreadable": N_("The file could not be read."),
    "damaged": N_("The file is damaged: it ends too early or its checksum is wrong."),
    "encrypted": N_("The file is protected by a password. Unpack it yourself and import what is inside."),
    "nested": N_("Archives lie within archives too deep. Unpack it yourself and import what is inside."),
    "foxmail-box": N_(
        "This is not a folder of Foxmail as its versions up to 6 kept them. In Foxmail, select the mails, export them"
        " as .eml and import those."
    ),
    "outlook-express": N_(
        "Outlook Express .dbx files cannot be read. Open them in Thunderbird, export an mbox file and import that."
    ),
    "unknown-archive": N_("Archives of this kind cannot be read. Unpack it and make a .zip of what is inside."),
    "outlook-damaged": N_("Outlook's file is damaged. Let Outlook repair it (scanpst) and import it again."),
    "not-storable": N_("The message could not be stored. Its original is kept."),
}

#: Why an import as a whole failed: a sentence and what to do.
FAILURES: Final[dict[str, tuple[str, str]]] = {
    "damaged": (
        N_("{name} is damaged: it ends too early or is not what its name says."),
        N_("Make the export anew and upload it again. What was imported until there stays."),
    ),
    "too-large-inside": (
        N_("{name} unpacks to far more than a mail archive does."),
        N_("Unpack it yourself and upload the mail that is inside."),
    ),
    "no-mail": (
        N_("There is no mail in {name}."),
        N_("Choose an .eml, .mbox, .msg or .pst file, a Maildir, or a .zip of them."),
    ),
    "upload-lost": (
        N_("The uploaded file is no longer there."),
        N_("Upload it again; what was imported until there is not stored twice."),
    ),
    "unexpected": (
        N_("The import stopped for a reason that we do not know."),
        N_("Try it again: it goes on where it stopped. If it happens again, tell your operator."),
    ),
}


class ArchiveError(Exception):
    """A file as a whole cannot be read (any further); `code` is one of `FAILURES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class FoundMail(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a file; `raw` is None where nothing could be read, and `problem` says why (`PROBLEMS`)."""

    origin: str
    raw: bytes | None
    problem: str | None = None
    #: When the file was last changed, for messages without a date.
    changed_at: datetime | None = None
    flags: tuple[str, ...] = ("\\Seen",)


class IgnoredFile(msgspec.Struct, frozen=True):
    """A file that is no mail."""

    origin: str


Item = FoundMail | IgnoredFile


class Position(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where to go on: in which member (of which member …), at which byte or item of it, after how many messages."""

    members: tuple[int, ...] = ()
    offset: int = 0
    number: int = 0

    def inside(self) -> "Position":
        """The position within the outermost member."""
        return Position(self.members[1:], self.offset, self.number)

    def below(self, member: int) -> "Position":
        """This position as one within the given member of what contains it."""
        return Position((member, *self.members), self.offset, self.number)


class Step(msgspec.Struct, frozen=True):
    """One item, where to go on after it, and how many bytes of the outermost file lie behind."""

    item: Item
    after: Position
    done_bytes: int
