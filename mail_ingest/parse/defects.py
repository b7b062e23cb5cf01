"""What can be wrong with a message, in words."""

from typing import Final

from i18n.messages import N_
from mail_ingest.parse.message import Defect

TEXTS: Final[dict[str, str]] = {
    "headers-damaged": N_("Part of the message's header was unreadable and is left out."),
    "content-type-damaged": N_("The message does not say correctly what kind of content it has."),
    "boundary-missing": N_("The parts of the message are not marked as they should be; some may be missing or joined."),
    "not-closed": N_("The message ends in the middle; something may be missing."),
    "too-deep": N_("The message is nested too deeply; the innermost parts are left out."),
    "too-many-parts": N_("The message has too many parts; some are left out."),
    "transfer-encoding-damaged": N_("An attachment or text arrived damaged and may be incomplete."),
    "charset-unknown": N_("The message names a character set that does not exist; its text was read by guessing."),
    "charset-wrong": N_("The message names the wrong character set; its text was read by guessing."),
    "charset-damaged": N_("Some characters could not be read."),
    "text-cut": N_("The text is very long; only its beginning is shown."),
    "date-missing": N_("The message has no believable date."),
    "sender-missing": N_("The message does not say who sent it."),
    "sender-name-is-address": N_("The sender's name shows an address that is not the sender's."),
    "message-id-missing": N_("The message has no identifier, so replies to it may not be found."),
    "too-large": N_("The message is too large to be read in full; only its beginning is shown."),
    "partial": N_("Only the beginning of this message is here, because it is very large."),
    "packed-damaged": N_("A file that holds further files (such as winmail.dat) is damaged; it is kept as it came."),
    "unreadable": N_("The message could not be read; the original can be downloaded."),
}


def defects_of(codes: set[str]) -> tuple[Defect, ...]:
    """In the order of the table."""
    return tuple(Defect(code=code, text=text) for code, text in TEXTS.items() if code in codes)
