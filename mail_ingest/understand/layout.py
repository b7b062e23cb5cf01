"""The order of a letter: new text, signature, notices. Quotes are taken out before (`parse.quotes.own_lines`)."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from mail_ingest.parse.quotes import OwnLine
from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.marks import (
    CONTACT,
    DELIMITER,
    POSTSCRIPT,
    RULE,
    is_closing,
    is_notice,
    is_picture,
    is_prose,
    is_weak_closing,
)
from mail_ingest.understand.vocabulary import COMPANY_WORD, TITLE, TITLE_CJK, has_legal_form

#: Lines of a signature at most, and how far from the end one is looked for.
MAX_LINES: Final = 45
_REACH: Final = 70
_FRAME: Final = 16

_LIST_WORDS = re.compile(
    r"(?i)mailing list|listinfo|unsubscribe|googlegroups|subscribed to|lists\.|list-?serv|yahoo! groups|to post to this"
    r"|majordomo|hyperkitty|mailman"
)
_LINKS = re.compile(r"<(?:mailto:|https?:|tel:)[^<>\s]{0,600}>")
_GREETING = re.compile(
    r"(?i)^\W*(?:dear|hi|hello|hallo|hey|good (?:morning|day|afternoon|evening)|to whom|sehr geehrte|guten tag"
    r"|bonjour|cher|chère|madame|estimad|hola|buen[oa]s|prezad|ol[áa]"
    r"|bom dia|boa tarde|gentil|egregi|buongiorno|beste|geachte|szanown|dzień dobry|witam|dobrý|vážen"
    r"|здравствуйте|уважаем|добрый|доброго|sayın|merhaba|您好|你好|尊敬|お世話|拝啓|안녕|kepada|xin chào|السلام|عزيزي)"
)


#: "Via Seriate 41 - 24124 Bergamo", "14, rue des Forgerons – 69007 LYON".
_POSTCODE_AND_CITY = re.compile(
    r"(?:^|[-–—,|]\s*)(?:[A-Z]{1,2}-)?\d{4,5}\s+(?:[A-Z]{2}\s+)?[A-ZÀ-Þ][\w'’ -]{2,30}(?:\s*\([A-Z]{2}\))?$"
)


class Layout(NamedTuple):
    """Indexes into the author's lines. The signature is `first` to `last` (not included; equal when there is none),
    the new text ends before `body_end`, notices and list footers begin at `notices`."""

    first: int
    last: int
    body_end: int
    notices: int
    #: Opened by closing words or "-- ", not guessed from its lines.
    marked: bool


def find_layout(lines: Sequence[OwnLine], known: frozenset[str] = frozenset()) -> Layout:
    """Where the parts of a letter begin. `known` holds the words of the author's name, in small letters."""
    texts = [_shown(line.text) for line in lines]
    end = _letter_end(texts)
    first = _marked_start(texts, end)
    marked = first is not None
    if first is None:
        first = _block_start(texts, end, known)
    if first is None:
        body_end = _without_notices(texts, end)
        return Layout(body_end, body_end, body_end, body_end, False)
    last = _block_end(texts, first, end)
    first, last = _contiguous(lines, texts, first, last)
    body_end = first
    while first < last and (not texts[first] or is_picture(texts[first])):
        first += 1
    while last > first and (not texts[last - 1] or RULE.match(texts[last - 1]) or is_picture(texts[last - 1])):
        last -= 1
    return Layout(first, last, body_end, last, marked)


def _shown(line: str) -> str:
    """A line without the addresses of its links, so that its length is what a reader sees."""
    if "<" in line:
        line = _LINKS.sub("", line)
    return line.replace("\u200b", "").replace("&nbsp;", " ").strip().removesuffix("\\")


def _letter_end(texts: Sequence[str]) -> int:
    """Where the footer of a list begins, else the end."""
    end = len(texts)
    while end and not texts[end - 1]:
        end -= 1
    for index in range(max(1, end - 14), end):
        if (RULE.match(texts[index]) or DELIMITER.match(texts[index])) and any(
            _LIST_WORDS.search(text) for text in texts[index + 1 : index + 5]
        ):
            if DELIMITER.match(texts[index]) and not _LIST_WORDS.search(" ".join(texts[index + 1 : index + 3])):
                continue
            return index
    return end


def _without_notices(texts: Sequence[str], end: int) -> int:
    for index in range(max(1, end - 30), end):
        if is_notice(texts[index]):
            end = index
            break
    while end and (not texts[end - 1] or RULE.match(texts[end - 1]) or DELIMITER.match(texts[end - 1])):
        end -= 1
    return end


def _marked_start(texts: Sequence[str], end: int) -> int | None:
    """By closing words or "-- ", looked for from the end."""
    filled = [index for index in range(end) if texts[index]]
    lowest = filled[-_REACH] if len(filled) >= _REACH else 0
    notices = next((i for i in range(max(1, lowest), end) if is_notice(texts[i])), end)
    for index in range(end - 1, lowest - 1, -1):
        if index > notices and is_weak_closing(texts[index]):  # politeness at the end of a lawyer's text
            continue
        if is_closing(texts[index]) and _may_open(texts, index, end):
            return _with_earlier_closings(texts, index)
        if DELIMITER.match(texts[index]) and 0 < _filled(texts, index + 1, _stop(texts, index + 1, end)) <= MAX_LINES:
            if _prose_after(texts, index + 1, end) > 2:
                continue
            before = index - 1
            seen = 0
            while before >= lowest and seen < 4:
                if texts[before]:
                    seen += 1
                    if is_closing(texts[before]) and not any(is_prose(text) for text in texts[before + 1 : index]):
                        return _with_earlier_closings(texts, before)
                before -= 1
            return index
    return None


def _may_open(texts: Sequence[str], index: int, end: int) -> bool:
    stop = _stop(texts, index + 1, end)
    after = [text for text in texts[index + 1 : stop] if text]
    if not after:
        return not is_weak_closing(texts[index]) or _filled(texts, max(0, index - 3), index) > 0
    prose = sum(is_prose(text) for text in after)
    contacts = sum(CONTACT.search(text) is not None for text in after)
    if is_weak_closing(texts[index]):
        head = after[:2]
        if any(is_prose(text) or _GREETING.match(text) for text in head) and not is_closing(head[0]):
            return False
        return prose <= (1 if contacts else 0)
    if is_prose(after[0]) and not is_closing(after[0]) and len(after[0]) > 60:
        return False
    return prose <= 2 or prose <= contacts


def _with_earlier_closings(texts: Sequence[str], index: int) -> int:
    first = index
    steps = 0
    probe = index - 1
    while probe >= 0 and steps < 2:
        text = texts[probe]
        if text:
            if RULE.match(text) or DELIMITER.match(text):
                probe -= 1
                continue
            steps += 1
            if not is_closing(text):
                break
            first, steps = probe, 0
        probe -= 1
    return first


def _stop(texts: Sequence[str], start: int, end: int) -> int:
    """Where notices begin behind `start`."""
    for index in range(start, end):
        if texts[index] and (is_notice(texts[index]) or POSTSCRIPT.match(texts[index])):
            return index
    return end


def _filled(texts: Sequence[str], start: int, end: int) -> int:
    return sum(bool(text) for text in texts[start:end])


def _prose_after(texts: Sequence[str], start: int, end: int) -> int:
    return sum(is_prose(text) for text in texts[start : _stop(texts, start, end)])


def _block_end(texts: Sequence[str], first: int, end: int) -> int:
    """The line behind the last one that belongs to a signature opened at `first`."""
    stop = min(_stop(texts, first + 1, end), first + 3 * MAX_LINES)
    last = first + 1
    prose = blank = filled = 0
    for index in range(first, stop):
        text = texts[index]
        if not text:
            blank += 1
            continue
        filled += 1
        if filled > MAX_LINES:
            break
        if is_prose(text) and index > first and not is_closing(text):
            prose += 1
            if prose > 2 or not _contact_soon(texts, index + 1, stop):
                break
            blank = 0
            continue
        strange = not (_is_identity(text) or _may_belong(text) or _contact_soon(texts, index, stop))
        if (strange and blank > 1 and last - first > 3) or (blank > 6 and not _is_identity(text)):
            break
        blank = prose = 0
        last = index + 1
    return last


def _contact_soon(texts: Sequence[str], start: int, stop: int) -> bool:
    seen = 0
    for text in texts[start:stop]:
        if text:
            seen += 1
            if CONTACT.search(text):
                return not is_prose(text)
            if seen >= 4:
                break
    return False


def _is_identity(text: str) -> bool:
    """A company, a job or a way to reach somebody."""
    if is_prose(text):
        return False
    return (
        CONTACT.search(text) is not None
        or has_legal_form(text)
        or TITLE.search(text) is not None
        or TITLE_CJK.search(text) is not None
        or COMPANY_WORD.search(text) is not None
    )


def _block_start(texts: Sequence[str], end: int, known: frozenset[str]) -> int | None:
    """Without closing words: the lines at the end that name the author or say how to reach them."""
    stop = _without_notices(texts, end)
    first: int | None = None
    strength = gap = 0
    for index in range(stop - 1, max(-1, stop - MAX_LINES), -1):
        text = texts[index]
        if not text:
            gap += 1
            if gap > 5:
                break
            continue
        if (
            is_prose(text)
            or _GREETING.match(text)
            or len(text) > 120
            or (text.startswith(("* ", "- ", "• ")) and not CONTACT.search(text))
        ):
            break
        named = _names_author(text, known)
        # "王喆 138 5550 0131": a name with a number is a way to reach somebody, too.
        reached = CONTACT.search(text) is not None or (named and re.search(r"\d[\d -]{6,}", text) is not None)
        # A firm that has the author's surname is no name that a signature begins with.
        if named and _is_firm(text):
            strength += 2
            named = not any(
                _names_author(line, known) and not _is_firm(line) for line in texts[max(0, index - 4) : index]
            )
        if reached and len(text) <= 120:
            strength += 1
        elif named:
            strength += 2
        elif not (_is_identity(text) or (gap <= 1 and _may_belong(text)) or _like_address(text)):
            break
        if text.endswith((":", "：", "?", "？")) and not CONTACT.search(text):
            break
        gap = 0
        first = index
        if named and not reached and not _goes_on(texts, index, known):
            break
    if first is None or strength == 0:
        return None
    while first < stop and not (
        _is_identity(texts[first]) or _names_author(texts[first], known) or _may_belong(texts[first])
    ):
        first += 1
    return first if first < stop and (first > 0 or strength > 1) else None


def _is_firm(text: str) -> bool:
    return has_legal_form(text) or COMPANY_WORD.search(text) is not None


def _goes_on(texts: Sequence[str], index: int, known: frozenset[str]) -> bool:
    """Right above a line with the author's name stand more ways to reach them: Chinese programs write both twice."""
    above = texts[index - 1] if index else ""
    return bool(above) and not is_prose(above) and (CONTACT.search(above) is not None or _names_author(above, known))


def _may_belong(text: str) -> bool:
    """Short and without the marks of a sentence."""
    return len(text) <= 60 and len(text.split()) <= 6 and not re.search(r"[.?!;:…。？！：]$", text)


def _like_address(text: str) -> bool:
    if len(text) > 120:
        return False
    if text.count(",") >= 2 and re.search(r"\d", text):
        return True
    if len(text) <= 80 and _POSTCODE_AND_CITY.search(text):
        return True
    return len(text) <= 80 and bool(re.search(r"[,，]", text)) and country_of_place(text.rstrip(" .")) is not None


def _names_author(text: str, known: frozenset[str]) -> bool:
    words = re.findall(r"\w+", text.casefold())
    return 0 < len(words) <= 5 and any(word in known for word in words) and len(text) <= 50


def _contiguous(lines: Sequence[OwnLine], texts: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """One unbroken run: quoted lines may stand between the closing words and the contacts."""
    for index in range(last - 1, first, -1):
        # What is missing is a quote; a few characters are but the frame of a box drawn with "|".
        if lines[index].start > lines[index - 1].start + len(lines[index - 1].text) + 1 + _FRAME:
            behind = any(CONTACT.search(text) or DELIMITER.match(text) for text in texts[index:last])
            return (index, last) if behind or not any(texts[first:index]) else _contiguous(lines, texts, first, index)
    return first, last
