"""Accounts on messengers and networks, and further mail addresses, in a signature."""

import re
from collections.abc import Iterator
from typing import Final

from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field

_NETWORKS: Final = {
    "whatsapp": r"whats\s?app|wa|вотсап|ватсап|واتس ?اب",
    "wechat": r"we\s?chat(?:\s*id)?|weixin|微信(?:号)?",
    "skype": r"skype(?:\s*id)?|скайп",
    "qq": r"qq",
    "telegram": r"telegram|телеграм",
    "viber": r"viber",
    "line": r"line\s?id",
}
_ONE = "|".join(f"(?P<{name}>{words})" for name, words in _NETWORKS.items())
_HANDLE = re.compile(
    rf"(?i)(?<![\w.@])(?:{_ONE})(?P<more>(?:\s*[/&,]\s*(?:[a-z\u4e00-\u9fff]{{2,10}}))*)\s*[:：;]\s*"
    r"(?P<value>\+?[\d][\d ()\-]{6,20}\d|[\w.\-:@]{4,50})"
)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINKEDIN = re.compile(r"(?i)linkedin\.com/(?:in|company|pub)/[\w%.-]{2,80}")
_CHAT = re.compile(r"(?i)(?:wa\.me/|api\.whatsapp\.com/send\?phone=|t\.me/)(?P<value>\+?[\w]{5,32})")


def find_handles(text: str, own: str) -> Iterator[Found]:
    """Accounts, and addresses other than `own`."""
    for match in _HANDLE.finditer(text):
        value = match["value"].strip(" .-")
        names = [name for name in _NETWORKS if match[name]]
        names += [
            name for name, words in _NETWORKS.items() if match["more"] and re.search(rf"(?i){words}", match["more"])
        ]
        if "@" in value and "skype" not in names and "." in value.partition("@")[2]:
            continue
        for name in names:
            yield Found(Field.PERSON_HANDLE, value, 0.85, match.start("value"), match.start("value") + len(value), name)
    for match in _MAIL.finditer(text):
        if match[0].casefold() != own.casefold():
            yield Found(
                Field.PERSON_EMAIL, match[0].rstrip("."), 0.7, match.start(), match.start() + len(match[0].rstrip("."))
            )
    for match in _LINKEDIN.finditer(text):
        yield Found(Field.PERSON_HANDLE, match[0], 0.85, match.start(), match.end(), "linkedin")
    for match in _CHAT.finditer(text):
        name = "telegram" if "t.me" in match[0].lower() else "whatsapp"
        yield Found(Field.PERSON_HANDLE, match["value"], 0.85, match.start("value"), match.end("value"), name)
