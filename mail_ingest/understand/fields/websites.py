"""Websites of the sender, and profiles on networks."""

import re
from collections.abc import Iterator
from typing import Final

from mail_ingest.understand.domains import is_free_mail, is_relay, registrable_domain
from mail_ingest.understand.fields.found import Found
from mail_ingest.understand.result import Field
from mail_ingest.understand.vocabulary import SOCIAL

_URL = re.compile(
    r"(?i)(?<![\w@.\-/])(?P<scheme>https?:?\s?/{1,3}\s?)?(?P<host>(?:[a-z0-9\u00c0-\u024f](?:[a-z0-9\u00c0-\u024f-]{0,61}[a-z0-9\u00c0-\u024f])?\.)+(?:[a-z]{2,24}"
    r"|xn--[a-z0-9-]+))(?![\w@-])(?P<path>/[^\s<>\")\]|]*)?"
)
_MAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.\s?[\w-]+)+")
_LABEL = re.compile(
    r"(?i)(?:web(?:\s?site|\s?page)?|home\s?page|url|site|internet|网址|網址|网站|官网|ホームページ|сайт|홈페이지|w)\s*[:：.]?\s*$"
)
_LINKEDIN = re.compile(r"(?i)(?:https?:/{2})?(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|company|pub)/[\w%.-]+/?")
_FILES: Final = frozenset(
    [
        "png",
        "jpg",
        "jpeg",
        "gif",
        "pdf",
        "doc",
        "docx",
        "xls",
        "xlsx",
        "zip",
        "htm",
        "html",
        "php",
        "txt",
        "eml",
        "csv",
        "exe",
        "js",
        "py",
        "cpp",
        "hpp",
    ]
)


def find_websites(text: str, sender_domain: str | None) -> Iterator[Found]:
    """Sites in a signature. A bare domain counts when it stands alone, behind a label, or is the sender's own."""
    own = {
        registrable_domain(domain)
        for domain in (sender_domain, *_mail_domains(text))
        if domain and not is_free_mail(domain)
    }
    masked = _MAIL.sub(lambda mail: " " * len(mail[0]), text)
    for match in _LINKEDIN.finditer(masked):
        yield Found(Field.PERSON_HANDLE, match[0].rstrip("/"), 0.9, match.start(), match.end(), "linkedin")
    for match in _URL.finditer(masked):
        host = match["host"].lower()
        domain = registrable_domain(host)
        top = host.rpartition(".")[2]
        if (
            not domain
            or domain in SOCIAL
            or host in SOCIAL
            or is_free_mail(host)
            or (is_relay(host) and host.removeprefix("www.") == domain)
            or (top in _FILES and not match["scheme"])
        ):
            continue
        explicit = (
            bool(match["scheme"])
            or host.startswith("www.")
            or _LABEL.search(masked[max(0, match.start() - 14) : match.start()]) is not None
        )
        if not explicit and domain not in own and not _stands_alone(masked, match):
            continue
        value = match[0].strip().rstrip(".,;") if explicit or domain in own else host
        yield Found(
            Field.COMPANY_WEBSITE, value, 0.9 if domain in own else 0.8 if explicit else 0.6, match.start(), match.end()
        )


def _mail_domains(text: str) -> list[str]:
    return [mail[0].rpartition("@")[2].strip() for mail in _MAIL.finditer(text)]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rpartition("\n")[2]
    after = text[match.end() :].partition("\n")[0]
    return (
        re.fullmatch(r"(?:.*[|•·/,;\t])?\s*", before) is not None
        and re.fullmatch(r"\s*(?:[|•·/,;\t].*)?", after) is not None
        and len(match["host"]) > 5
    )
