"""Telephone numbers: E.164, what sort of line each is, and its extension."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from mail_ingest.understand.fields.found import Found, Line
from mail_ingest.understand.fields.phone_labels import label_in
from mail_ingest.understand.result import Field

# Its metadata has more patterns than the cache of `re` has room for.
phonenumbers.enable_pattern_cache()

_NUMBER = re.compile(
    r"(?<![\w@/=&#$€£¥%.])(?:\+|00)?\s?\(?\+?\d(?:[ \t]?[\d().\-–‐/\u2212]"
    r"|[ \t]{2}(?=\d)){5,24}(?<=[\d)])(?![\w@%])|(?<=[:：;a-zA-Z])\+\d[\d ().\-–]{7,18}\d"
)
_EXTENSION = re.compile(
    r"(?i)^[\s,;)(（:：]{0,3}(?:ext(?:ension|n)?|ex|x|доб|доп|вн|分机|分機|转|轉|内線|내선|#|dahili|ramal|int(?:erno)?|wewn?|loc(?:al)?|poste|anexo|linka|kl|toestel|máy\s*lẻ|ต่อ|داخلي)\.?\s?[:：]?\s?(\d{1,6})\b"
)
#: "0571-8265 1234-806": the line inside a Chinese firm behind the number.
_INNER = re.compile(r"(?P<number>0\d{2,3}[- ]\d{3,4}[- ]?\d{4})-(?P<inner>\d{2,5})")
_DATE = re.compile(
    r"^\s*(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19"
    r"|20)\d\d\s?[-–]\s?\d{4})(?:\s|$)"
)
_KINDS: Final = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "fixed",
    PhoneNumberType.TOLL_FREE: "toll_free",
    PhoneNumberType.VOIP: "voip",
}


class Read(NamedTuple):
    """A number in E.164 (or as written, where no country fits it), how sure that is, and where it belongs."""

    value: str
    confidence: float
    country: str | None
    kind: str | None


def find_phones(lines: Sequence[Line], regions: Sequence[str], likely: Sequence[str] = ()) -> list[Found]:
    """All numbers in a signature. `regions` (countries, likeliest first) say how national numbers are read; those of
    `likely` are asked last, and what they say is less sure."""
    found: list[Found] = []
    known = [*_told(lines), *regions]
    waiting: str | None = None
    for line in lines:
        spans = list(_numbers_in(line.text.replace("(0)", "...")))
        position = 0
        label: str | None = None
        for span in spans:
            before = line.text[position : span.start()]
            named = label_in(before)
            label = (
                named or (label if len(before.strip(" ,/;|&和或")) < 2 else None) or (waiting if not position else None)
            )
            position = span.end()
            written = span[0].strip(" .-/")
            inner = _INNER.fullmatch(written) if "CN" in known else None
            if inner and (_valid(inner["number"], "CN") is None or _valid(written, "CN") is not None):
                inner = None
            if inner:
                written = inner["number"]
            number = read_number(written, known, labelled=label is not None)
            open_ = not known and (number is None or not number.value.startswith("+"))
            guessed = _guessed_home(written, likely) if open_ else None
            number = guessed or number
            if number is None or label == "other" or (_DATE.match(written) and not written.startswith("+")):
                continue
            if not number.value.startswith("+") and " - " in written and len(re.sub(r"\D", "", written)) < 8:
                continue  # "nave 22 - 50016 Zaragoza"
            start = line.start + span.start() + span[0].index(written[0])
            extension = _EXTENSION.match(line.text[span.end() :])
            details = [
                label if label in {"whatsapp", "mobile"} else number.kind,
                f"ext={extension[1]}" if extension else f"ext={inner['inner']}" if inner else None,
            ]
            field = Field.COMPANY_FAX if label == "fax" else Field.PERSON_PHONE
            detail = ";".join(piece for piece in details if piece) or None
            found.append(Found(field, number.value, number.confidence, start, line.start + span.end(), detail))
            if number.country:
                sure = 0.4 if guessed else 0.6
                found.append(Found(Field.COMPANY_COUNTRY, number.country, sure, start, line.start + span.end()))
                if number.country not in known and not guessed:
                    known.append(number.country)
        waiting = label_in(line.text) if not spans and len(line.text.strip()) < 25 else None
    return _reread(found, known)


def _guessed_home(written: str, likely: Sequence[str]) -> Read | None:
    """As dialled at home, in a country that language and clock speak for: "07 5550 0151"."""
    if not re.match(r"\(?0[1-9]", written):
        return None
    found = next((number for region in likely if (number := _valid(written, region)) is not None), None)
    return _made(found, 0.6) if found is not None else None


def _numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Each number of a line; "44473212/44880338" are two."""
    for match in _NUMBER.finditer(text):
        left, slash, right = match[0].rpartition("/")
        digits = [len(re.sub(r"\D", "", half)) for half in (left, right)]
        if slash and min(digits) >= 6 and sum(digits) > 13:
            middle = match.start() + len(left)
            for start, end in ((match.start(), middle), (middle + 1, match.end())):
                half = _NUMBER.match(f"{text[:middle]},{text[middle + 1 :]}", start, end)
                if half:
                    yield half
            continue
        yield match


def _told(lines: Sequence[Line]) -> list[str]:
    """Countries of the numbers that are written with their calling code."""
    codes: dict[str, None] = {}
    for line in lines:
        for match in re.finditer(r"(?:\+|(?<!\d)00)[\d ().\-]{8,20}", line.text):
            number = _valid("+" + re.sub(r"\D", "", match[0].replace("(0)", "")).removeprefix("00"), None)
            code = _country(number) if number else None
            if code:
                codes.setdefault(code)
    return list(codes)


def _reread(found: list[Found], known: Sequence[str]) -> list[Found]:
    """Numbers without a country, read again once a later number has told one."""
    again: list[Found] = []
    for one in found:
        number = (
            read_number(one.value, known, labelled=True)
            if one.confidence <= 0.5 and not one.value.startswith("+")
            else None
        )
        if number and number.value.startswith("+"):
            again.append(Found(one.field, number.value, number.confidence, one.start, one.end, one.detail))
        else:
            again.append(one)
    return again


def read_number(written: str, regions: Sequence[str], *, labelled: bool) -> Read | None:
    """A number as somebody wrote it; `regions` (likeliest first) say how a national one is read, `labelled` that
    something names it a number. None when it is none."""
    digits = re.sub(r"\D", "", written)
    if not 7 <= len(digits) <= 17:
        return None
    if written.lstrip("( ").startswith(("+", "00")):
        shorter = re.match(r"^(.*\d)\s*[~/–-]\s*\d{1,3}$", written)  # "101 - 102": the last digits of a second number
        first = (
            _valid("+" + re.sub(r"\D", "", shorter[1].replace("(0)", "")).removeprefix("00"), None) if shorter else None
        )
        whole = _valid("+" + digits.removeprefix("00"), None)
        if first is not None and whole is None:
            return _made(first, 0.75)
        return _international(re.sub(r"\D", "", written.replace("(0)", "")).removeprefix("00"))
    found = _national(written, digits, regions)
    if found is not None:
        return _made(found, 0.85 if labelled else 0.7)
    likely = _parsed(written, regions[0]) if labelled and regions and written.lstrip("( ").startswith("0") else None
    if likely is not None and not likely.italian_leading_zero and phonenumbers.is_possible_number(likely):
        # Of the right length, though in no range that is known to be given out.
        return _made(likely, 0.6)
    return _guessed(written, digits, regions, labelled=labelled)


def _international(body: str) -> Read | None:
    for attempt in (f"+{body}", *_without_trunk(body)):
        good = _valid(attempt, None)
        if good:
            return _made(good, 0.95)
    loose = _parsed(f"+{body}", None)
    if loose is None:
        return Read(f"+{body}", 0.45, None, None) if 8 <= len(body) <= 15 else None
    return Read(f"+{body}", 0.6, _country(loose), None)


def _national(written: str, digits: str, regions: Sequence[str]) -> phonenumbers.PhoneNumber | None:
    """As dialled inside one of the countries, or with its calling code but without the plus."""
    for region in regions:
        found = _valid(written, region)
        if found:
            return found
    for region in regions:
        code = str(phonenumbers.country_code_for_region(region))
        found = _valid(f"+{digits}", None) if code != "0" and digits.startswith(code) else None
        if found:
            return found
    return None


def _guessed(written: str, digits: str, regions: Sequence[str], *, labelled: bool) -> Read | None:
    """Nothing tells the country: the American way of writing, a calling code without its plus, or left as written."""
    if not labelled:
        american = re.fullmatch(r"\(?[2-9]\d\d\)?[ .-]{1,2}[2-9]\d\d[ .-]\d{4}", written)
        number = _valid(written, "US") if american else None
        return _made(number, 0.6) if number else None
    chinese = (f"+86{digits}",) if re.fullmatch(r"1[3-9]\d{9}", digits) and "US" not in regions else ()
    attempts = (*chinese, f"+{digits}", *(() if regions else (f"+1{digits}",))) if len(digits) >= 10 else ()
    for attempt in attempts:
        number = _valid(attempt, None)
        if number:
            return _made(number, 0.65)
    return Read(written, 0.5, None, None)


@lru_cache(maxsize=4096)
def _valid(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    number = _parsed(text, region)
    return number if number is not None and phonenumbers.is_valid_number(number) else None


def _without_trunk(body: str) -> list[str]:
    """+44 0161...: the zero that is dialled inside the country only."""
    for length in (1, 2, 3):
        if body[length : length + 1] == "0" and int(body[:length] or 0) in _calling_codes():
            return [f"+{body[:length]}{body[length + 1 :]}"]
    return []


@lru_cache(maxsize=1)
def _calling_codes() -> frozenset[int]:
    return frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE)


@lru_cache(maxsize=4096)
def _parsed(text: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def _made(number: phonenumbers.PhoneNumber, confidence: float) -> Read:
    value = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Read(value, confidence, _country(number), _KINDS.get(phonenumbers.number_type(number)))


def _country(number: phonenumbers.PhoneNumber) -> str | None:
    code = phonenumbers.region_code_for_number(number)
    if code is None:
        regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(number.country_code or 0, ())
        code = regions[0] if len(regions) == 1 else None
    return code if code and code.isalpha() else None
