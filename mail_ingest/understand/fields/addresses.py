"""Postal addresses, put together from the lines they stand on, and the country they name."""

import re
from collections.abc import Sequence
from typing import Final

from mail_ingest.parse.patterns import alternatives
from mail_ingest.understand.cities import country_of_place
from mail_ingest.understand.countries import country_at_end, country_of_name
from mail_ingest.understand.fields.address_parts import find_address_parts
from mail_ingest.understand.fields.found import Found, Line
from mail_ingest.understand.marks import is_closing, is_prose
from mail_ingest.understand.result import Field
from mail_ingest.understand.vocabulary import TITLE, has_legal_form

_LABELS = r"""
    add(?:r(?:ess|es)?)?|adresse?|direcci[óo]n|domicilio|endere[çc]o|indirizzo|sede(?:\s+(?:legale|operativa))?
    |adres[ıi]?|adresa|c[íi]m|osoite|adress|alamat|địa\s*chỉ|διεύθυνση|адреса?|местоположение
    |(?:公司|工厂|办公|联系|详细|通讯)?地址|住所|所在地|〒|주소|본사|(?:ال)?عنوان|נ?כתובת|ที่อยู่|location|head\s*(?:office|quarters?)
    |headquarters|hq|office|sales\s+office|factory|works|warehouse|postanschrift|anschrift|sitz|siège(?:\s+social)?
    |a
"""
_LABEL = re.compile(
    rf"^\W*(?:(?:factory|office|company|head\s+office|sales\s+office|mailing|postal|business|registered|our"
    rf"|delivery|visiting|street|corporate|main|regd\.?)[\s/&]+)*"
    rf"(?:{alternatives(_LABELS)})\s*\.?\s*(?:[:：]|\.\s|-\s)\s*(?=\S)",
    re.IGNORECASE,
)
_STREETS = r"""
    (?:st|str|rd|ave|av|blvd|hwy|ln|dr|bldg|sq|ste|fl|ct|pkwy|dist|apt|cra|col|nr|ul|pl|al)\b\.?|street|road|avenue
    |boulevard|lane|drive|highway|parkway|suite|floor|building|tower|plaza|block|unit|room|rm|flat|house|estate
    |village|market|town(?:ship)?|district|county|province|zone|park|square|court|quay|bridge|mall|mansion|centre|center
    |p\.?\s?o\.?\s?box|p\.?o\.?b\.?|\w*stra(?:ß|ss)e|\w+str\.|\w+(?:weg|platz|gasse|allee|ring|ufer|damm)|rue|bd
    |chemin|all[ée]e|place|crescent|cres|terrace|parade|esplanade|grove|zac|z\.?i\.?|za|bp|cedex|calle|c/|avenida|carrera|calzada|paseo|plaza|pol[íi]gono|colonia
    |colina|km|piso|oficina|nave|urb\.?|rua|alameda|travessa|rodovia|estrada|bairro|sala|andar|conjunto|via|viale
    |piazza|corso|largo|vicolo|strada
    |straat|\w+(?:straat|laan|plein|kade|gracht|dijk)|ulica|aleja|pl\.|osiedle|n[áa]m[ěe]st[íi]|t[řr][íi]da|ut?ca
    |\s[úu]t\b|t[ée]r|körút|mahallesi|mah|caddesi|cad|cd|sokak|sok|sk|bulvar[ıi]?|osb|sanayi\s+(?:sitesi|b[öo]lgesi)
    |no|kat|blok
    |ул|улица|пр-?кт|просп|проспект|пер|шоссе|наб|бульвар|дом|корп|стр|оф|офис|кв|этаж|вул|бул|\w+(?:gatan|v[äa]gen
    |gata|vej|gade|gate|veien|vei|katu|tie)|jalan|jl|jln|lorong|taman|kawasan|komplek|ruko|đường|phường|quận|kcn|lô
    |số|soi|moo|thanon|tambon|amphur
    |dong|gu|ro|gil|si|do|shi|ku|machi|cho|chome|ken|lu|jie|dadao|qu|xiang|zhen|shed|plot|sector|phase|nagar|marg
    |chowk|gali|bazar|bazaar|colony|midc|gidc|industrial|compound|ward|thana|upazila|p\.?s
"""
_STREET = re.compile(rf"(?<![\w@])(?:{alternatives(_STREETS)})(?![^\W\d_@])", re.IGNORECASE)
_STREET_CJK = re.compile(
    r"[省市区县镇路街道号楼室弄巷村栋厦園区號樓縣鎮鄉街區][^，。]{0,20}\d|\d+\s*(?:号|號|楼|樓|室|座|栋|层|弄|巷|丁目|番地|番|階|호|층|길|로)|(?:都|道|府"
    r"|県)\S{1,6}(?:市|区|町|村|郡)|\S{1,8}(?:省|自治区)\S{1,8}[市县区]|丁目|番地|(?:특별시|광역시)|شارع|ص\.?\s?ب|طريق|منطقة|مدينة|רחוב"
    r"|خیابان|پلاک|کوچه|بلوار|ถนน|ซอย|แขวง|เขต|ตำบล|อำเภอ|จังหวัด|ул\.|вул\."
)
_POSTCODE = re.compile(
    r"(?<![\d\w+/.])(?:[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d"
    r"|(?:[A-Z]{1,3}[-\s])?\d{4,6}(?:[-\s]\d{3,4})?|\d{2}-\d{3}|\d{3}\s\d{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?"
    r"|\d{4}\s?[A-Z]{2})(?![\w/:])"
)
_NOT_ADDRESS = re.compile(
    r"(?i)@|https?:|www\.|(?<!\w)(?:tel|phone|mob(?:ile)?|cell|did|h/?p|fax|e-?mail|skype|whats|wechat|vat|iban|swift|hrb"
    r"|puh(?:elin)?|gsm|tlf|växel|direkt|org\.?\s?n(?:r|o)|y-tunnus|cvr|kvk|btw|regon|cnpj|cuit|ičo|dič|siret|τηλ|κιν"
    r"|amtsgericht|geschäftsführ\w*|registered (?:in|number)|company no|reg(?:istration)? n|managing director)\b"
    r"|\+\d[\d ]{6,}|电话|手机|传真|邮箱|тел\b|điện thoại|di động|โทร|มือถือ|แฟกซ์|อีเมล|تلفن|تلفون"
    r"|هاتف|جوال|موبا[يی]ل|همراه"
    r"|فکس|فاكس|ایمیل|البريد|(?<!\w)(?:טל|נייד|פקס|דוא)|전화|휴대|팩스|이메일|電話|携帯"
)
_CONTACT_TAIL = re.compile(
    r"(?i)[\s,;|./]*(?:\b(?:tel|tlf|puh|gsm|phone|ph|mob(?:ile)?|cell|fax|e-?mail|mail|web(?:site)?|www|http|skype"
    r"|whatsapp)\b\s*[.:：(+]"
    r"|(?<![Cc]\.)\b[tmfepwdoch]\b\s*(?:[:：(+]|\.\s*[+\d(])|\b(?-i:[TMFPHC])\s+0\d[\d ()./-]{6,}|\+\d"
    r"|(?:电话|手机|传真|邮箱|网址|(?<![^\W\d_])(?:тел|tel)|điện thoại"
    r"|di động|โทร|มือถือ"
    r"|تلفن|تلفون|هاتف|جوال|موبا[يی]ل|טל"
    r"|נייד|전화|電話|携帯)\s*[.:：]?|[\w.+-]+@|www\.|https?:).*$"
)
MAX_LINES: Final = 6


def find_addresses(lines: Sequence[Line], taken: Sequence[Found]) -> list[Found]:
    """Addresses and the countries they end with. `taken`: people, jobs and companies, whose lines are none."""
    busy = {
        line.number
        for line in lines
        for one in taken
        if line.start <= one.start < line.start + len(line.text)
        and one.end - one.start > 0.5 * len(line.text.strip())
        and one.field is not Field.COMPANY_COUNTRY
    }
    found: list[Found] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.number in busy or is_closing(line.text):
            index += 1
            continue
        start = _beginning(line, taken)
        confidence = _confidence(line.text[start:]) if start < len(line.text) else 0.0
        joined = 1 if confidence else _joined_lines(lines, index, start, busy)
        if joined == 0:
            index += 1
            continue
        confidence = confidence or 0.6
        following = index + joined
        cut = _CONTACT_TAIL.search(line.text, start) if joined == 1 else None
        parts = [(line.start + start, line.text[start : cut.start() if cut else None])]
        parts += [(one.start, one.text) for one in lines[index + 1 : following]]
        while cut is None and following < len(lines) and following - index < MAX_LINES:
            after = lines[following]
            if (
                after.number in busy
                or after.number - lines[following - 1].number > 3
                or not _continues(after.text, parts[-1][1])
            ):
                break
            cut = _CONTACT_TAIL.search(after.text)
            piece = after.text[: cut.start() if cut else None]
            if not piece.strip():
                break
            parts.append((after.start, piece))
            confidence = max(confidence, 0.6 if _confidence(after.text) else 0.0)
            following += 1
        found += _made(parts, confidence)
        index = max(following, index + 1)
    return found


def _joined_lines(lines: Sequence[Line], index: int, start: int, busy: set[int]) -> int:
    """How many short lines make an address only together: street, postcode and city, country each on its own."""
    head = lines[index].text[start:].strip(" ,.;|")
    if not head or len(head) > 60 or not (re.search(r"\d", head) or _STREET.search(head)) or _NOT_ADDRESS.search(head):
        return 0
    if _CONTACT_TAIL.search(head) or is_prose(head) or re.search(r"[:：]", head):
        return 0
    text = head
    for count in (2, 3):
        last = lines[index + count - 1] if index + count <= len(lines) else None
        if last is None or last.number in busy or last.number - lines[index + count - 2].number > 2:
            return 0
        piece = last.text.strip(" ,.;|")
        if len(piece) > 60 or is_prose(piece) or _NOT_ADDRESS.search(piece) or _CONTACT_TAIL.search(piece):
            return 0
        text = f"{text}, {piece}"
        if _confidence(text) and (_POSTCODE.search(piece) or country_of_name(piece) or country_of_place(piece)):
            return count
    return 0


def _beginning(line: Line, taken: Sequence[Found]) -> int:
    """Behind the label, and behind a company or person named before on the same line."""
    ends = [
        one.end - line.start
        for one in taken
        if line.start <= one.start < line.start + len(line.text)
        and one.field in {Field.COMPANY_NAME, Field.PERSON_NAME, Field.PERSON_TITLE}
        # "Rua XV, 1234 - Centro": a part of town may look like a name.
        and not (one.field is Field.PERSON_NAME and re.search(r"\d", line.text[: one.start - line.start]))
    ]
    start = max(ends, default=0)
    label = _LABEL.match(line.text[start:])
    if label and (
        label[0].strip().casefold() not in {"a:", "a.", "office:", "office -", "a -"}
        or _confidence(line.text[start + label.end() :])
    ):
        return start + label.end()
    skip = re.match(r"[\s,;|/–-]*", line.text[start:])
    return start + (skip.end() if skip else 0)


def _confidence(text: str) -> float:
    """How much a line looks like (part of) an address; 0 for not at all."""
    bare = text.strip(" ,.;|")
    if len(bare) < 5 or len(bare) > 220:
        return 0.0
    cut = _CONTACT_TAIL.search(bare)
    if cut:
        bare = bare[: cut.start()].strip(" ,.;|")
    if len(bare) < 5 or (is_prose(bare) and bare.count(",") < 2) or _NOT_ADDRESS.search(bare):
        return 0.0
    street = _STREET.search(bare) is not None or _STREET_CJK.search(bare) is not None
    digit = re.search(r"\d", bare) is not None
    commas = len(re.findall(r"[,，、،]", bare))
    country = country_at_end(bare) is not None and commas > 0
    postcode = _POSTCODE.search(bare) is not None
    country = country or (commas > 0 and country_of_place(bare) is not None)
    box = re.search(r"(?i)p\.?\s?o\.?\s?b(?:ox)?\b", bare) is not None
    placed = postcode and (commas > 0 or len(bare.split()) <= 5)
    score = 0.25 * box + 0.3 * street + 0.15 * digit + 0.1 * min(commas, 3) + 0.3 * country + 0.2 * placed
    if has_legal_form(bare) and not street:
        score -= 0.3
    if TITLE.search(bare) and not digit:
        score -= 0.3
    if re.search(r"[€$£¥%=<>{}]\s?\d|\b\d+\s?(?:pcs|kg|mm|usd|eur|mt|units?|%)\b", bare, re.IGNORECASE):
        score -= 0.5
    return min(0.9, 0.35 + score / 2) if score >= 0.44 else 0.0


def _continues(text: str, before: str) -> bool:
    bare = text.strip()
    head = _CONTACT_TAIL.search(bare)
    if (head is not None and head.start() < 4) or (_LABEL.match(bare) and re.match(r"(?i)\W*\w", bare)):
        return False
    bare = bare[: head.start()] if head else bare
    if (
        not bare
        or re.fullmatch(r"[\d ()+./|-]{7,}", bare)  # a telephone number
        or _script(bare) != _script(before)  # the same address in another language
        or len(bare) > 120
        or (is_prose(bare) and not bare.count(","))
        or re.match(r"^[-_=*]{3,}", bare)
        or _NOT_ADDRESS.search(bare)
    ):
        return False
    if country_of_name(bare):
        return True
    if before.rstrip().endswith((",", "，", "-")) and (len(bare.split()) <= 10):
        return True
    return (
        _confidence(bare) > 0.0
        or (_POSTCODE.search(bare) is not None and len(bare.split()) <= 8)
        or (_STREET.search(bare) is not None and "," in bare)
    )


def _script(text: str) -> bool:
    """Written in Chinese, Japanese or Korean; lines of digits alone go with any."""
    return re.search(r"[\u3040-\u9fff\uac00-\ud7af]", text) is not None


def _made(parts: list[tuple[int, str]], confidence: float) -> list[Found]:
    cleaned = [piece.strip(" \t,;|-–—").lstrip(". |") for _, piece in parts]
    value = ", ".join(piece for piece in cleaned if piece)
    if not value:
        return []
    value = re.sub(r"\s+", " ", value)
    start = parts[0][0] + (len(parts[0][1]) - len(parts[0][1].lstrip(" \t,;|-–—.")))
    end = parts[-1][0] + len(parts[-1][1].rstrip(" \t,;|-–—"))
    found = [Found(Field.COMPANY_ADDRESS, value, confidence, start, end)]
    country = _country(parts)
    if country:
        found.append(country)
    found += find_address_parts(parts, country.value if country else None, confidence)
    return found


def _country(parts: list[tuple[int, str]]) -> Found | None:
    """By its name on a line of its own or at the end of one, else by a postcode, a state or a city."""
    for position, piece in reversed(parts):
        bare = piece.strip(" ,.;|")
        named = country_of_name(bare) if len(bare) > 1 else None
        if named:
            offset = position + piece.index(bare)
            return Found(Field.COMPANY_COUNTRY, named, 0.9, offset, offset + len(bare))
        ending = country_at_end(piece)
        if ending:
            return Found(Field.COMPANY_COUNTRY, ending[0], 0.88, position + ending[1], position + ending[2])
    for position, piece in reversed(parts):
        place = country_of_place(piece)
        if place:
            return Found(Field.COMPANY_COUNTRY, place[0], 0.8, position + place[1], position + place[2])
    return None
